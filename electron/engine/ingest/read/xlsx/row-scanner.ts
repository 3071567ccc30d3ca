import type { BatchBuilder } from '../batch-builder';
import type { CellBatch } from '../types';
import { SHEET_COLUMNS } from './cell-address';
import type { CellType, CellValues } from './cell-values';
import { ExactSheet } from './exact-sheet';
import type { PieceBuffer } from './piece-buffer';
import type { PartScanner, ScanStop } from './scan-part';
import { parseStringItem } from './string-item';
import { TextSpan } from './text-span';
import type { XmlHandler } from './xml-tokenizer';

const SPACE = 0x20;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const MINUS = 0x2d;
const POINT = 0x2e;
const SLASH = 0x2f;
const ZERO = 0x30;
const ONE = 0x31;
const NINE = 0x39;
const LESS = 0x3c;
const EQUALS = 0x3d;
const GREATER = 0x3e;
const LETTER_A = 0x41;
const LETTER_Z = 0x5a;
const SMALL = { b: 0x62, c: 0x63, d: 0x64, e: 0x65, f: 0x66, h: 0x68, i: 0x69, n: 0x6e, o: 0x6f, r: 0x72, s: 0x73, t: 0x74, v: 0x76, w: 0x77 } as const;
const CLOSE_ROW = '</row>'.length;
const CLOSE_STRING = '</is>';

const POWERS_OF_TEN = Float64Array.from({ length: 16 }, (_, exponent) => 10 ** exponent);
/** A number of so many digits is read without making a string, and exactly. */
const EXACT_DIGITS = 15;
const CLOSE_VALUE = '</v></c>'.length;

/** Results of the inner steps besides an offset: out of data, or a form left to the exact parser. */
const MORE = -1;
const EXACT = -2;

function typeOf(bytes: Buffer, start: number, length: number): CellType | undefined {
  if (length === 1) {
    switch (bytes[start]) {
      case SMALL.n:
        return 'n';
      case SMALL.s:
        return 's';
      case SMALL.b:
        return 'b';
      case SMALL.e:
        return 'e';
      case SMALL.d:
        return 'd';
      default:
        return undefined;
    }
  }
  const name = bytes.toString('latin1', start, start + length);
  return name === 'str' || name === 'inlineStr' ? name : undefined;
}

/**
 * Scans the rows of a worksheet in the canonical form all common producers write, byte by byte. Every loop ends
 * at the sentinel behind the data; a position past the data means the row is not complete yet. Whatever is not
 * canonical is left, from the start of its row, to the exact parser.
 */
export class RowScanner implements PartScanner<CellBatch> {
  readonly containers = ['worksheet', 'sheetData'] as const;
  private row = 0;
  private column = 0;
  private style = 0;
  private type: CellType = 'n';
  private readonly span = new TextSpan();

  constructor(
    private readonly builder: BatchBuilder,
    private readonly values: CellValues,
    private readonly checkRow: (row: number) => void,
  ) {}

  exactHandler(inside: boolean): XmlHandler {
    return new ExactSheet(this.builder, this.values, this.checkRow, inside, this.row);
  }

  take(): CellBatch[] {
    return this.builder.takeReady();
  }

  scan(piece: PieceBuffer, from: number): ScanStop {
    const bytes = piece.bytes;
    const end = piece.length;
    let consumed = from;
    for (;;) {
      let at = consumed;
      while (bytes[at] !== LESS) at += 1;
      if (at + CLOSE_ROW >= end) return { verdict: 'more', consumed };
      if (bytes[at + 1] === SLASH) return { verdict: bytes.toString('latin1', at, at + 11) === '</sheetData' ? 'done' : 'exact', consumed };
      if (bytes[at + 1] !== SMALL.r || bytes[at + 2] !== SMALL.o || bytes[at + 3] !== SMALL.w || bytes[at + 4] !== SPACE) return { verdict: 'exact', consumed };
      const before = this.row;
      const after = this.readRow(bytes, at + 5, end);
      if (after < 0) {
        this.builder.dropRow();
        this.row = before;
        return { verdict: after === MORE ? 'more' : 'exact', consumed };
      }
      consumed = after;
    }
  }

