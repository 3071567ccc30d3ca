/** GB18030 for tests, by inverting Node's decoder: Node has no encoder, and none of the product's code is used here. */
const decoder = new TextDecoder('gb18030');
const table = new Map<string, Buffer>();

function fill(): void {
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const bytes = Buffer.from([lead, trail]);
      const character = decoder.decode(bytes);
      if ([...character].length === 1 && character !== '\ufffd' && !table.has(character)) table.set(character, bytes);
    }
  }
}

export function gb18030(text: string): Buffer {
  if (table.size === 0) fill();
  return Buffer.concat(
    [...text].map((character) => {
      if (character < '\u0080') return Buffer.from(character);
      const bytes = table.get(character);
      if (bytes === undefined) throw new Error(`${character} is outside the two-byte part of GB18030`);
      return bytes;
    }),
  );
}
