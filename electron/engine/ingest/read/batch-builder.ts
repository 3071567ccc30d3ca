import { damagedFile } from './failures';
import type { CellBatch, SheetColumn } from './types';
import { CellKind } from './types';

const BATCH_ROWS = 2048;
/** Very wide sheets hand over fewer rows at a time, so that a batch stays near 20 MB. */
const BATCH_CELLS = 1 << 20;
/** Columns kept for the next sheet: making them anew for each of thousands of small workbooks costs more than reading those. */
const MOST_SPARE = 64;
/** A cell whose text stands in a table of the workbook, by its number in `numbers` until the batch is handed on. */
const SHARED = 6;

/** A column being gathered, of full length; beyond the rows gathered all is empty. */
interface GatheredColumn extends SheetColumn {
  hasShared: boolean;
  /** Something was written into `texts`. */
  hasTexts: boolean;
}

const spare: GatheredColumn[] = [];

function newColumn(): GatheredColumn {
  return (
    spare.pop() ?? {
      kinds: new Uint8Array(BATCH_ROWS),
      numbers: new Float64Array(BATCH_ROWS),
      texts: new Array<string | null>(BATCH_ROWS).fill(null),
      hasShared: false,
      hasTexts: false,
    }
  );
}

/** A copy of the rows gathered; the column itself is emptied and kept. */
function takenFrom(column: GatheredColumn, rowCount: number): SheetColumn {
  const { kinds, numbers, texts, hasTexts } = column;
  const taken = {
    kinds: kinds.slice(0, rowCount),
    numbers: numbers.slice(0, rowCount),
    texts: hasTexts ? texts.slice(0, rowCount) : new Array<string | null>(rowCount).fill(null),
  };
  if (spare.length < MOST_SPARE) {
    kinds.fill(CellKind.empty, 0, rowCount);
    numbers.fill(0, 0, rowCount);
    if (hasTexts) texts.fill(null, 0, rowCount);
    column.hasShared = false;
    column.hasTexts = false;
    spare.push(column);
  }
  return taken;
}

/** Puts the texts of the workbook's table in the place of their numbers. */
function resolveShared({ kinds, numbers, texts }: SheetColumn, rowCount: number, sharedText: (index: number) => string): void {
  for (let row = 0; row < rowCount; row++) {
    if (kinds[row] !== SHARED) continue;
    kinds[row] = CellKind.text;
    texts[row] = sharedText(numbers[row]!);
    numbers[row] = 0;
  }
}

/**
 * Gathers cells row by row into column batches. A row is put in place only by `endRow`; until then it can be
 * taken back, which lets a scanner give up in the middle of a row. Rows without a value are left out.
 */
export class BatchBuilder {
  private columns: (GatheredColumn | undefined)[] = [];
  private allocated = 0;
  private rowNumbers = new Uint32Array(BATCH_ROWS);
  /** Made with the first hidden row: most sheets have none. */
  private hiddenRows: Uint8Array | null = null;
  private row = 0;
  private rowHasCells = false;
  private lastRowNumber = 0;
  private ready: CellBatch[] = [];

  /** `sharedText`: the texts that `setShared` refers to. */
  constructor(private readonly sharedText: (index: number) => string = String) {}

  /** A text by its number, looked up when the batch is handed on: numbers are cheaper to gather than strings. It must exist and not be empty. */
  setShared(column: number, index: number): void {
    const target = this.column(column);
    target.kinds[this.row] = SHARED;
    target.numbers[this.row] = index;
    target.hasShared = true;
  }

  setText(column: number, text: string): void {
    const target = this.column(column);
    target.kinds[this.row] = CellKind.text;
    target.texts[this.row] = text;
    target.hasTexts = true;
  }

  /** `raw` is the number as written when a double cannot hold it exactly, else null. */
  setNumber(column: number, value: number, raw: string | null): void {
    const target = this.column(column);
    target.kinds[this.row] = CellKind.number;
    target.numbers[this.row] = value;
    if (raw !== null || target.hasTexts) {
      target.texts[this.row] = raw;
      target.hasTexts = true;
    }
  }

  setDate(column: number, serial: number): void {
    const target = this.column(column);
    target.kinds[this.row] = CellKind.date;
    target.numbers[this.row] = serial;
    if (target.hasTexts) target.texts[this.row] = null;
  }

  setBoolean(column: number, value: boolean): void {
    const target = this.column(column);
    target.kinds[this.row] = CellKind.boolean;
    target.numbers[this.row] = value ? 1 : 0;
    if (target.hasTexts) target.texts[this.row] = null;
  }

  setError(column: number, code: string): void {
    const target = this.column(column);
    target.kinds[this.row] = CellKind.error;
    target.texts[this.row] = code;
    target.hasTexts = true;
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

  private column(index: number): GatheredColumn {
    this.rowHasCells = true;
    let column = this.columns[index];
    if (column === undefined) {
      column = newColumn();
      while (this.columns.length < index) this.columns.push(undefined);
      this.columns[index] = column;
      this.allocated += 1;
    }
    return column;
  }

  private flush(): void {
    const rowCount = this.row;
    const isFull = rowCount === BATCH_ROWS;
    const columns = this.columns.map((column) => column && this.handedOn(column, rowCount, isFull));
    const hidden = this.hiddenRows === null ? {} : { hiddenRows: this.hiddenRows.subarray(0, rowCount) };
    this.ready.push({ rowCount, rowNumbers: isFull ? this.rowNumbers : this.rowNumbers.slice(0, rowCount), columns, ...hidden });
    this.hiddenRows = null;
    this.columns = [];
    this.allocated = 0;
    if (isFull) this.rowNumbers = new Uint32Array(BATCH_ROWS);
    this.row = 0;
  }

  private handedOn(column: GatheredColumn, rowCount: number, isFull: boolean): SheetColumn {
    const { hasShared } = column;
    const result: SheetColumn = isFull ? column : takenFrom(column, rowCount);
    if (hasShared) resolveShared(result, rowCount, this.sharedText);
    return result;
  }
}
