/** Gathers which rows of a column have a value, chunk after chunk, as Arrow's null bitmap. */
import type { DuckDBDataChunk } from '@duckdb/node-api';
import { columnValidity } from './arrow-memory';

export function isValid(bitmap: Uint8Array | null, row: number): boolean {
  return bitmap === null || ((bitmap[row >> 3] ?? 0) & (1 << (row & 7))) !== 0;
}

export class Validity {
  private readonly bitmap: Uint8Array;
  private missing = 0;

  constructor(rowCount: number) {
    this.bitmap = new Uint8Array((rowCount + 7) >> 3).fill(0xff);
  }

  /** @returns the chunk's own bitmap, null when every row of it has a value. */
  add(chunk: DuckDBDataChunk, column: number, offset: number, rowCount: number): Uint8Array | null {
    const chunkBitmap = columnValidity(chunk, column, rowCount);
    if (chunkBitmap === null) return null;
    for (let row = 0; row < rowCount; row++) {
      if (isValid(chunkBitmap, row)) continue;
      const target = offset + row;
      this.bitmap[target >> 3] = (this.bitmap[target >> 3] ?? 0) & ~(1 << (target & 7));
      this.missing++;
    }
    return chunkBitmap;
  }

  /** What Arrow's makeData takes. */
  get nulls(): { readonly nullCount: number; readonly nullBitmap?: Uint8Array } {
    return this.missing === 0 ? { nullCount: 0 } : { nullCount: this.missing, nullBitmap: this.bitmap };
  }
}
