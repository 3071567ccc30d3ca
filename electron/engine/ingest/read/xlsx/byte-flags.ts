/**
 * What a byte of text content means to the fast scanners: one look-up per byte finds the end of the text and
 * whether the text needs more than plain decoding.
 */
export const TextFlag = {
  /** `<`: the text ends. */
  end: 1,
  /** Entity, carriage return, `_` of an _xHHHH_ escape, or the lead byte of U+E000..U+FFFF. */
  special: 2,
  /** Beyond ASCII. */
  wide: 4,
} as const;

export const TEXT_FLAGS = new Uint8Array(256);
TEXT_FLAGS.fill(TextFlag.wide, 0x80);
for (const byte of [0x26, 0x0d, 0x5f]) TEXT_FLAGS[byte] = TextFlag.special;
for (const byte of [0xee, 0xef]) TEXT_FLAGS[byte] = TextFlag.wide | TextFlag.special;
TEXT_FLAGS[0x3c] = TextFlag.end;
