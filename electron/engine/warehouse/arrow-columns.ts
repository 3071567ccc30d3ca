/**
 * One column of DuckDB chunks as one Arrow vector. Fixed-width types are copied as bytes, which is some ten
 * times faster than going value by value; everything else goes through its JavaScript value. This file alone
 * touches the binding below the API.
 */
import { DuckDBTypeId, type DuckDBDataChunk, type DuckDBType, type DuckDBValue } from '@duckdb/node-api';
import bindings from '@duckdb/node-bindings';
import { Bool, DateDay, Float32, Float64, Int16, Int32, Int64, Int8, makeData, makeVector, TimestampMicrosecond, Uint16, Uint32, Uint64, Uint8, Utf8, type DataType, type Vector, vectorFromArray } from 'apache-arrow';

type Adapter = (chunks: readonly DuckDBDataChunk[], column: number, rowCount: number) => Vector;

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

export function columnAdapter(type: DuckDBType): Adapter {
  const fixed = fixedWidths.get(type.typeId);
  if (fixed !== undefined) return (chunks, column, rowCount) => copyFixedWidth(fixed, chunks, column, rowCount);
  switch (type.typeId) {
    case DuckDBTypeId.BOOLEAN:
      return byValue(new Bool(), (value) => value === true);
    case DuckDBTypeId.DECIMAL:
      return byValue(new Float64(), (value) => Number(String(value)));
    default:
      // Huge integers, lists, intervals …: exact as text, where a double would not be.
      return byValue(new Utf8(), (value) => String(value));
  }
}

function copyFixedWidth(fixed: FixedWidth, chunks: readonly DuckDBDataChunk[], column: number, rowCount: number): Vector {
  const data = new fixed.array(rowCount);
  const bytes = new Uint8Array(data.buffer);
  const width = data.BYTES_PER_ELEMENT;
  const bitmap = new Uint8Array((rowCount + 7) >> 3);
  let nullCount = 0;
  let offset = 0;
  for (const chunk of chunks) {
    const rows = Math.min(chunk.rowCount, rowCount - offset);
    if (rows <= 0) break;
    const vector = bindings.data_chunk_get_vector(chunk.chunk, column);
    bytes.set(bindings.vector_get_data(vector, rows * width), offset * width);
    const validity = bindings.vector_get_validity(vector, Math.ceil(rows / 64) * 8);
    for (let row = 0; row < rows; row++) {
      const valid = validity == null || ((validity[row >> 3] ?? 0) & (1 << (row & 7))) !== 0;
      const target = offset + row;
      if (valid) bitmap[target >> 3] = (bitmap[target >> 3] ?? 0) | (1 << (target & 7));
      else nullCount++;
    }
    offset += rows;
  }
  return makeVector(makeData({ type: fixed.type(), length: rowCount, nullCount, data, ...(nullCount > 0 ? { nullBitmap: bitmap } : {}) } as Parameters<typeof makeData>[0]));
}

function byValue<T extends string | number | boolean>(type: DataType, convert: (value: DuckDBValue) => T): Adapter {
  return (chunks, column, rowCount) => {
    const values: (T | null)[] = [];
    for (const chunk of chunks) {
      for (const value of chunk.getColumnValues(column)) {
        if (values.length === rowCount) break;
        values.push(value === null ? null : convert(value));
      }
    }
    return vectorFromArray(values, type);
  };
}
