/** Small helpers for running SQL on a DuckDB connection. Values are always bound, never spliced. */
import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';

export type SqlValue = string | number | bigint | boolean | null;
export type Row = Readonly<Record<string, DuckDBValue>>;

export async function rows(connection: DuckDBConnection, sql: string, parameters: readonly SqlValue[] = []): Promise<Row[]> {
  const reader = await connection.runAndReadAll(sql, parameters.length > 0 ? [...parameters] : undefined);
  return reader.getRowObjects();
}

export async function firstRow(connection: DuckDBConnection, sql: string, parameters: readonly SqlValue[] = []): Promise<Row | undefined> {
  return (await rows(connection, sql, parameters))[0];
}

export async function execute(connection: DuckDBConnection, sql: string, parameters: readonly SqlValue[] = []): Promise<void> {
  await connection.run(sql, parameters.length > 0 ? [...parameters] : undefined);
}

/** Runs `work` in a transaction; any error or cancellation inside leaves nothing behind. */
export async function transaction<T>(connection: DuckDBConnection, work: () => Promise<T>): Promise<T> {
  await connection.run('BEGIN TRANSACTION');
  let value: T;
  try {
    value = await work();
  } catch (error) {
    await connection.run('ROLLBACK');
    throw error;
  }
  await connection.run('COMMIT');
  return value;
}

/** Runs `work` in a transaction and takes back all it has changed: what would be, without its being. */
export async function withoutEffect<T>(connection: DuckDBConnection, work: () => Promise<T>): Promise<T> {
  await connection.run('BEGIN TRANSACTION');
  try {
    return await work();
  } finally {
    await connection.run('ROLLBACK');
  }
}

export function number(value: DuckDBValue | undefined): number {
  return value === null || value === undefined ? 0 : Number(value);
}

export function text(value: DuckDBValue | undefined): string {
  return typeof value === 'string' ? value : value === null || value === undefined ? '' : String(value);
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** A text as SQL has it, for statements that take no parameters. DuckDB's parser takes a NUL for the end of the statement, so one is put together. */
export function literal(value: string): string {
  return value.includes('\0') ? `(${value.split('\0').map(quoted).join(' || chr(0) || ')})` : quoted(value);
}
