import { TEXT_FLAGS, TextFlag } from './byte-flags';
import { decodeEntities, finishCellText, normaliseLineEnds } from './xml-text';

const GREATER = 0x3e;
const SLASH = 0x2f;
const SPACE = 0x20;
const LETTER_T = 0x74;
const LESS = 0x3c;

/** The text between two tags, found by the fast scanners and read only when it is wanted. Reused, not allocated. */
export class TextSpan {
  start = 0;
  /** Offset of the `<` that ends the text. */
  end = 0;
  private flags = 0;

  /** Finds the text that starts at `start`. The buffer must hold a `<` behind it. */
  find(bytes: Buffer, start: number): void {
    let flags = 0;
    let at = start;
    let flag = TEXT_FLAGS[bytes[at]!]!;
    while (flag !== TextFlag.end) {
      flags |= flag;
      at += 1;
      flag = TEXT_FLAGS[bytes[at]!]!;
    }
    this.start = start;
    this.end = at;
    this.flags = flags;
  }

  /**
   * Finds the text of `<t>…</t>` at `at` (attributes allowed). True when it is complete and plain, with `end` at its `</t>`.
   * `limit`: bytes of data in the buffer.
   */
  findPlainT(bytes: Buffer, at: number, limit: number): boolean {
    if (bytes[at] !== LESS || bytes[at + 1] !== LETTER_T) return false;
    let open = at + 2;
    if (bytes[open] === SPACE) while (bytes[open] !== GREATER) open += 1;
    if (bytes[open] !== GREATER || bytes[open - 1] === SLASH || open >= limit) return false;
    this.find(bytes, open + 1);
    return this.end + 4 <= limit && bytes[this.end + 1] === SLASH && bytes[this.end + 2] === LETTER_T && bytes[this.end + 3] === GREATER;
  }

  /** Whether the bytes are the text as it stands. */
  get isPlain(): boolean {
    return (this.flags & TextFlag.special) === 0;
  }

  get isWide(): boolean {
    return (this.flags & TextFlag.wide) !== 0;
  }

  /** The text with entities, line ends, escapes and legacy characters resolved. */
  read(bytes: Buffer): string {
    const text = this.readUnescaped(bytes);
    return this.isPlain ? text : finishCellText(text);
  }

  /** The text as XML has it: entities and line ends resolved. */
  readUnescaped(bytes: Buffer): string {
    const text = bytes.toString(this.isWide ? 'utf8' : 'latin1', this.start, this.end);
    return this.isPlain ? text : decodeEntities(normaliseLineEnds(text));
  }
}
