/**
 * Decrypts an EncryptedPackage as [MS-OFFCRYPTO] has it: agile encryption (Excel 2010 on, WPS) and standard encryption
 * (Excel 2007). Ciphers that Node has no code for (DES, RC2) are told apart from a wrong password.
 */
import { createDecipheriv, createHash, getCiphers } from 'node:crypto';
import { damagedFile } from '../failures';
import { parseXml } from '../xlsx/xml-part';
import type { XmlAttributes } from '../xlsx/xml-tokenizer';

export interface EncryptedParts {
  readonly info: Buffer;
  readonly package: Buffer;
}

/** Decrypts with one password: the package, null when the password is wrong. @throws UnknownCipher, EngineFailure DAMAGED_FILE */
export type Decryptor = (password: string) => Buffer | null;

/** The file is encrypted in a way that cannot be undone here, whatever the password. */
export class UnknownCipher extends Error {}

const SEGMENT_BYTES = 4096;
const SIZE_BYTES = 8;
const FILL = 0x36;
const STANDARD_SPINS = 50_000;
const MOST_SPINS = 10_000_000;

const blockKeys = {
  verifierInput: Buffer.from('fea7d2763b4b9e79', 'hex'),
  verifierHash: Buffer.from('d7aa0f6d3061344e', 'hex'),
  secretKey: Buffer.from('146e0be7abacd0d6', 'hex'),
};

export function decryptorOf({ info, package: encrypted }: EncryptedParts): Decryptor {
  if (info.length < 8 || encrypted.length <= SIZE_BYTES) throw damagedFile('加密信息不完整');
  const [major, minor] = [info.readUInt16LE(0), info.readUInt16LE(2)];
  if (major === 4 && minor === 4) return agile(info.subarray(8), encrypted);
  if (minor === 2 && major >= 2 && major <= 4) return standard(info, encrypted);
  throw new UnknownCipher(`encryption ${major}.${minor}`);
}

function fit(bytes: Buffer, length: number): Buffer {
  return bytes.length >= length ? bytes.subarray(0, length) : Buffer.concat([bytes, Buffer.alloc(length - bytes.length, FILL)]);
}

function counter(index: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(index);
  return bytes;
}

function hash(algorithm: string, ...parts: readonly Buffer[]): Buffer {
  const hasher = createHash(algorithm);
  for (const part of parts) hasher.update(part);
  return hasher.digest();
}

function spun(algorithm: string, salt: Buffer, password: string, spins: number): Buffer {
  let digest = hash(algorithm, salt, Buffer.from(password, 'utf16le'));
  for (let index = 0; index < spins; index++) digest = hash(algorithm, counter(index), digest);
  return digest;
}

function decipher(cipher: string, key: Buffer, iv: Buffer | null, bytes: Buffer): Buffer {
  const decoding = createDecipheriv(cipher, key, iv);
  decoding.setAutoPadding(false);
  return Buffer.concat([decoding.update(bytes), decoding.final()]);
}

/** The plain size stands before the encrypted bytes, which are filled up to whole blocks. */
function cut(encrypted: Buffer, plain: Buffer): Buffer {
  const size = Number(encrypted.readBigUInt64LE(0));
  if (size > plain.length) throw damagedFile('加密内容不完整');
  return plain.subarray(0, size);
}

interface AgileKey {
  readonly cipher: string;
  readonly keyBytes: number;
  readonly blockBytes: number;
  readonly algorithm: string;
  readonly salt: Buffer;
}

function agileKey(attributes: XmlAttributes): AgileKey {
  const keyBits = Number(attributes.get('keyBits'));
  const name = attributes.get('cipherAlgorithm') ?? '';
  const cipher = name === 'AES' ? `aes-${keyBits}-cbc` : name === '3DES' || name === 'DESede' ? 'des-ede3-cbc' : name;
  if (attributes.get('cipherChaining') !== 'ChainingModeCBC' || !getCiphers().includes(cipher)) throw new UnknownCipher(`${name} ${attributes.get('cipherChaining') ?? ''}`);
  return {
    cipher,
    keyBytes: cipher === 'des-ede3-cbc' ? 24 : keyBits / 8,
    blockBytes: Number(attributes.get('blockSize')),
    algorithm: (attributes.get('hashAlgorithm') ?? '').replace('-', '').toLowerCase(),
    salt: Buffer.from(attributes.get('saltValue') ?? '', 'base64'),
  };
}

