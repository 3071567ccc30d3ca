/** Hides more until no attacker succeeds: each success is answered by the cheapest detour, and what turns out to be hidden in vain is shown again. */
import type { Highs } from 'highs';
import { type Attacks, goalKey, type Proven } from './attack';
import { Detour } from './detour';
import type { Slice } from './slices';
import type { Attacker } from './table-set';

/** @param always by unit, hidden to begin with */
export function grown(highs: Highs, attacks: Attacks, slices: readonly SlicedAttacks[], always: readonly boolean[]): readonly boolean[] {
  // Goals that no slice can reach on its own are left to the whole.
  const started = slices.reduce((hidden, { attacks: own }) => growing(highs, own, hidden), always);
  return pruned(attacks, growing(highs, attacks, started, (hidden) => provenBy(slices, hidden)), always, (hidden) => provenBy(slices, hidden));
}

/** As many units are tried, those that weigh the most first; every trial asks all attackers, and of large tables fewer are tried, so that they take no minutes. */
const MOST_TRIALS = 40;
const MOST_GOALS_TRIED = 5000;

/** Many attackers are answered at once, each by a detour of its own: one of them is often enough for others. */
function pruned(attacks: Attacks, grown: readonly boolean[], always: readonly boolean[], provenIn: (hidden: readonly boolean[]) => Proven): readonly boolean[] {
  const weight = (unit: number): number => attacks.set.units[unit]?.weight ?? 0;
  const added = grown.flatMap((own, unit) => (own && always[unit] !== true ? [unit] : [])).sort((one, other) => weight(other) - weight(one) || one - other);
  const trials = Math.min(MOST_TRIALS, Math.floor(MOST_GOALS_TRIED / attacks.set.goals.length));
  return added.slice(0, trials).reduce<readonly boolean[]>((hidden, unit) => {
    const trial = hidden.map((own, index) => own && index !== unit);
    return attacks.holds(trial, provenIn(trial)) ? trial : hidden;
  }, grown);
}

function growing(highs: Highs, attacks: Attacks, always: readonly boolean[], provenIn?: (hidden: readonly boolean[]) => Proven): readonly boolean[] {
  const { set } = attacks;
  const detours = new Map<Attacker, Detour>();
  try {
    let hidden = always;
    for (;;) {
      const broken = attacks.on(hidden, provenIn?.(hidden));
      if (broken.length === 0) return hidden;
      const next = [...hidden];
      // One attacker after the other: what keeps one off is often enough for the next.
      for (const { goal, attacker, up, down } of broken.filter((each) => each.attacker === broken[0]?.attacker)) {
        const detour = detours.get(attacker) ?? new Detour(highs, set, attacker, attacks.incidence.farthest);
        detours.set(attacker, detour);
        for (const unit of detour.through(goal.count, 'down', down, next)) next[unit] = true;
        for (const unit of detour.through(goal.count, 'up', up, next)) next[unit] = true;
      }
      // Round-off must not keep the search going: with all that is open hidden there is nothing left to break.
      hidden = next.every((own, unit) => own === hidden[unit]) ? set.units.map(({ state }) => state !== 'shown') : next;
    }
  } finally {
    for (const detour of detours.values()) detour.free();
  }
}

export interface SlicedAttacks {
  readonly slice: Slice;
  readonly attacks: Attacks;
}

/** What slices prove for a choice, each asked when something depends on it. @param hidden by unit */
export function provenBy(slices: readonly SlicedAttacks[], hidden: readonly boolean[]): Proven {
  const found = new Map<Slice, ReadonlySet<string>>();
  const shortIn = ({ slice, attacks }: SlicedAttacks): ReadonlySet<string> => {
    const short = found.get(slice) ?? new Set(attacks.short(hidden).map(({ goal, attacker }) => goalKey(attacker, goal)));
    found.set(slice, short);
    return short;
  };
  return (attacker, goal) =>
    slices.some((own) => {
      const count = own.slice.countOf(goal, attacker);
      return count !== undefined && !shortIn(own).has(goalKey(attacker, { kind: goal.kind, count }));
    });
}
