/**
 * What is told together, as mathematics. A count is a number of persons; counts of one unit are shown or hidden together (the figures of one
 * group); relations are sums that everybody knows to hold: parts and totals of a table, schools of a county, levels of the valid results.
 */

/**
 * primary: must be hidden and kept safe; open: may be hidden for its sake; hidden: was hidden before, by a coarser table; shown: has been told
 * already and cannot be taken back.
 */
export type UnitState = 'primary' | 'open' | 'hidden' | 'shown';

export interface Unit {
  readonly state: UnitState;
  /** What is lost when it is hidden; above 0. */
  readonly weight: number;
}

export interface Count {
  /** Place in `units`. */
  readonly unit: number;
  /** Persons, 0 or more. */
  readonly value: number;
  /** Which part of the unit; null: the whole of it. Relations within one layer never mix with others but through the whole. */
  readonly layer: number | null;
  /** Between which counts everybody must still choose while it is shown: itself alone, or all that are rounded to the same. */
  readonly told: Span;
}

/** Persons below and above the true count. */
export interface Span {
  readonly down: number;
  readonly up: number;
}

export const EXACTLY: Span = { down: 0, up: 0 };

/** What two who tell each other leave open. */
export function narrower(one: Span, other: Span): Span {
  return { down: Math.min(one.down, other.down), up: Math.min(one.up, other.up) };
}

/** Σ coefficient × count = 0; a count occurs once. */
export type Relation = readonly (readonly [count: number, coefficient: number])[];

/**
 * What must hold of a unit while it is hidden. width: the count lies in an interval at least as wide as the attacker's threshold. floor: nobody
 * can be sure that the count is above 0.
 */
export interface Goal {
  readonly kind: 'width' | 'floor';
  /** Place in `counts`. */
  readonly count: number;
  /** Of a floor: how far down it has to be able to go; absent: to 0. */
  readonly least?: number;
}

export interface TableSet {
  readonly units: readonly Unit[];
  readonly counts: readonly Count[];
  readonly relations: readonly Relation[];
  readonly goals: readonly Goal[];
}

/** Somebody who has everything that is shown, the relations, and something more. Data, for threads to hand over. */
export interface Attacker {
  readonly name: string;
  readonly goals: readonly Goal['kind'][];
  /** How wide intervals must be for this attacker. */
  readonly width: number;
  /** By count, what the attacker leaves open though it is hidden: nothing below 0, less of what is partly the attacker's own, and nothing of what is known. */
  readonly open: readonly Span[];
}

/** Whoever knows nothing of it: that there are no fewer than none. */
export function anything({ value }: Pick<Count, 'value'>): Span {
  return { down: value, up: Number.POSITIVE_INFINITY };
}

export function isKnown({ open }: Attacker, count: number): boolean {
  const span = open[count];
  return span !== undefined && span.down === 0 && span.up === 0;
}

/** How far the attacker can hold a count for another. */
export function spanOf({ counts }: TableSet, { open }: Attacker, count: number, isHidden: boolean): Span {
  const own = open[count] ?? EXACTLY;
  return isHidden ? own : narrower(own, counts[count]?.told ?? EXACTLY);
}

/** Persons that round-off of a solver may make of nothing. */
export const TOLERANCE = 1e-6;

/** What a goal asks of an interval: how far up and down together, or how far down alone. */
export function leastOf(set: TableSet, goal: Goal, attacker: Attacker): number {
  return goal.kind === 'width' ? attacker.width : (goal.least ?? set.counts[goal.count]?.value ?? 0);
}

/** Loss of information by the size of what is hidden: small groups go first, totals last. */
export function weightOf(persons: number): number {
  return Math.log(1 + persons);
}
