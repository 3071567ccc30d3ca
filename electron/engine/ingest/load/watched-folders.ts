/** Folders that are looked into for new files: those that are not as they were when last imported. */
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { EngineFailure, type WatchedFolder } from '../../../../shared/contract';
import { execute, number, rows, text } from '../../warehouse/sql';
import { filesBelow, seenFile } from './sources';

export async function addWatchedFolder(connection: DuckDBConnection, folder: string): Promise<void> {
  const path = resolve(folder);
  const status = await stat(path).catch(() => undefined);
  if (status?.isDirectory() !== true) throw new EngineFailure('FILE_NOT_FOUND', `找不到文件夹“${folder}”。请检查路径，或重新选择。`, { folder });
  await execute(connection, 'INSERT OR IGNORE INTO watched_folder VALUES (?, localtimestamp)', [path]);
}

export async function removeWatchedFolder(connection: DuckDBConnection, folder: string): Promise<void> {
  await execute(connection, 'DELETE FROM watched_folder WHERE folder = ?', [resolve(folder)]);
}

export async function listWatchedFolders(connection: DuckDBConnection): Promise<WatchedFolder[]> {
  const folders = (await rows(connection, 'SELECT folder FROM watched_folder ORDER BY addedAt, folder')).map((row) => text(row['folder']));
  if (folders.length === 0) return [];
  const seen = new Map((await rows(connection, 'SELECT path, bytes, modified FROM seen_file')).map((row) => [text(row['path']), `${number(row['bytes'])}:${number(row['modified'])}`]));
  const found: WatchedFolder[] = [];
  for (const folder of folders) found.push(await look(folder, seen));
  return found;
}

/** A folder that cannot be reached (an unplugged stick, a server that is off) stays in the list. */
async function look(folder: string, seen: ReadonlyMap<string, string>): Promise<WatchedFolder> {
  const paths = await filesBelow(folder).catch(() => null);
  if (paths === null) return { folder, available: false, newFiles: [], knownFiles: 0 };
  const newFiles: string[] = [];
  for (const path of paths) {
    const now = await seenFile(path);
    if (now !== undefined && seen.get(path) !== `${now.bytes}:${now.modified}`) newFiles.push(path);
  }
  return { folder, available: true, newFiles, knownFiles: paths.length - newFiles.length };
}
