/** Lets every attacker try everything that is hidden, and tells where one comes too close. */
import type { Highs, Model } from 'highs';
import type { Cut } from './choice';
import { type Component, componentsOf, Incidence, Reach, type Reached } from './reach';
import { type Attacker, type Goal, leastOf, type TableSet, TOLERANCE } from './table-set';

/** A goal that an attacker has broken, with the cut that follows. */
export interface Broken extends Cut {
  readonly goal: Goal;
  readonly attacker: Attacker;
  /** How far up and down the count has to be able to go, together `least`. */
  readonly up: number;
  readonly down: number;
}

interface Span {
  readonly up: number;
  readonly down: number;
}

/** A goal that is not got as far as is wanted. */
interface Short {
  readonly goal: Goal;
  readonly attacker: number;
  readonly reached: Reached;
}

/** Whether a goal is known to be reached, without asking the whole programme. By attacker, in order. */
export type Proven = (attacker: number, goal: Goal) => boolean;

export class Attacks {
  readonly incidence: Incidence;
  /** Goals that even hiding all that is open does not reach. */
  outOfReach = 0;
  /** Components that an attacker did not get through. */
  private readonly safe = new Set<string>();
  /** How far goals can be got at all, by attacker and goal. */
  private readonly attainable = new Map<string, Span>();
  private whole: ReadonlyMap<number, Component> | undefined;

  /** @param model for all programmes, which are solved one after the other; see attackModel */
  constructor(
    private readonly model: Model,
    readonly set: TableSet,
    readonly attackers: readonly Attacker[],
  ) {
    this.incidence = new Incidence(set);
  }

  /**
   * Goals that hiding more could bring farther.
   * @param hidden by unit
   */
  on(hidden: readonly boolean[], proven?: Proven): readonly Broken[] {
    return this.short(hidden, proven).flatMap(({ goal, attacker, reached }): Broken[] => {
      const own = this.attackers[attacker] as Attacker;
      const wanted = leastOf(this.set, goal, own);
      const most = this.attainableBy(goal, attacker, wanted);
      const least = Math.min(wanted, far(goal, most));
      if (far(goal, reached) >= least - TOLERANCE) return [];
      const down = Math.min(most.down, least);
      return [{ unit: this.set.counts[goal.count]?.unit ?? -1, least, allows: reached.allows, goal, attacker: own, down, up: least - down }];
    });
  }

  /** Goals that are not got as far as is wanted, whether or not they can be. */
  short(hidden: readonly boolean[], proven: Proven = () => false): readonly Short[] {
    return componentsOf(this.incidence, hidden).flatMap((component) => {
      const inside = new Set(component.counts);
      const goals = this.set.goals.filter(({ count }) => inside.has(count));
      return this.attackers.flatMap((attacker, index) => {
        const key = `${index}:${component.key}`;
        const own = goals.filter((goal) => attacker.goals.includes(goal.kind) && attacker.knows[goal.count] !== true && !this.safe.has(key) && !proven(index, goal));
        if (own.length === 0) return [];
        const found = this.reaching(component, attacker, (reach) =>
          own.flatMap((goal): Short[] => {
            const wanted = leastOf(this.set, goal, attacker) - TOLERANCE;
            const reached = reach.reach(goal, wanted);
            return far(goal, reached) >= wanted ? [] : [{ goal, attacker: index, reached }];
          }),
        );
        if (found.length === 0) this.safe.add(key);
        return found;
      });
    });
  }

  /** With all that is open hidden. */
  private attainableBy(goal: Goal, attacker: number, wanted: number): Span {
    const key = `${attacker}:${goal.kind}:${goal.count}`;
    const known = this.attainable.get(key);
    if (known !== undefined) return known;
    const component = this.wholeComponents().get(goal.count);
    const found = component === undefined ? { up: 0, down: 0 } : this.reaching(component, this.attackers[attacker] as Attacker, (reach): Span => reach.reach(goal, wanted));
    if (far(goal, found) < wanted - TOLERANCE) this.outOfReach++;
    this.attainable.set(key, found);
    return found;
  }

  private reaching<T>(component: Component, attacker: Attacker, work: (reach: Reach) => T): T {
    return work(new Reach(this.model, this.incidence, component, attacker));
  }

  private wholeComponents(): ReadonlyMap<number, Component> {
    this.whole ??= new Map(componentsOf(this.incidence, this.set.units.map(({ state }) => state !== 'shown')).flatMap((component) => component.counts.map((count) => [count, component] as const)));
    return this.whole;
  }
}

/** Presolve costs more than it saves in programmes so small, and would lose the last solution as a start. */
export function attackModel(highs: Highs): Model {
  const model = highs.createModel();
  model.options.set({ output_flag: false, presolve: 'off', random_seed: 1 });
  return model;
}

function far({ kind }: Goal, { up, down }: Span): number {
  return kind === 'floor' ? down : up + down;
}
