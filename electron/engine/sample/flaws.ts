import type { Random } from './random';

/** Which rows get which mistake: `each` of every kind, spread over all rows, never two in one. */
export function spreadFlaws<Kind extends string>(rows: number, kinds: readonly Kind[], random: Random, each = 1): ReadonlyMap<number, Kind> {
  const flaws = new Map<number, Kind>();
  // In short tables half of the rows at least stay right.
  for (const kind of kinds) {
    for (let count = 0; count < each && flaws.size < Math.floor(rows / 2); count += 1) {
      let place = random.integer(0, rows - 1);
      while (flaws.has(place)) place = (place + 1) % rows;
      flaws.set(place, kind);
    }
  }
  return flaws;
}
