/** What the user chose, as a flat list of files: folders are walked, uploads are looked up. */
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { EngineFailure, type ImportSource } from '../../../../shared/contract';
import { memorySource, openFileSource } from '../read/byte-source';
import type { ByteSource } from '../read/types';
import type { Uploads } from './uploads';

export interface SourceFile {
  readonly source: ImportSource;
  /** As the user gave it: a path, or the upload's name. */
  readonly path: string;
  /** Name with the folders below what was chosen, e.g. 曹县/测评结果.xlsx. */
  readonly displayName: string;
  open(): Promise<ByteSource>;
}

/** Lock files of Office and WPS, thumbnails and hidden files are never data. */
const neverData = /^(?:~\$|\.|thumbs\.db$|desktop\.ini$)/i;
const collator = new Intl.Collator('zh-Hans-CN', { numeric: true });

export async function expandSources(sources: readonly ImportSource[], uploads: Uploads): Promise<readonly SourceFile[]> {
  const files: SourceFile[] = [];
  for (const source of sources) {
    if (source.kind === 'upload') files.push(uploadFile(source.uploadId, uploads));
    else files.push(...(await filesAt(source.path)));
  }
  return files;
}

function uploadFile(uploadId: string, uploads: Uploads): SourceFile {
  const { name } = uploads.get(uploadId);
  return {
    source: { kind: 'upload', uploadId },
    path: name,
    displayName: name,
    open: async () => memorySource(basename(name), uploads.get(uploadId).bytes),
  };
}

async function filesAt(path: string): Promise<SourceFile[]> {
  const status = await stat(path).catch(() => undefined);
  // A missing file becomes one failed entry of the report, not the end of the whole import.
  if (status === undefined || !status.isDirectory()) return [pathFile(path, basename(path))];
  const parent = dirname(join(path, 'x'));
  const found = await walk(path);
  return found.map((file) => pathFile(file, relative(dirname(parent), file).split(sep).join('/')));
}

async function walk(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    throw new EngineFailure('FILE_UNREADABLE', `无法打开文件夹“${basename(folder)}”。请检查权限，或把它复制到本机硬盘后重试。`, { path: folder }, { cause: error });
  });
  const files: string[] = [];
  for (const entry of entries.sort((a, b) => collator.compare(a.name, b.name))) {
    if (neverData.test(entry.name)) continue;
    const path = join(folder, entry.name);
    // Links are not followed: a link to a parent folder would never end.
    if (entry.isDirectory()) files.push(...(await walk(path)));
    else if (entry.isFile()) files.push(path);
  }
  return files;
}

function pathFile(path: string, displayName: string): SourceFile {
  return { source: { kind: 'path', path }, path, displayName, open: () => openFileSource(path) };
}
