/**
 * The secret behind the pseudonyms. A random data key is wrapped by a key derived from the passphrase (scrypt), and once more by one derived from
 * the recovery code, so that a later change of either re-wraps it and every pseudonym stays the same.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes, scrypt } from 'node:crypto';

/** Stored in the workspace; all byte fields are base64. Holds nothing that helps without the secret. */
export interface WrappedKey {
  readonly kdf: 'scrypt';
  readonly cost: number;
  readonly blockSize: number;
  readonly parallelization: number;
  readonly salt: string;
  readonly nonce: string;
  readonly wrapped: string;
  readonly tag: string;
}

const KEY_BYTES = 32;
const CURRENT = { cost: 2 ** 16, blockSize: 8, parallelization: 1 } as const;

async function derive(secret: string, salt: Buffer, parameters: Pick<WrappedKey, 'cost' | 'blockSize' | 'parallelization'>): Promise<Buffer> {
  const { cost, blockSize, parallelization } = parameters;
  return new Promise((resolve, reject) => {
    scrypt(
      // Input methods produce composed and decomposed forms of the same text.
      secret.normalize('NFKC'),
      salt,
      KEY_BYTES,
      { N: cost, r: blockSize, p: parallelization, maxmem: 256 * cost * blockSize },
      (error, key) => (error === null ? resolve(key) : reject(error)),
    );
  });
}

/** A new data key (32 bytes). */
export function newDataKey(): Buffer {
  return randomBytes(KEY_BYTES);
}

/** @param secret passphrase or recovery code */
export async function wrapKey(key: Buffer, secret: string): Promise<WrappedKey> {
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', await derive(secret, salt, CURRENT), nonce);
  const wrapped = Buffer.concat([cipher.update(key), cipher.final()]);
  return {
    kdf: 'scrypt',
    ...CURRENT,
    salt: salt.toString('base64'),
    nonce: nonce.toString('base64'),
    wrapped: wrapped.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
  };
}

/** @returns the data key (32 bytes), or null when the secret is not the right one. */
export async function unwrapKey(secret: string, stored: WrappedKey): Promise<Buffer | null> {
  const kek = await derive(secret, Buffer.from(stored.salt, 'base64'), stored);
  const decipher = createDecipheriv('aes-256-gcm', kek, Buffer.from(stored.nonce, 'base64'));
  decipher.setAuthTag(Buffer.from(stored.tag, 'base64'));
  try {
    return Buffer.concat([decipher.update(Buffer.from(stored.wrapped, 'base64')), decipher.final()]);
  } catch {
    return null;
  } finally {
    kek.fill(0);
  }
}

/** Wrapped when less work was asked of a guesser than now: to be wrapped anew when the secret is at hand. */
export function isWeaker({ cost, blockSize, parallelization }: WrappedKey): boolean {
  return cost * blockSize * parallelization < CURRENT.cost * CURRENT.blockSize * CURRENT.parallelization;
}

/** A key for one purpose (32 bytes), which tells nothing of the data key. */
export function derivedKey(key: Buffer, purpose: 'audit seal' | 'audit signature'): Buffer {
  return Buffer.from(hkdfSync('sha256', key, '', `yuxin ${purpose}`, KEY_BYTES));
}
