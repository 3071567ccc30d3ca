/** The rows of the hotline's calls, which no documented view has: to count anew what is told of them. */
import { copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { TestDesk } from './engine';

const CALLS = `CREATE TABLE calls AS SELECT schoolYear, county, CAST(left(calledAt, 10) AS DATE) AS calledOn, CASE WHEN length(calledAt) > 10 THEN CAST(calledAt[12:13] AS INTEGER) END AS hour,
  isodow(CAST(left(calledAt, 10) AS DATE)) AS weekday, answered, waitSeconds, minutes, caller, topic, crisisLevel, handling FROM file.fact_hotline_call`;
/** A state of the data is read once. */
const read = new WeakMap<TestDesk, { readonly stamp: string; readonly connection: DuckDBConnection }>();

/** The workspace stays open. @param sql over `calls`, a row a call */
export async function askCalls(desk: TestDesk, sql: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const files = ['', '.wal'].filter((end) => existsSync(`${desk.workspacePath}${end}`));
  const stamp = files.map((end) => `${end} ${statSync(`${desk.workspacePath}${end}`).mtimeMs}`).join();
  let known = read.get(desk);
  if (known?.stamp !== stamp) {
    known?.connection.closeSync();
    known = { stamp, connection: await copyOf(desk.workspacePath, files) };
    read.set(desk, known);
  }
  return (await known.connection.runAndReadAll(sql)).getRowObjectsJS();
}

async function copyOf(workspace: string, files: readonly string[]): Promise<DuckDBConnection> {
  const folder = mkdtempSync(join(tmpdir(), 'yuxin-calls-'));
  try {
    for (const end of files) copyFileSync(`${workspace}${end}`, join(folder, `copy.yuxin${end}`));
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    await connection.run(`ATTACH '${join(folder, 'copy.yuxin')}' AS file`);
    await connection.run(CALLS);
    await connection.run('DETACH file');
    return connection;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
