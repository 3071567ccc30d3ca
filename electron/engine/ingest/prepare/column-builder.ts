/** Gathers stored values row by row into prepared columns. */
import { CHUNK_ROWS, type PreparedColumn, type PreparedRows } from './prepared';
import type { StoredRecord, StoredValue } from './record';

const HALF = (1n << 64n) - 1n;

interface Growing {
  /** Values by row of the chunk; rows left out are null. */
  append(row: number, value: StoredValue): void;
  finish(rowCount: number): PreparedColumn;
}

/**
 * Arrays to gather in, used again for the next chunk. What leaves is a copy of the rows there are: small tables would
 * otherwise send arrays that are mostly empty.
 */
class Spare<T extends Uint16Array<ArrayBuffer> | Float64Array<ArrayBuffer> | BigUint64Array<ArrayBuffer>> {
  private readonly free: T[] = [];

  constructor(private readonly make: () => T) {}

  take(): T {
    return this.free.pop() ?? this.make();
  }

  /** @param clear empties what was written. */
  give(array: T, clear: (array: T) => void): void {
    if (this.free.length >= MOST_SPARE) return;
    clear(array);
    this.free.push(array);
  }
}

const MOST_SPARE = 64;
const spareCodes = new Spare(() => new Uint16Array(CHUNK_ROWS));
const spareNumbers = new Spare(() => new Float64Array(CHUNK_ROWS).fill(Number.NaN));
const sparePseudonyms = new Spare(() => new BigUint64Array(2 * CHUNK_ROWS));

class TextColumn implements Growing {
  private readonly codes = spareCodes.take();
  private readonly dictionary: string[] = [];
  private readonly known = new Map<string, number>();

  append(row: number, value: StoredValue): void {
    const text = String(value);
    let code = this.known.get(text);
    if (code === undefined) {
      code = this.dictionary.push(text);
      this.known.set(text, code);
    }
    this.codes[row] = code;
  }

  finish(rowCount: number): PreparedColumn {
    const codes = this.codes.slice(0, rowCount);
    spareCodes.give(this.codes, (array) => array.fill(0, 0, rowCount));
    return { kind: 'text', codes, dictionary: this.dictionary };
  }
}

class NumberColumn implements Growing {
  private readonly values = spareNumbers.take();

  append(row: number, value: StoredValue): void {
    this.values[row] = Number(value);
  }

  finish(rowCount: number): PreparedColumn {
    const values = this.values.slice(0, rowCount);
    spareNumbers.give(this.values, (array) => array.fill(Number.NaN, 0, rowCount));
    return { kind: 'number', values };
  }
}

class PseudonymColumn implements Growing {
  private readonly values = sparePseudonyms.take();

  append(row: number, value: StoredValue): void {
    const pseudonym = BigInt(value as bigint);
    this.values[2 * row] = pseudonym >> 64n;
    this.values[2 * row + 1] = pseudonym & HALF;
  }

  finish(rowCount: number): PreparedColumn {
    const values = this.values.slice(0, 2 * rowCount);
    sparePseudonyms.give(this.values, (array) => array.fill(0n, 0, 2 * rowCount));
    return { kind: 'pseudonym', values };
  }
}

function columnFor(value: StoredValue): Growing {
  if (typeof value === 'bigint') return new PseudonymColumn();
  return typeof value === 'string' ? new TextColumn() : new NumberColumn();
}

/** Values of the columns that are stored as cleaned; the arrays may be used again for the next row. */
export interface KeptValues {
  readonly ids: readonly string[];
  readonly values: readonly StoredValue[];
}

/** Columns appear with their first value; a text column takes numbers as text. */
export class ChunkBuilder {
  private columns = new Map<string, Growing>();
  private readonly sourceRows = new Uint32Array(CHUNK_ROWS);
  private scores: Float64Array | null = null;
  private count = 0;
  /** The same columns by their position among the kept ones: a look-up by name for every cell would cost more than the cell. */
  private byPosition: (Growing | undefined)[] = [];
  /** And by their position in the records, which have the same names in the same order. */
  private recordNames: string[] = [];
  private inRecord: (Growing | undefined)[] = [];

  /** @param scoreWidth numbers a row in `scores`; 0: the table has none. */
  constructor(private readonly scoreWidth: number) {}

  get isFull(): boolean {
    return this.count === CHUNK_ROWS;
  }

  /** @param record values by name. @param kept values by position, always the same columns. */
  append(sourceRow: number, record: StoredRecord, kept: KeptValues, scores: Float64Array | null): void {
    const row = this.count++;
    this.sourceRows[row] = sourceRow;
    let position = 0;
    for (const name in record) {
      const value = record[name];
      const at = position++;
      if (value === null || value === undefined) continue;
      let column = this.recordNames[at] === name ? this.inRecord[at] : this.columns.get(name);
      if (column === undefined) {
        column = columnFor(value);
        this.columns.set(name, column);
        this.recordNames[at] = name;
        this.inRecord[at] = column;
      }
      column.append(row, value);
    }
    for (let index = 0; index < kept.ids.length; index++) {
      const value = kept.values[index];
      if (value === null || value === undefined) continue;
      let column = this.byPosition[index];
      if (column === undefined) {
        column = columnFor(value);
        this.byPosition[index] = column;
        this.columns.set(kept.ids[index]!, column);
      }
      column.append(row, value);
    }
    if (scores !== null) {
      this.scores ??= new Float64Array(CHUNK_ROWS * this.scoreWidth);
      this.scores.set(scores, row * this.scoreWidth);
    }
  }

  /** The rows gathered so far, or null when there are none; the builder starts anew. */
  take(): PreparedRows | null {
    if (this.count === 0) return null;
    const rowCount = this.count;
    const columns: Record<string, PreparedColumn> = {};
    for (const [name, column] of this.columns) columns[name] = column.finish(rowCount);
    if (this.scores !== null) columns['scores'] = { kind: 'scores', values: this.scores.slice(0, rowCount * this.scoreWidth), width: this.scoreWidth };
    const rows: PreparedRows = { rowCount, sourceRows: this.sourceRows.slice(0, rowCount), columns };
    this.columns = new Map();
    this.byPosition = [];
    this.recordNames = [];
    this.inRecord = [];
    this.count = 0;
    return rows;
  }
}
