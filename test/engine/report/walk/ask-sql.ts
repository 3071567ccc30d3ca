/** Rows of the documented views, as the query page answers. */
import { tableFromIPC } from 'apache-arrow';
import type { TestDesk } from '../../support/engine';

export type Row = Readonly<Record<string, unknown>>;

export async function ask(desk: TestDesk, sql: string): Promise<readonly Row[]> {
  const { rows } = await desk.call('query.run', { sql, parameters: [] });
  return tableFromIPC(rows).toArray().map((row: { toJSON(): Row }) => row.toJSON());
}

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'bigint' ? value.toString() : '');
export const countOf = (value: unknown): number => Number(value ?? 0);
