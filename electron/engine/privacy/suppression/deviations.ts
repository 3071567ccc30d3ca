/**
 * Deviations that programmes have found: ways in which counts can be otherwise than they are, all at once, with every relation kept. One that passes through open
 * counts alone is, made smaller as far as needed, possible for every choice and every attacker: what it reaches needs no programme of its own.
 */
import type { Span } from './table-set';

/** The last ones; older ones were found for choices that have changed most since. */
const MOST_KEPT = 400;
/** Persons that are round-off. */
const NOTHING = 1e-9;

interface Deviation {
  readonly counts: readonly number[];
  readonly persons: readonly number[];
}

export class Deviations {
  private readonly kept: Deviation[] = [];
  private next = 0;

  /** @param persons by place in `counts` */
  keep(counts: readonly number[], persons: Float64Array): void {
    const passed = counts.flatMap((_, place) => (Math.abs(persons[place] ?? 0) > NOTHING ? [place] : []));
    this.kept[this.next] = { counts: passed.map((place) => counts[place] as number), persons: passed.map((place) => persons[place] ?? 0) };
    this.next = (this.next + 1) % MOST_KEPT;
  }

  /** What is possible where counts are as open as this. @param spanOf by count; undefined: it is told as it is */
  possible(spanOf: (count: number) => Span | undefined, reached: (count: number, persons: number) => void): void {
    for (const { counts, persons } of this.kept) {
      const share = shareOf(counts, persons, spanOf);
      if (share > NOTHING) counts.forEach((count, index) => reached(count, share * (persons[index] ?? 0)));
    }
  }
}

/** Deviations and none at all bound all between them: how much of one has to be held for possible, 0 to 1. */
function shareOf(counts: readonly number[], persons: readonly number[], spanOf: (count: number) => Span | undefined): number {
  let share = 1;
  for (let index = 0; index < counts.length && share > 0; index++) {
    const span = spanOf(counts[index] as number);
    if (span === undefined) return 0;
    const own = persons[index] ?? 0;
    const most = own > 0 ? span.up : span.down;
    if (Math.abs(own) > most) share = Math.min(share, most / Math.abs(own));
  }
  return share;
}
