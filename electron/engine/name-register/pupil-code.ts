/**
 * What a pupil is called between bureau and school: never the pseudonym itself. Made from it with a key of its own (HKDF of the workspace's), it tells the
 * rows of a workspace file to nobody who lacks the passphrase, though he had every opened register.
 */
import { hkdfSync } from 'node:crypto';
import { KeyedHash } from '../ingest/prepare/keyed-hash';

const PURPOSE = 'yuxin-desk name register code v1';
/** Without I, L, O and U, which are misread or make words (Crockford). */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SIGN_BITS = 5n;
const SIGN_COUNT = 12;
const HASH_BITS = 128n;

export class PupilCodes {
  private readonly hash: KeyedHash;

  /** @param key of the workspace */
  constructor(key: Uint8Array) {
    this.hash = new KeyedHash(new Uint8Array(hkdfSync('sha256', key, new Uint8Array(), PURPOSE, 32)));
  }

  /** 60 bits as K7QM-2F9D-X4TB: the same pupil has the same code in every year. */
  codeOf(pseudonym: bigint): string {
    const bits = this.hash.first128(pseudonym.toString(16));
    let code = '';
    for (let sign = 0; sign < SIGN_COUNT; sign++) {
      if (sign > 0 && sign % 4 === 0) code += '-';
      code += SIGNS.charAt(Number((bits >> (HASH_BITS - SIGN_BITS * BigInt(sign + 1))) & 31n));
    }
    return code;
  }
}
