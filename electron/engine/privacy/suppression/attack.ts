/** Lets every attacker try everything that is hidden, and tells where one comes too close. */
import type { Highs, Model } from 'highs';
import type { Cut } from './choice';
import { Deviations } from './deviations';
import { type Component, componentsOf, Incidence, Reach, type Reached } from './reach';
import { type Attacker, type Goal, isKnown, leastOf, type Span, type TableSet, TOLERANCE } from './table-set';

/** A goal that an attacker has broken, with the cut that follows. */
export interface Broken extends Cut {
  readonly goal: Goal;
  readonly attacker: Attacker;
  /** How far up and down the count has to be able to go, together `least`. */
  readonly up: number;
  readonly down: number;
}

/** A goal that is not got as far as is wanted. */
interface Short {
  readonly goal: Goal;
  readonly attacker: number;
}

interface Tried extends Short {
  readonly reached: Reached;
}

/** Whether a goal is known to be reached, without asking the whole programme. By attacker, in order. */
export type Proven = (attacker: number, goal: Goal) => boolean;

export class Attacks {
  readonly incidence: Incidence;
  /** Components that an attacker did not get through. */
  private readonly safe = new Set<string>();
  /** How far goals can be got at all, by attacker and goal. */
  private readonly attainable = new Map<string, Span>();
  private readonly deviations: Deviations;
  private whole: ReadonlyMap<number, Component> | undefined;

  /** @param model for all programmes, which are solved one after the other; see attackModel */
  constructor(
    private readonly model: Model,
    readonly set: TableSet,
    readonly attackers: readonly Attacker[],
  ) {
    this.incidence = new Incidence(set);
    this.deviations = new Deviations();
  }

  /**
   * Goals that hiding more could bring farther.
   * @param hidden by unit
   */
  on(hidden: readonly boolean[], proven?: Proven): readonly Broken[] {
    return [...this.broken(hidden, proven)];
  }

  /** Whether there are none; asks no more than that needs. @param hidden by unit */
  holds(hidden: readonly boolean[], proven?: Proven): boolean {
    return this.broken(hidden, proven).next().done === true;
  }

  /** Goals that are not got as far as is wanted, whether or not they can be. @param hidden by unit */
  short(hidden: readonly boolean[]): readonly Short[] {
    return [...this.asked(hidden, () => false)].flatMap(({ component, attacker, goals }) => {
      const beyond = (goal: Goal): boolean => this.leastKnown(goal, attacker) < this.wantedOf(goal, attacker);
      return [...goals.filter(beyond).map((goal) => ({ goal, attacker })), ...this.tried(component, attacker, goals.filter((goal) => !beyond(goal)))];
    });
  }

  private *broken(hidden: readonly boolean[], proven: Proven = () => false): Generator<Broken> {
    for (const { component, attacker, goals } of this.asked(hidden, proven)) {
      for (const { goal, reached } of this.tried(component, attacker, goals)) {
        const most = this.attainableBy(goal, attacker);
        const least = Math.min(this.wantedOf(goal, attacker), far(goal, most));
        if (far(goal, reached) >= least - TOLERANCE) continue;
        const down = Math.min(most.down, least);
        yield { unit: this.set.counts[goal.count]?.unit ?? -1, least, allows: reached.allows, goal, attacker: this.attackers[attacker] as Attacker, down, up: least - down };
      }
    }
  }

  /** Goals of hidden counts that nothing known answers, by component and attacker. */
  private *asked(hidden: readonly boolean[], proven: Proven): Generator<{ readonly component: Component; readonly attacker: number; readonly goals: readonly Goal[] }> {
    for (const component of componentsOf(this.incidence, hidden)) {
      const goals = this.set.goals.filter(({ count }) => component.hidden.has(count));
      for (const [attacker, own] of this.attackers.entries()) {
        if (this.safe.has(safeKey(component, attacker))) continue;
        yield { component, attacker, goals: goals.filter((goal) => own.goals.includes(goal.kind) && !isKnown(own, goal.count) && !proven(attacker, goal)) };
      }
    }
  }

  /** Those that the attacker gets less far than is wanted and, where that is known, than is possible at all. */
  private tried(component: Component, attacker: number, goals: readonly Goal[]): readonly Tried[] {
    if (goals.length === 0) return [];
    const reach = this.reachOf(component, attacker);
    const found = goals.flatMap((goal): Tried[] => {
      const least = this.leastKnown(goal, attacker) - TOLERANCE;
      const reached = reach.reach(goal, least);
      return far(goal, reached) >= least ? [] : [{ goal, attacker, reached }];
    });
    if (found.length === 0) this.safe.add(safeKey(component, attacker));
    return found;
  }

  private wantedOf(goal: Goal, attacker: number): number {
    return leastOf(this.set, goal, this.attackers[attacker] as Attacker);
  }

  private leastKnown(goal: Goal, attacker: number): number {
    const most = this.attainable.get(goalKey(attacker, goal));
    const wanted = this.wantedOf(goal, attacker);
    return most === undefined ? wanted : Math.min(wanted, far(goal, most));
  }

  /** With all that is open hidden. */
  private attainableBy(goal: Goal, attacker: number): Span {
    const key = goalKey(attacker, goal);
    const known = this.attainable.get(key);
    if (known !== undefined) return known;
    const wanted = this.wantedOf(goal, attacker);
    const component = this.wholeComponents().get(goal.count);
    const found = component === undefined ? { up: 0, down: 0 } : this.reachOf(component, attacker).reach(goal, wanted);
    this.attainable.set(key, found);
    return found;
  }

  private reachOf(component: Component, attacker: number): Reach {
    return new Reach(this.model, this.incidence, component, this.attackers[attacker] as Attacker, this.deviations);
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

/** The same kind of goal for the same count. */
export function goalKey(attacker: number, { kind, count }: Pick<Goal, 'kind' | 'count'>): string {
  return `${attacker}:${kind}:${count}`;
}

function safeKey({ key }: Component, attacker: number): string {
  return `${attacker}:${key}`;
}

function far({ kind }: Goal, { up, down }: Span): number {
  return kind === 'floor' ? down : up + down;
}
