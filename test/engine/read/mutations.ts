const TOKENS = ['<', '>', '/', '"', "'", '=', ' ', '</row>', '<c ', '<v>', '</si>', '<is>', '<f>', '&', '&#', 'r="', '\0', '<!--', '<![CDATA[', '/>', '<x:row', '\xff', '9999999', 'table:'];

/** Linear congruential generator: the same mutations in every run. */
export function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return Math.floor((state / 0x80000000) * below);
  };
}

/** A copy with one to four flipped bits, other bytes or pieces of markup; one in ten is also cut off. */
export function mutate(original: Buffer, random: (below: number) => number): Buffer {
  const bytes = Buffer.from(original);
  for (let times = 1 + random(4); times > 0; times--) {
    const at = random(bytes.length);
    const way = random(4);
    if (way < 2) bytes[at] = (bytes[at] ?? 0) ^ (1 << random(8));
    else if (way === 2) bytes[at] = random(256);
    else Buffer.from(TOKENS[random(TOKENS.length)] ?? '', 'latin1').copy(bytes, at);
  }
  return random(10) === 0 ? bytes.subarray(0, random(bytes.length)) : bytes;
}
