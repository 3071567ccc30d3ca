import { copyFile, rename, rm, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { existsSync } from 'node:fs';
import { EngineFailure } from '../../../shared/contract';
import { isDiskFull } from '../disk-full';
import { firstRow, literal, text } from '../warehouse/sql';
import { BACKUP_SUFFIXES, backupPath } from './duckdb';
import type { Workspace } from './workspace';

export interface DatabaseCopy {
  readonly path: string;
  remove(): Promise<void>;
}

/**
 * Copies the open workspace to a file beside it. DuckDB writes the copy itself: reading the open file with fs
 * in the process that has it open would silently drop its lock.
 * @throws EngineFailure DISK_FULL, CANNOT_WRITE; nothing is left then
 */
export async function copyDatabase(workspace: Workspace): Promise<DatabaseCopy> {
  const path = backupPath(workspace.path);
  const remove = async (): Promise<void> => {
    await Promise.all(BACKUP_SUFFIXES.map((suffix) => rm(path + suffix, { force: true })));
  };
  const connection = await workspace.connect();
  try {
    await remove();
    const main = text((await firstRow(connection, 'SELECT current_database() AS name'))?.['name']);
    await connection.run(`ATTACH ${literal(path)} AS backup_copy`);
    try {
      await connection.run(`COPY FROM DATABASE "${main.replaceAll('"', '""')}" TO backup_copy`);
    } finally {
      await connection.run('DETACH backup_copy');
    }
    return { path, remove };
  } catch (error) {
    await remove();
    throw copyFailure(error, path);
  } finally {
    connection.closeSync();
  }
}

/**
 * Copies the open workspace to a new file, as it is.
 * @returns size of the copy in bytes.
 */
export async function backUp(workspace: Workspace, path: string): Promise<{ readonly path: string; readonly bytes: number }> {
  const target = resolve(path);
  if (existsSync(target)) {
    throw new EngineFailure('WORKSPACE_EXISTS', '备份的目标文件已经存在。请换一个文件名，以免覆盖原有备份。', { path: target });
  }
  const copy = await copyDatabase(workspace);
  try {
    await move(copy.path, target);
    return { path: target, bytes: (await stat(target)).size };
  } catch (error) {
    throw copyFailure(error, target);
  } finally {
    await copy.remove();
  }
}

function copyFailure(error: unknown, path: string): EngineFailure {
  const original = error instanceof Error ? error.message : String(error);
  if (isDiskFull(error)) return new EngineFailure('DISK_FULL', '磁盘空间不足，备份没有完成。请清理磁盘后重试。', { path }, { cause: error });
  return new EngineFailure('CANNOT_WRITE', '备份没有写成。请检查目标文件夹是否可以写入。', { path, original }, { cause: error });
}

async function move(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    // Another disk, e.g. a USB stick.
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    await copyFile(from, to);
  }
}
