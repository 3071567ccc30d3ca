/** Checksum of every table of the open workspace, by name. Reads through a second connection of the same instance. */
import { DuckDBInstance } from '@duckdb/node-api';

const SKIPPED = new Set(['meta', 'audit']);

/** @param path a workspace that no engine has open. */
export async function tableChecksums(path: string): Promise<Record<string, string>> {
  const instance = await DuckDBInstance.create(path, { access_mode: 'READ_ONLY' });
  const connection = await instance.connect();
  try {
    const tables = (await connection.runAndReadAll("SELECT table_name FROM information_schema.tables WHERE table_type = 'BASE TABLE' ORDER BY 1")).getRows().map(([name]) => String(name));
    const sums: Record<string, string> = {};
    for (const table of tables.filter((name) => !SKIPPED.has(name))) {
      const [row] = (await connection.runAndReadAll(`SELECT count(*) || ':' || coalesce(bit_xor(hash(*COLUMNS(*))), 0) FROM "${table}"`)).getRows();
      sums[table] = String(row?.[0]);
    }
    return sums;
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
