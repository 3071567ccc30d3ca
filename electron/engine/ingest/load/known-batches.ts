import type { DuckDBConnection } from '@duckdb/node-api';
import { firstRow, number } from '../../warehouse/sql';

/** The batch that already holds this sheet of this very file, or null. */
export async function loadedBatch(connection: DuckDBConnection, sha256: string, sheet: string): Promise<number | null> {
  const row = await firstRow(connection, 'SELECT batch FROM batch WHERE sha256 = ? AND sheet = ?', [sha256, sheet]);
  return row === undefined ? null : number(row['batch']);
}
