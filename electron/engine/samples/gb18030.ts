/** Encodes GB18030: Node decodes it but cannot write it. */
const FOUR_BYTE_BASIC_PLANE = 39_420;
const SUPPLEMENTARY_START = 189_000;

let twoBytes: ReadonlyMap<string, number> | undefined;
let fourBytes: ReadonlyMap<string, number> | undefined;

function twoByteTable(): ReadonlyMap<string, number> {
  const decoder = new TextDecoder('gb18030');
  const table = new Map<string, number>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if ([...character].length === 1 && character !== '\ufffd' && !table.has(character)) table.set(character, (lead << 8) | trail);
    }
  }
  return table;
}

function linearBytes(linear: number): [number, number, number, number] {
  return [0x81 + Math.floor(linear / 12_600), 0x30 + (Math.floor(linear / 1260) % 10), 0x81 + (Math.floor(linear / 10) % 126), 0x30 + (linear % 10)];
}

function fourByteTable(): ReadonlyMap<string, number> {
  const bytes = Buffer.alloc(FOUR_BYTE_BASIC_PLANE * 5);
  for (let linear = 0; linear < FOUR_BYTE_BASIC_PLANE; linear++) bytes.set([...linearBytes(linear), 0x0a], linear * 5);
  const table = new Map<string, number>();
  new TextDecoder('gb18030').decode(bytes).split('\n').forEach((character, linear) => {
    if ([...character].length === 1 && !table.has(character)) table.set(character, linear);
  });
  return table;
}

/** @throws Error for a lone surrogate, the only thing GB18030 cannot express. */
export function encodeGb18030(text: string): Buffer {
  const pieces: number[] = [];
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    if (point < 0x80) {
      pieces.push(point);
      continue;
    }
    const two = (twoBytes ??= twoByteTable()).get(character);
    if (two !== undefined) {
      pieces.push(two >> 8, two & 0xff);
      continue;
    }
    const linear = point >= 0x10000 ? point - 0x10000 + SUPPLEMENTARY_START : (fourBytes ??= fourByteTable()).get(character);
    if (linear === undefined) throw new Error(`U+${point.toString(16)} has no place in GB18030`);
    pieces.push(...linearBytes(linear));
  }
  return Buffer.from(pieces);
}
