/** Files in and out of the age format, piece by piece: memory does not grow with them. */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import { Decrypter, Encrypter } from 'age-encryption';
import { EngineFailure } from '../../../shared/contract';
import { type BackupKey, recipientsOf } from './backup-key';
import { writeFailure } from './write-failure';

const PIECE_BYTES = 1024 ** 2;

export interface SealOptions {
  readonly signal?: AbortSignal | undefined;
  /** @param bytes read so far */
  readonly onBytes?: ((bytes: number) => void) | undefined;
}

export interface SealedFile {
  readonly bytes: number;
  readonly sha256: string;
}

/** @throws EngineFailure DISK_FULL, CANNOT_WRITE, CANCELLED, and whatever keeps the age format from being made; nothing is left of the target then */
export async function sealFile(source: string, target: string, key: BackupKey, options: SealOptions): Promise<SealedFile> {
  const encrypter = new Encrypter();
  for (const recipient of await recipientsOf(key)) encrypter.addRecipient(recipient);
  return convert(source, target, (stream) => encrypter.encrypt(stream), options, (error) => error);
}

/** @throws EngineFailure BACKUP_DAMAGED, DISK_FULL, CANNOT_WRITE, CANCELLED; nothing is left of the target then */
export function unsealFile(source: string, target: string, identity: string, options: SealOptions): Promise<SealedFile> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  return convert(source, target, (stream) => decrypter.decrypt(stream), options, (error) => damaged(error, source));
}

function damaged(error: unknown, source: string): EngineFailure {
  const original = error instanceof Error ? error.message : String(error);
  return new EngineFailure('BACKUP_DAMAGED', '这份备份已损坏（内容不完整或被改动过），没有使用它。请换一份较早的备份。', { path: source, original }, { cause: error });
}

/** @param failureOf what is thrown for an error that is neither of the file system nor of a cancellation */
async function convert(
  source: string,
  target: string,
  through: (stream: ReadableStream<Uint8Array>) => Promise<ReadableStream<Uint8Array>>,
  { signal, onBytes }: SealOptions,
  failureOf: (error: unknown) => unknown,
): Promise<SealedFile> {
  const reading = createReadStream(source, { highWaterMark: PIECE_BYTES });
  const hash = createHash('sha256');
  let bytes = 0;
  const counted = new Transform({
    transform: (piece: Uint8Array, _encoding, done) => {
      hash.update(piece);
      bytes += piece.byteLength;
      onBytes?.(reading.bytesRead);
      done(null, piece);
    },
  });
  try {
    // The types of the browser's and of Node's streams differ in what neither side uses.
    const converted = await through(Readable.toWeb(reading) as ReadableStream<Uint8Array>);
    await pipeline(Readable.fromWeb(converted as NodeStream), counted, createWriteStream(target, { flags: 'wx', highWaterMark: PIECE_BYTES }), signal === undefined ? {} : { signal });
    await sync(target);
  } catch (error) {
    reading.destroy();
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') await rm(target, { force: true });
    throw knownFailure(error, target, signal) ?? failureOf(error);
  }
  return { bytes, sha256: hash.digest('hex') };
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function knownFailure(error: unknown, target: string, signal: AbortSignal | undefined): EngineFailure | null {
  if (error instanceof EngineFailure) return error;
  if (signal?.aborted === true) return new EngineFailure('CANCELLED', '操作已取消。');
  return /^E[A-Z]+$/.test((error as NodeJS.ErrnoException).code ?? '') ? writeFailure(error, target) : null;
}
