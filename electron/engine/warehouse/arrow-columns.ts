/**
 * One column of DuckDB chunks as one Arrow vector. Numbers, dates and text are copied as bytes; the other types
 * go through their JavaScript value.
 */
import { DuckDBDecimalValue, DuckDBTypeId, type DuckDBDataChunk, type DuckDBType, type DuckDBValue } from '@duckdb/node-api';
import { Bool, DateDay, Float32, Float64, Int16, Int32, Int64, Int8, makeData, makeVector, TimestampMicrosecond, Uint16, Uint32, Uint64, Uint8, Utf8, type DataType, type Vector, vectorFromArray } from 'apache-arrow';
import { columnBytes } from './arrow-memory';
import { enumAdapter, textVector } from './arrow-text';
import { Validity } from './arrow-validity';

/** The rows of one column; `rows` of each chunk are taken from its start, and add up to `rowCount`. */
export interface ColumnSlice {
  readonly chunks: readonly { readonly chunk: DuckDBDataChunk; readonly rows: number }[];
  readonly column: number;
  readonly rowCount: number;
}

export type ColumnAdapter = (slice: ColumnSlice) => Vector;

interface FixedWidth {
  readonly array: new (length: number) => { readonly buffer: ArrayBufferLike; readonly BYTES_PER_ELEMENT: number };
  readonly type: () => DataType;
}

const fixedWidths: ReadonlyMap<DuckDBTypeId, FixedWidth> = new Map<DuckDBTypeId, FixedWidth>([
  [DuckDBTypeId.TINYINT, { array: Int8Array, type: () => new Int8() }],
  [DuckDBTypeId.SMALLINT, { array: Int16Array, type: () => new Int16() }],
  [DuckDBTypeId.INTEGER, { array: Int32Array, type: () => new Int32() }],
  [DuckDBTypeId.BIGINT, { array: BigInt64Array, type: () => new Int64() }],
  [DuckDBTypeId.UTINYINT, { array: Uint8Array, type: () => new Uint8() }],
  [DuckDBTypeId.USMALLINT, { array: Uint16Array, type: () => new Uint16() }],
  [DuckDBTypeId.UINTEGER, { array: Uint32Array, type: () => new Uint32() }],
  [DuckDBTypeId.UBIGINT, { array: BigUint64Array, type: () => new Uint64() }],
  [DuckDBTypeId.FLOAT, { array: Float32Array, type: () => new Float32() }],
  [DuckDBTypeId.DOUBLE, { array: Float64Array, type: () => new Float64() }],
  [DuckDBTypeId.DATE, { array: Int32Array, type: () => new DateDay() }],
  [DuckDBTypeId.TIMESTAMP, { array: BigInt64Array, type: () => new TimestampMicrosecond() }],
]);

export function columnAdapter(type: DuckDBType): ColumnAdapter {
  const fixed = fixedWidths.get(type.typeId);
  if (fixed !== undefined) return (slice) => fixedWidthVector(fixed, slice);
  switch (type.typeId) {
    case DuckDBTypeId.BOOLEAN:
      return booleanVector;
    case DuckDBTypeId.VARCHAR:
      return textVector;
    case DuckDBTypeId.ENUM:
      return enumAdapter(type);
    case DuckDBTypeId.DECIMAL:
      return decimalVector;
    case DuckDBTypeId.HUGEINT:
    case DuckDBTypeId.UHUGEINT:
      return hugeIntegerVector;
    default:
      // Lists, intervals …: as DuckDB writes them.
      return byValue(new Utf8(), (value) => String(value));
  }
}

function fixedWidthVector(fixed: FixedWidth, { chunks, column, rowCount }: ColumnSlice): Vector {
  const data = new fixed.array(rowCount);
  const bytes = new Uint8Array(data.buffer);
  const width = data.BYTES_PER_ELEMENT;
  const validity = new Validity(rowCount);
  let offset = 0;
  for (const { chunk, rows } of chunks) {
    bytes.set(columnBytes(chunk, column, rows * width), offset * width);
    validity.add(chunk, column, offset, rows);
    offset += rows;
  }
  return makeVector(makeData({ type: fixed.type(), length: rowCount, data, ...validity.nulls } as Parameters<typeof makeData>[0]));
}

/** DuckDB keeps a byte for each truth value, Arrow a bit. */
function booleanVector({ chunks, column, rowCount }: ColumnSlice): Vector {
  const data = new Uint8Array((rowCount + 7) >> 3);
  const validity = new Validity(rowCount);
  let offset = 0;
  for (const { chunk, rows } of chunks) {
    const bytes = columnBytes(chunk, column, rows);
    for (let row = 0; row < rows; row++) {
      const target = offset + row;
      if (bytes[row] === 1) data[target >> 3] = (data[target >> 3] ?? 0) | (1 << (target & 7));
    }
    validity.add(chunk, column, offset, rows);
    offset += rows;
  }
  return makeVector(makeData({ type: new Bool(), length: rowCount, data, ...validity.nulls }));
}

/**
 * SUM of integers is a HUGEINT though hardly any sum is huge: a number where all values fit 64 bits, exact text
 * where one does not.
 */
function hugeIntegerVector({ chunks, column }: ColumnSlice): Vector {
  const values = chunks.flatMap(({ chunk, rows }) => chunk.getColumnValues(column).slice(0, rows)) as (bigint | null)[];
  const fits = values.every((value) => value === null || BigInt.asIntN(64, value) === value);
  return fits ? vectorFromArray(values, new Int64()) : vectorFromArray(values.map((value) => (value === null ? null : value.toString())), new Utf8());
}

/** Both operands are exact in a double up to these sizes, so the quotient is the nearest double. */
const MOST_EXACT_SCALE = 22;

/** As many digits as a double always holds. */
const EXACT_DIGITS = 15;

/** Numbers where doubles hold all of their digits, exact text of the whole column where one would lose some. */
function decimalVector(slice: ColumnSlice): Vector {
  const isExact = slice.chunks.every(({ chunk, rows }) => chunk.getColumnValues(slice.column).slice(0, rows).every((value) => !(value instanceof DuckDBDecimalValue) || digitsOf(value) <= EXACT_DIGITS));
  return isExact ? byValue(new Float64(), decimalNumber)(slice) : byValue(new Utf8(), (value) => String(value))(slice);
}

function digitsOf({ value }: DuckDBDecimalValue): number {
  return value.toString().replace(/^-|0+$/g, '').length;
}

function decimalNumber(value: DuckDBValue): number {
  if (!(value instanceof DuckDBDecimalValue)) return Number(String(value));
  const unscaled = Number(value.value);
  return Number.isSafeInteger(unscaled) && value.scale <= MOST_EXACT_SCALE ? unscaled / 10 ** value.scale : Number(value.toString());
}

function byValue<T extends string | number>(type: DataType, convert: (value: DuckDBValue) => T): ColumnAdapter {
  return ({ chunks, column }) => {
    const values: (T | null)[] = [];
    for (const { chunk, rows } of chunks) {
      for (const value of chunk.getColumnValues(column).slice(0, rows)) values.push(value === null ? null : convert(value));
    }
    return vectorFromArray(values, type);
  };
}
