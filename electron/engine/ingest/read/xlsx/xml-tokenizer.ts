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
const NAME = /[^ \t\r\n/<>]+/y;
/** One at a time: one expression for all attributes of a tag overflows the stack when there are very many. */
const ATTRIBUTE = new RegExp(`${SPACE}+([^ \\t\\r\\n=/<>]+)${SPACE}*=${SPACE}*(?:"([^"]*)"|'([^']*)')`, 'y');
const TAG_END = new RegExp(`${SPACE}*(/?)$`, 'y');
const LONGEST_TEXT = 64 * 1024 ** 2;
const LONGEST_MARKUP = 1024 ** 2;
const DEEPEST = 256;

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

interface Tag {
  readonly name: string;
  readonly attributes: XmlAttributes;
  readonly isEmpty: boolean;
}

/** A start tag without its brackets; undefined when it is not well-formed. */
function parseTag(source: string): Tag | undefined {
  NAME.lastIndex = 0;
  const [name] = NAME.exec(source) ?? [];
  if (name === undefined) return undefined;
  const attributes = new Map<string, string>();
  let at = name.length;
  for (;;) {
    ATTRIBUTE.lastIndex = at;
    const match = ATTRIBUTE.exec(source);
    if (match === null) break;
    at = ATTRIBUTE.lastIndex;
    const [, written = '', double, single] = match;
    const local = localName(written);
    if (written !== local && attributes.has(local)) continue;
    attributes.set(local, decodeEntities(normaliseLineEnds(double ?? single ?? '')));
  }
  TAG_END.lastIndex = at;
  const end = TAG_END.exec(source);
  return end === null ? undefined : { name, attributes, isEmpty: end[1] === '/' };
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
    if (source.length > LONGEST_MARKUP) throw hostileFile('单个标记过长');
    const tag = parseTag(source);
    if (tag === undefined || this.finished) throw damagedFile('XML 标记有误');
    const name = localName(tag.name);
    this.handler.open(name, tag.attributes);
    if (tag.isEmpty) this.handler.close(name);
    else if (this.stack.push(tag.name) > DEEPEST) throw hostileFile('XML 嵌套过深');
    if (tag.isEmpty && this.stack.length === 0) this.finished = true;
  }
}
