/** Backups that can be found without a passphrase: beside a workspace, where its settings say, and in a folder somebody points to. */
import { resolve } from 'node:path';
import type { BackupItem, BackupList } from '../../../shared/backups';
import { backupsIn, readCatalogue } from './catalogue';
import { backupFoldersIn, isFolder } from './folder';

export interface ListWish {
  /** Folders that hold backup folders or backups, the wanted one first. */
  readonly bases: readonly string[];
  /** Only folders of this workspace; null: all. */
  readonly workspaceId: string | null;
}

export async function listBackups({ bases, workspaceId }: ListWish): Promise<BackupList> {
  const folders: string[] = [];
  const backups: BackupItem[] = [];
  const problems: string[] = [];
  for (const base of new Set(bases.map((each) => resolve(each)))) {
    if (!(await isFolder(base))) {
      problems.push(`找不到“${base}”。请检查 U 盘、网络文件夹是否已接好。`);
      continue;
    }
    for (const folder of await backupFoldersIn(base)) {
      if (folders.includes(folder) || (workspaceId !== null && !folder.endsWith(workspaceId))) continue;
      folders.push(folder);
      backups.push(...(await backupsIn(folder)));
      if (!(await readCatalogue(folder)).readable) problems.push(`“${folder}”中的备份清单读不出来，备份本身不受影响；下一次备份时重新登记。`);
    }
  }
  return { folders, backups, problems };
}
