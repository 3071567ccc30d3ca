/** Bech32 (BIP 173) as the age format writes its keys: groups of five bits with a check sum. */
const ALPHABET = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const GENERATORS = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3] as const;
const CHECK_LENGTH = 6;

function checkSum(values: readonly number[]): number {
  let sum = 1;
  for (const value of values) {
    const top = sum >>> 25;
    sum = ((sum & 0x1ffffff) << 5) ^ value;
    for (const [bit, generator] of GENERATORS.entries()) if (((top >>> bit) & 1) === 1) sum ^= generator;
  }
  return sum;
}

/** Eight bits a value to five, the last filled up with zeros. */
function fives(bytes: Uint8Array): number[] {
  const values: number[] = [];
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      values.push((held >>> bits) & 31);
    }
    held &= (1 << bits) - 1;
  }
  if (bits > 0) values.push((held << (5 - bits)) & 31);
  return values;
}

/** @param prefix lower case, e.g. `age-secret-key-` */
export function bech32(prefix: string, bytes: Uint8Array): string {
  const codes = [...prefix].map((character) => character.charCodeAt(0));
  const data = fives(bytes);
  const sum = checkSum([...codes.map((code) => code >>> 5), 0, ...codes.map((code) => code & 31), ...data, ...Array.from({ length: CHECK_LENGTH }, () => 0)]) ^ 1;
  const check = Array.from({ length: CHECK_LENGTH }, (_, index) => (sum >>> (5 * (CHECK_LENGTH - 1 - index))) & 31);
  return `${prefix}1${[...data, ...check].map((value) => ALPHABET.charAt(value)).join('')}`;
}
