/** Whether the file of a workspace is whole: DuckDB itself finds a lost page only when somebody asks for what stood there. */
import { existsSync } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import { EngineFailure } from '../../../shared/contract';
import { firstRow, number, rows, text } from '../warehouse/sql';

/** In front of the blocks: the file's head and two heads of the database. */
const HEAD_BYTES = 3 * 4096;

/** Words of DuckDB about pages that are not as they were written, or not there. */
export function isDamage(error: unknown): boolean {
  return /checksum|corrupt|could not read enough bytes|database has been invalidated/i.test(error instanceof Error ? error.message : String(error));
}

export function damaged(path: string, error: unknown): EngineFailure {
  const original = error instanceof Error ? error.message : String(error);
  return new EngineFailure('WORKSPACE_DAMAGED', '工作区文件已损坏，有一部分读不出来。请从最近一份完好的备份恢复，或把能读出的数据另存为新的工作区；原文件未作任何改动。', { path, original }, { cause: error });
}

/**
 * Looks at the length of the file, which is cheap, and reads all of it where that does not tell enough: when the program did not come to
 * close it the last time, which is when pages are lost, and when blocks lack at the end, which DuckDB cuts off when they are free.
 * @param onTable told where all of it is read; what it throws ends the reading
 * @throws EngineFailure WORKSPACE_DAMAGED
 */
export async function refuseDamaged(connection: DuckDBConnection, path: string, onTable?: (done: number, total: number) => void): Promise<void> {
  try {
    const size = await firstRow(connection, 'SELECT used_blocks * block_size AS used, total_blocks * block_size AS total FROM pragma_database_size() WHERE database_name = current_database()');
    const [used, total] = [number(size?.['used']) + HEAD_BYTES, number(size?.['total']) + HEAD_BYTES];
    const { size: found } = await stat(path);
    if (found < used) throw new Error(`corrupt: ${found} bytes, at least ${used} expected`);
    const logged = existsSync(`${path}.wal`);
    if (logged) await refuseForeignLog(`${path}.wal`);
    if (logged || found < total) await readEverything(connection, onTable);
  } catch (error) {
    throw isDamage(error) ? damaged(path, error) : error;
  }
}

/** How DuckDB's log of changes begins. */
const LOG_HEAD = Buffer.from([0x64, 0x00, 0x62, 0x65]);
/** Shorter ones hold nothing: the program was killed before it had written its first change. */
const LEAST_LOG_BYTES = 32;

/** A log that does not begin as one is passed over by DuckDB without a word, and everything in it with it. */
async function refuseForeignLog(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    const { buffer } = await handle.read(Buffer.alloc(LOG_HEAD.length), 0, LOG_HEAD.length, 0);
    if (size >= LEAST_LOG_BYTES && !buffer.equals(LOG_HEAD)) throw new Error('corrupt: the head of the log of changes is not one');
  } finally {
    await handle.close();
  }
}

export async function tableNames(connection: DuckDBConnection): Promise<readonly string[]> {
  return (await rows(connection, 'SELECT table_name FROM duckdb_tables() WHERE NOT internal AND database_name = current_database() ORDER BY table_name')).map((row) => text(row['table_name']));
}

/**
 * Reads every column of every table, so that DuckDB holds every page against its checksum.
 * @throws Error of DuckDB at the first page that is not as it was written
 */
export async function readEverything(connection: DuckDBConnection, onTable?: (done: number, total: number) => void): Promise<void> {
  const names = await tableNames(connection);
  for (const [index, table] of names.entries()) {
    onTable?.(index, names.length);
    await connection.run(`SELECT bit_xor(hash(COLUMNS(*))) FROM "${table}"`);
  }
}
