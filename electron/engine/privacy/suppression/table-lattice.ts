/** A table with all tables of its sums as one set of counts, relations and goals. */
import type { Rounding } from '../../../../shared/audience';
import { type Elsewhere, NOTHING_ELSEWHERE } from './elsewhere';
import { type Count, type Goal, type Relation, type Span, type TableSet, type Unit, type UnitState, weightOf } from './table-set';
import { type Group, groupKey, parentsOf, sizeOf, type Table, tableId, tablesAbove } from './tables';
import { toldSpans } from './told';

export interface LatticeInput {
  /** Dimensions of the finest table. */
  readonly dimensions: readonly string[];
  /** That table and all above it, by tableId. */
  readonly tables: ReadonlyMap<string, Table>;
  /** Keys of hidden groups of tables that are decided, by tableId. */
  readonly decided: ReadonlyMap<string, ReadonlySet<string>>;
  /** Of tables that are not decided, by tableId. */
  readonly elsewhere: ReadonlyMap<string, Elsewhere>;
  /** Places of parts that nobody may be sure of. */
  readonly sensitive: readonly number[];
  readonly minimum: number;
  /** How groups are told that are shown. */
  readonly rounding: Rounding;
}

/** Cells are hidden rather than the totals above them. */
const TOTALS_WEIGH = 10;

/** The group of a unit. */
export interface Placed {
  readonly unit: number;
  readonly table: string;
  readonly key: string;
  /** Not decided before. */
  readonly isOpen: boolean;
}

export interface Lattice {
  readonly set: TableSet;
  readonly groups: readonly Placed[];
  /** Counts of whole groups, which nobody thinks empty: hidden is only who is there. */
  readonly sizes: ReadonlySet<number>;
  /** Table, key of the group and part (-1: the whole) -> count. */
  readonly countOf: ReadonlyMap<string, number>;
}

export function isTooSmall(group: Group, minimum: number): boolean {
  return group.isSmall || sizeOf(group) < minimum;
}

export function countKey(table: string, key: string, part: number): string {
  return `${table}|${key}|${part}`;
}

export function latticeOf(input: LatticeInput): Lattice {
  return new Builder(input).build();
}

class Builder {
  private readonly units: Unit[] = [];
  private readonly counts: Count[] = [];
  private readonly relations: Relation[] = [];
  private readonly goals: Goal[] = [];
  private readonly groups: Placed[] = [];
  private readonly sizes = new Set<number>();
  private readonly countOf = new Map<string, number>();
  private readonly own: string;

  constructor(private readonly input: LatticeInput) {
    this.own = tableId(input.dimensions);
  }

  build(): Lattice {
    const above = tablesAbove(this.input.dimensions);
    for (const dimensions of above) this.addGroups(tableId(dimensions));
    for (const dimensions of above) for (const parent of parentsOf(dimensions)) this.addSums(dimensions, parent);
    return { set: { units: this.units, counts: this.counts, relations: this.relations, goals: this.goals }, groups: this.groups, sizes: this.sizes, countOf: this.countOf };
  }

  private addGroups(table: string): void {
    const decided = this.input.decided.get(table);
    for (const [key, group] of this.input.tables.get(table) ?? []) {
      const isSmall = isTooSmall(group, this.input.minimum);
      const { hide, known, rounded } = this.input.elsewhere.get(table) ?? NOTHING_ELSEWHERE;
      // As it was told before it would be no better kept hidden.
      const isShown = (decided !== undefined && !decided.has(key)) || rounded.has(key);
      // What is told as it is, here or before, is known and needs no count.
      if (known.has(key) || (isShown && this.input.rounding === null)) continue;
      this.addGroup(table, key, group, isSmall, isShown ? 'shown' : decided !== undefined ? 'hidden' : isSmall || hide.has(key) ? 'primary' : 'open');
    }
  }

  private addGroup(table: string, key: string, group: Group, isSmall: boolean, state: UnitState): void {
    const weight = weightOf(sizeOf(group)) * (table === this.own ? 1 : TOTALS_WEIGH);
    const unit = this.units.push({ state, weight }) - 1;
    this.groups.push({ unit, table, key, isOpen: state === 'primary' || state === 'open' });
    const told = toldSpans(group, this.input.rounding, this.input.minimum);
    const add = (part: number, value: number, span: Span): number => {
      const count = this.counts.push({ unit, value, layer: part === -1 ? null : part, told: span }) - 1;
      this.countOf.set(countKey(table, key, part), count);
      return count;
    };
    const whole = add(-1, sizeOf(group), told.whole);
    this.sizes.add(whole);
    if (state !== 'shown') this.goals.push({ kind: 'width', count: whole });
    if (group.parts.length === 1) return;
    const parts = group.parts.map((value, part) => add(part, value, told.parts[part] as Span));
    this.relations.push([[whole, -1], ...parts.map((count) => [count, 1] as const)]);
    if (state === 'shown') return;
    const rises = this.input.elsewhere.get(table)?.rises.get(key);
    for (const part of this.input.sensitive) {
      const least = isSmall ? (group.parts[part] ?? 0) : (rises?.[part] ?? 0);
      if (least > 0) this.goals.push({ kind: 'floor', count: parts[part] as number, least });
    }
  }

  /** Every group of the parent is the sum of those of the table, part by part. */
  private addSums(dimensions: readonly string[], parent: readonly string[]): void {
    const table = tableId(dimensions);
    const above = tableId(parent);
    const children = new Map<string, string[]>();
    for (const [key, group] of this.input.tables.get(table) ?? []) {
      const own = groupKey(parent, group.values);
      children.set(own, [...(children.get(own) ?? []), key]);
    }
    for (const [key, own] of children) {
      const parts = this.input.tables.get(above)?.get(key)?.parts.length ?? 1;
      for (const part of parts === 1 ? [-1] : Array.from({ length: parts }, (_, index) => index)) {
        const terms = own.flatMap((child) => this.term(table, child, part, 1));
        if (terms.length > 0) this.relations.push([...terms, ...this.term(above, key, part, -1)]);
      }
    }
  }

  private term(table: string, key: string, part: number, coefficient: number): Relation {
    const count = this.countOf.get(countKey(table, key, part));
    return count === undefined ? [] : [[count, coefficient]];
  }
}
