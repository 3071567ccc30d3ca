import { fileTooLarge } from '../failures';
import type { StringTable } from './string-table';

const PAGE_BITS = 20;
const PAGE_BYTES = 1 << PAGE_BITS;
/** Before every text stand its bytes × 2, plus 1 for one beyond ASCII: 21 bits. */
const HEAD_BYTES = 3;
const LONGEST = PAGE_BYTES - HEAD_BYTES;
/** Outside the heap, where nothing else would stop a file that consists of strings. */
const MOST_PAGES = 2048;
const FIRST_ENTRIES = 1 << 16;
/** Copied byte by byte up to here: a call costs more. */
const SHORT_BYTES = 48;
const RECENT = 4096;
const ODD = 0xffffffff;
const loneSurrogate = /\p{Surrogate}/u;

/**
 * Texts kept as UTF-8 outside the heap and made into strings when they are asked for: a city's sheet has millions that
 * occur once. What was asked for lately is kept, as names of schools and classes come again and again.
 */
export class StringStore implements StringTable {
  private readonly pages: Buffer[] = [];
  private page: Buffer = Buffer.alloc(0);
  private used = 0;
  /** Place in the pages, laid end to end; ODD for a text that UTF-8 or a page cannot hold. */
  private starts = new Uint32Array(FIRST_ENTRIES);
  private readonly odd = new Map<number, string>();
  private readonly recentNumbers = new Int32Array(RECENT).fill(-1);
  private readonly recent: string[] = [];
  length = 0;

  addBytes(bytes: Buffer, start: number, end: number, isWide: boolean): void {
    const size = end - start;
    if (size > LONGEST) return this.addOdd(bytes.toString('utf8', start, end));
    const at = this.reserve(size, isWide);
    if (size > SHORT_BYTES) bytes.copy(this.page, at, start, end);
    else for (let offset = 0; offset < size; offset++) this.page[at + offset] = bytes[start + offset]!;
  }

  addText(text: string): void {
    const size = Buffer.byteLength(text);
    if (size > LONGEST || loneSurrogate.test(text)) return this.addOdd(text);
    const at = this.reserve(size, size > text.length);
    this.page.write(text, at);
  }

  isEmpty(number: number): boolean {
    const start = this.starts[number]!;
    return start === ODD ? this.odd.get(number) === '' : this.headAt(this.pages[start >>> PAGE_BITS]!, start & (PAGE_BYTES - 1)) === 0;
  }

  get(number: number): string {
    const slot = number % RECENT;
    if (this.recentNumbers[slot] === number) return this.recent[slot]!;
    const start = this.starts[number]!;
    const text = start === ODD ? (this.odd.get(number) ?? '') : this.read(start);
    this.recentNumbers[slot] = number;
    this.recent[slot] = text;
    return text;
  }

  private read(start: number): string {
    const page = this.pages[start >>> PAGE_BITS]!;
    const at = start & (PAGE_BYTES - 1);
    const head = this.headAt(page, at);
    const text = at + HEAD_BYTES;
    return page.toString((head & 1) === 1 ? 'utf8' : 'latin1', text, text + (head >>> 1));
  }

  private headAt(page: Buffer, at: number): number {
    return page[at]! + page[at + 1]! * 0x100 + page[at + 2]! * 0x10000;
  }

  /** Enters the next text and gives the place for it in the page at hand. */
  private reserve(size: number, isWide: boolean): number {
    if (this.used + HEAD_BYTES + size > this.page.length) this.turnPage();
    const { page, used } = this;
    const head = size * 2 + (isWide ? 1 : 0);
    page[used] = head & 0xff;
    page[used + 1] = (head >>> 8) & 0xff;
    page[used + 2] = head >>> 16;
    this.enter((this.pages.length - 1) * PAGE_BYTES + used);
    this.used = used + HEAD_BYTES + size;
    return used + HEAD_BYTES;
  }

  private addOdd(text: string): void {
    this.odd.set(this.length, text);
    this.enter(ODD);
  }

  private enter(start: number): void {
    if (this.length === this.starts.length) {
      const larger = new Uint32Array(this.length + (this.length >>> 1));
      larger.set(this.starts);
      this.starts = larger;
    }
    this.starts[this.length] = start;
    this.length += 1;
  }

  private turnPage(): void {
    if (this.pages.length === MOST_PAGES) throw fileTooLarge('工作簿中的文字过多', '请拆分成多个文件后导入。', { strings: this.length });
    this.page = Buffer.allocUnsafeSlow(PAGE_BYTES);
    this.pages.push(this.page);
    this.used = 0;
  }
}
