/**
 * Writes the file of a workspace anew, so that nothing of deleted rows is left in it: DuckDB keeps the blocks of what was deleted until they are used
 * again. A mark, set in the transaction of the deletion and not in the new file, has this done on the next opening when it could not be done at once.
 */
import { open, rename, rm } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import { EngineFailure } from '../../../shared/contract';
import { execute, firstRow, literal, text } from '../warehouse/sql';
import { BACKUP_SUFFIXES, backupPath, type DuckDBLimits } from './duckdb';
import type { Workspace } from './workspace';

const MARK = 'compactionPending';

/** Inside the caller's transaction. */
export async function markCompaction(connection: DuckDBConnection): Promise<void> {
  await execute(connection, "INSERT OR REPLACE INTO meta VALUES (?, 'true')", [MARK]);
}

export async function isCompactionPending(connection: DuckDBConnection): Promise<boolean> {
  return (await firstRow(connection, 'SELECT 1 FROM meta WHERE key = ?', [MARK])) !== undefined;
}

/**
 * Nobody else may use the workspace meanwhile. The old file stands until the new one is whole.
 * @returns the workspace opened again, with the mark where the new file could not take the place of the old one; the given one is closed
 * @throws EngineFailure DISK_FULL, CANNOT_WRITE: the given workspace is then still open, and as it was
 */
export async function compact(workspace: Workspace, limits: DuckDBLimits): Promise<Workspace> {
  const copy = backupPath(workspace.path);
  await removeAll(copy);
  try {
    await writeCopy(workspace, copy);
  } catch (error) {
    await removeAll(copy);
    const original = error instanceof Error ? error.message : String(error);
    if (/no space|ENOSPC/i.test(original)) throw new EngineFailure('DISK_FULL', '数据已经删除，但磁盘空间不足，文件没有重写。请清理磁盘，然后再点“重写文件”。', { original }, { cause: error });
    throw new EngineFailure('CANNOT_WRITE', '数据已经删除，但文件没有重写成。请检查文件夹是否可以写入，然后再点“重写文件”。', { original }, { cause: error });
  }
  return workspace.reopenAfter(limits, async () => {
    await rename(copy, workspace.path);
    // What was written ahead belongs to the old file.
    await removeAll(workspace.path, BACKUP_SUFFIXES.slice(1));
  });
}

async function writeCopy(workspace: Workspace, copy: string): Promise<void> {
  const connection = await workspace.connect();
  try {
    const main = text((await firstRow(connection, 'SELECT current_database() AS name'))?.['name']);
    await connection.run(`ATTACH ${literal(copy)} AS compacted`);
    try {
      await connection.run(`COPY FROM DATABASE "${main.replaceAll('"', '""')}" TO compacted`);
      await execute(connection, 'DELETE FROM compacted.meta WHERE key = ?', [MARK]);
      await connection.run('CHECKPOINT compacted');
    } finally {
      await connection.run('DETACH compacted');
    }
  } finally {
    connection.closeSync();
  }
  const file = await open(copy, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

async function removeAll(path: string, suffixes: readonly string[] = BACKUP_SUFFIXES): Promise<void> {
  await Promise.all(suffixes.map((suffix) => rm(path + suffix, { force: true })));
}