  /** From behind `<row ` to behind `</row>` or `/>`. */
  private readRow(bytes: Buffer, start: number, end: number): number {
    let at = start;
    let row = 0;
    let hidden = false;
    while (bytes[at] !== GREATER && bytes[at] !== SLASH) {
      if (bytes[at]! <= SPACE) {
        at += 1;
        continue;
      }
      const isNumber = bytes[at] === SMALL.r && bytes[at + 1] === EQUALS;
      const isHidden = bytes[at] === SMALL.h && bytes[at + 1] === SMALL.i;
      while (bytes[at] !== EQUALS) at += 1;
      const quote = bytes[at + 1];
      at += 2;
      if (at >= end) return MORE;
      if (quote !== QUOTE && quote !== APOSTROPHE) return EXACT;
      if (isNumber) for (; bytes[at]! >= ZERO && bytes[at]! <= NINE; at++) row = row * 10 + bytes[at]! - ZERO;
      if (isHidden) hidden = bytes[at] === ONE || bytes[at] === SMALL.t || bytes[at + 1] === SMALL.n;
      while (bytes[at] !== quote) at += 1;
      at += 1;
    }
    if (at + 1 >= end) return MORE;
    if (row === 0) return EXACT;
    this.checkRow(row);
    this.row = row;
    if (bytes[at] === SLASH) return bytes[at + 1] === GREATER ? at + 2 : EXACT;
    at += 1;
    this.column = -1;
    for (;;) {
      while (bytes[at] !== LESS) at += 1;
      if (at + 3 >= end) return MORE;
      if (bytes[at + 1] === SMALL.c && bytes[at + 2] === SPACE) {
        at = this.readCell(bytes, at + 3, end);
        if (at < 0) return at;
      } else if (bytes[at + 1] === SLASH && bytes[at + 2] === SMALL.r) {
        if (at + CLOSE_ROW > end) return MORE;
        this.builder.endRow(row, hidden);
        return at + CLOSE_ROW;
      } else return EXACT;
    }
  }

  /** From behind `<c ` to behind `</c>` or `/>`. */
  private readCell(bytes: Buffer, start: number, end: number): number {
    let at = this.readCellAttributes(bytes, start, end);
    if (at < 0) return at;
    if (bytes[at] === SLASH) return bytes[at + 1] === GREATER ? at + 2 : EXACT;
    at += 1;
    const span = this.span;
    let hasFormula = false;
    let hasValue = false;
    let text: string | undefined;
    for (;;) {
      while (bytes[at] !== LESS) at += 1;
      if (at + 3 >= end) return MORE;
      const next = bytes[at + 1];
      if (next === SMALL.v) {
        if (bytes[at + 2] === SLASH && bytes[at + 3] === GREATER) {
          at += 4;
          continue;
        }
        if (bytes[at + 2] === GREATER && !hasValue && text === undefined && (this.type === 's' || this.type === 'n')) {
          const after = this.readShortNumber(bytes, at + 3, end);
          if (after > 0) return after;
        }
        at += 2;
        while (bytes[at] !== GREATER) at += 1;
        if (at >= end) return MORE;
        span.find(bytes, at + 1);
        at = span.end;
        if (at + 3 >= end) return MORE;
        if (hasValue || bytes[at + 1] !== SLASH || bytes[at + 2] !== SMALL.v) return EXACT;
        hasValue = true;
        at += 4;
      } else if (next === SMALL.f) {
        hasFormula = true;
        while (bytes[at] !== GREATER) at += 1;
        if (at >= end) return MORE;
        at += 1;
        if (bytes[at - 2] === SLASH) continue;
        while (bytes[at] !== LESS) at += 1;
        if (at + 3 >= end) return MORE;
        if (bytes[at + 1] !== SLASH || bytes[at + 2] !== SMALL.f) return EXACT;
        at += 4;
      } else if (next === SMALL.i && bytes[at + 2] === SMALL.s && bytes[at + 3] === GREATER) {
        if (span.findPlainT(bytes, at + 4, end) && bytes[span.end + 4] === LESS && bytes[span.end + 5] === SLASH) {
          text = span.read(bytes);
          at = span.end + 4 + CLOSE_STRING.length;
          continue;
        }
        const close = bytes.indexOf(CLOSE_STRING, at);
        if (close < 0 || close + CLOSE_STRING.length > end) return MORE;
        const xml = bytes.toString('utf8', at, close + CLOSE_STRING.length);
        if (xml.includes('<!')) return EXACT;
        text = parseStringItem(xml);
        at = close + CLOSE_STRING.length;
      } else if (next === SLASH && bytes[at + 2] === SMALL.c && bytes[at + 3] === GREATER) {
        if (text !== undefined) this.values.text(this.row, this.column, text);
        else if (hasValue) this.put(bytes, hasFormula);
        else if (hasFormula) this.values.value(this.row, this.column, this.style, this.type, '', true);
        return at + 4;
      } else return EXACT;
    }
  }

