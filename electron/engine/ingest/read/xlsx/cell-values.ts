import type { BatchBuilder } from '../batch-builder';
import { damagedFile, fileTooLarge } from '../failures';
import type { ReadLimits } from '../types';
import { DateClass } from './number-format';
import { serialOfIso, SHIFT_1904 } from './serial-date';
import type { StringTable } from './string-table';
import { finishCellText } from './xml-text';

/**
 * Code of an error cell for a formula whose result the file does not hold: only a spreadsheet program can
 * calculate it, and an empty cell would hide that.
 */
export const UNCALCULATED = '#未计算';

export type CellType = 'n' | 's' | 'str' | 'inlineStr' | 'b' | 'e' | 'd';

/** The type written in a cell's `t`; anything unknown is kept as text. */
export function cellTypeOf(value: string | undefined): CellType {
  switch (value) {
    case undefined:
    case 'n':
      return 'n';
    case 's':
    case 'b':
    case 'e':
    case 'd':
    case 'inlineStr':
      return value;
    default:
      return 'str';
  }
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
/** From here a double cannot hold every integer. */
const INEXACT_FROM = 1e15;
/** The day after 31 December 9999, the last date Excel knows. */
const SERIAL_END = 2_958_466;
const EXACT_DIGITS = 15;

/** The number as written, when it stands for digits that a double cannot hold; else null. */
function rawIfInexact(raw: string, value: number): string | null {
  if (Math.abs(value) < INEXACT_FROM) return null;
  const digits = raw.replace(/[eE].*$/, '').replace(/\D/g, '').replace(/^0+/, '');
  return digits.length > EXACT_DIGITS ? raw : null;
}

/** Turns what a worksheet part says about a cell into a value of the current row. */
export class CellValues {
  constructor(
    private readonly builder: BatchBuilder,
    private readonly strings: StringTable,
    private readonly dateStyles: Uint8Array,
    private readonly date1904: boolean,
    private readonly limits: ReadLimits,
  ) {}

  /** A number exactly held. */
  number(row: number, column: number, style: number, value: number): void {
    this.putNumber(row, column, style, value, null);
  }

  /** @throws EngineFailure DAMAGED_FILE for an index beyond the strings, FILE_TOO_LARGE beyond the columns */
  sharedString(row: number, column: number, index: number): void {
    if (index >= this.strings.length) throw damagedFile('单元格指向不存在的共享字符串', { row, column: column + 1, index });
    if (this.strings.isEmpty(index)) return;
    this.checkColumn(row, column);
    this.builder.setShared(column, index);
  }

  text(row: number, column: number, text: string): void {
    if (text === '') return;
    this.checkColumn(row, column);
    this.builder.setText(column, text);
  }

  /** A cell by its type and the decoded content of its `v`; '' when there is none. */
  value(row: number, column: number, style: number, type: CellType, content: string, hasFormula: boolean): void {
    const trimmed = content.trim();
    switch (type) {
      case 's':
        if (trimmed === '') return;
        if (!/^\d+$/.test(trimmed)) throw damagedFile('共享字符串的编号有误', { row, column: column + 1 });
        return this.sharedString(row, column, Number(trimmed));
      case 'n':
        if (trimmed === '' && hasFormula) return this.error(row, column, UNCALCULATED);
        return this.numberText(row, column, style, trimmed, content);
      case 'b':
        return this.boolean(row, column, trimmed);
      case 'e':
        return this.error(row, column, trimmed);
      case 'd':
        return this.isoDate(row, column, style, trimmed);
      case 'str':
      case 'inlineStr':
        return this.text(row, column, finishCellText(content));
    }
  }

  private numberText(row: number, column: number, style: number, trimmed: string, content: string): void {
    const value = Number(trimmed);
    if (!NUMBER.test(trimmed) || !Number.isFinite(value)) return this.text(row, column, trimmed === '' ? '' : finishCellText(content));
    this.putNumber(row, column, style, value, rawIfInexact(trimmed, value));
  }

  private putNumber(row: number, column: number, style: number, value: number, raw: string | null): void {
    this.checkColumn(row, column);
    const dateClass = this.dateStyles[style];
    if (dateClass === undefined || dateClass === DateClass.none) return this.builder.setNumber(column, value, raw);
    const serial = this.date1904 && dateClass === DateClass.date ? value + SHIFT_1904 : value;
    if (serial >= 0 && serial < SERIAL_END) this.builder.setDate(column, serial);
    else this.builder.setNumber(column, value, raw);
  }

  private boolean(row: number, column: number, content: string): void {
    const value = content.toLowerCase();
    if (value !== '1' && value !== '0' && value !== 'true' && value !== 'false') return this.text(row, column, content);
    this.checkColumn(row, column);
    this.builder.setBoolean(column, value === '1' || value === 'true');
  }

  private error(row: number, column: number, code: string): void {
    if (code === '') return;
    this.checkColumn(row, column);
    this.builder.setError(column, code);
  }

  private isoDate(row: number, column: number, style: number, content: string): void {
    const serial = serialOfIso(content);
    if (serial === undefined) return NUMBER.test(content) ? this.numberText(row, column, style, content, content) : this.text(row, column, content);
    this.checkColumn(row, column);
    this.builder.setDate(column, serial);
  }

  private checkColumn(row: number, column: number): void {
    if (column < this.limits.columns) return;
    throw fileTooLarge(`第 ${row} 行有内容超出第 ${this.limits.columns} 列`, '请删去右侧多余的列后重新导入。', { row, column: column + 1 });
  }
}
