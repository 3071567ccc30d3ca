/** Files handed over as bytes (browser host). They live in memory only: a temporary file would hold children's names. */
import { randomUUID } from 'node:crypto';
import { EngineFailure } from '../../../../shared/contract';

const MAXIMUM_TOTAL_BYTES = 2 * 1024 ** 3;

export interface Upload {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export class Uploads {
  private readonly files = new Map<string, { readonly name: string; readonly chunks: Uint8Array[]; bytes: number }>();
  private total = 0;

  append(uploadId: string | undefined, name: string, chunk: Uint8Array): { readonly uploadId: string; readonly bytes: number } {
    if (this.total + chunk.byteLength > MAXIMUM_TOTAL_BYTES) {
      throw new EngineFailure('FILE_TOO_LARGE', '一次选择的文件总量超过 2 GB，内存放不下。请分批导入。');
    }
    const id = uploadId ?? randomUUID();
    const file = uploadId === undefined ? { name, chunks: [], bytes: 0 } : this.files.get(uploadId);
    if (file === undefined) throw new EngineFailure('FILE_NOT_FOUND', '这个文件的上传已经失效，请重新选择文件。');
    // Copied: the buffer may belong to a message that is reused.
    file.chunks.push(Uint8Array.from(chunk));
    file.bytes += chunk.byteLength;
    this.total += chunk.byteLength;
    this.files.set(id, file);
    return { uploadId: id, bytes: file.bytes };
  }

  get(uploadId: string): Upload {
    const file = this.files.get(uploadId);
    if (file === undefined) throw new EngineFailure('FILE_NOT_FOUND', '这个文件的上传已经失效，请重新选择文件。');
    if (file.chunks.length > 1) file.chunks.splice(0, file.chunks.length, Buffer.concat(file.chunks));
    return { name: file.name, bytes: file.chunks[0] ?? new Uint8Array(0) };
  }

  discard(uploadIds: readonly string[]): number {
    let discarded = 0;
    for (const id of uploadIds) {
      const file = this.files.get(id);
      if (file === undefined) continue;
      this.total -= file.bytes;
      this.files.delete(id);
      discarded++;
    }
    return discarded;
  }

  clear(): void {
    this.files.clear();
    this.total = 0;
  }
}
