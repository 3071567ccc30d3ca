import type { DuckDBConnection } from '@duckdb/node-api';
import { rows, text } from '../warehouse/sql';

/** @returns the tree of a text of one statement; null when it is none. */
export async function parseStatement(connection: DuckDBConnection, sql: string): Promise<Readonly<Record<string, unknown>> | null> {
  const [row] = await rows(connection, 'SELECT json_serialize_sql($1::VARCHAR) AS tree', [sql]);
  const { error, statements } = JSON.parse(text(row?.['tree'])) as { readonly error: boolean; readonly statements?: readonly Readonly<Record<string, unknown>>[] };
  return error || statements?.length !== 1 ? null : (statements[0] ?? null);
}
