/** Who might want to know, and what each knows besides what is shown. */
import { countKey, type Lattice } from './table-lattice';
import { anything, type Attacker, EXACTLY, type Span } from './table-set';
import { type Group, groupKey, sizeOf, tableId, tablesAbove } from './tables';

/**
 * A reader has what is shown. Who knows the rule as well knows that no hidden group is empty, and may learn no more of a hidden group than the
 * rule says itself: from 1 to below the threshold. 实测人数 is told of every group, and where hardly any result is invalid it is the number of valid ones: so
 * somebody knows how large all hidden groups are, and must still not be sure of any level in a small one.
 */
export function readers({ set, sizes }: Lattice, minimum: number): readonly Attacker[] {
  const whatever = set.counts.map(anything);
  return [
    { name: 'rule', goals: ['width'], width: minimum - 2, open: whatever.map((span, count) => (sizes.has(count) ? { ...span, down: Math.max(0, span.down - 1) } : span)) },
    { name: 'reader', goals: ['width', 'floor'], width: minimum, open: whatever },
    { name: 'sizes', goals: ['floor'], width: minimum, open: whatever.map((span, count) => (sizes.has(count) ? EXACTLY : span)) },
  ];
}

/**
 * Every school that has pupils in hidden groups knows how many are its own. Schools with pupils in the same groups that know the same of them whole are
 * held for one attacker, who knows of every count what that one of them knows that knows the most: whoever is kept off is kept off by hardly more
 * than is needed, and there are few. Held together across counties they would be one who knows the most of every county, whom only hiding everything keeps off.
 * @param bySchool the groups of the table, school by school
 */
export function schoolsThatKnow(lattice: Lattice, dimensions: readonly string[], bySchool: ReadonlyMap<string, readonly Group[]>, minimum: number): readonly Attacker[] {
  const tables = tablesAbove(dimensions).map((by) => ({ by, table: tableId(by) }));
  const found = new Map<string, { readonly isAll: ReadonlySet<number>; readonly most: Map<number, number> }>();
  for (const groups of bySchool.values()) {
    const own = ownCounts(lattice, tables, groups);
    if (own.size === 0) continue;
    const isAll = wholesOf(lattice, own);
    const key = JSON.stringify([[...isAll].sort((a, b) => a - b), groups.map(({ values }) => groupKey(dimensions, values)).sort()]);
    const known = found.get(key) ?? { isAll, most: new Map<number, number>() };
    for (const [count, persons] of own) known.most.set(count, Math.max(persons, known.most.get(count) ?? 0));
    found.set(key, known);
  }
  return [...found.values()].map(({ isAll, most }) => {
    const spanOf = ({ unit, value }: Lattice['set']['counts'][number], count: number): Span => (isAll.has(unit) ? EXACTLY : anything({ value: value - (most.get(count) ?? 0) }));
    return { name: 'school', goals: ['width'], width: minimum, open: lattice.set.counts.map(spanOf) };
  });
}

/** By count of the lattice, persons of one school. */
function ownCounts(lattice: Lattice, tables: readonly { readonly by: readonly string[]; readonly table: string }[], groups: readonly Group[]): ReadonlyMap<number, number> {
  const own = new Map<number, number>();
  for (const group of groups) {
    for (const { by, table } of tables) {
      const add = (part: number, persons: number): void => {
        const count = lattice.countOf.get(countKey(table, groupKey(by, group.values), part));
        if (count !== undefined && persons > 0) own.set(count, (own.get(count) ?? 0) + persons);
      };
      add(-1, sizeOf(group));
      if (group.parts.length > 1) group.parts.forEach((persons, part) => add(part, persons));
    }
  }
  return own;
}

/** Units that are the school's alone. */
function wholesOf({ set, sizes }: Lattice, own: ReadonlyMap<number, number>): ReadonlySet<number> {
  return new Set([...own].flatMap(([count, persons]) => (sizes.has(count) && set.counts[count]?.value === persons ? [set.counts[count].unit] : [])));
}
