/** Columns of text as Arrow vectors: plain text as UTF-8, enumerations as dictionaries of their labels. */
import type { DuckDBEnumType } from '@duckdb/node-api';
import { Dictionary, makeData, makeVector, Uint16, Uint32, Uint8, Utf8, type Vector, vectorFromArray } from 'apache-arrow';
import { EngineFailure } from '../../../shared/contract';
import type { ColumnAdapter, ColumnSlice } from './arrow-columns';
import { columnBytes, STRING_RECORD_BYTES, StringRecords } from './arrow-memory';
import { isValid, Validity } from './arrow-validity';

/** Arrow's text offsets are signed 32-bit numbers. */
const MOST_TEXT_BYTES = 2 ** 31 - 1;
const EXPECTED_BYTES_PER_ROW = 16;

class TextBuffer {
  private bytes: Uint8Array;
  length = 0;

  constructor(capacity: number) {
    this.bytes = new Uint8Array(capacity);
  }

  append(records: StringRecords, row: number): void {
    const needed = this.length + records.byteLength(row);
    if (needed > this.bytes.length) this.grow(needed);
    records.copy(row, this.bytes, this.length);
    this.length = needed;
  }

  private grow(needed: number): void {
    if (needed > MOST_TEXT_BYTES) throw new EngineFailure('QUERY_FAILED', '查询结果的文字太多。请少选几列，或加上筛选条件。', { bytes: needed });
    const larger = new Uint8Array(Math.min(MOST_TEXT_BYTES, Math.max(needed, this.bytes.length * 2)));
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
  }

  get content(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }
}

export function textVector({ chunks, column, rowCount }: ColumnSlice): Vector {
  const valueOffsets = new Int32Array(rowCount + 1);
  const buffer = new TextBuffer(rowCount * EXPECTED_BYTES_PER_ROW);
  const validity = new Validity(rowCount);
  let offset = 0;
  for (const { chunk, rows } of chunks) {
    const records = new StringRecords(columnBytes(chunk, column, rows * STRING_RECORD_BYTES));
    const bitmap = validity.add(chunk, column, offset, rows);
    for (let row = 0; row < rows; row++) {
      // The record of a missing value is whatever lay there before.
      if (isValid(bitmap, row)) buffer.append(records, row);
      valueOffsets[offset + row + 1] = buffer.length;
    }
    offset += rows;
  }
  return makeVector(makeData({ type: new Utf8(), length: rowCount, ...validity.nulls, valueOffsets, data: buffer.content }));
}

/** DuckDB's sizes of an enumeration's codes. */
const codeWidths = [
  { most: 2 ** 8 - 1, array: Uint8Array, type: () => new Uint8() },
  { most: 2 ** 16 - 1, array: Uint16Array, type: () => new Uint16() },
  { most: 2 ** 32 - 1, array: Uint32Array, type: () => new Uint32() },
] as const;

export function enumAdapter({ values }: DuckDBEnumType): ColumnAdapter {
  const width = codeWidths.find(({ most }) => values.length <= most);
  if (width === undefined) throw new RangeError(`enumeration of ${values.length} labels`);
  return ({ chunks, column, rowCount }) => {
    const codes = new width.array(rowCount);
    const bytes = new Uint8Array(codes.buffer);
    const validity = new Validity(rowCount);
    let offset = 0;
    for (const { chunk, rows } of chunks) {
      bytes.set(columnBytes(chunk, column, rows * codes.BYTES_PER_ELEMENT), offset * codes.BYTES_PER_ELEMENT);
      const bitmap = validity.add(chunk, column, offset, rows);
      // A code beyond the labels would make the whole column unreadable, also where nothing stands.
      for (let row = 0; row < rows; row++) if (!isValid(bitmap, row)) codes[offset + row] = 0;
      offset += rows;
    }
    const type = new Dictionary(new Utf8(), width.type());
    return makeVector(makeData({ type, length: rowCount, ...validity.nulls, data: codes, dictionary: vectorFromArray([...values], new Utf8()) }));
  };
}
