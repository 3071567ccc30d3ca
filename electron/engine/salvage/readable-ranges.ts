/** Finds what can be read of a table with lost pages: ranges of rows are halved until a range reads or is small enough to be given up. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { firstRow, number } from '../warehouse/sql';
import { isDamage } from '../workspace/soundness';

/** Rows that DuckDB keeps together; of a lost page no smaller part can be had. */
const SMALLEST_RANGE = 2048;

export interface RowRange {
  readonly from: number;
  /** Not among them. */
  readonly to: number;
}

/** The numbers of a table's rows. @throws Error when not even the table's own head can be read */
export async function allRows(connection: DuckDBConnection, table: string): Promise<{ readonly rows: number; readonly range: RowRange }> {
  const found = await firstRow(connection, `SELECT count(*) AS n, coalesce(max(rowid) + 1, 0) AS rows_end FROM ${table}`);
  return { rows: number(found?.['n']), range: { from: 0, to: number(found?.['rows_end']) } };
}

/**
 * @param read reads or copies one range as a whole and throws where it cannot
 * @returns rows that were read
 */
export async function readRanges(range: RowRange, read: (range: RowRange) => Promise<number>): Promise<number> {
  if (range.from >= range.to) return 0;
  try {
    return await read(range);
  } catch (error) {
    if (!isDamage(error)) throw error;
    if (range.to - range.from <= SMALLEST_RANGE) return 0;
    const half = Math.ceil((range.to - range.from) / 2 / SMALLEST_RANGE) * SMALLEST_RANGE;
    const middle = range.from + half;
    return (await readRanges({ from: range.from, to: middle }, read)) + (await readRanges({ from: middle, to: range.to }, read));
  }
}

/** For the WHERE clause. */
export function within({ from, to }: RowRange): string {
  return `rowid >= ${from} AND rowid < ${to}`;
}
