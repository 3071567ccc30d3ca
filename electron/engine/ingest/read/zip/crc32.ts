import * as zlib from 'node:zlib';

/** CRC-32 of zip archives, continued from `previous`; unsigned. */
export type Crc32 = (bytes: Uint8Array, previous: number) => number;

const TABLE = new Uint32Array(256);
for (let index = 0; index < 256; index++) {
  let value = index;
  for (let bit = 0; bit < 8; bit++) value = (value & 1) === 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  TABLE[index] = value;
}

/** For Node before 20.15, which has no zlib.crc32. */
export const tableCrc32: Crc32 = (bytes, previous) => {
  let crc = ~previous;
  for (let i = 0; i < bytes.length; i++) crc = (crc >>> 8) ^ TABLE[(crc ^ bytes[i]!) & 0xff]!;
  return ~crc >>> 0;
};

export const crc32: Crc32 = 'crc32' in zlib && typeof zlib.crc32 === 'function' ? zlib.crc32 : tableCrc32;
