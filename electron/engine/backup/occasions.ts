/** When backups are made: on closing when something has changed, before a file is migrated, and when somebody asks for one. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { MadeBackup } from '../../../shared/backups';
import { type CallOptions, EngineFailure } from '../../../shared/contract';
import type { SettingId, SettingValue, SettingValues } from '../../../shared/settings';
import { failureOf } from '../failures';
import { firstRow, rows } from '../warehouse/sql';
import { LATEST_SETTING, settingValue } from '../warehouse/settings';
import { copyDatabase } from '../workspace/backup';
import { type DuckDBLimits, foldLog, openReadOnly } from '../workspace/duckdb';
import type { Workspace } from '../workspace/workspace';
import { backupIdentity, readWrappedKeys } from './backup-key';
import { readCatalogue } from './catalogue';
import { readFacts, readState, type WorkspaceFacts } from './facts';
import { bases, folderFor, isFolder } from './folder';
import type { KeepRules } from './keep';
import { listBackups } from './list-backups';
import { type BackupWish, makeBackup } from './make-backup';

type BackupSettings = Pick<SettingValues, 'backupFolder' | 'backupsRecent' | 'backupsDaily' | 'backupsWeekly'>;

function keepRules({ backupsRecent, backupsDaily, backupsWeekly }: BackupSettings): KeepRules {
  return { recent: backupsRecent, daily: backupsDaily, weekly: backupsWeekly };
}

async function wishFor(connection: DuckDBConnection, workspacePath: string, identity: string, settings: BackupSettings): Promise<Omit<BackupWish, 'reason'>> {
  return {
    workspacePath,
    source: workspacePath,
    facts: await readFacts(connection),
    key: { identity, wrappedKeys: await readWrappedKeys(connection) },
    wantedFolder: settings.backupFolder,
    keep: keepRules(settings),
  };
}

/** What is to be backed up once the workspace is closed; null: the last good backup has all of it. @param identity of backup-key.ts */
export async function planClosingBackup(workspace: Workspace, identity: string, settings: BackupSettings): Promise<BackupWish | null> {
  const wish: BackupWish = { ...(await wishFor(workspace.writer, workspace.path, identity, settings)), reason: 'closing' };
  return (await isBackedUp(wish)) ? null : wish;
}

/** Whether the folder that is wanted, or the one that stands in for it, has this state of the data. */
async function isBackedUp({ workspacePath, wantedFolder, facts }: Pick<BackupWish, 'workspacePath' | 'wantedFolder'> & { readonly facts: Pick<WorkspaceFacts, 'workspaceId' | 'changeHash'> }): Promise<boolean> {
  for (const base of bases(workspacePath, wantedFolder)) {
    if (!(await isFolder(base))) continue;
    const folder = await folderFor(base, workspacePath, facts.workspaceId);
    const { entries } = await readCatalogue(folder);
    return entries.some(({ workspaceId, changeHash, checked, fileName }) => workspaceId === facts.workspaceId && changeHash === facts.changeHash && checked && existsSync(join(folder, fileName)));
  }
  return false;
}

/** @returns absolute path of the newest good backup of a workspace, where its settings want it or beside it; null: none */
export async function lastGoodBackup(workspacePath: string, wantedFolder: string, workspaceId: string): Promise<string | null> {
  const { backups } = await listBackups({ bases: bases(workspacePath, wantedFolder), workspaceId });
  const good = backups.filter(({ state }) => state === 'good').sort((one, other) => other.madeAt.localeCompare(one.madeAt));
  return good[0]?.path ?? null;
}

/**
 * What is to be said on opening where the last change is in no backup, whatever the reason: the closing backup failed with nobody there to be
 * told, was skipped, or the program was killed. Nothing needs to be noted down for it.
 * @returns Chinese; null: all is backed up, or there was never a backup, as in a workspace that single commands have made
 */
export async function unbackedWords(connection: DuckDBConnection, workspacePath: string, wantedFolder: string): Promise<string | null> {
  const facts = await readState(connection);
  if (await isBackedUp({ workspacePath, wantedFolder, facts })) return null;
  const last = await lastGoodBackup(workspacePath, wantedFolder, facts.workspaceId);
  if (last === null) return null;
  return `最近的改动还没有备份：上次关闭时备份没有做成、被跳过，或程序没有正常结束。数据没有丢失，最近一份完好的备份：${last}。请在“设置—备份与恢复”中备份一次，或换一个备份位置。`;
}

/**
 * Backs a file up that is about to be migrated.
 * @param key the workspace's own @throws EngineFailure when it could not be done: then nothing is migrated
 */
export async function backUpBeforeMigration(path: string, key: Buffer, limits: DuckDBLimits, { signal, onProgress }: CallOptions): Promise<MadeBackup> {
  try {
    if (existsSync(`${path}.wal`)) await foldLog(path, limits);
    const instance = await openReadOnly(path);
    let wish: Omit<BackupWish, 'reason'>;
    try {
      const connection = await instance.connect();
      wish = await wishFor(connection, path, backupIdentity(key), await settingsIn(connection));
      connection.closeSync();
    } finally {
      instance.closeSync();
    }
    return await makeBackup({ ...wish, reason: 'migration', signal, onProgress });
  } catch (error) {
    const { code, message, details } = failureOf(error);
    if (code === 'CANCELLED') throw error;
    throw new EngineFailure(code, `这个工作区要先升级才能用本版程序打开，升级前必须备份，但备份没有做成：${message}工作区文件没有升级。`, details, { cause: error });
  }
}

/** Files of early versions have no settings. */
async function settingsIn(connection: DuckDBConnection): Promise<BackupSettings> {
  const has = (await rows(connection, "SELECT 1 FROM duckdb_tables() WHERE table_name = 'setting'")).length > 0;
  const read = async <Id extends SettingId>(id: Id): Promise<SettingValue<Id>> => settingValue(id, has ? (await firstRow(connection, `SELECT (${LATEST_SETTING} ?) AS value`, [id]))?.['value'] : undefined);
  return { backupFolder: await read('backupFolder'), backupsRecent: await read('backupsRecent'), backupsDaily: await read('backupsDaily'), backupsWeekly: await read('backupsWeekly') };
}

/** Of the open workspace, which stays open: DuckDB writes the copy, because reading the open file with fs would drop its lock. */
export async function backUpNow(workspace: Workspace, identity: string, settings: BackupSettings, { signal, onProgress }: CallOptions): Promise<MadeBackup> {
  const wish = await wishFor(workspace.writer, workspace.path, identity, settings);
  onProgress?.({ phase: '备份：复制', done: 0 });
  const copy = await copyDatabase(workspace);
  try {
    return await makeBackup({ ...wish, source: copy.path, reason: 'asked', signal, onProgress });
  } finally {
    await copy.remove();
  }
}
