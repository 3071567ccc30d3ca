import { damagedFile, fileTooLarge } from '../failures';
import type { ReadLimits } from '../types';
import type { PackageParts } from '../zip/package-parts';
import type { PieceBuffer } from './piece-buffer';
import type { PartScanner, ScanStop } from './scan-part';
import { scanPart } from './scan-part';
import { StringItem, parseStringItem } from './string-item';
import { StringStore } from './string-store';
import type { StringTable } from './string-table';
import { StringList } from './string-table';
import { TextSpan } from './text-span';
import type { XmlHandler } from './xml-tokenizer';

const LESS = 0x3c;
const GREATER = 0x3e;
const SLASH = 0x2f;
const LETTER_I = 0x69;
const LETTER_S = 0x73;
const LETTER_T = 0x74;
const CLOSE_ITEM = '</si>';
/** Size of a part up to which its texts are held as strings. */
const LISTED_BYTES = 32 * 1024 ** 2;

class ExactStrings implements XmlHandler {
  private readonly item = new StringItem();
  private inItem = false;

  constructor(
    private seenRoot: boolean,
    private readonly add: (text: string) => void,
  ) {}

  open(name: string): void {
    if (!this.seenRoot && name !== 'sst') throw damagedFile('共享字符串部件有误');
    this.seenRoot = true;
    if (name === 'si') this.inItem = true;
    else if (this.inItem) this.item.open(name);
  }

  close(name: string): void {
    if (name === 'si') {
      this.inItem = false;
      this.add(this.item.take());
    } else if (this.inItem) this.item.close(name);
  }

  text(value: string): void {
    if (this.inItem) this.item.text(value);
  }
}

class StringScanner implements PartScanner<never> {
  readonly containers = ['sst'] as const;
  private readonly span = new TextSpan();

  constructor(
    readonly strings: StringTable,
    private readonly limit: number,
  ) {}

  exactHandler(inside: boolean): XmlHandler {
    return new ExactStrings(inside, (text) => this.addText(text));
  }

  take(): never[] {
    return [];
  }

  scan(piece: PieceBuffer, from: number): ScanStop {
    const bytes = piece.bytes;
    const end = piece.length;
    let consumed = from;
    for (;;) {
      let at = consumed;
      while (bytes[at] !== LESS) at += 1;
      if (at + CLOSE_ITEM.length >= end) return { verdict: 'more', consumed };
      if (bytes[at + 1] === SLASH && bytes[at + 2] === LETTER_S && bytes[at + 3] === LETTER_S && bytes[at + 4] === LETTER_T) return { verdict: 'done', consumed };
      if (bytes[at + 1] !== LETTER_S || bytes[at + 2] !== LETTER_I) return { verdict: 'exact', consumed };
      const after = this.item(bytes, at, end);
      if (after === 'more' || after === 'exact') return { verdict: after, consumed };
      consumed = after;
    }
  }

  /** Takes the item at `at` and gives the offset behind it. */
  private item(bytes: Buffer, at: number, end: number): number | 'more' | 'exact' {
    if (bytes[at + 3] === SLASH && bytes[at + 4] === GREATER) {
      this.addText('');
      return at + 5;
    }
    if (bytes[at + 3] !== GREATER) return 'exact';
    const span = this.span;
    if (span.findPlainT(bytes, at + 4, end) && bytes[span.end + 4] === LESS && bytes[span.end + 5] === SLASH && bytes[span.end + 6] === LETTER_S) {
      const after = span.end + 4 + CLOSE_ITEM.length;
      if (after > end) return 'more';
      this.checkLimit();
      if (span.isPlain) this.strings.addBytes(bytes, span.start, span.end, span.isWide);
      else this.strings.addText(span.read(bytes));
      return after;
    }
    const close = bytes.indexOf(CLOSE_ITEM, at);
    if (close < 0 || close + CLOSE_ITEM.length > end) return 'more';
    const xml = bytes.toString('utf8', at, close + CLOSE_ITEM.length);
    if (xml.includes('<!')) return 'exact';
    this.addText(parseStringItem(xml));
    return close + CLOSE_ITEM.length;
  }

  private addText(text: string): void {
    this.checkLimit();
    this.strings.addText(text);
  }

  private checkLimit(): void {
    if (this.strings.length >= this.limit) throw fileTooLarge('工作簿中不同的文字过多', '请拆分成多个文件后导入。', { strings: this.limit });
  }
}

/**
 * Reads the shared strings of a workbook in order; `count` and `uniqueCount` are not believed.
 * @throws EngineFailure DAMAGED_FILE, HOSTILE_FILE, FILE_TOO_LARGE, CANCELLED
 */
export async function readSharedStrings(parts: PackageParts, part: string, limits: ReadLimits): Promise<StringTable> {
  const isLarge = parts.declaredSize(part) > LISTED_BYTES;
  const scanner = new StringScanner(isLarge ? new StringStore() : new StringList(), limits.sharedStrings);
  const run = scanPart(parts.stream(part), scanner, limits.rowBytes);
  while (!(await run.next()).done);
  return scanner.strings;
}
