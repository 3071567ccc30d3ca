/**
 * Which groups of a table are hidden, decided once and the same for every question: first the coarsest sums, then every finer table with what
 * was shown of the coarser ones taken for known. Two questions side by side, the sheets of a workbook and the answers of a page therefore
 * never contradict each other: whatever is shown of one group is shown of it everywhere.
 */
import { readers, schoolsThatKnow } from './attackers';
import { type Effort, protect } from './protect';
import { solver } from './solver';
import { isTooSmall, latticeOf } from './table-lattice';
import { essential, type Group, type Table, tableId, tableOf, tablesAbove } from './tables';

export interface PatternInput {
  readonly dimensions: readonly string[];
  readonly groups: readonly Group[];
  readonly minimum: number;
  readonly sensitive: readonly number[];
  /** Pupils of each school in groups by these dimensions. Asked for only where something has to be protected. */
  readonly bySchool: (dimensions: readonly string[]) => Promise<ReadonlyMap<string, readonly Group[]>>;
  readonly effort: Effort;
  /**
   * Groups of a table up to which the cheapest choice is looked for, and up to which schools are held for attackers. It goes by the table alone, so
   * that a table is hidden alike whatever it was asked with.
   */
  readonly mostGroups: { readonly choice: number; readonly schools: number };
}

export interface Pattern {
  readonly dimensions: readonly string[];
  /** Keys of hidden groups, and those of them that are too small themselves. */
  readonly hidden: ReadonlySet<string>;
  readonly small: ReadonlySet<string>;
  readonly table: Table;
  readonly isOptimal: boolean;
  /** Hidden groups that are as safe as what was told before allows, and no safer. */
  readonly outOfReach: number;
}

const NO_EFFORT: Effort = { rounds: 0, nodes: 0, seconds: 0 };
const nobody: ReadonlySet<string> = new Set();

/** The pattern of a table and of all above it, by tableId. @param known patterns found before, taken as they are */
export async function patternsOf(input: PatternInput, known: ReadonlyMap<string, Pattern> = new Map()): Promise<ReadonlyMap<string, Pattern>> {
  const dimensions = essential(input.dimensions);
  const found = new Map<string, Pattern>();
  for (const own of tablesAbove(dimensions)) {
    const id = tableId(own);
    found.set(id, known.get(id) ?? (await onePattern(own, input, found)));
  }
  return found;
}

async function onePattern(dimensions: readonly string[], input: PatternInput, above: ReadonlyMap<string, Pattern>): Promise<Pattern> {
  const id = tableId(dimensions);
  const table = tableOf(input.groups, dimensions);
  const small = new Set([...table].flatMap(([key, group]) => (isTooSmall(group, input.minimum) ? [key] : [])));
  const safe = { dimensions, table, small, isOptimal: true, outOfReach: 0 };
  const parents = tablesAbove(dimensions).filter((own) => tableId(own) !== id);
  const hiddenAbove = new Map(parents.map((own) => [tableId(own), above.get(tableId(own))?.hidden ?? nobody]));
  // Nothing to protect: the common case, which costs no more than looking.
  if (small.size === 0 && [...hiddenAbove.values()].every((hidden) => hidden.size === 0)) return { ...safe, hidden: nobody };
  const tables = new Map([[id, table], ...parents.map((own) => [tableId(own), above.get(tableId(own))?.table ?? (new Map() as Table)] as const)]);
  const lattice = latticeOf({ dimensions, tables, hiddenAbove, sensitive: input.sensitive, minimum: input.minimum });
  const { choice, schools } = input.mostGroups;
  const attackers = [...readers(lattice, input.minimum), ...(table.size <= schools ? schoolsThatKnow(lattice, dimensions, await input.bySchool(dimensions), input.minimum) : [])];
  const { hidden, isOptimal, outOfReach } = protect(await solver(), lattice.set, attackers, table.size <= choice ? input.effort : NO_EFFORT);
  return { ...safe, isOptimal, outOfReach, hidden: new Set([...lattice.keys].flatMap(([unit, key]) => (hidden[unit] === true ? [key] : []))) };
}

