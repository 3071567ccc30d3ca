/** A workspace as the version before would have left it. */
import { DuckDBInstance } from '@duckdb/node-api';
import { ownTables } from '../../../electron/engine/salvage/own-tables';
import { migrate, SCHEMA_VERSION } from '../../../electron/engine/warehouse/migrations';

export const OLDER_VERSION = SCHEMA_VERSION - 1;

/** @param current a closed workspace; @param path file that is made, of the version before, with the same content as far as that knew it */
export async function makeOlder(current: string, path: string): Promise<void> {
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  try {
    await connection.run(`ATTACH '${current.replaceAll("'", "''")}' AS current (READ_ONLY)`);
    await connection.run('CREATE TABLE meta (key VARCHAR PRIMARY KEY, value VARCHAR NOT NULL)');
    await connection.run("INSERT INTO meta SELECT * FROM current.meta WHERE key <> 'schemaVersion'");
    await migrate(connection, 0, OLDER_VERSION);
    for (const table of await ownTables(OLDER_VERSION)) {
      const columns = (await connection.runAndReadAll(`SELECT column_name FROM duckdb_columns() WHERE database_name = current_database() AND table_name = '${table}'`)).getRows().map(([name]) => `"${String(name)}"`);
      await connection.run(`DELETE FROM "${table}"`);
      await connection.run(`INSERT INTO "${table}" BY NAME SELECT ${columns.join(', ')} FROM current.main."${table}"`);
    }
    await connection.run('DETACH current');
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
