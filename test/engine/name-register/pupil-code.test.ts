import { createHmac, hkdfSync } from 'node:crypto';
import { expect, it } from 'vitest';
import { PupilCodes } from '../../../electron/engine/name-register/pupil-code';

it('is worked out from the pseudonym with a key of its own, and is another under another key', () => {
  const [key, other] = [1, 2].map((byte) => new Uint8Array(32).fill(byte)) as [Uint8Array, Uint8Array];
  const pseudonym = 0x0123456789abcdef0123456789abcdefn;
  const code = new PupilCodes(key).codeOf(pseudonym);
  // RFC 5869 and FIPS 198-1 by other means; the first 60 bits, five a sign.
  const own = new Uint8Array(hkdfSync('sha256', key, new Uint8Array(), 'yuxin-desk name register code v1', 32));
  const bits = BigInt(`0x${createHmac('sha256', own).update(pseudonym.toString(16)).digest('hex')}`) >> 196n;
  const signs = Array.from({ length: 12 }, (_, sign) => '0123456789ABCDEFGHJKMNPQRSTVWXYZ'.charAt(Number((bits >> BigInt(5 * (11 - sign))) & 31n))).join('');
  expect(code.replaceAll('-', '')).toBe(signs);
  expect(code).toMatch(/^.{4}-.{4}-.{4}$/);
  expect(new PupilCodes(other).codeOf(pseudonym)).not.toBe(code);
  expect(new PupilCodes(key).codeOf(pseudonym + 1n)).not.toBe(code);
});
