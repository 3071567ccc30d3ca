/** The tables that hold data of their own; all others are worked out from them when a workspace is opened. */
import { DuckDBInstance } from '@duckdb/node-api';
import { migrate } from '../warehouse/migrations';
import { tableNames } from '../workspace/soundness';

/** Kept aside: it says what the file is. */
const HEAD_TABLE = 'meta';

/** @param version of the schema */
export async function ownTables(version: number): Promise<readonly string[]> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  try {
    await connection.run(`CREATE TABLE ${HEAD_TABLE} (key VARCHAR PRIMARY KEY, value VARCHAR NOT NULL)`);
    await migrate(connection, 0, version);
    return (await tableNames(connection)).filter((name) => name !== HEAD_TABLE);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
