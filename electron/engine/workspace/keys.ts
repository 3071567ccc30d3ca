/**
 * The secret behind the pseudonyms. A random data key is wrapped by a key derived from the passphrase
 * (scrypt), so that a later change of passphrase re-wraps it and every pseudonym stays the same.
 */
import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';

/** Stored in the workspace; all byte fields are base64. Holds nothing that helps without the passphrase. */
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

async function derive(passphrase: string, salt: Buffer, parameters: Pick<WrappedKey, 'cost' | 'blockSize' | 'parallelization'>): Promise<Buffer> {
  const { cost, blockSize, parallelization } = parameters;
  return new Promise((resolve, reject) => {
    scrypt(
      // Input methods produce composed and decomposed forms of the same text.
      passphrase.normalize('NFKC'),
      salt,
      KEY_BYTES,
      { N: cost, r: blockSize, p: parallelization, maxmem: 256 * cost * blockSize },
      (error, key) => (error === null ? resolve(key) : reject(error)),
    );
  });
}

export async function createWrappedKey(passphrase: string): Promise<{ readonly key: Buffer; readonly wrapped: WrappedKey }> {
  const key = randomBytes(KEY_BYTES);
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', await derive(passphrase, salt, CURRENT), nonce);
  const wrapped = Buffer.concat([cipher.update(key), cipher.final()]);
  return {
    key,
    wrapped: {
      kdf: 'scrypt',
      ...CURRENT,
      salt: salt.toString('base64'),
      nonce: nonce.toString('base64'),
      wrapped: wrapped.toString('base64'),
      tag: cipher.getAuthTag().toString('base64'),
    },
  };
}

/** @returns the data key (32 bytes), or null when the passphrase is not the right one. */
export async function unwrapKey(passphrase: string, stored: WrappedKey): Promise<Buffer | null> {
  const kek = await derive(passphrase, Buffer.from(stored.salt, 'base64'), stored);
  const decipher = createDecipheriv('aes-256-gcm', kek, Buffer.from(stored.nonce, 'base64'));
  decipher.setAuthTag(Buffer.from(stored.tag, 'base64'));
  try {
    return Buffer.concat([decipher.update(Buffer.from(stored.wrapped, 'base64')), decipher.final()]);
  } catch {
    return null;
  }
}
