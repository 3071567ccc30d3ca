/** One whole file, from disk or as it was uploaded. */
import { readFile, stat } from 'node:fs/promises';
import { EngineFailure, type ImportSource } from '../../../../shared/contract';
import type { Uploads } from './uploads';

/** Far above any file that the program makes. */
const MOST_FILE_BYTES = 512 * 1024 * 1024;

/** @throws EngineFailure FILE_NOT_FOUND, FILE_TOO_LARGE */
export async function bytesOfSource(uploads: Uploads, source: ImportSource): Promise<Uint8Array> {
  if (source.kind === 'upload') return uploads.get(source.uploadId).bytes;
  const status = await stat(source.path).catch(() => undefined);
  if (status === undefined || !status.isFile()) throw new EngineFailure('FILE_NOT_FOUND', `找不到文件“${source.path}”。请检查路径。`, { path: source.path });
  if (status.size > MOST_FILE_BYTES) throw new EngineFailure('FILE_TOO_LARGE', '文件超过 512 MB，不会是本程序出的文件。', { bytes: status.size });
  return readFile(source.path);
}
