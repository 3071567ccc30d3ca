/** Seeded pseudo-random numbers: the same seed gives the same tables on every computer. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** Whole number, both ends included. */
  integer(low: number, high: number): number;
  /** True with the given probability (0–1). */
  chance(probability: number): boolean;
  /** One of `items`, which must not be empty. */
  pick<T>(items: readonly T[]): T;
  /** One of `items` in proportion to `weights` of the same length. */
  weighted<T>(items: readonly T[], weights: readonly number[]): T;
}

/** mulberry32: 32 bits of state, enough for made-up people and quick enough for millions of them. */
function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const pick = <T>(items: readonly T[]): T => {
    if (items.length === 0) throw new RangeError('nothing to pick from');
    return items[Math.floor(next() * items.length)] as T;
  };
  return {
    next,
    integer: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (probability) => next() < probability,
    pick,
    weighted: (items, weights) => {
      let left = next() * weights.reduce((sum, weight) => sum + weight, 0);
      const index = weights.findIndex((weight) => (left -= weight) < 0);
      return index === -1 ? pick(items) : (items[index] ?? pick(items));
    },
  };
}

/** A stream of its own for one part of the work, so that more rows in one file do not change the next. */
export function randomFor(seed: number, ...parts: readonly (string | number)[]): Random {
  let hash = 2_166_136_261 ^ seed;
  for (const character of parts.join('|')) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16_777_619);
  return createRandom(hash);
}
