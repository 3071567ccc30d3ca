/**
 * Which groups of a table are hidden, decided once and the same for every question: first the coarsest sums, then every finer table with what
 * was shown of the coarser ones taken for known. Two questions side by side, the sheets of a workbook and the answers of a page therefore
 * never contradict each other: whatever is shown of one group is shown of it everywhere.
 */
import type { Rounding } from '../../../../shared/audience';
import { readers, schoolsThatKnow } from './attackers';
import { type Elsewhere, NOTHING_ELSEWHERE } from './elsewhere';
import type { Effort, Problem, Protection } from './protect';
import { isTooSmall, latticeOf } from './table-lattice';
import { essential, type Group, type Table, tableId, tableOf, tablesAbove } from './tables';

export interface PatternInput {
  readonly dimensions: readonly string[];
  readonly groups: readonly Group[];
  readonly minimum: number;
  readonly sensitive: readonly number[];
  /** Pupils of each school in groups by these dimensions. Asked for only where something has to be protected. */
  readonly bySchool: (dimensions: readonly string[]) => Promise<ReadonlyMap<string, readonly Group[]>>;
  /** Keys of the table's groups that one school can see through, see dominance.ts. */
  readonly seenThrough: (dimensions: readonly string[]) => Promise<ReadonlySet<string>>;
  readonly elsewhere: (id: string, table: Table) => Elsewhere;
  /** How groups are told that are shown. */
  readonly rounding: Rounding;
  readonly effort: Effort;
  readonly protect: (problem: Problem) => Promise<Protection>;
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
  readonly elsewhere: Elsewhere;
  readonly isOptimal: boolean;
  /** Hidden groups that are as safe as what was told before allows, and no safer. */
  readonly outOfReach: number;
}

const NO_EFFORT: Effort = { rounds: 0, nodes: 0, seconds: 0 };
const nobody: ReadonlySet<string> = new Set();

/** The pattern of a table and of all above it, by tableId. @param known patterns found before, taken as they are */
export async function patternsOf(input: PatternInput, known: ReadonlyMap<string, Pattern> = new Map()): Promise<ReadonlyMap<string, Pattern>> {
  const found = new Map<string, Pattern>();
  for (const own of tablesAbove(essential(input.dimensions))) {
    const id = tableId(own);
    const pattern = known.get(id) ?? (await decide(own, [own], input, found)).get(id);
    if (pattern !== undefined) found.set(id, pattern);
  }
  return found;
}

/** The same for tables that are decided together, so that none shows what the others would have had to keep back. The sum of everything is decided first. */
export async function patternsTogether(input: PatternInput): Promise<ReadonlyMap<string, Pattern>> {
  const all = tablesAbove(essential(input.dimensions));
  const [whole = [], ...others] = all;
  const first = await decide(whole, [whole], input, new Map());
  return new Map([...first, ...(await decide(all.at(-1) ?? [], others, input, first))]);
}

/** @param tables those to decide, of which the last is the finest; all others above it are in `decided` */
async function decide(finest: readonly string[], tables: readonly (readonly string[])[], input: PatternInput, decided: ReadonlyMap<string, Pattern>): Promise<ReadonlyMap<string, Pattern>> {
  const open = new Map(tables.map((own) => [tableId(own), { dimensions: own, table: tableOf(input.groups, own) }]));
  const elsewhere = new Map<string, Elsewhere>();
  for (const [id, { dimensions, table }] of open) {
    const own = input.elsewhere(id, table);
    elsewhere.set(id, { ...own, hide: new Set([...own.hide, ...(await input.seenThrough(dimensions))]) });
  }
  const smallIn = (table: Table): ReadonlySet<string> => new Set([...table].flatMap(([key, group]) => (isTooSmall(group, input.minimum) ? [key] : [])));
  const patterns = (hidden: ReadonlyMap<string, ReadonlySet<string>>, isOptimal: boolean, outOfReach: number): ReadonlyMap<string, Pattern> =>
    new Map([...open].map(([id, own]) => [id, { ...own, small: smallIn(own.table), hidden: hidden.get(id) ?? nobody, elsewhere: elsewhere.get(id) ?? NOTHING_ELSEWHERE, isOptimal, outOfReach }]));
  const above = tablesAbove(finest).map(tableId).filter((id) => !open.has(id));
  const hiddenAbove = new Map(above.map((id) => [id, decided.get(id)?.hidden ?? nobody]));
  const toldAbove = new Map(above.map((id) => [id, toldBefore(decided.get(id))]));
  const hideOf = (id: string): ReadonlySet<string> => elsewhere.get(id)?.hide ?? nobody;
  // Nothing to protect: the common case, which costs no more than looking.
  if ([...open.values()].every(({ table }) => smallIn(table).size === 0) && [...[...open.keys()].map(hideOf), ...above.map((id) => hiddenAndUnknown(decided.get(id)))].every((hidden) => hidden.size === 0)) return patterns(new Map(), true, 0);
  const all = new Map<string, Table>([...above.map((id) => [id, decided.get(id)?.table ?? new Map()] as const), ...[...open].map(([id, { table }]) => [id, table] as const)]);
  const lattice = latticeOf({ dimensions: finest, tables: all, decided: hiddenAbove, elsewhere: new Map([...toldAbove, ...elsewhere]), sensitive: input.sensitive, minimum: input.minimum, rounding: input.rounding });
  const { choice, schools } = input.mostGroups;
  const size = all.get(tableId(finest))?.size ?? 0;
  const attackers = [...readers(lattice, input.minimum), ...(size <= schools ? schoolsThatKnow(lattice, finest, await input.bySchool(finest), input.minimum) : [])];
  const { hidden, isOptimal, outOfReach } = await input.protect({ set: lattice.set, attackers, effort: size <= choice ? input.effort : NO_EFFORT });
  // Told before and too small by now: not told again, though nothing protects them.
  const keptBack = (id: string): string[] => [...smallIn(open.get(id)?.table ?? new Map())].filter((key) => elsewhere.get(id)?.known.has(key) === true || elsewhere.get(id)?.rounded.has(key) === true);
  const keys = new Map([...open.keys()].map((id) => [id, new Set([...keptBack(id), ...lattice.groups.flatMap(({ unit, table, key, isOpen }) => (isOpen && table === id && hidden[unit] === true ? [key] : []))])]));
  return patterns(keys, isOptimal, outOfReach);
}

function toldBefore(pattern: Pattern | undefined): Elsewhere {
  return pattern === undefined ? NOTHING_ELSEWHERE : { ...NOTHING_ELSEWHERE, known: pattern.elsewhere.known, rounded: pattern.elsewhere.rounded };
}

function hiddenAndUnknown(pattern: Pattern | undefined): ReadonlySet<string> {
  return pattern === undefined ? nobody : new Set([...pattern.hidden].filter((key) => !pattern.elsewhere.known.has(key)));
}
