import { CellKind } from '../../../electron/engine/ingest/read/types';
import type { RawCell } from '../../../electron/engine/ingest/read/types';
import type { ColumnType, DatasetColumn } from '../../../shared/datasets';

export const textCell = (text: string): RawCell => ({ kind: CellKind.text, number: Number.NaN, text });
export const numberCell = (number: number, text: string | null = null): RawCell => ({ kind: CellKind.number, number, text });
export const dateCell = (number: number): RawCell => ({ kind: CellKind.date, number, text: null });
export const booleanCell = (value: boolean): RawCell => ({ kind: CellKind.boolean, number: value ? 1 : 0, text: null });
export const errorCell = (text: string): RawCell => ({ kind: CellKind.error, number: Number.NaN, text });
export const emptyCell: RawCell = { kind: CellKind.empty, number: Number.NaN, text: null };

export function column(type: ColumnType, more: Partial<DatasetColumn> = {}): DatasetColumn {
  return { id: 'column', label: '某列', type, storage: 'keep', synonyms: [], example: '', ...more };
}

/** Small repeatable random numbers, 0 <= x < 1 (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