  /** Reads r, s and t and gives the offset of the `>` or `/` behind the attributes. */
  private readCellAttributes(bytes: Buffer, start: number, end: number): number {
    let at = start;
    let column = this.column + 1;
    this.style = 0;
    this.type = 'n';
    while (bytes[at] !== GREATER && bytes[at] !== SLASH) {
      if (bytes[at]! <= SPACE) {
        at += 1;
        continue;
      }
      const name = bytes[at + 1] === EQUALS ? bytes[at] : 0;
      while (bytes[at] !== EQUALS) at += 1;
      const quote = bytes[at + 1];
      at += 2;
      if (at >= end) return MORE;
      if (quote !== QUOTE && quote !== APOSTROPHE) return EXACT;
      const value = at;
      if (name === SMALL.r) {
        let letters = 0;
        for (; bytes[at]! >= LETTER_A && bytes[at]! <= LETTER_Z; at++) letters = letters * 26 + bytes[at]! - LETTER_A + 1;
        let row = 0;
        for (; bytes[at]! >= ZERO && bytes[at]! <= NINE; at++) row = row * 10 + bytes[at]! - ZERO;
        if (bytes[at] !== quote || row !== this.row || letters === 0 || letters > SHEET_COLUMNS) return at >= end ? MORE : EXACT;
        column = letters - 1;
      } else if (name === SMALL.s) {
        for (; bytes[at]! >= ZERO && bytes[at]! <= NINE; at++) this.style = this.style * 10 + bytes[at]! - ZERO;
      } else {
        while (bytes[at] !== quote) at += 1;
        if (name === SMALL.t) {
          const type = typeOf(bytes, value, at - value);
          if (type === undefined) return at >= end ? MORE : EXACT;
          this.type = type;
        }
      }
      if (bytes[at] !== quote) return at >= end ? MORE : EXACT;
      at += 1;
    }
    this.column = column;
    return at + 1 >= end ? MORE : at;
  }

  /**
   * Takes `12.5</v></c>`, from behind its `<v>`, without making a string: a number of up to 15 digits, or the number of a
   * shared string. Gives the offset behind the cell; 0 when it is written in any other way, and then has taken nothing.
   */
  private readShortNumber(bytes: Buffer, start: number, end: number): number {
    const isShared = this.type === 's';
    const negative = bytes[start] === MINUS;
    const first = negative ? start + 1 : start;
    let at = first;
    let value = 0;
    let digit = bytes[at]! - ZERO;
    for (; digit >= 0 && digit <= 9; digit = bytes[at]! - ZERO) {
      value = value * 10 + digit;
      at += 1;
    }
    let digits = at - first;
    let decimals = 0;
    if (bytes[at] === POINT && digits > 0 && !isShared) {
      const point = at;
      at += 1;
      digit = bytes[at]! - ZERO;
      for (; digit >= 0 && digit <= 9; digit = bytes[at]! - ZERO) {
        value = value * 10 + digit;
        at += 1;
      }
      decimals = at - point - 1;
      digits += decimals;
    }
    if (digits === 0 || digits > EXACT_DIGITS || (isShared && negative)) return 0;
    if (bytes[at] !== LESS || bytes[at + 1] !== SLASH || bytes[at + 2] !== SMALL.v || bytes[at + 3] !== GREATER) return 0;
    if (bytes[at + 4] !== LESS || bytes[at + 5] !== SLASH || bytes[at + 6] !== SMALL.c || bytes[at + 7] !== GREATER) return 0;
    const after = at + CLOSE_VALUE;
    if (after > end) return 0;
    if (isShared) this.values.sharedString(this.row, this.column, value);
    else {
      if (decimals > 0) value /= POWERS_OF_TEN[decimals]!;
      this.values.number(this.row, this.column, this.style, negative ? -value : value);
    }
    return after;
  }

  /** Puts the value found in `span`. */
  private put(bytes: Buffer, hasFormula: boolean): void {
    if (this.type === 'str' || this.type === 'inlineStr') return this.values.text(this.row, this.column, this.span.read(bytes));
    this.values.value(this.row, this.column, this.style, this.type, this.span.readUnescaped(bytes), hasFormula);
  }
}
