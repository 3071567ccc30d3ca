/** Files beside a workspace that only somebody who died can have left there. */
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { BACKUP_SUFFIXES, backupPath } from '../workspace/duckdb';
import { renameDurably } from './durable-file';
import { bases, folderFor, removeParts } from './folder';

/** A backup decrypted to be looked at. */
export function checkedCopyPath(workspacePath: string): string {
  return `${workspacePath}.checking`;
}

/** A backup being decrypted to take the workspace's place. */
export function restoringPath(workspacePath: string): string {
  return `${workspacePath}.restoring`;
}

/** The same, whole and checked. */
export function restoredPath(workspacePath: string): string {
  return `${workspacePath}.restored`;
}

/** A workspace being put together of what can be read of a damaged one. */
export function salvagingPath(workspacePath: string): string {
  return `${workspacePath}.salvaging`;
}

/** A damaged workspace under another name, to be read without its log. */
export function salvageSourcePath(workspacePath: string): string {
  return `${workspacePath}.salvaging.source`;
}

/** Ends a restore that was broken off after the old file had been moved aside and before the new one had taken its place. */
export async function finishRestore(workspacePath: string): Promise<void> {
  const restored = restoredPath(workspacePath);
  if (!existsSync(workspacePath) && existsSync(restored)) await renameDurably(restored, workspacePath);
}

/** Backups of the open workspace that were broken off. */
export async function removeBrokenOff(workspacePath: string, workspaceId: string, wantedFolder: string): Promise<void> {
  if (workspaceId === '') return;
  for (const base of bases(workspacePath, wantedFolder)) await removeParts(await folderFor(base, workspacePath, workspaceId)).catch(() => undefined);
}

/** To be called while the workspace is open and locked: what lies there then is nobody's. DuckDB's own spill folder too. */
export async function removeLeftovers(workspacePath: string): Promise<void> {
  const copies = [checkedCopyPath(workspacePath), restoringPath(workspacePath), restoredPath(workspacePath), salvagingPath(workspacePath), salvageSourcePath(workspacePath)].flatMap((path) => [path, `${path}.wal`]);
  for (const path of [...copies, ...BACKUP_SUFFIXES.map((suffix) => backupPath(workspacePath) + suffix)]) await rm(path, { force: true }).catch(() => undefined);
  await rm(`${workspacePath}.tmp`, { recursive: true, force: true }).catch(() => undefined);
}
