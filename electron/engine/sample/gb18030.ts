/**
 * GB18030 bytes of a text. Node decodes this encoding but cannot write it, so the two-byte part is turned
 * round once from the decoder; what has four bytes is computed (from U+10000 on) or looked for.
 */
let twoBytes: Uint16Array | undefined;

function twoByteTable(): Uint16Array {
  if (twoBytes !== undefined) return twoBytes;
  const table = new Uint16Array(0x10000);
  const decoder = new TextDecoder('gb18030');
  const pair = new Uint8Array(2);
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue;
      pair[0] = lead;
      pair[1] = trail;
      const text = decoder.decode(pair);
      const code = text.charCodeAt(0);
      if (text.length === 1 && code !== 0xfffd && table[code] === 0) table[code] = (lead << 8) | trail;
    }
  }
  twoBytes = table;
  return table;
}

/** @param linear number of a four-byte sequence, counted from 81 30 81 30. */
function fourBytes(linear: number): [number, number, number, number] {
  return [
    0x81 + Math.floor(linear / 12_600),
    0x30 + (Math.floor(linear / 1260) % 10),
    0x81 + (Math.floor(linear / 10) % 126),
    0x30 + (linear % 10),
  ];
}

const FIRST_SUPPLEMENTARY = 189_000;
const LAST_OF_BASIC_PLANE = 39_419;
const searched = new Map<number, readonly number[]>();

function searchFourBytes(codePoint: number): readonly number[] {
  const known = searched.get(codePoint);
  if (known !== undefined) return known;
  const decoder = new TextDecoder('gb18030');
  for (let linear = 0; linear <= LAST_OF_BASIC_PLANE; linear += 1) {
    const bytes = fourBytes(linear);
    if (decoder.decode(new Uint8Array(bytes)).codePointAt(0) !== codePoint) continue;
    searched.set(codePoint, bytes);
    return bytes;
  }
  throw new RangeError(`no GB18030 bytes for U+${codePoint.toString(16)}`);
}

/** @throws RangeError for a lone surrogate, which no encoding can carry. */
export function encodeGb18030(text: string): Uint8Array {
  const table = twoByteTable();
  const bytes = new Uint8Array(text.length * 4);
  let length = 0;
  for (let index = 0; index < text.length; index += 1) {
    const codePoint = text.codePointAt(index) ?? 0;
    const pair = codePoint > 0xffff ? 0 : (table[codePoint] ?? 0);
    if (codePoint < 0x80) {
      bytes[length++] = codePoint;
    } else if (pair !== 0) {
      bytes[length++] = pair >> 8;
      bytes[length++] = pair & 0xff;
    } else {
      const four = codePoint > 0xffff ? fourBytes(FIRST_SUPPLEMENTARY + codePoint - 0x10000) : searchFourBytes(codePoint);
      bytes.set(four, length);
      length += 4;
      if (codePoint > 0xffff) index += 1;
    }
  }
  return bytes.slice(0, length);
}
