import { CellKind, type CellBatch, type RawCell } from '../read/types';
import type { RowTexts } from '../recognise/row-kind';
import { cellAddress } from '../read/column-name';
import { cellText } from '../text/cell-text';

const EMPTY: RawCell = { kind: CellKind.empty, number: 0, text: null };

/** One row of a batch, moved from row to row; texts are made only when asked for. */
export class RowView implements RowTexts {
  private row = 0;
  /** One cell object for all: normalisers never keep it. */
  private readonly current = { kind: CellKind.empty as CellKind, number: 0, text: null as string | null };
  /** Texts that were asked for, by column, and the row they are of: several looks are taken at the leading cells. */
  private readonly texts: string[] = [];
  private readonly textRows: number[] = [];
  private readonly left: number;
  private readonly right: number;

  /** @param first and last sheet columns from 0, inclusive, that belong to the table. */
  constructor(
    private readonly batch: CellBatch,
    first: number,
    last: number,
    private readonly hiddenColumns: ReadonlySet<number>,
  ) {
    this.left = first;
    this.right = Math.min(last, batch.columns.length - 1);
  }

  moveTo(row: number): this {
    this.row = row;
    return this;
  }

  get first(): number {
    return this.left;
  }

  get last(): number {
    return this.right;
  }

  get rowNumber(): number {
    return this.batch.rowNumbers[this.row] ?? 0;
  }

  /** C12: where the cell stands in the sheet that people see. */
  address(column: number): string {
    const place = this.batch.places?.[this.row]?.[column];
    return place === undefined ? cellAddress(column, this.rowNumber) : cellAddress(place.column, place.row);
  }

  /** Valid until the next call. */
  cell(column: number): RawCell {
    const found = this.batch.columns[column];
    if (found === undefined || column < this.left || column > this.right || this.hiddenColumns.has(column)) return EMPTY;
    const kind = (found.kinds[this.row] ?? CellKind.empty) as CellKind;
    if (kind === CellKind.empty) return EMPTY;
    this.current.kind = kind;
    this.current.number = found.numbers[this.row] ?? 0;
    this.current.text = found.texts[this.row] ?? null;
    return this.current;
  }

  isFilled(column: number): boolean {
    return this.cell(column).kind !== CellKind.empty;
  }

  text(column: number): string {
    if (this.textRows[column] === this.row) return this.texts[column]!;
    const cell = this.cell(column);
    const text = cell.kind === CellKind.empty ? '' : cellText(cell);
    this.textRows[column] = this.row;
    this.texts[column] = text;
    return text;
  }

  /** All texts by sheet column from 0, columns outside the table empty. */
  allTexts(): string[] {
    return Array.from({ length: this.right + 1 }, (_, column) => (column < this.left ? '' : this.text(column)));
  }
}
