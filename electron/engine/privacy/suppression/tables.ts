/** Groups of persons in tables by some dimensions, and which tables their sums are published in. */

/** Persons of a group, in parts that add up to it: levels of valid results, or one part. */
export interface Group {
  /** Dimension -> value; of a school also its county and stage. */
  readonly values: Readonly<Record<string, string>>;
  readonly parts: readonly number[];
  /** Too small to be told for a reason of its own, whatever its size. */
  readonly isSmall: boolean;
}

/** Groups of one table by the key of their values. */
export type Table = ReadonlyMap<string, Group>;

export function sizeOf({ parts }: Group): number {
  return parts.reduce((sum, part) => sum + part, 0);
}

/** Dimensions in an order that does not depend on the question. */
export function tableId(dimensions: readonly string[]): string {
  return [...dimensions].sort().join();
}

export function groupKey(dimensions: readonly string[], values: Readonly<Record<string, string>>): string {
  return JSON.stringify([...dimensions].sort().map((dimension) => values[dimension] ?? ''));
}

/** What follows from the school: a table by school has no need of it, and its sums are told by county and these. */
const OF_SCHOOL: ReadonlySet<string> = new Set(['county', 'stage', 'schoolType', 'urbanRural', 'ownership']);
const SCHOOL = 'school';
/** What the sums of schools are told by. */
const SCHOOL_SUMS = ['county', 'stage'];

/** Without dimensions that say nothing new. */
export function essential(dimensions: readonly string[]): readonly string[] {
  const own = [...new Set(dimensions)].sort();
  return own.includes(SCHOOL) ? own.filter((dimension) => !OF_SCHOOL.has(dimension)) : own;
}

/** Tables that hold the next sums: over every one dimension; over the schools of a county and stage. */
export function parentsOf(dimensions: readonly string[]): readonly (readonly string[])[] {
  return dimensions.map((dropped) => {
    const rest = dimensions.filter((dimension) => dimension !== dropped);
    return dropped === SCHOOL ? [...rest, ...SCHOOL_SUMS].sort() : rest;
  });
}

/** The table and all tables of sums above it, the coarsest first. */
export function tablesAbove(dimensions: readonly string[]): readonly (readonly string[])[] {
  const found = new Map<string, readonly string[]>();
  const visit = (own: readonly string[]): void => {
    if (found.has(tableId(own))) return;
    for (const parent of parentsOf(own)) visit(parent);
    found.set(tableId(own), own);
  };
  visit(dimensions);
  return [...found.values()];
}

/** Adds up groups by fewer dimensions; groups of nobody are left out, they are no secret. */
export function tableOf(groups: Iterable<Group>, dimensions: readonly string[]): Table {
  const found = new Map<string, Group>();
  const kept = dimensions.includes(SCHOOL) ? [...new Set([...dimensions, ...SCHOOL_SUMS])] : dimensions;
  for (const group of groups) {
    if (sizeOf(group) === 0) continue;
    const key = groupKey(dimensions, group.values);
    const known = found.get(key);
    const values = Object.fromEntries(kept.map((dimension) => [dimension, group.values[dimension] ?? '']));
    found.set(key, known === undefined ? { values, parts: group.parts, isSmall: group.isSmall } : { values, parts: known.parts.map((part, index) => part + (group.parts[index] ?? 0)), isSmall: known.isSmall && group.isSmall });
  }
  return found;
}
