/**
 * The cheapest way out for one count: over everything that may be hidden, the deviation that brings the count where it has to be able to go, at the
 * least cost of units that it passes through. Hiding the units it passes through makes the count safe, whatever else is hidden. One linear
 * programme a direction instead of an integer programme for all: near the optimum, not at it (Castro 2012 calls such steps shortest paths).
 */
import type { Highs, Model } from 'highs';
import { pass, Rows } from './solver';
import { type Attacker, type Count, spanOf, type TableSet, TOLERANCE } from './table-set';

type Direction = 'up' | 'down';

/** One way of a count. As far as it goes anyway, shown, it costs nothing. */
interface Way {
  readonly count: number;
  readonly direction: Direction;
  readonly isAnyway: boolean;
  /** Persons. */
  readonly most: number;
}

export class Detour {
  private readonly model: Model;
  private readonly ways: readonly Way[];
  /** Columns of a count and direction: as far as it goes anyway, and beyond. */
  private readonly columns = new Map<string, number[]>();

  constructor(
    highs: Highs,
    private readonly set: TableSet,
    attacker: Attacker,
    farthest: number,
  ) {
    this.ways = set.counts.flatMap((_, count) => waysOf(set, attacker, count, farthest));
    this.ways.forEach((way, column) => this.columns.set(nameOf(way), [...(this.columns.get(nameOf(way)) ?? []), column]));
    this.model = highs.createModel();
    this.model.options.set({ output_flag: false, random_seed: 1 });
    const rows = new Rows();
    for (const relation of set.relations) {
      const terms = relation.flatMap(([count, coefficient]) => [
        ...this.columnsOf(count, 'up').map((column) => [column, coefficient] as const),
        ...this.columnsOf(count, 'down').map((column) => [column, -coefficient] as const),
      ]);
      if (terms.length > 0) rows.add(terms);
    }
    const none = new Float64Array(rows.length);
    pass(this.model, { cost: new Float64Array(this.ways.length), lower: new Float64Array(this.ways.length), upper: Float64Array.from(this.ways, ({ most }) => most) }, rows, none, none, false);
  }

  free(): void {
    this.model.dispose();
  }

  /**
   * @param far persons, up or down; no farther than everything hidden would allow
   * @param hidden by unit; costs nothing to pass through
   * @returns units that the deviation passes through
   */
  through(count: number, direction: Direction, far: number, hidden: readonly boolean[]): readonly number[] {
    const own = this.columnsOf(count, direction);
    if (own.length === 0 || far < TOLERANCE) return [];
    this.model.changeColsCost({ kind: 'range', from: 0, to: this.ways.length - 1 }, this.costs(far, hidden));
    let left = far - TOLERANCE / 10;
    for (const column of own) {
      const part = Math.min(left, this.ways[column]?.most ?? 0);
      this.bound(column, part, this.ways[column]?.most ?? 0);
      left -= part;
    }
    const back = this.columnsOf(count, direction === 'up' ? 'down' : 'up');
    for (const column of back) this.bound(column, 0, 0);
    this.model.run();
    const { colValue } = this.model.getSolution();
    for (const column of [...own, ...back]) this.bound(column, 0, this.ways[column]?.most ?? 0);
    return this.ways.flatMap(({ count: each, isAnyway }, column) => (!isAnyway && (colValue[column] ?? 0) > TOLERANCE / 100 ? [(this.set.counts[each] as Count).unit] : []));
  }

  private columnsOf(count: number, direction: Direction): readonly number[] {
    return this.columns.get(nameOf({ count, direction })) ?? [];
  }

  private bound(column: number, lower: number, upper: number): void {
    this.model.changeColBounds(column, lower, upper);
  }

  /** The price of a unit spread over the persons that it can take of the way. */
  private costs(far: number, hidden: readonly boolean[]): Float64Array {
    return Float64Array.from(this.ways, ({ count, direction, isAnyway, most }) => {
      const { unit } = this.set.counts[count] as Count;
      if (isAnyway || hidden[unit] === true) return 0;
      const weight = this.set.units[unit]?.weight ?? 0;
      return direction === 'up' ? weight / far : weight / Math.max(1, Math.min(far, most));
    });
  }
}

const nameOf = ({ count, direction }: Pick<Way, 'count' | 'direction'>): string => `${count} ${direction}`;

function waysOf(set: TableSet, attacker: Attacker, count: number, farthest: number): readonly Way[] {
  const mayBeHidden = set.units[(set.counts[count] as Count).unit]?.state !== 'shown';
  const anyway = spanOf(set, attacker, count, false);
  const hidden = spanOf(set, attacker, count, true);
  return (['up', 'down'] as const).flatMap((direction) => {
    const first = Math.min(anyway[direction], farthest);
    const beyond = mayBeHidden ? Math.min(hidden[direction], farthest) - first : 0;
    return [
      ...(first > 0 ? [{ count, direction, isAnyway: true, most: first }] : []),
      ...(beyond > 0 ? [{ count, direction, isAnyway: false, most: beyond }] : []),
    ];
  });
}
