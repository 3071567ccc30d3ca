/** Encodes text as GB 18030, which Node can only decode: two-byte cells by look-up, planes above the first by rule. */
const cells = new Map<string, Buffer>();
const decoder = new TextDecoder('gb18030');
for (let lead = 0x81; lead <= 0xfe; lead++) {
  for (let trail = 0x40; trail <= 0xfe; trail++) {
    if (trail === 0x7f) continue;
    const bytes = Buffer.from([lead, trail]);
    const character = decoder.decode(bytes);
    if ([...character].length === 1 && character !== '\uFFFD') cells.set(character, bytes);
  }
}

export function encodeGb18030(text: string): Buffer {
  return Buffer.concat(
    [...text].map((character) => {
      const code = character.codePointAt(0) ?? 0;
      if (code < 0x80) return Buffer.from([code]);
      const cell = cells.get(character);
      if (cell !== undefined) return cell;
      if (code < 0x10000) throw new Error(`no two-byte cell for ${character}`);
      const index = code - 0x10000;
      return Buffer.from([0x90 + Math.floor(index / 12_600), 0x30 + (Math.floor(index / 1260) % 10), 0x81 + (Math.floor(index / 10) % 126), 0x30 + (index % 10)]);
    }),
  );
}
