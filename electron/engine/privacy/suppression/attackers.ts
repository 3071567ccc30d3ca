/** Who might want to know, and what each knows besides what is shown. */
import type { Lattice } from './table-lattice';
import { countKey } from './table-lattice';
import type { Attacker } from './table-set';
import { type Group, groupKey, sizeOf, tableId, tablesAbove } from './tables';

const nothing = (): boolean => false;

/**
 * A reader has what is shown. Who knows the rule as well knows that no hidden group is empty, and may learn no more of a hidden group than the
 * rule says itself: from 1 to below the threshold.
 */
export function readers({ sizes }: Lattice, minimum: number): readonly Attacker[] {
  return [
    { name: 'rule', goals: ['width'], width: minimum - 2, atLeast: (count) => (sizes.has(count) ? 1 : 0), knows: nothing },
    { name: 'reader', goals: ['width', 'floor'], width: minimum, atLeast: () => 0, knows: nothing },
  ];
}

/** Every school that has pupils in hidden groups knows how many are its own. @param bySchool the groups of the table, school by school */
export function schoolsThatKnow(lattice: Lattice, dimensions: readonly string[], bySchool: ReadonlyMap<string, readonly Group[]>, minimum: number): readonly Attacker[] {
  const tables = tablesAbove(dimensions).map((own) => ({ dimensions: own, table: tableId(own) }));
  return [...bySchool].flatMap(([school, groups]): Attacker[] => {
    const own = new Map<number, number>();
    for (const group of groups) {
      for (const { dimensions: by, table } of tables) {
        const add = (part: number, persons: number): void => {
          const count = lattice.countOf.get(countKey(table, groupKey(by, group.values), part));
          if (count !== undefined && persons > 0) own.set(count, (own.get(count) ?? 0) + persons);
        };
        add(-1, sizeOf(group));
        if (group.parts.length > 1) group.parts.forEach((persons, part) => add(part, persons));
      }
    }
    if (own.size === 0) return [];
    const isAll = wholesOf(lattice, own);
    return [{ name: school, goals: ['width'], width: minimum, atLeast: (count) => own.get(count) ?? 0, knows: (count) => isAll.has(lattice.set.counts[count]?.unit ?? -1) }];
  });
}

/** Units that are the school's alone. */
function wholesOf({ set, sizes }: Lattice, own: ReadonlyMap<number, number>): ReadonlySet<number> {
  return new Set([...own].flatMap(([count, persons]) => (sizes.has(count) && set.counts[count]?.value === persons ? [set.counts[count].unit] : [])));
}
