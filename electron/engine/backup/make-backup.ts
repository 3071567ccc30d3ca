/** One backup from a file that nobody changes to a checked, numbered, encrypted one in its folder. */
import { isDeepStrictEqual } from 'node:util';
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupReason, MadeBackup } from '../../../shared/backups';
import { EngineFailure, type Progress } from '../../../shared/contract';
import type { BackupKey } from './backup-key';
import { stampOf } from '../local-stamp';
import { backupsIn, type CatalogueEntry, readCatalogue, writeCatalogue } from './catalogue';
import { openBackup, removeChecked } from './check-backup';
import { renameDurably } from './durable-file';
import type { WorkspaceFacts } from './facts';
import { backupFileName, bases, folderFor, isFolder, PART_EXTENSION, removeParts, workspaceName } from './folder';
import { type KeepRules, superfluous } from './keep';
import { sealFile } from './seal';
import { checkedCopyPath } from './leftovers';
import { writeFailure } from './write-failure';

export interface BackupWish {
  readonly workspacePath: string;
  /** A closed, whole workspace file with the content of `facts`. */
  readonly source: string;
  readonly facts: WorkspaceFacts;
  readonly reason: BackupReason;
  readonly key: BackupKey;
  /** Folder from the settings; '': beside the workspace. */
  readonly wantedFolder: string;
  readonly keep: KeepRules;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** @throws EngineFailure when no backup could be made anywhere; of the last place that was tried */
export async function makeBackup(wish: BackupWish): Promise<MadeBackup> {
  const places = bases(wish.workspacePath, wish.wantedFolder);
  const notices: string[] = [];
  for (const [index, base] of places.entries()) {
    try {
      if (!(await isFolder(base))) throw new EngineFailure('FILE_NOT_FOUND', `找不到备份位置“${base}”。请检查 U 盘、网络文件夹是否已接好，或在“设置—备份与恢复”中改换位置。`, { path: base });
      const made = await backUpInto(base, wish);
      return { ...made, notices: [...notices, ...made.notices] };
    } catch (error) {
      const isLast = index === places.length - 1;
      if (isLast || !(error instanceof EngineFailure) || error.error.code === 'CANCELLED' || error.error.code === 'BACKUP_DAMAGED') throw error;
      notices.push(`${error.error.message}这次改放在工作区旁边。`);
    }
  }
  throw new Error('no place for a backup');
}

async function backUpInto(base: string, wish: BackupWish): Promise<MadeBackup> {
  const { facts, workspacePath } = wish;
  const folder = await folderFor(base, workspacePath, facts.workspaceId);
  try {
    await mkdir(folder, { recursive: true });
    await removeParts(folder);
  } catch (error) {
    throw writeFailure(error, folder);
  }
  const { entries } = await readCatalogue(folder);
  const present = await backupsIn(folder);
  const latest = present[0];
  const number = Math.max(0, ...entries.map((each) => each.number), ...present.map((each) => each.number)) + 1;
  const madeAt = stampOf(new Date());
  const fileName = backupFileName(workspaceName(workspacePath), number, madeAt);
  const path = join(folder, fileName);
  const part = path + PART_EXTENSION;
  try {
    const sealed = await seal(wish, part);
    const checked = await check(wish, part, sealed.bytes);
    const entry: CatalogueEntry = { fileName, workspace: workspaceName(workspacePath), workspaceId: facts.workspaceId, number, madeAt, reason: wish.reason, ...sealed, checked, schemaVersion: facts.schemaVersion, batches: facts.batches, auditEntries: facts.auditEntries, changeHash: facts.changeHash };
    const there = new Set(present.map((each) => each.fileName));
    await write(folder, () => writeCatalogue(folder, [...entries.filter((each) => there.has(each.fileName)), entry]));
    await write(folder, () => renameDurably(part, path));
    if (checked) await removeSuperfluous(folder, wish);
    const notices = latest !== undefined && latest.madeAt > madeAt ? [`电脑的时钟（${madeAt}）比上一份备份（${latest.madeAt}）还早，请校准日期和时间。备份按编号先后排列，不受影响。`] : [];
    return { path, bytes: sealed.bytes, checked, notices: [...notices, ...(checked ? [] : ['磁盘空间不足，备份已写成，但没有地方解开核对。'])] };
  } finally {
    await rm(part, { force: true });
  }
}

/** The source may not change while it is read: another program that opens it would make half of it newer than the other. */
async function seal({ source, key, signal, onProgress }: BackupWish, part: string): Promise<{ readonly bytes: number; readonly sha256: string }> {
  const before = await stat(source).catch((error: unknown) => {
    throw writeFailure(error, source);
  });
  const sealed = await sealFile(source, part, key, { signal, onBytes: (done) => onProgress?.({ phase: '备份：加密', done, total: before.size }) });
  const after = await stat(source);
  if (after.size !== before.size || after.mtimeMs !== before.mtimeMs) throw new EngineFailure('WORKSPACE_LOCKED', '备份时工作区被另一个程序改动，这次没有备份。请在那个窗口里关闭它后重试。', { path: source });
  return sealed;
}

/** @returns false where there is no room to open the copy; @throws EngineFailure BACKUP_DAMAGED when the copy is not what it was made from */
async function check({ workspacePath, facts, key, signal, onProgress }: BackupWish, part: string, bytes: number): Promise<boolean> {
  const copy = checkedCopyPath(workspacePath);
  try {
    const found = await openBackup(part, copy, bytes, { identity: key.identity, signal, onProgress });
    if (!isDeepStrictEqual(found, facts)) throw new EngineFailure('BACKUP_DAMAGED', '备份做完核对时发现与工作区不一致，没有采用。请重试；再次出现请检查磁盘。');
    return true;
  } catch (error) {
    if (error instanceof EngineFailure && error.error.code === 'DISK_FULL') return false;
    if (error instanceof EngineFailure && error.error.code === 'BACKUP_DAMAGED') {
      throw new EngineFailure('BACKUP_DAMAGED', '备份没有通过核对，工作区文件可能有损坏。以前的备份都还在。请从最近一份完好的备份恢复，或把能读出的数据另存。', error.error.details, { cause: error });
    }
    throw error;
  } finally {
    await removeChecked(copy);
  }
}

async function write(folder: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw writeFailure(error, folder);
  }
}

/** Only what the list beside them knows as this workspace's, and not what a copy of it under another name has made. What cannot be deleted now is tried again after the next backup. */
async function removeSuperfluous(folder: string, { facts, keep, workspacePath }: BackupWish): Promise<void> {
  const { entries } = await readCatalogue(folder);
  const gone = new Set<string>();
  for (const { fileName } of superfluous(entries.filter(({ workspaceId, workspace }) => workspaceId === facts.workspaceId && workspace === workspaceName(workspacePath)), keep)) {
    const removed = await rm(join(folder, fileName), { force: true }).then(() => true, () => false);
    if (removed) gone.add(fileName);
  }
  if (gone.size > 0) await write(folder, () => writeCatalogue(folder, entries.filter(({ fileName }) => !gone.has(fileName))));
}
