import { createHmac, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KeyedHash } from '../../../electron/engine/ingest/prepare/keyed-hash';

function ofNode(key: Uint8Array, text: string): bigint {
  return BigInt(`0x${createHmac('sha256', key).update(text).digest('hex').slice(0, 32)}`);
}

describe('the keyed hash of pseudonyms', () => {
  it('knows a test case of RFC 4231', () => {
    expect(new KeyedHash(Buffer.from('Jefe')).first128('what do ya want for nothing?').toString(16)).toBe('5bdcc146bf60754e6a042426089575c7');
  });

  it('is what node:crypto makes, for every length around the borders of blocks and one hash for many texts', () => {
    const key = randomBytes(32);
    const hash = new KeyedHash(key);
    for (let length = 0; length < 300; length++) {
      const text = '身'.repeat(length % 7) + 'x'.repeat(length);
      expect(hash.first128(text)).toBe(ofNode(key, text));
    }
    expect(hash.first128('')).toBe(ofNode(key, ''));
  });

  it('is what node:crypto makes, for any key and text', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 0, maxLength: 100 }), fc.array(fc.string({ unit: 'binary', maxLength: 200 }), { maxLength: 5 }), (key, texts) => {
        const hash = new KeyedHash(key);
        for (const text of texts) expect(hash.first128(text)).toBe(ofNode(key, text));
      }),
    );
  });
});
