/** Hides more until no attacker succeeds, taking nothing back: each success is answered by the cheapest detour. */
import type { Highs } from 'highs';
import type { Attacks} from './attack';
import { type Proven } from './attack';
import { Detour } from './detour';
import type { Slice } from './slices';
import type { Attacker, Goal } from './table-set';

/** @param always by unit, hidden to begin with */
export function grown(highs: Highs, attacks: Attacks, slices: readonly SlicedAttacks[], always: readonly boolean[]): readonly boolean[] {
  // Goals that no slice can reach on its own are left to the whole.
  const started = slices.reduce((hidden, { attacks: own }) => growing(highs, own, hidden), always);
  return growing(highs, attacks, started, (hidden) => provenBy(slices, hidden));
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
      for (const { goal, attacker, up, down } of broken) {
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

/** What slices prove for a choice. @param hidden by unit */
export function provenBy(slices: readonly SlicedAttacks[], hidden: readonly boolean[]): Proven {
  const short = slices.map(({ attacks }) => new Set(attacks.short(hidden).map(({ goal, attacker }) => goalKey(attacker, goal.kind, goal.count))));
  return (attacker, goal) =>
    slices.some(({ slice }, index) => {
      const count = slice.countOf(goal);
      return count !== undefined && short[index]?.has(goalKey(attacker, goal.kind, count)) === false;
    });
}

function goalKey(attacker: number, kind: Goal['kind'], count: number): string {
  return `${attacker}:${kind}:${count}`;
}
