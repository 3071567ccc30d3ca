/**
 * The key that backups are sealed to: an X25519 identity of the age format, worked out from the workspace's own key. Sealing needs no passphrase,
 * so closing asks for none; each backup carries the workspace's wrapped key in its head, so the passphrase of then opens it and nothing else is
 * needed (decisions/0038).
 */
import { hkdfSync } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import { identityToRecipient, type Recipient, Stanza } from 'age-encryption';
import { z } from 'zod';
import { EngineFailure } from '../../../shared/contract';
import { rows, text } from '../warehouse/sql';
import { unwrapKey } from '../workspace/keys';
import { readRecoveryCode } from '../workspace/recovery-code';
import { bech32 } from './bech32';
import { writeFailure } from './write-failure';

const PURPOSE = 'yuxin-desk backup identity v1';
const STANZA = 'yuxin-desk.example/key';
/** Rows of the table meta that hold the wrapped key. */
const WRAPPED_KEYS = ['key', 'recoveryKey'] as const;
/** More than a head with a few keys takes. */
const MOST_HEAD_BYTES = 64 * 1024;

const base64 = z.string().max(400);
const wrappedKey = z.object({ kdf: z.literal('scrypt'), cost: z.number().int().min(2).max(2 ** 20), blockSize: z.number().int().min(1).max(8), parallelization: z.number().int().min(1).max(4), salt: base64, nonce: base64, wrapped: base64, tag: base64 });

/** What a backup is sealed with. `identity` also opens it again, to check it; it tells nothing of the pseudonyms. */
export interface BackupKey {
  /** `AGE-SECRET-KEY-1…`, as age programs read it from a file. */
  readonly identity: string;
  /** JSON for the head: the workspace's wrapped keys. */
  readonly wrappedKeys: string;
}

export function backupIdentity(workspaceKey: Uint8Array): string {
  return bech32('age-secret-key-', new Uint8Array(hkdfSync('sha256', workspaceKey, new Uint8Array(), PURPOSE, 32))).toUpperCase();
}

/** The wrapped keys of a workspace, for the heads of its backups. */
export async function readWrappedKeys(connection: DuckDBConnection): Promise<string> {
  const found = await rows(connection, `SELECT key, value FROM meta WHERE key IN (${WRAPPED_KEYS.map(() => '?').join(', ')})`, WRAPPED_KEYS);
  return JSON.stringify(found.map((row) => JSON.parse(text(row['value'])) as unknown));
}

export async function recipientsOf({ identity, wrappedKeys }: BackupKey): Promise<readonly (string | Recipient)[]> {
  return [await identityToRecipient(identity), { wrapFileKey: () => [new Stanza([STANZA, '1'], new Uint8Array(Buffer.from(wrappedKeys)))] }];
}

/**
 * The identity that opens a backup, from the passphrase of the workspace as it was then.
 * @throws EngineFailure WRONG_PASSPHRASE, NOT_A_BACKUP, FILE_NOT_FOUND
 */
export async function identityFor(path: string, passphrase: string): Promise<string> {
  // A recovery code opens as well, however it was typed.
  const read = readRecoveryCode(passphrase);
  const secrets = 'code' in read ? [passphrase, read.code] : [passphrase];
  for (const wrapped of await wrappedKeysOf(path)) {
    for (const secret of secrets) {
      const key = await unwrapKey(secret, wrapped);
      if (key !== null) return backupIdentity(key);
    }
  }
  throw new EngineFailure('WRONG_PASSPHRASE', '口令打不开这份备份。备份要用做备份当时的工作区口令打开；后来改过口令的，请试改之前的口令。', { path });
}

async function wrappedKeysOf(path: string): Promise<readonly z.infer<typeof wrappedKey>[]> {
  const notOurs = (cause?: unknown): EngineFailure => new EngineFailure('NOT_A_BACKUP', '这个文件不是育心数据台的备份。请选择扩展名为 .yuxin.age 的备份文件。', { path }, { cause });
  const head = await headOf(path);
  if (!head.startsWith('age-encryption.org/v1\n')) throw notOurs();
  const lines = head.split('\n');
  const start = lines.indexOf(`-> ${STANZA} 1`);
  const end = lines.findIndex((line, index) => index > start && (line.startsWith('-> ') || line.startsWith('---')));
  if (start === -1 || end === -1) throw notOurs();
  try {
    return z.array(wrappedKey).max(WRAPPED_KEYS.length).parse(JSON.parse(Buffer.from(lines.slice(start + 1, end).join(''), 'base64').toString('utf8')));
  } catch (error) {
    throw notOurs(error);
  }
}

async function headOf(path: string): Promise<string> {
  try {
    const handle = await open(path, 'r');
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(MOST_HEAD_BYTES), 0, MOST_HEAD_BYTES, 0);
      return buffer.toString('latin1', 0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw writeFailure(error, path);
  }
}
