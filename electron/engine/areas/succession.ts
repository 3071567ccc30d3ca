/** What becomes of a school through the changes of a span of years. */
import { areaInYear } from '../../../shared/regions';
import type { SchoolChange, SchoolIdentity } from './types';

/** Later than any: counties are compared as what they have become. */
const ALWAYS = '9998-9999';

function sameCounty(one: string | null, other: string | null): boolean {
  return one === null || other === null || areaInYear(one, ALWAYS) === areaInYear(other, ALWAYS);
}

/** Codes decide where both are known; else the names of one county. */
export function sameSchool(one: SchoolIdentity, other: SchoolIdentity): boolean {
  if (one.code !== null && other.code !== null) return one.code === other.code;
  return one.nameKey !== null && one.nameKey === other.nameKey && sameCounty(one.county, other.county);
}

export interface Succession {
  /** What the school is called at the end; null when it was closed. */
  readonly end: SchoolIdentity | null;
  /** In the order in which they took effect. */
  readonly path: readonly SchoolChange[];
}

/** What the school is called after a change: what the row leaves out stays as it was, but a merged school has its own code. */
function after(change: SchoolChange, before: SchoolIdentity): SchoolIdentity {
  const { type, newCounty } = change;
  const keepsCode = type !== 'merged';
  return {
    code: change.new.code ?? (keepsCode ? before.code : null),
    nameKey: change.new.nameKey ?? (keepsCode || change.new.code === null ? before.nameKey : null),
    county: newCounty ?? change.new.county ?? before.county,
  };
}

/**
 * Follows a school from change to change, each taken once, so that a circle of names ends.
 * @param changes those in force, in order of `effectiveOn`.
 */
export function follow(school: SchoolIdentity, changes: readonly SchoolChange[]): Succession {
  const path: SchoolChange[] = [];
  let current = school;
  for (;;) {
    const since = path.at(-1)?.effectiveOn ?? '';
    const isNext = (change: SchoolChange): boolean => change.type !== 'founded' && change.effectiveOn >= since && !path.includes(change);
    const from = current;
    const next = changes.find((change) => isNext(change) && sameSchool(change.old, from) && !foundedAnew(change, changes));
    if (next === undefined) return { end: current, path };
    path.push(next);
    if (next.type === 'closed') return { end: null, path };
    current = after(next, current);
  }
}

/** A school of the same name or code that was founded after the old one ended is another school. */
function foundedAnew(change: SchoolChange, changes: readonly SchoolChange[]): boolean {
  return changes.some(({ type, effectiveOn, new: founded }) => type === 'founded' && effectiveOn >= change.effectiveOn && sameSchool(founded, change.old));
}

/** Changes in force in a school year, in order. */
export function inForce(changes: readonly SchoolChange[], schoolYear: string): readonly SchoolChange[] {
  return changes.filter(({ firstYear }) => firstYear <= schoolYear);
}

export function inOrder(changes: readonly SchoolChange[]): readonly SchoolChange[] {
  return [...changes].sort((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : a.effectiveOn > b.effectiveOn ? 1 : 0));
}
