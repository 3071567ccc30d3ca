/**
 * How far an attacker can bring a hidden count up and down: two linear programmes over what is hidden, with everything shown held fast, or within what
 * is rounded to the same. Written in deviations from the true values, and every relation of deviations comes to 0.
 *
 * The dual of such a programme bounds it also for every other choice of what to hide: the cut says which units would have to be hidden
 * for the count to be safe (Fischetti and Salazar-González 2001, see docs/decisions/0030).
 */
import type { Model } from 'highs';
import type { Deviations } from './deviations';
import { pass, Rows } from './solver';
import { type Attacker, type Count, type Goal, type Span, spanOf, type TableSet } from './table-set';

/** How far a unit lets a count go, hidden and shown. */
export interface Allowance {
  readonly hidden: number;
  readonly shown: number;
}

export interface Reached extends Span {
  /** By unit; what is not named lets the count go nowhere. */
  readonly allows: ReadonlyMap<number, Allowance>;
}

/** A count cannot deviate by more than everybody there is: far enough for every threshold. */
function farthest({ counts }: TableSet): number {
  return 1 + counts.reduce((sum, { value }) => sum + value, 0);
}

/** Relations by the counts in them, once for all choices. */
export class Incidence {
  readonly of: readonly (readonly number[])[];
  readonly farthest: number;

  constructor(readonly set: TableSet) {
    const of: number[][] = set.counts.map(() => []);
    set.relations.forEach((relation, index) => {
      for (const [count] of relation) of[count]?.push(index);
    });
    this.of = of;
    this.farthest = farthest(set);
  }
}

/** Counts that are hidden or not told exactly and hang together, with the relations between them. */
export interface Component {
  readonly counts: readonly number[];
  readonly hidden: ReadonlySet<number>;
  readonly relations: readonly number[];
  /** The same units give the same component. */
  readonly key: string;
}

/** @param hidden by unit */
export function componentsOf({ set, of }: Incidence, hidden: readonly boolean[]): readonly Component[] {
  const isHidden = (count: number): boolean => hidden[set.counts[count]?.unit ?? -1] === true;
  const isOpen = (count: number): boolean => {
    const { down, up } = (set.counts[count] as Count).told;
    return isHidden(count) || down > 0 || up > 0;
  };
  const seen = new Set<number>();
  const found: Component[] = [];
  for (let start = 0; start < set.counts.length; start++) {
    if (!isOpen(start) || seen.has(start)) continue;
    const counts = [start];
    const relations = new Set<number>();
    seen.add(start);
    for (let next = 0; next < counts.length; next++) {
      for (const relation of of[counts[next] as number] ?? []) {
        if (relations.has(relation)) continue;
        relations.add(relation);
        for (const [count] of set.relations[relation] ?? []) {
          if (!isOpen(count) || seen.has(count)) continue;
          seen.add(count);
          counts.push(count);
        }
      }
    }
    const sorted = counts.sort((a, b) => a - b);
    const own = new Set(sorted.filter(isHidden));
    if (own.size > 0) found.push({ counts: sorted, hidden: own, relations: [...relations].sort((a, b) => a - b), key: sorted.map((count) => (own.has(count) ? count : -count - 1)).join() });
  }
  return found;
}

/** The programmes of one component as one attacker sees it, in a model that serves one after the other. */
export class Reach {
  private readonly place = new Map<number, number>();
  private isPassed = false;
  /** Deviations that are possible together, met on the way: what they reach needs no programme of its own. */
  private readonly upTo: Float64Array;
  private readonly downTo: Float64Array;

  constructor(
    private readonly model: Model,
    private readonly incidence: Incidence,
    private readonly component: Component,
    private readonly attacker: Attacker,
    private readonly deviations: Deviations,
  ) {
    component.counts.forEach((count, index) => this.place.set(count, index));
    this.upTo = new Float64Array(component.counts.length);
    this.downTo = new Float64Array(component.counts.length);
    deviations.possible((count) => (this.place.has(count) ? this.span(count) : undefined), (count, persons) => this.note(this.place.get(count) as number, persons));
  }

  /** At least so far, as is known already. */
  known({ count }: Goal): Span {
    const at = this.place.get(count) ?? -1;
    return { up: this.upTo[at] ?? 0, down: this.downTo[at] ?? 0 };
  }

  /** @param least how far is far enough for the goal: no more is worked out than that asks for */
  reach(goal: Goal, least: number): Reached {
    const allows = new Map<number, Allowance>();
    const far = ({ up, down }: Span): boolean => (goal.kind === 'floor' ? down : up + down) >= least;
    if (far(this.known(goal))) return { ...this.known(goal), allows };
    this.solve(goal.count, -1, allows);
    if (goal.kind === 'width' && !far(this.known(goal))) this.solve(goal.count, 1, allows);
    return { ...this.known(goal), allows };
  }

  private solve(count: number, direction: 1 | -1, allows: Map<number, Allowance>): void {
    if (!this.isPassed) this.passModel();
    const at = this.place.get(count) as number;
    this.model.changeColCost(at, -direction);
    this.model.run();
    const { colValue, rowDual } = this.model.getSolution();
    this.model.changeColCost(at, 0);
    colValue.forEach((persons, place) => this.note(place, persons));
    this.deviations.keep(this.component.counts, colValue);
    this.addTo(allows, count, direction, rowDual);
  }

  private note(place: number, persons: number): void {
    this.upTo[place] = Math.max(this.upTo[place] ?? 0, persons);
    this.downTo[place] = Math.max(this.downTo[place] ?? 0, -persons);
  }

  private passModel(): void {
    const { set, farthest } = this.incidence;
    const rows = new Rows();
    for (const relation of this.component.relations) {
      rows.add((set.relations[relation] ?? []).flatMap(([count, coefficient]) => (this.place.has(count) ? [[this.place.get(count) as number, coefficient] as const] : [])));
    }
    const bounds = this.component.counts.map((count) => this.span(count));
    const none = new Float64Array(rows.length);
    pass(this.model, { cost: new Float64Array(bounds.length), lower: Float64Array.from(bounds, ({ down }) => -down), upper: Float64Array.from(bounds, ({ up }) => Math.min(up, farthest)) }, rows, none, none, false);
    this.isPassed = true;
  }

  private span(count: number, isHidden = this.component.hidden.has(count)): Span {
    return spanOf(this.incidence.set, this.attacker, count, isHidden);
  }

  /** Reduced costs of all counts in the relations, hidden or not, priced by how far each could go. */
  private addTo(allows: Map<number, Allowance>, goal: number, direction: 1 | -1, rowDual: Float64Array): void {
    const { set, farthest } = this.incidence;
    const reduced = new Map<number, number>([[goal, direction]]);
    this.component.relations.forEach((relation, row) => {
      const dual = rowDual[row] ?? 0;
      if (dual === 0) return;
      for (const [count, coefficient] of set.relations[relation] ?? []) reduced.set(count, (reduced.get(count) ?? 0) + coefficient * dual);
    });
    for (const [count, price] of reduced) {
      if (Math.abs(price) < 1e-9) continue;
      const far = ({ up, down }: Span): number => (price > 0 ? price * Math.min(up, farthest) : -price * down);
      const own = { hidden: far(this.span(count, true)), shown: far(this.span(count, false)) };
      const { unit } = set.counts[count] as Count;
      const known = allows.get(unit) ?? { hidden: 0, shown: 0 };
      if (own.hidden > 0) allows.set(unit, { hidden: known.hidden + own.hidden, shown: known.shown + own.shown });
    }
  }
}
