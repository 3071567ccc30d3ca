/** The list beside the backups of one folder: what each holds, so that nothing has to be decrypted to tell. A convenience: backups are good without it. */
import { open, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { BACKUP_REASONS, type BackupItem, type BackupReason, type BackupState } from '../../../shared/backups';
import { stampOf } from '../local-stamp';
import { SCHEMA_VERSION } from '../warehouse/migrations';
import { writeDurably } from './durable-file';
import { BACKUP_EXTENSION, readFileName } from './folder';

const FILE = '备份清单.json';
const HEAD = 'age-encryption.org/v1\n';

const entry = z.object({
  fileName: z.string().max(400),
  workspace: z.string().max(400),
  workspaceId: z.string().max(64),
  number: z.number().int(),
  madeAt: z.string().max(19),
  reason: z.enum(Object.keys(BACKUP_REASONS) as [BackupReason, ...BackupReason[]]),
  bytes: z.number(),
  sha256: z.string(),
  checked: z.boolean(),
  schemaVersion: z.number().int(),
  batches: z.number().int(),
  auditEntries: z.number().int(),
  changeHash: z.string(),
});
export type CatalogueEntry = z.infer<typeof entry>;

const schema = z.object({ format: z.literal('yuxin-backups'), backups: z.array(entry) });

/** Empty where there is none; `readable` is false where there is one that says nothing. */
export async function readCatalogue(folder: string): Promise<{ readonly entries: readonly CatalogueEntry[]; readonly readable: boolean }> {
  const content = await readFile(join(folder, FILE), 'utf8').catch(() => null);
  if (content === null) return { entries: [], readable: true };
  try {
    return { entries: schema.parse(JSON.parse(content)).backups, readable: true };
  } catch {
    return { entries: [], readable: false };
  }
}

export async function writeCatalogue(folder: string, entries: readonly CatalogueEntry[]): Promise<void> {
  await writeDurably(join(folder, FILE), JSON.stringify({ format: 'yuxin-backups', backups: entries }, null, 1));
}

/** The backups that lie in a folder, the latest first. */
export async function backupsIn(folder: string): Promise<readonly BackupItem[]> {
  const known = new Map((await readCatalogue(folder)).entries.map((each) => [each.fileName, each]));
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(BACKUP_EXTENSION));
  const items = await Promise.all(names.map((name) => itemOf(folder, name, known.get(name))));
  return items.filter((item) => item !== null).sort((one, other) => other.number - one.number || other.madeAt.localeCompare(one.madeAt));
}

async function itemOf(folder: string, fileName: string, listed: CatalogueEntry | undefined): Promise<BackupItem | null> {
  const path = join(folder, fileName);
  const found = await stat(path).catch(() => null);
  if (found?.isFile() !== true) return null;
  const told = listed ?? readFileName(fileName);
  return {
    path,
    fileName,
    workspace: told?.workspace ?? fileName.slice(0, -BACKUP_EXTENSION.length),
    number: told?.number ?? 0,
    madeAt: told?.madeAt ?? stampOf(found.mtime),
    bytes: found.size,
    state: await stateOf(path, found.size, listed),
    reason: listed?.reason ?? null,
    batches: listed?.batches ?? null,
  };
}

/** Without its passphrase no more can be told than that it begins as it should and is as long as it was. */
async function stateOf(path: string, bytes: number, listed: CatalogueEntry | undefined): Promise<BackupState> {
  if ((await headOf(path)) !== HEAD || (listed !== undefined && listed.bytes !== bytes)) return 'damaged';
  if (listed === undefined) return 'unchecked';
  if (listed.schemaVersion > SCHEMA_VERSION) return 'newer';
  return listed.checked ? 'good' : 'unchecked';
}

async function headOf(path: string): Promise<string> {
  try {
    const handle = await open(path, 'r');
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD.length), 0, HEAD.length, 0);
      return buffer.toString('latin1', 0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch {
    return '';
  }
}
