/**
 * The memory of a DuckDB chunk as it lies there. With chunk-memory.ts, which writes, the only
 * file that goes below the API: value by value, a million rows take some ten times as long.
 */
import type { DuckDBDataChunk } from '@duckdb/node-api';
import bindings from '@duckdb/node-bindings';

/** Bytes of DuckDB's string record: a length (uint32), then 12 bytes of text or a 4-byte prefix and a pointer. */
export const STRING_RECORD_BYTES = 16;
const LENGTH_BYTES = 4;
const LONGEST_INLINE = 12;
const POINTER_OFFSET = 8;

/** @returns the first `byteCount` bytes of a column; only valid while the chunk lives. */
export function columnBytes(chunk: DuckDBDataChunk, column: number, byteCount: number): Uint8Array {
  return bindings.vector_get_data(bindings.data_chunk_get_vector(chunk.chunk, column), byteCount);
}

/** @returns one bit a row, 1 where there is a value, lowest bit first (as in Arrow); null when no value is missing. */
export function columnValidity(chunk: DuckDBDataChunk, column: number, rowCount: number): Uint8Array | null {
  const bytes: Uint8Array | null = bindings.vector_get_validity(bindings.data_chunk_get_vector(chunk.chunk, column), Math.ceil(rowCount / 64) * 8);
  return bytes;
}

/** A view of string records, which reads the text of one after another as UTF-8. */
export class StringRecords {
  private readonly view: DataView<ArrayBuffer>;

  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.byteLength);
  }

  byteLength(row: number): number {
    return this.view.getUint32(row * STRING_RECORD_BYTES, true);
  }

  copy(row: number, target: Uint8Array, at: number): void {
    const start = row * STRING_RECORD_BYTES;
    const length = this.byteLength(row);
    if (length > LONGEST_INLINE) {
      target.set(bindings.get_data_from_pointer(this.view.buffer, this.view.byteOffset + start + POINTER_OFFSET, length), at);
      return;
    }
    for (let index = 0; index < length; index++) target[at + index] = this.bytes[start + LENGTH_BYTES + index] ?? 0;
  }
}