function agile(xml: Buffer, encrypted: Buffer): Decryptor {
  const found = new Map<string, XmlAttributes>();
  parseXml(xml, {
    open: (name, attributes) => {
      if (!found.has(name)) found.set(name, attributes);
    },
    close: () => undefined,
    text: () => undefined,
  });
  const [keyData, keyEncryptor] = [found.get('keyData'), found.get('encryptedKey')];
  if (keyData === undefined || keyEncryptor === undefined) throw damagedFile('加密信息不完整');
  const data = agileKey(keyData);
  const own = agileKey(keyEncryptor);
  const spins = Number(keyEncryptor.get('spinCount'));
  if (!(spins >= 0 && spins <= MOST_SPINS)) throw damagedFile('加密信息有误');
  const field = (name: string): Buffer => Buffer.from(keyEncryptor.get(name) ?? '', 'base64');

  return (password) => {
    const digest = spun(own.algorithm, own.salt, password, spins);
    const open = (blockKey: Buffer, bytes: Buffer): Buffer => decipher(own.cipher, fit(hash(own.algorithm, digest, blockKey), own.keyBytes), fit(own.salt, own.blockBytes), bytes);
    const expected = hash(own.algorithm, open(blockKeys.verifierInput, field('encryptedVerifierHashInput')).subarray(0, own.salt.length));
    if (!open(blockKeys.verifierHash, field('encryptedVerifierHashValue')).subarray(0, expected.length).equals(expected)) return null;
    const key = open(blockKeys.secretKey, field('encryptedKeyValue')).subarray(0, data.keyBytes);
    const plain: Buffer[] = [];
    for (let at = SIZE_BYTES, segment = 0; at < encrypted.length; at += SEGMENT_BYTES, segment++) {
      const bytes = encrypted.subarray(at, Math.min(at + SEGMENT_BYTES, encrypted.length));
      const whole = bytes.subarray(0, bytes.length - (bytes.length % data.blockBytes));
      plain.push(decipher(data.cipher, key, fit(hash(data.algorithm, data.salt, counter(segment)), data.blockBytes), whole));
    }
    return cut(encrypted, Buffer.concat(plain));
  };
}

function standard(info: Buffer, encrypted: Buffer): Decryptor {
  const headerBytes = info.readUInt32LE(8);
  const verifier = info.subarray(12 + headerBytes);
  if (headerBytes < 32 || verifier.length < 72) throw damagedFile('加密信息不完整');
  const keyBits = info.readUInt32LE(12 + 16) || 128;
  const cipher = `aes-${keyBits}-ecb`;
  // 0x660E–0x6610 are AES; RC4 here would be a file of its own kind.
  const algorithmId = info.readUInt32LE(12 + 8);
  if (algorithmId !== 0 && (algorithmId < 0x660e || algorithmId > 0x6610)) throw new UnknownCipher(`algorithm ${algorithmId}`);
  const salt = verifier.subarray(4, 20);
  const encryptedInput = verifier.subarray(20, 36);
  const encryptedHash = verifier.subarray(40, 72);

  return (password) => {
    const digest = hash('sha1', spun('sha1', salt, password, STANDARD_SPINS), counter(0));
    const derive = (fill: number): Buffer => {
      const block = Buffer.alloc(64, fill);
      digest.forEach((byte, index) => {
        block[index] = (block[index] ?? 0) ^ byte;
      });
      return hash('sha1', block);
    };
    const key = Buffer.concat([derive(0x36), derive(0x5c)]).subarray(0, keyBits / 8);
    const expected = hash('sha1', decipher(cipher, key, null, encryptedInput));
    if (!decipher(cipher, key, null, encryptedHash).subarray(0, expected.length).equals(expected)) return null;
    const bytes = encrypted.subarray(SIZE_BYTES);
    return cut(encrypted, decipher(cipher, key, null, bytes.subarray(0, bytes.length - (bytes.length % 16))));
  };
}
