/** What really stands in the file of a workspace, read without the program. */
import { DuckDBInstance } from '@duckdb/node-api';
import type { TestDesk } from './engine';

/** Closes the workspace. @returns rows of values, in the order of the columns. */
export async function stored(desk: TestDesk, sql: string): Promise<unknown[][]> {
  await desk.call('workspace.close', {});
  const instance = await DuckDBInstance.create(desk.workspacePath, { access_mode: 'READ_ONLY' });
  const connection = await instance.connect();
  try {
    return (await connection.runAndReadAll(sql)).getRows();
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
