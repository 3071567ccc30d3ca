/** A backup takes the place of a workspace; what stood there is kept aside under a name that says so. Killed at any point, one of the two is there whole. */
import { existsSync } from 'node:fs';
import { link, mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { CheckedBackup } from '../../../shared/backups';
import { EngineFailure, type Progress } from '../../../shared/contract';
import { type DuckDBLimits, foldLog } from '../workspace/duckdb';
import { identityFor } from './backup-key';
import { checkedOf, openBackup, removeChecked } from './check-backup';
import { renameDurably, syncFolder } from './durable-file';
import { fileStampOf } from '../local-stamp';
import { workspaceName } from './folder';
import { finishRestore, restoredPath, restoringPath } from './leftovers';
import { writeFailure } from './write-failure';

export interface RestoreWish {
  readonly backup: string;
  readonly passphrase: string;
  /** Workspace file that it becomes; ends in `.yuxin`. */
  readonly target: string;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

const LOG = '.wal';

/**
 * Decrypts and checks a backup beside its target, which is not touched.
 * @throws EngineFailure as identityFor and openBackup
 */
export async function prepareRestore({ backup, passphrase, target, signal, onProgress }: RestoreWish): Promise<CheckedBackup> {
  const source = resolve(backup);
  const found = await stat(source).catch((error: unknown) => {
    throw writeFailure(error, source);
  });
  const identity = await identityFor(source, passphrase);
  try {
    await mkdir(dirname(target), { recursive: true });
  } catch (error) {
    throw writeFailure(error, target);
  }
  await finishRestore(target);
  const facts = await openBackup(source, restoringPath(target), found.size, { identity, signal, onProgress });
  try {
    await renameDurably(restoringPath(target), restoredPath(target));
  } catch (error) {
    await removeChecked(restoringPath(target));
    throw writeFailure(error, target);
  }
  return checkedOf(facts);
}

/**
 * Puts what was prepared in place. Nobody may have the target open.
 * @returns where what stood there is kept; null: nothing did. @throws EngineFailure WORKSPACE_LOCKED, CANNOT_WRITE: the file at the target is as it was then
 */
export async function commitRestore(target: string, limits: DuckDBLimits): Promise<string | null> {
  try {
    await settleOld(target, limits);
    return await takePlace(target);
  } catch (error) {
    // Without a file at the target the restored one is one step from there, and takes it when the workspace is opened.
    if (existsSync(target)) await removeChecked(restoredPath(target));
    throw error instanceof EngineFailure ? error : writeFailure(error, target);
  }
}

/** A file that another program has open would go on being written to under its new name; one with a log of changes is not whole without it. */
async function settleOld(path: string, limits: DuckDBLimits): Promise<void> {
  if (!existsSync(path)) return;
  try {
    await foldLog(path, limits);
  } catch (error) {
    // A damaged or foreign file is exactly what restoring is for.
    if (error instanceof EngineFailure && error.error.code === 'WORKSPACE_LOCKED') throw error;
  }
}

async function takePlace(path: string): Promise<string | null> {
  if (!existsSync(path)) {
    await renameDurably(restoredPath(path), path);
    return null;
  }
  const aside = freeName(path);
  const hasLog = existsSync(path + LOG);
  try {
    // A second name, so that the workspace's place is never empty.
    await link(path, aside);
    if (hasLog) await link(path + LOG, aside + LOG);
  } catch {
    // FAT knows one name a file; finishRestore puts the new one in place should this be the last step.
    await rm(aside, { force: true });
    await rename(path, aside);
    if (hasLog) await rename(path + LOG, aside + LOG);
  }
  await syncFolder(dirname(path));
  // The log of changes belongs to the old file: the new one must not be opened with it.
  await rm(path + LOG, { force: true });
  await renameDurably(restoredPath(path), path);
  return aside;
}

/** 菏泽市（恢复前 20260301-093000）.yuxin */
function freeName(path: string): string {
  const stamp = fileStampOf(new Date());
  for (let number = 1; ; number++) {
    const name = join(dirname(path), `${workspaceName(path)}（恢复前 ${stamp}${number === 1 ? '' : `-${number}`}）.yuxin`);
    if (!existsSync(name)) return name;
  }
}
