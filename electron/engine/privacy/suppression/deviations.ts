/**
 * Deviations that programmes have found: ways in which hidden counts can be otherwise than they are, all at once, with every relation kept. One that passes through hidden
 * counts alone is possible for every choice that hides those, and, made smaller as far as needed, for every attacker: what it reaches needs no programme of its own.
 */
import type { Attacker, TableSet } from './table-set';

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

  constructor(private readonly set: TableSet) {}

  /** @param persons by place in `counts` */
  keep(counts: readonly number[], persons: Float64Array): void {
    const passed = counts.flatMap((_, place) => (Math.abs(persons[place] ?? 0) > NOTHING ? [place] : []));
    this.kept[this.next] = { counts: passed.map((place) => counts[place] as number), persons: passed.map((place) => persons[place] ?? 0) };
    this.next = (this.next + 1) % MOST_KEPT;
  }

  /** What is possible for an attacker while these counts are hidden. @param isHidden by count */
  possible(attacker: Attacker, isHidden: (count: number) => boolean, reached: (count: number, persons: number) => void): void {
    for (const { counts, persons } of this.kept) {
      if (!counts.every(isHidden)) continue;
      const share = this.shareFor(attacker, counts, persons);
      if (share > NOTHING) counts.forEach((count, index) => reached(count, share * (persons[index] ?? 0)));
    }
  }

  /** Deviations and none at all bound all between them: how much of one an attacker has to hold for possible, 0 to 1. */
  private shareFor({ knows, atLeast }: Attacker, counts: readonly number[], persons: readonly number[]): number {
    let share = 1;
    for (const [index, count] of counts.entries()) {
      if (knows[count] === true) return 0;
      const own = persons[index] ?? 0;
      const below = (this.set.counts[count]?.value ?? 0) - (atLeast[count] ?? 0);
      if (own < -below) share = Math.min(share, below / -own);
    }
    return share;
  }
}
