import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import { EngineFailure } from '../../../../shared/contract';
import { throwIfCancelled } from './failures';
import type { ByteSource } from './types';

const CHUNK_BYTES = 1 << 18;
/** A file up to this size is read at once: it cannot change while it is looked at, and many reads would cost more than the reading. */
const HELD_BYTES = 8 * 1024 ** 2;

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'UNKNOWN';
}

function unreadable(name: string, error: unknown): EngineFailure {
  const system = errorCode(error);
  if (system === 'ENOENT' || system === 'ENOTDIR') {
    return new EngineFailure('FILE_NOT_FOUND', `找不到文件“${name}”。文件可能已被移动、改名或删除，请重新选择。`, { system }, { cause: error });
  }
  const reason = system === 'EBUSY' ? '文件正被其他程序占用，请先在 Excel 或 WPS 中关闭它' : '请检查文件权限，或把文件复制到本机硬盘后重试';
  return new EngineFailure('FILE_UNREADABLE', `无法读取文件“${name}”。${reason}。`, { system }, { cause: error });
}

/**
 * Opens a file on disk for random reading. `read` returns fewer bytes than asked for only at the end of the file.
 * @throws EngineFailure FILE_NOT_FOUND, FILE_UNREADABLE (also from `read`)
 */
export async function openFileSource(path: string): Promise<ByteSource> {
  const name = basename(path);
  const handle = await open(path, 'r').catch((error: unknown) => {
    throw unreadable(name, error);
  });
  const status = await handle.stat();
  if (!status.isFile()) {
    await handle.close();
    throw new EngineFailure('FILE_UNREADABLE', `“${name}”不是文件。请选择一个表格文件。`);
  }
  const source = handleSource(name, handle, status.size);
  if (status.size > HELD_BYTES) return source;
  try {
    return memorySource(name, await source.read(0, status.size));
  } finally {
    await source.close();
  }
}

function handleSource(name: string, handle: FileHandle, size: number): ByteSource {
  return {
    name,
    size,
    async read(offset, length) {
      const wanted = Math.max(0, Math.min(length, size - offset));
      const buffer = Buffer.allocUnsafe(wanted);
      let filled = 0;
      while (filled < wanted) {
        const { bytesRead } = await handle.read(buffer, filled, wanted - filled, offset + filled).catch((error: unknown) => {
          throw unreadable(name, error);
        });
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return buffer.subarray(0, filled);
    },
    close: () => handle.close(),
  };
}

/** A source over bytes already in memory; `name` is used in messages only. */
export function memorySource(name: string, bytes: Uint8Array): ByteSource {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    name,
    size: buffer.length,
    read: async (offset, length) => buffer.subarray(Math.min(offset, buffer.length), Math.min(offset + length, buffer.length)),
    close: async () => undefined,
  };
}

/**
 * The bytes of [start, end) in chunks. A file that became shorter meanwhile just ends early: the readers
 * notice by their own counts.
 * @throws EngineFailure CANCELLED
 */
export async function* sourceChunks(source: ByteSource, start: number, end: number, signal?: AbortSignal): AsyncGenerator<Buffer, void, undefined> {
  for (let offset = start; offset < end; ) {
    throwIfCancelled(signal);
    const chunk = await source.read(offset, Math.min(CHUNK_BYTES, end - offset));
    if (chunk.length === 0) return;
    offset += chunk.length;
    yield chunk;
  }
}

/**
 * SHA-256 of the whole source, lower-case hex: what tells that a file was imported before.
 * @throws EngineFailure FILE_UNREADABLE, CANCELLED
 */
export async function hashSource(source: ByteSource, signal?: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of sourceChunks(source, 0, source.size, signal)) hash.update(chunk);
  return hash.digest('hex');
}
