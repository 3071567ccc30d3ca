/**
 * A file with the workspace's signature (Ed25519), as a zip archive of two entries: the file, and 签名.json with its hash, who signed it when, the
 * public key and the signature over all of these. Anybody can check it; who holds it against the workspace also knows that the key is its own.
 */
import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { unzipSync } from 'fflate';
import { z } from 'zod';
import type { ProducedFile, SignedFileState } from '../../../shared/contract';
import { ZipWriter } from '../report/xlsx/zip-writer';

const SIGNATURE_NAME = '签名.json';
const FORMAT = 'yuxin-signed-file-1';
/** Of both entries, unpacked. */
const MOST_BYTES = 1024 ** 3;

/** DER before the 32 bytes of an Ed25519 key (RFC 8410). */
const PRIVATE_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC_HEAD = Buffer.from('302a300506032b6570032100', 'hex');

const signatureSchema = z.object({
  format: z.literal(FORMAT),
  fileName: z.string().min(1).max(1024),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  workspace: z.string().max(1024),
  operator: z.string().max(1024),
  signedAt: z.iso.datetime(),
  /** Raw, base64. */
  publicKey: z.string().max(100),
  signature: z.string().max(200),
});
type Signature = z.infer<typeof signatureSchema>;

export interface Signer {
  readonly workspace: string;
  readonly operator: string;
  /** 32 bytes. */
  readonly seed: Buffer;
}

/** @returns sixteen hexadecimal digits in fours, by which people compare keys */
export function fingerprintOf(seed: Buffer): string {
  return fingerprint(rawPublicKey(createPublicKey(privateKeyOf(seed))));
}

export function signedPackage(file: ProducedFile, { workspace, operator, seed }: Signer, signedAt: Date): Uint8Array {
  const privateKey = privateKeyOf(seed);
  const unsigned = {
    format: FORMAT, fileName: file.fileName, sha256: createHash('sha256').update(file.bytes).digest('hex'), workspace, operator, signedAt: signedAt.toISOString(),
    publicKey: rawPublicKey(createPublicKey(privateKey)).toString('base64'), signature: '',
  } as const;
  const signature: Signature = { ...unsigned, signature: sign(null, message(unsigned), privateKey).toString('base64') };
  const archive = new ZipWriter(signedAt);
  archive.deflate(file.fileName, file.bytes);
  archive.deflate(SIGNATURE_NAME, Buffer.from(JSON.stringify(signature, null, 2)));
  return archive.finish();
}

/** @param ownSeed of the open workspace's key; null: none is open */
export function checkPackage(bytes: Uint8Array, ownSeed: Buffer | null): SignedFileState {
  const unpacked = unpack(bytes);
  if (unpacked === null) return { state: 'unsigned', fileName: null, workspace: null, signedAt: null, operator: null, fingerprint: null, ofThisWorkspace: null };
  const { signature, file } = unpacked;
  const publicKey = Buffer.from(signature.publicKey, 'base64');
  const about = { fileName: signature.fileName, workspace: signature.workspace, signedAt: signature.signedAt, operator: signature.operator, fingerprint: fingerprint(publicKey) };
  const fits = file !== undefined && createHash('sha256').update(file).digest('hex') === signature.sha256 && isSigned(signature, publicKey);
  if (!fits) return { state: 'changed', ...about, ofThisWorkspace: null };
  return { state: 'unchanged', ...about, ofThisWorkspace: ownSeed === null ? null : rawPublicKey(createPublicKey(privateKeyOf(ownSeed))).equals(publicKey) };
}

function unpack(bytes: Uint8Array): { readonly signature: Signature; readonly file: Uint8Array | undefined } | null {
  try {
    let left = MOST_BYTES;
    const parts = unzipSync(bytes, { filter: ({ originalSize }) => (left -= originalSize) >= 0 });
    const described = parts[SIGNATURE_NAME];
    if (described === undefined || Object.keys(parts).length > 2) return null;
    const signature = signatureSchema.parse(JSON.parse(new TextDecoder().decode(described)));
    return { signature, file: parts[signature.fileName] };
  } catch {
    // Another file.
    return null;
  }
}

function isSigned(signature: Signature, publicKey: Buffer): boolean {
  try {
    const key = createPublicKey({ key: Buffer.concat([PUBLIC_HEAD, publicKey]), format: 'der', type: 'spki' });
    return verify(null, message(signature), key, Buffer.from(signature.signature, 'base64'));
  } catch {
    // No key.
    return false;
  }
}

function message({ format, fileName, sha256, workspace, operator, signedAt, publicKey }: Signature): Buffer {
  return Buffer.from(JSON.stringify([format, fileName, sha256, workspace, operator, signedAt, publicKey]));
}

function privateKeyOf(seed: Buffer): KeyObject {
  return createPrivateKey({ key: Buffer.concat([PRIVATE_HEAD, seed]), format: 'der', type: 'pkcs8' });
}

function rawPublicKey(key: KeyObject): Buffer {
  return key.export({ format: 'der', type: 'spki' }).subarray(PUBLIC_HEAD.length);
}

function fingerprint(publicKey: Buffer): string {
  return createHash('sha256').update(publicKey).digest('hex').slice(0, 16).replace(/(.{4})(?=.)/g, '$1 ');
}
