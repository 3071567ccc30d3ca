import { damagedFile, hostileFile } from '../failures';
import { decodeEntities, normaliseLineEnds } from './xml-text';

/** Attributes by local name; a plain `id` is never replaced by a prefixed `x:id`. */
export type XmlAttributes = ReadonlyMap<string, string>;

/** Names come without their namespace prefix. A text run may come in several pieces. */
export interface XmlHandler {
  open(name: string, attributes: XmlAttributes): void;
  close(name: string): void;
  text(value: string): void;
}

const SPACE = '[ \\t\\r\\n]';
const TAG = new RegExp(`^([^ \\t\\r\\n/<>]+)((?:${SPACE}+[^ \\t\\r\\n=/<>]+${SPACE}*=${SPACE}*(?:"[^"]*"|'[^']*'))*)${SPACE}*(/?)$`);
const ATTRIBUTE = new RegExp(`([^ \\t\\r\\n=]+)${SPACE}*=${SPACE}*(?:"([^"]*)"|'([^']*)')`, 'g');
const LONGEST_TEXT = 64 * 1024 ** 2;
const LONGEST_MARKUP = 1024 ** 2;
const DEEPEST = 256;

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function parseAttributes(source: string): XmlAttributes {
  const attributes = new Map<string, string>();
  for (const [, name = '', double, single] of source.matchAll(ATTRIBUTE)) {
    const local = localName(name);
    if (name !== local && attributes.has(local)) continue;
    attributes.set(local, decodeEntities(normaliseLineEnds(double ?? single ?? '')));
  }
  return attributes;
}

/** End of the tag starting at `start`, quotes respected; -1 while it is incomplete. */
function tagEnd(text: string, start: number): number {
  let quote = '';
  for (let i = start; i < text.length; i++) {
    const character = text[i] as string;
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return i;
  }
  return -1;
}

/**
 * Exact streaming XML tokenizer without DTD support: what the fast scanners fall back on, and the reader of all
 * small parts. It may start inside a document, given the names of the elements open there.
 */
export class XmlTokenizer {
  private rest = '';
  private finished = false;
  private readonly stack: string[];

  constructor(
    private readonly handler: XmlHandler,
    openElements: readonly string[] = [],
  ) {
    this.stack = [...openElements];
  }

  /** @throws EngineFailure DAMAGED_FILE (not well-formed), HOSTILE_FILE (DOCTYPE, endless token) */
  write(chunk: string): void {
    const text = this.rest === '' ? chunk : this.rest + chunk;
    let at = 0;
    for (;;) {
      const open = text.indexOf('<', at);
      if (open < 0) {
        // Held back, because an entity or a line end may be cut in two.
        if (text.length - at > LONGEST_TEXT) throw hostileFile('单个单元格的内容过长');
        break;
      }
      if (open > at) this.characters(text.slice(at, open));
      const next = this.markup(text, open);
      at = next < 0 ? open : next;
      if (next < 0) {
        if (text.length - at > (text.startsWith('<!', at) ? LONGEST_TEXT : LONGEST_MARKUP)) throw hostileFile('单个标记过长');
        break;
      }
    }
    this.rest = text.slice(at);
  }

  /** @throws EngineFailure DAMAGED_FILE when elements are still open */
  end(): void {
    if (this.rest.trim() !== '' || this.stack.length > 0 || !this.finished) throw damagedFile('内容在中途断开');
  }

  private characters(raw: string): void {
    const value = decodeEntities(normaliseLineEnds(raw));
    if (this.stack.length > 0) this.handler.text(value);
    else if (value.replace('\uFEFF', '').trim() !== '') throw damagedFile('XML 标记之外有多余内容');
  }

  /** Handles the markup at `open` and gives the offset after it, or -1 while it is incomplete. */
  private markup(text: string, open: number): number {
    if (text.startsWith('<!--', open)) return this.skip(text, open + 4, '-->');
    if (text.startsWith('<![CDATA[', open)) {
      const end = text.indexOf(']]>', open);
      if (end < 0) return -1;
      this.handler.text(normaliseLineEnds(text.slice(open + 9, end)));
      return end + 3;
    }
    if (text.startsWith('<?', open)) return this.skip(text, open + 2, '?>');
    if (text.startsWith('<!D', open)) throw hostileFile('含有 DOCTYPE 声明');
    if (text.startsWith('<!', open)) {
      if (text.length - open < 9) return -1;
      throw damagedFile('XML 标记有误');
    }
    const end = tagEnd(text, open + 1);
    if (end < 0) return -1;
    this.tag(text.slice(open + 1, end));
    return end + 1;
  }

  private skip(text: string, from: number, terminator: string): number {
    const end = text.indexOf(terminator, from);
    return end < 0 ? -1 : end + terminator.length;
  }

  private tag(source: string): void {
    if (source.startsWith('/')) {
      const name = source.slice(1).trimEnd();
      if (this.stack.pop() !== name) throw damagedFile('XML 标记不成对');
      this.handler.close(localName(name));
      if (this.stack.length === 0) this.finished = true;
      return;
    }
    const match = TAG.exec(source);
    if (match === null || this.finished) throw damagedFile('XML 标记有误');
    const [, name = '', attributes = '', slash] = match;
    this.handler.open(localName(name), parseAttributes(attributes));
    if (slash === '/') this.handler.close(localName(name));
    else if (this.stack.push(name) > DEEPEST) throw hostileFile('XML 嵌套过深');
    if (slash === '/' && this.stack.length === 0) this.finished = true;
  }
}
