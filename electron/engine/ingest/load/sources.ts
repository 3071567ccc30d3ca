/** What the user chose, as a flat list of files: folders are walked, archives opened, uploads looked up. */
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { EngineFailure, type ImportSource } from '../../../../shared/contract';
import type { FileInput } from '../prepare/file-task';
import { expandArchive } from './archive-members';
import type { SeenFile } from './staged';
import type { Uploads } from './uploads';

export interface SourceFile {
  readonly source: ImportSource;
  readonly input: FileInput;
  /** As the user gave it: a path, or the upload's name; entries of an archive follow after a /. */
  readonly path: string;
  /** Name with the folders below what was chosen, e.g. 曹县/测评结果.xlsx. */
  readonly displayName: string;
  readonly bytes: number;
  /** Absent for uploads. */
  readonly seen?: SeenFile;
}

/** Lock files of Office and WPS, thumbnails and hidden files are never data. */
const neverData = /^(?:~\$|\.|thumbs\.db$|desktop\.ini$)/i;
const collator = new Intl.Collator('zh-Hans-CN', { numeric: true });

/** @throws EngineFailure FILE_NOT_FOUND (an upload), FILE_UNREADABLE (a folder) */
export async function expandSources(sources: readonly ImportSource[], uploads: Uploads, signal?: AbortSignal): Promise<readonly SourceFile[]> {
  const files: SourceFile[] = [];
  const uploaded: SourceFile[] = [];
  for (const source of sources) {
    if (source.kind === 'upload') uploaded.push(uploadFile(source, uploads));
    else files.push(...(await filesAt(source)));
  }
  // A browser hands over a folder's files in no order; which of two files is the later one must not depend on that.
  files.push(...uploaded.sort((a, b) => collator.compare(a.displayName, b.displayName)));
  const expanded: SourceFile[] = [];
  for (const file of files) expanded.push(...(await expandArchive(file, signal)));
  return expanded;
}

function uploadFile(source: Extract<ImportSource, { kind: 'upload' }>, uploads: Uploads): SourceFile {
  const { name, bytes } = uploads.get(source.uploadId);
  const { members } = source;
  const path = [name, ...(members ?? [])].join('/');
  return { source, input: { kind: 'bytes', name: basename(name), bytes, members }, path, displayName: path, bytes: bytes.byteLength };
}

async function filesAt(source: Extract<ImportSource, { kind: 'path' }>): Promise<SourceFile[]> {
  const { path } = source;
  const status = await stat(path).catch(() => undefined);
  // A missing file becomes one failed entry of the report, not the end of the whole import.
  if (status === undefined || !status.isDirectory()) return [await pathFile(source)];
  const files: SourceFile[] = [];
  for (const file of await filesBelow(path)) files.push(await pathFile({ kind: 'path', path: file, root: path }));
  return files;
}

/** Paths of all files below a folder that could be data, by name; links are not followed: a link to a parent folder would never end. */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    throw new EngineFailure('FILE_UNREADABLE', `无法打开文件夹“${basename(folder)}”。请检查权限，或把它复制到本机硬盘后重试。`, { path: folder }, { cause: error });
  });
  const files: string[] = [];
  for (const entry of entries.sort((a, b) => collator.compare(a.name, b.name))) {
    if (neverData.test(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) files.push(...(await filesBelow(path)));
    else if (entry.isFile()) files.push(path);
  }
  return files;
}

/** Size and time of a file, to tell whether it is the same as before; undefined when it is gone. */
export async function seenFile(path: string): Promise<SeenFile | undefined> {
  const status = await stat(path).catch(() => undefined);
  return status === undefined ? undefined : { path, bytes: status.size, modified: status.mtimeMs };
}

async function pathFile(source: Extract<ImportSource, { kind: 'path' }>): Promise<SourceFile> {
  const { path, root, members } = source;
  const seen = await seenFile(path);
  const inside = members === undefined ? '' : `/${members.join('/')}`;
  const name = root === undefined ? basename(path) : relative(dirname(join(root, '.')), path).split(sep).join('/');
  return {
    source,
    input: { kind: 'path', path, members },
    path: path + inside,
    displayName: name + inside,
    bytes: seen?.bytes ?? 0,
    ...(seen === undefined ? {} : { seen }),
  };
}
