/** Changes the file of a workspace by other means than the program. */
import { DuckDBInstance } from '@duckdb/node-api';
import type { TestDesk } from './engine';

/** Closes the workspace and changes its file. */
export async function tamper(desk: TestDesk, ...statements: readonly string[]): Promise<void> {
  await desk.call('workspace.close', {});
  const instance = await DuckDBInstance.create(desk.workspacePath);
  const connection = await instance.connect();
  try {
    for (const statement of statements) await connection.run(statement);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
