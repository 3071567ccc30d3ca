/**
 * The cheapest way out for one count: over everything that may be hidden, the deviation that brings the count where it has to be able to go, at the
 * least cost of units that it passes through. Hiding the units it passes through makes the count safe, whatever else is hidden. One linear
 * programme a direction instead of an integer programme for all: near the optimum, not at it (Castro 2012 calls such steps shortest paths).
 */
import type { Highs, Model } from 'highs';
import { pass, Rows } from './solver';
import { type Attacker, type TableSet, TOLERANCE } from './table-set';

export class Detour {
  private readonly model: Model;
  /** Counts that may deviate; each has a column up and a column down. */
  private readonly counts: readonly number[];
  private readonly at = new Map<number, number>();
  private readonly upper: Float64Array;

  constructor(
    highs: Highs,
    private readonly set: TableSet,
    attacker: Attacker,
    farthest: number,
  ) {
    this.counts = set.counts.flatMap(({ unit }, count) => (set.units[unit]?.state === 'shown' || attacker.knows[count] === true ? [] : [count]));
    this.counts.forEach((count, index) => this.at.set(count, index));
    const below = (count: number): number => (set.counts[count]?.value ?? 0) - (attacker.atLeast[count] ?? 0);
    this.upper = Float64Array.from(this.counts.flatMap((count) => [farthest, below(count)]));
    this.model = highs.createModel();
    this.model.options.set({ output_flag: false, random_seed: 1 });
    const rows = new Rows();
    for (const relation of set.relations) {
      const terms = relation.flatMap(([count, coefficient]) => {
        const own = this.at.get(count);
        return own === undefined ? [] : [[2 * own, coefficient] as const, [2 * own + 1, -coefficient] as const];
      });
      if (terms.length > 0) rows.add(terms);
    }
    const none = new Float64Array(rows.length);
    pass(this.model, { cost: new Float64Array(this.upper.length), lower: new Float64Array(this.upper.length), upper: this.upper }, rows, none, none, false);
  }

  free(): void {
    this.model.dispose();
  }

  /**
   * @param far persons, up or down; no farther than everything hidden would allow
   * @param hidden by unit; costs nothing to pass through
   * @returns units that the deviation passes through
   */
  through(count: number, direction: 'up' | 'down', far: number, hidden: readonly boolean[]): readonly number[] {
    const own = this.at.get(count);
    if (own === undefined || far < TOLERANCE) return [];
    const column = 2 * own + (direction === 'up' ? 0 : 1);
    const other = 2 * own + (direction === 'up' ? 1 : 0);
    this.model.changeColsCost({ kind: 'range', from: 0, to: this.upper.length - 1 }, this.costs(far, hidden));
    const back = [this.upper[column] ?? 0, this.upper[other] ?? 0] as const;
    this.model.changeColBounds(column, far - TOLERANCE / 10, back[0]);
    this.model.changeColBounds(other, 0, 0);
    this.model.run();
    const { colValue } = this.model.getSolution();
    this.model.changeColBounds(column, 0, back[0]);
    this.model.changeColBounds(other, 0, back[1]);
    return this.counts.flatMap((each, index) => (Math.abs((colValue[2 * index] ?? 0) - (colValue[2 * index + 1] ?? 0)) > TOLERANCE / 100 ? [this.set.counts[each]?.unit ?? -1] : []));
  }

  /** The price of a unit spread over the persons that it can take of the way. */
  private costs(far: number, hidden: readonly boolean[]): Float64Array {
    const cost = new Float64Array(this.upper.length);
    this.counts.forEach((count, index) => {
      const { unit } = this.set.counts[count] as TableSet['counts'][number];
      if (hidden[unit] === true) return;
      const weight = this.set.units[unit]?.weight ?? 0;
      cost[2 * index] = weight / far;
      cost[2 * index + 1] = weight / Math.max(1, Math.min(far, this.upper[2 * index + 1] ?? 0));
    });
    return cost;
  }
}
