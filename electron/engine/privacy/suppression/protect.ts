/**
 * Complementary suppression: hides the least besides what must be hidden so that no attacker comes too close to any hidden count. Cutting planes:
 * choose what to hide, let every attacker try, turn each success into a cut, choose again; when all attackers fail the choice is the
 * cheapest there is. Where that takes too long, every success is answered by the cheapest detour instead and what is hidden only grows: the
 * end is as safe, and tells less.
 */
import type { Highs } from 'highs';
import { attackModel, Attacks, type Broken } from './attack';
import { cheapest } from './choice';
import { grown, provenBy, type SlicedAttacks } from './growth';
import { slicesOf } from './slices';
import type { Attacker, TableSet } from './table-set';

export interface Problem {
  readonly set: TableSet;
  readonly attackers: readonly Attacker[];
  readonly effort: Effort;
}

export interface Protection {
  /** By unit, whether it is hidden. */
  readonly hidden: readonly boolean[];
  /** Proven to lose the least. */
  readonly isOptimal: boolean;
  /** Goals that even hiding all that is open does not reach, because of what was told before; they are as safe as that makes them. */
  readonly outOfReach: number;
}

/** How long the cheapest choice is looked for. Rounds and nodes are the same on every machine, seconds guard against the unforeseen. */
export interface Effort {
  readonly rounds: number;
  /** Of branch and bound, in every round. */
  readonly nodes: number;
  readonly seconds: number;
}

export function protect(highs: Highs, { set, attackers, effort }: Problem): Protection {
  const model = attackModel(highs);
  try {
    const attacks = new Attacks(model, set, attackers);
    const slices = slicesOf(set, attackers).map((slice): SlicedAttacks => ({ slice, attacks: new Attacks(model, slice.set, slice.attackers) }));
    const always = set.units.map(({ state }) => state === 'primary' || state === 'hidden');
    const exact = exactly(highs, attacks, slices, always, effort);
    const hidden = exact ?? grown(highs, attacks, slices, always);
    return { hidden, isOptimal: exact !== null, outOfReach: attacks.short(hidden).length };
  } finally {
    model.dispose();
  }
}

function exactly(highs: Highs, attacks: Attacks, slices: readonly SlicedAttacks[], always: readonly boolean[], { rounds, nodes, seconds }: Effort): readonly boolean[] | null {
  const endsAt = performance.now() + seconds * 1000;
  const cuts: Broken[] = [];
  let hidden = always;
  for (let round = 0; round <= rounds; round++) {
    const broken = attacks.on(hidden, provenBy(slices, hidden));
    if (broken.length === 0) return hidden;
    const left = (endsAt - performance.now()) / 1000;
    if (round === rounds || left <= 0) return null;
    cuts.push(...broken);
    const chosen = cheapest(highs, attacks.set, always, cuts, { nodes, seconds: left });
    // A choice that was broken already comes back by round-off only.
    if (chosen === null || chosen.every((own, unit) => own === hidden[unit])) return null;
    hidden = chosen;
  }
  return null;
}
