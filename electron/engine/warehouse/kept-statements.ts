/** Statements that stay prepared: planning is a third of the time of a question about the counted facts. */
import type { DuckDBConnection, DuckDBPreparedStatement } from '@duckdb/node-api';
import { type Row, rows, type SqlValue } from './sql';

const MOST_KEPT = 32;

interface Kept {
  readonly statement: DuckDBPreparedStatement;
  isRunning: boolean;
}

const keptOn = new WeakMap<DuckDBConnection, Map<string, Kept>>();

/** From now on `keptRows` keeps what it prepares on the connection, until that is closed. */
export function keepStatements(connection: DuckDBConnection): void {
  keptOn.set(connection, new Map());
}

/** As `rows`. DuckDB plans a kept statement anew by itself when a table that it reads has been made again. */
export async function keptRows(connection: DuckDBConnection, sql: string, parameters: readonly SqlValue[]): Promise<Row[]> {
  const all = keptOn.get(connection);
  const kept = all === undefined ? undefined : await keptStatement(connection, all, sql);
  // Values are bound to the statement itself: two at a time would read each other's.
  if (kept === undefined || kept.isRunning) return rows(connection, sql, parameters);
  kept.isRunning = true;
  try {
    kept.statement.bind([...parameters]);
    return (await kept.statement.runAndReadAll()).getRowObjects();
  } finally {
    kept.isRunning = false;
  }
}

async function keptStatement(connection: DuckDBConnection, all: Map<string, Kept>, sql: string): Promise<Kept> {
  const kept = all.get(sql) ?? { statement: await connection.prepare(sql), isRunning: false };
  // The one that was used last is the last of the map.
  all.delete(sql);
  all.set(sql, kept);
  for (const [oldest, { statement, isRunning }] of all) {
    if (all.size <= MOST_KEPT) break;
    if (isRunning) continue;
    all.delete(oldest);
    statement.destroySync();
  }
  return kept;
}
