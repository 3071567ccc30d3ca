/**
 * Groups that one school can see through: it takes its own pupils off, and so few are left that they must not be told. Statistical offices know this as the dominance of
 * one contributor; it is measured here by those who are left, not by shares, so that the rule is the one for small groups.
 */
import { type Group, groupKey, sizeOf } from './tables';

/** @param bySchool groups of one school each, by these dimensions or more @returns keys of the groups of which from 1 to below the threshold are left without one school's own */
export function seenThrough(bySchool: Iterable<Group>, dimensions: readonly string[], minimum: number): ReadonlySet<string> {
  const found = new Map<string, { readonly schools: Map<string, number>; total: number }>();
  for (const group of bySchool) {
    const size = sizeOf(group);
    if (size === 0) continue;
    const key = groupKey(dimensions, group.values);
    const known = found.get(key) ?? { schools: new Map<string, number>(), total: 0 };
    const school = group.values['school'] ?? '';
    known.schools.set(school, (known.schools.get(school) ?? 0) + size);
    known.total += size;
    found.set(key, known);
  }
  return new Set([...found].flatMap(([key, { schools, total }]) => ([...schools.values()].some((own) => total > own && total - own < minimum) ? [key] : [])));
}
