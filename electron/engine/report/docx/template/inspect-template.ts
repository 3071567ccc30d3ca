/** What a template asks for by name, and where: said before anything is filled in. */
import { strFromU8 } from 'fflate';
import { openTemplate } from './open-template';

export interface FoundPlaceholder {
  /** As it was written, without braces and spaces around it. */
  readonly name: string;
  /** 正文第3段, 表格中, 页眉. */
  readonly place: string;
  /** The text around it. */
  readonly text: string;
  /** Braces that are not a pair of two, or not those of the keyboard's Latin half: nothing would be filled in. */
  readonly broken: boolean;
}

const PARTS: readonly { readonly pattern: RegExp; readonly label: string }[] = [
  { pattern: /^word\/document\.xml$/, label: '' },
  { pattern: /^word\/header\d*\.xml$/, label: '页眉' },
  { pattern: /^word\/footer\d*\.xml$/, label: '页脚' },
];
/** Braces of any width, in any number, around something short. */
const BRACED = /[{｛]+\s*([^{}｛｝\n]{1,60}?)\s*[}｝]+/g;
const WHOLE = /^\{\{[^{}]*\}\}$/;
const AROUND = 12;

/** @throws EngineFailure of openTemplate */
export function inspectTemplate(template: Uint8Array): readonly FoundPlaceholder[] {
  const parts = openTemplate(template);
  return PARTS.flatMap(({ pattern, label }) =>
    Object.keys(parts)
      .filter((name) => pattern.test(name))
      .sort()
      .flatMap((name) => placeholdersIn(strFromU8(parts[name] ?? new Uint8Array()), label)),
  );
}

function placeholdersIn(xml: string, part: string): FoundPlaceholder[] {
  const found: FoundPlaceholder[] = [];
  let tables = 0;
  let paragraph = 0;
  // Paragraphs begin and end in order; one in a box within another is read with it.
  for (const [token] of xml.matchAll(/<w:tbl>|<\/w:tbl>|<w:p[ >].*?<\/w:p>/gs)) {
    if (token === '<w:tbl>') tables += 1;
    else if (token === '</w:tbl>') tables -= 1;
    else {
      if (tables === 0) paragraph += 1;
      const text = [...token.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, run = '']) => run).join('');
      const place = part === '' ? (tables > 0 ? '表格中' : `正文第${paragraph}段`) : part;
      for (const match of text.matchAll(BRACED)) found.push({ name: (match[1] ?? '').trim(), place, text: around(text, match.index, match[0].length), broken: !WHOLE.test(match[0]) });
    }
  }
  return found;
}

function around(text: string, start: number, length: number): string {
  const [from, to] = [Math.max(0, start - AROUND), Math.min(text.length, start + length + AROUND)];
  return `${from > 0 ? '…' : ''}${text.slice(from, to)}${to < text.length ? '…' : ''}`;
}
