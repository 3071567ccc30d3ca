import { damagedFile } from './failures';
import type { CellBatch, SheetColumn } from './types';
import { CellKind } from './types';

const BATCH_ROWS = 2048;
const FIRST_CAPACITY = 64;
/** Very wide sheets hand over fewer rows at a time, so that a batch stays near 20 MB. */
const BATCH_CELLS = 1 << 20;

interface GrowingColumn {
  kinds: Uint8Array;
  numbers: Float64Array;
  texts: (string | null)[];
}

function newColumn(capacity: number): GrowingColumn {
  return { kinds: new Uint8Array(capacity), numbers: new Float64Array(capacity), texts: new Array<string | null>(capacity).fill(null) };
}

function grow(column: GrowingColumn, capacity: number): void {
  const kinds = new Uint8Array(capacity);
  kinds.set(column.kinds);
  const numbers = new Float64Array(capacity);
  numbers.set(column.numbers);
  const added = new Array<string | null>(capacity - column.texts.length).fill(null);
  column.kinds = kinds;
  column.numbers = numbers;
  column.texts = column.texts.concat(added);
}

/**
 * Gathers cells row by row into column batches. A row is put in place only by `endRow`; until then it can be
 * taken back, which lets a scanner give up in the middle of a row. Rows without a value are left out.
 */
export class BatchBuilder {
  private columns: (GrowingColumn | undefined)[] = [];
  private allocated = 0;
  private capacity = FIRST_CAPACITY;
  private rowNumbers = new Uint32Array(FIRST_CAPACITY);
  /** Made with the first hidden row: most sheets have none. */
  private hiddenRows: Uint8Array | null = null;
  private row = 0;
  private rowHasCells = false;
  private lastRowNumber = 0;
  private ready: CellBatch[] = [];

  setText(column: number, text: string): void {
    const target = this.column(column);
    target.kinds[this.row] = CellKind.text;
    target.texts[this.row] = text;
  }

  /** `raw` is the number as written when a double cannot hold it exactly, else null. */
  setNumber(column: number, value: number, raw: string | null): void {
    const target = this.column(column);
    target.kinds[this.row] = CellKind.number;
    target.numbers[this.row] = value;
    target.texts[this.row] = raw;
  }

  setDate(column: number, serial: number): void {
    const target = this.column(column);
    target.kinds[this.row] = CellKind.date;
    target.numbers[this.row] = serial;
    target.texts[this.row] = null;
  }

  setBoolean(column: number, value: boolean): void {
    const target = this.column(column);
    target.kinds[this.row] = CellKind.boolean;
    target.numbers[this.row] = value ? 1 : 0;
    target.texts[this.row] = null;
  }

  setError(column: number, code: string): void {
    const target = this.column(column);
    target.kinds[this.row] = CellKind.error;
    target.texts[this.row] = code;
  }

  /**
   * Puts the current row in place under its sheet row number; `hidden` when the sheet does not show it.
   * @throws EngineFailure DAMAGED_FILE when rows do not ascend: which of two rows 5 is meant cannot be known
   */
  endRow(rowNumber: number, hidden = false): void {
    if (!this.rowHasCells) return;
    if (rowNumber <= this.lastRowNumber) throw damagedFile(`第 ${rowNumber} 行的位置重复或倒序`, { row: rowNumber });
    this.lastRowNumber = rowNumber;
    this.rowNumbers[this.row] = rowNumber;
    if (hidden) {
      this.hiddenRows ??= new Uint8Array(BATCH_ROWS);
      this.hiddenRows[this.row] = 1;
    }
    this.row += 1;
    this.rowHasCells = false;
    if (this.row === BATCH_ROWS || this.row * this.allocated >= BATCH_CELLS) this.flush();
    else if (this.row === this.capacity) this.growRows();
  }

  /** Forgets the cells of the row that is not ended yet. */
  dropRow(): void {
    if (!this.rowHasCells) return;
    for (const column of this.columns) {
      if (column === undefined) continue;
      column.kinds[this.row] = CellKind.empty;
      column.numbers[this.row] = 0;
      column.texts[this.row] = null;
    }
    this.rowHasCells = false;
  }

  /** The batches that are full by now; with `last` also the rows still gathered. */
  takeReady(last = false): CellBatch[] {
    if (last && this.row > 0) this.flush();
    const ready = this.ready;
    this.ready = [];
    return ready;
  }

  private column(index: number): GrowingColumn {
    this.rowHasCells = true;
    let column = this.columns[index];
    if (column === undefined) {
      column = newColumn(this.capacity);
      while (this.columns.length < index) this.columns.push(undefined);
      this.columns[index] = column;
      this.allocated += 1;
    }
    return column;
  }

  private growRows(): void {
    this.capacity = Math.min(this.capacity * 2, BATCH_ROWS);
    for (const column of this.columns) if (column !== undefined) grow(column, this.capacity);
    const rowNumbers = new Uint32Array(this.capacity);
    rowNumbers.set(this.rowNumbers);
    this.rowNumbers = rowNumbers;
  }

  private flush(): void {
    const rowCount = this.row;
    const exact = rowCount === this.capacity;
    const columns = this.columns.map((column): SheetColumn | undefined => {
      if (column === undefined || exact) return column;
      return { kinds: column.kinds.slice(0, rowCount), numbers: column.numbers.slice(0, rowCount), texts: column.texts.slice(0, rowCount) };
    });
    const hidden = this.hiddenRows === null ? {} : { hiddenRows: this.hiddenRows.subarray(0, rowCount) };
    this.ready.push({ rowCount, rowNumbers: exact ? this.rowNumbers : this.rowNumbers.slice(0, rowCount), columns, ...hidden });
    this.hiddenRows = null;
    this.columns = [];
    this.allocated = 0;
    this.rowNumbers = new Uint32Array(this.capacity);
    this.row = 0;
  }
}
