import { failure, success, type EngineApi, type EngineError, type ImportSource, type Outcome, type Progress } from '../../../shared/contract';
import type { CollectedFile } from './collect-files';

/** Small enough to keep the page responsive, large enough that 20 MB are five messages. */
export const PIECE_BYTES = 4 * 1024 * 1024;

/** While the engine takes one small file in, the browser can already read the next ones. */
const AT_ONCE = 6;

/** Drawn more often than a screen is read, progress would slow the work down. */
const REPORT_EVERY_MS = 100;

export interface UploadOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
}

/** Hands the bytes of files to the engine, piece by piece; an empty file is one empty piece. The sources stand in the order of the files. */
export async function uploadFiles(engine: EngineApi, files: readonly CollectedFile[], { signal, onProgress }: UploadOptions): Promise<Outcome<readonly ImportSource[]>> {
  const sources = new Array<ImportSource>(files.length);
  const waiting = files.entries();
  const errors: EngineError[] = [];
  let done = 0;
  let reportedAt = -Infinity;
  const report = (item: string) => {
    const now = performance.now();
    if (now - reportedAt < REPORT_EVERY_MS) return;
    reportedAt = now;
    onProgress({ phase: '读入文件', done, total: files.length, item });
  };
  const work = async () => {
    for (const [index, { file, name }] of waiting) {
      report(name);
      const sent = await uploadFile(engine, file, name, signal);
      done += 1;
      if (sent.ok) sources[index] = { kind: 'upload', uploadId: sent.value };
      else errors.push(sent.error);
      if (errors.length > 0) return;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const [error] = errors;
  if (error === undefined) return success(sources);
  // What has arrived already would lie in the engine's memory for nothing.
  const uploadIds = sources.flatMap((source) => (source.kind === 'upload' ? [source.uploadId] : []));
  if (uploadIds.length > 0) await engine.call('upload.discard', { uploadIds });
  return { ok: false, error };
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
