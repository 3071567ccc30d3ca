/**
 * A DuckDB chunk written column by column as it lies in memory: the API's own way, value by value, takes several times as long. With
 * arrow-memory.ts the only place that goes below the API.
 */
import { DuckDBDataChunk, type DuckDBAppender, type DuckDBType } from '@duckdb/node-api';
import bindings from '@duckdb/node-bindings';
import { STRING_RECORD_BYTES } from './arrow-memory';

const MOST_ROWS = bindings.vector_size();
const RECORD_WORDS = STRING_RECORD_BYTES / 4;
const VALIDITY_BYTES = 8;

type Vector = ReturnType<typeof bindings.data_chunk_get_vector>;

/** Which rows have a value: one bit a row, lowest bit first, 1 where there is one. */
export class ValueBits {
  readonly bytes: Uint8Array<ArrayBuffer>;
  hasMissing = false;

  constructor(rowCount: number) {
    this.bytes = new Uint8Array(Math.ceil(rowCount / 64) * VALIDITY_BYTES).fill(0xff);
  }

  missing(row: number): void {
    this.bytes[row >> 3] = this.bytes[row >> 3]! & ~(1 << (row & 7));
    this.hasMissing = true;
  }

  static none(rowCount: number): ValueBits {
    const bits = new ValueBits(rowCount);
    bits.bytes.fill(0);
    bits.hasMissing = true;
    return bits;
  }
}

/** One chunk, used again for the next rows. Every column has to be written before each append. */
export class ChunkMemory {
  private readonly chunk: DuckDBDataChunk;
  private readonly records = new Int32Array(MOST_ROWS * RECORD_WORDS);

  constructor(types: readonly DuckDBType[]) {
    this.chunk = DuckDBDataChunk.create(types);
  }

  /** @param rowCount at most what a vector of DuckDB holds. */
  begin(rowCount: number): void {
    this.chunk.reset();
    this.chunk.rowCount = rowCount;
  }

  append(appender: DuckDBAppender): void {
    appender.appendDataChunk(this.chunk);
  }

  /** Values of fixed width as DuckDB has them: integers and doubles of their size, booleans as bytes, dates as days, huge integers as their low and high half. */
  fixed(column: number, values: ArrayBufferView<ArrayBuffer>, bits: ValueBits): void {
    const vector = this.vector(column);
    copy(vector, values);
    mark(vector, bits);
  }

  /** @param codes of each row; 0: no value; n: `dictionary[n - 1]`. The dictionary has no more entries than there are rows. */
  texts(column: number, codes: Uint16Array, dictionary: readonly string[]): void {
    const vector = this.vector(column);
    const { records } = this;
    const rowCount = codes.length;
    // Each text is stored once, in any row; what lies there refers to it and may be copied to every row that has it.
    for (const [row, text] of dictionary.entries()) bindings.vector_assign_string_element(vector, row, text);
    const bytes = bindings.vector_get_data(vector, dictionary.length * STRING_RECORD_BYTES);
    const stored = new Int32Array(bytes.buffer, bytes.byteOffset, dictionary.length * RECORD_WORDS);
    const bits = new ValueBits(rowCount);
    for (let row = 0, to = 0; row < rowCount; row++, to += RECORD_WORDS) {
      const code = codes[row]!;
      if (code === 0) {
        bits.missing(row);
        records[to] = 0;
        records[to + 1] = 0;
        records[to + 2] = 0;
        records[to + 3] = 0;
        continue;
      }
      const from = (code - 1) * RECORD_WORDS;
      records[to] = stored[from]!;
      records[to + 1] = stored[from + 1]!;
      records[to + 2] = stored[from + 2]!;
      records[to + 3] = stored[from + 3]!;
    }
    copy(vector, records.subarray(0, rowCount * RECORD_WORDS));
    mark(vector, bits);
  }

  /** Lists of `width` numbers a row, one after another. NaN: no value. */
  numberLists(column: number, rowCount: number, values: Float64Array<ArrayBuffer>, width: number): void {
    const vector = this.vector(column);
    const places = new BigUint64Array(2 * rowCount);
    for (let row = 0; row < rowCount; row++) {
      places[2 * row] = BigInt(row * width);
      places[2 * row + 1] = BigInt(width);
    }
    bindings.list_vector_reserve(vector, values.length);
    bindings.list_vector_set_size(vector, values.length);
    const child = bindings.list_vector_get_child(vector);
    const bits = new ValueBits(values.length);
    for (let index = 0; index < values.length; index++) if (Number.isNaN(values[index])) bits.missing(index);
    copy(child, values);
    mark(child, bits);
    copy(vector, places);
  }

  private vector(column: number): Vector {
    return bindings.data_chunk_get_vector(this.chunk.chunk, column);
  }
}

function copy(vector: Vector, { buffer, byteOffset, byteLength }: ArrayBufferView<ArrayBuffer>): void {
  if (byteLength > 0) bindings.copy_data_to_vector(vector, 0, buffer, byteOffset, byteLength);
}

function mark(vector: Vector, { bytes, hasMissing }: ValueBits): void {
  if (!hasMissing) return;
  bindings.vector_ensure_validity_writable(vector);
  bindings.copy_data_to_vector_validity(vector, 0, bytes.buffer, 0, bytes.length);
}
