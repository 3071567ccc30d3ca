import { failure, success, type EngineApi, type ImportSource, type Outcome, type Progress } from '../../../shared/contract';
import type { CollectedFile } from './collect-files';

/** Small enough to keep the page responsive, large enough that 20 MB are five messages. */
export const PIECE_BYTES = 4 * 1024 * 1024;

export interface UploadOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
}

/** Hands the bytes of files to the engine, piece by piece; an empty file is one empty piece. */
export async function uploadFiles(engine: EngineApi, files: readonly CollectedFile[], options: UploadOptions): Promise<Outcome<readonly ImportSource[]>> {
  const sources: ImportSource[] = [];
  for (const [index, { file, name }] of files.entries()) {
    options.onProgress({ phase: '读入文件', done: index, total: files.length, item: name });
    const sent = await uploadFile(engine, file, name, options.signal);
    if (!sent.ok) return sent;
    sources.push({ kind: 'upload', uploadId: sent.value });
  }
  return success(sources);
}

async function uploadFile(engine: EngineApi, file: File, name: string, signal: AbortSignal): Promise<Outcome<string>> {
  let uploadId: string | undefined;
  let offset = 0;
  do {
    let chunk: Uint8Array<ArrayBuffer>;
    try {
      chunk = new Uint8Array(await file.slice(offset, offset + PIECE_BYTES).arrayBuffer());
    } catch {
      return failure('FILE_UNREADABLE', `无法读取“${name}”：文件可能已被移动、删除或正被占用。请检查后重新选择。`);
    }
    const sent = await engine.call('upload.append', { name, chunk, ...(uploadId === undefined ? {} : { uploadId }) }, { signal });
    if (!sent.ok) return sent;
    uploadId = sent.value.uploadId;
    offset += PIECE_BYTES;
  } while (offset < file.size);
  return success(uploadId);
}
