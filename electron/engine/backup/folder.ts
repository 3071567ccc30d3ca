/** Where the backups of a workspace lie and what they are called. */
import { existsSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';

export const BACKUP_EXTENSION = '.yuxin.age';
/** What is being written; never taken for a backup. */
export const PART_EXTENSION = '.part';
const MARK = '-备份-';

/** 菏泽市 of …/菏泽市.yuxin */
export function workspaceName(path: string): string {
  return basename(path).replace(/\.yuxin$/i, '');
}

/** Also found again after the workspace was renamed: what counts is its id. */
export async function folderFor(base: string, workspacePath: string, workspaceId: string): Promise<string> {
  const ending = `${MARK}${workspaceId}`;
  const known = (await readdir(base).catch(() => [])).find((name) => name.endsWith(ending));
  return join(base, known ?? `${workspaceName(workspacePath)}${ending}`);
}

/** Backup folders in a folder, and itself when it holds backups. */
export async function backupFoldersIn(base: string): Promise<readonly string[]> {
  const names = await readdir(base, { withFileTypes: true }).catch(() => []);
  const below = names.filter((entry) => entry.isDirectory() && entry.name.includes(MARK)).map(({ name }) => join(base, name));
  return [...(names.some(({ name }) => name.endsWith(BACKUP_EXTENSION)) ? [base] : []), ...below];
}

/** @returns folders to write to, the wanted one first; the second stands in where the first is not there */
export function bases(workspacePath: string, wanted: string): readonly string[] {
  const beside = dirname(resolve(workspacePath));
  return wanted === '' || resolve(wanted) === beside ? [beside] : [resolve(wanted), beside];
}

/** A folder that is not there is a stick that is not plugged in: it is never made. */
export async function isFolder(path: string): Promise<boolean> {
  return existsSync(path) && (await stat(path).catch(() => null))?.isDirectory() === true;
}

/** Takes away what was being written when the program died. To be called by whoever has the workspace open, or is backing it up. */
export async function removeParts(folder: string): Promise<void> {
  for (const name of await readdir(folder)) if (name.endsWith(PART_EXTENSION)) await rm(join(folder, name), { force: true });
}

const NUMBER_DIGITS = 5;

/** 菏泽市-00012-20260301-093000.yuxin.age */
export function backupFileName(workspace: string, number: number, madeAt: string): string {
  return `${workspace}-${String(number).padStart(NUMBER_DIGITS, '0')}-${madeAt.replace(/[-:]/g, '').replace(' ', '-')}${BACKUP_EXTENSION}`;
}

/** What a name tells when the list beside it was lost. */
export function readFileName(fileName: string): { readonly workspace: string; readonly number: number; readonly madeAt: string } | null {
  const found = /^(.*)-(\d{5,})-(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)\.yuxin\.age$/.exec(fileName);
  if (found === null) return null;
  const [, workspace = '', number = '', year, month, day, hour, minute, second] = found;
  return { workspace, number: Number(number), madeAt: `${year}-${month}-${day} ${hour}:${minute}:${second}` };
}
