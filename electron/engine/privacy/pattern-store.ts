/** Patterns of hidden groups, found once for a state of the data and kept while the workspace is open and its data stay the same. */
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Rounding, Telling } from '../../../shared/audience';
import type { DimensionId } from '../../../shared/indicators';
import { type IndicatorQuery, queryFigures } from '../metrics/figures';
import { forcedBy, type Register } from './register';
import type { Elsewhere } from './suppression/elsewhere';
import { seenThrough } from './suppression/dominance';
import { type Pattern, type PatternInput, patternsOf, patternsTogether } from './suppression/patterns';
import type { Effort } from './suppression/protect';
import type { Protector } from './suppression/protector';
import { essential, type Group, groupKey, tableId } from './suppression/tables';
import { Turns } from './turns';

/** Who is counted: pupils with valid results, by level; pupils in follow-up. */
export type Population = 'valid' | 'cases';

const COUNTED_BY: Readonly<Record<Population, string>> = { valid: 'riskDistribution', cases: 'followUpCases' };
/** Levels whose number in a hidden group nobody may be sure of; the first part are those of whom nothing was found. */
const LEVELS = ['0', '1', '2', '3'];
const SENSITIVE: Readonly<Record<Population, readonly number[]>> = { valid: [1, 2, 3], cases: [] };
/** Seconds only guard against the unforeseen: what is hidden must not depend on how busy a machine is. */
const EFFORT: Effort = { rounds: 8, nodes: 100, seconds: 20 };
const CORE = ['county', 'stage'];
const MOST_GROUPS = { choice: 30, schools: 100 };

/** Whose pattern is asked for. */
export interface Asked extends Pick<IndicatorQuery, 'schoolYear' | 'areaBasis' | 'scope'> {
  readonly population: Population;
  readonly minimum: number;
  /** How groups are told that are shown. */
  readonly rounding: Rounding;
  /** How those are told who are told more, the most first. What is hidden from them stays hidden: they must not be able to tell the rest from both. */
  readonly within: readonly Telling[];
  /** What issued reports have told; absent: nothing that has to be minded. */
  readonly register?: Register | undefined;
}

type Chosen = Readonly<Record<string, readonly string[]>>;

/** The workspace, for reading: a pattern is found for all who wait for it, whoever of them has gone meanwhile. */
export type ReadData = <T>(work: (connection: DuckDBConnection) => Promise<T>) => Promise<T>;

/** Of one workspace. */
export class KeptPatterns {
  private store: PatternStore | null = null;
  private readonly ended = new AbortController();

  constructor(
    private readonly reading: ReadData,
    private readonly protector: Protector,
  ) {}

  /** @param revision of the data that the figures were counted from: others have other patterns; later ones are higher */
  at(revision: number): PatternStore {
    if (this.store?.revision === revision) return this.store;
    const store = new PatternStore(revision, this.reading, this.protector, this.ended.signal);
    if (revision > (this.store?.revision ?? -1)) this.store = store;
    return store;
  }

  /** Ends what is being worked out. */
  end(): void {
    this.ended.abort();
  }
}

/** The data were changed between a question and what had to be known besides. */
export class DataMoved extends Error {}

export class PatternStore {
  private queue: Promise<unknown> = Promise.resolve();
  private readonly turns = new Turns();
  private readonly patterns = new Map<string, ReadonlyMap<string, Pattern>>();
  private readonly groups = new Map<string, readonly Group[]>();

  constructor(
    readonly revision: number,
    private readonly reading: ReadData,
    private readonly protector: Protector,
    private readonly ended: AbortSignal,
  ) {}

  /**
   * @param dimensions of the table
   * @param chosen dimensions of which a filter has put several values together; all others of them make up the rest
   * @param signal of the question: a pattern that is given up is finished for those who ask next, unless others wait for theirs
   * @throws DataMoved, EngineFailure CANCELLED
   */
  async pattern(asked: Asked, dimensions: readonly string[], chosen: Chosen, signal?: AbortSignal): Promise<Pattern> {
    // One at a time: a page asks several questions at once that need the same pattern.
    const turn = this.turns.wait(signal, this.ended);
    const run = this.queue.then(() => turn.take(() => this.find(asked, dimensions, chosen)));
    this.queue = run.catch(() => undefined);
    return run;
  }

  private readonly protect: PatternInput['protect'] = (problem) => this.protector.protect(problem, this.turns.current);

  private async find(asked: Asked, dimensions: readonly string[], chosen: Chosen): Promise<Pattern> {
    const world = worldOf(asked, chosen);
    const known = this.patterns.get(world) ?? (await this.core(asked));
    const own = essential(dimensions.map((dimension) => (chosen[dimension] === undefined ? dimension : chosenName(dimension))));
    const found = known.get(tableId(own));
    if (found !== undefined) return found;
    const inner = await this.inner(asked, dimensions, chosen);
    const groups = await this.gathered(asked, dimensions, chosen);
    const all = await patternsOf({ ...this.input(asked, dimensions, chosen, inner), dimensions: own, groups }, known);
    this.patterns.set(world, new Map([...known, ...all]));
    return all.get(tableId(own)) as Pattern;
  }

  /** Counties, stages and both: what most pages show, decided together before everything else. */
  private async core(asked: Asked): Promise<ReadonlyMap<string, Pattern>> {
    const world = worldOf(asked, CORE);
    const known = this.patterns.get(world) ?? (await patternsTogether({ ...this.input(asked, CORE, {}, await this.inner(asked, CORE, {})), dimensions: CORE, groups: await this.read(asked, CORE) }));
    this.patterns.set(world, known);
    return known;
  }

  /** Patterns of those who are told more: this table and all above it; none for those who are told the most. */
  private async inner(asked: Asked, dimensions: readonly string[], chosen: Chosen): Promise<ReadonlyMap<string, Pattern>> {
    const told = toldMore(asked);
    if (told === undefined) return new Map();
    await this.find(told, dimensions, chosen);
    return this.patterns.get(worldOf(told, chosen)) ?? (await this.core(told));
  }

  private input(asked: Asked, dimensions: readonly string[], chosen: Chosen, inner: ReadonlyMap<string, Pattern>): Omit<PatternInput, 'dimensions' | 'groups'> {
    const ofSchools = async (by: readonly string[]): Promise<readonly Group[]> => {
      const plain = by.map((dimension) => dimensions.find((each) => chosenName(each) === dimension) ?? dimension);
      return recoded(await this.read(asked, [...new Set([...plain, 'school'])]), chosen);
    };
    const bySchool = async (by: readonly string[]): Promise<ReadonlyMap<string, readonly Group[]>> => perSchool(await ofSchools(by));
    const { minimum, rounding } = asked;
    // In a table of single schools no group has pupils of another.
    const through = async (by: readonly string[]): Promise<ReadonlySet<string>> => (by.includes('school') ? new Set() : seenThrough(await ofSchools(by), by, minimum));
    return { minimum, rounding, sensitive: SENSITIVE[asked.population], bySchool, seenThrough: through, elsewhere: (id, table) => together(forcedBy(asked.register, id, table, { minimum, rounding }), inner.get(id)), effort: EFFORT, protect: this.protect, mostGroups: MOST_GROUPS };
  }

  private async gathered(asked: Asked, dimensions: readonly string[], chosen: Chosen): Promise<readonly Group[]> {
    const groups = await this.read(asked, dimensions);
    if (Object.keys(chosen).length === 0) return groups;
    const full = await this.find(asked, dimensions, {});
    // What was put together would tell of a hidden part by what is shown of the others.
    return recoded(groups.map((group) => ({ ...group, isSmall: group.isSmall || full.hidden.has(groupKey(full.dimensions, group.values)) })), chosen);
  }

  private async read({ population, minimum, schoolYear, areaBasis, scope }: Asked, dimensions: readonly string[]): Promise<readonly Group[]> {
    const by = (dimensions.includes('school') ? [...new Set([...dimensions, 'county', 'stage'])] : dimensions) as readonly DimensionId[];
    const place = { schoolYear, areaBasis, scope };
    const key = JSON.stringify([population, place, minimum, by]);
    const known = this.groups.get(key);
    if (known !== undefined) return known;
    const { figures, revision } = await this.reading((connection) => queryFigures(connection, { ...place, indicators: [COUNTED_BY[population]], by, where: {} }));
    if (revision !== this.revision) throw new DataMoved();
    const found = new Map<string, { values: Record<string, string>; parts: number[]; isSmall: boolean }>();
    for (const { group, numerator, validLeftOut } of figures) {
      const values = Object.fromEntries(by.map((dimension) => [dimension, group[dimension] ?? '']));
      const name = JSON.stringify(values);
      const own = found.get(name) ?? { values, parts: population === 'valid' ? LEVELS.map(() => 0) : [0], isSmall: false };
      const part = population === 'valid' ? LEVELS.indexOf(group['riskLevel'] ?? '') : 0;
      if (part >= 0) own.parts[part] = (own.parts[part] ?? 0) + (numerator ?? 0);
      own.isSmall ||= validLeftOut !== null && validLeftOut > 0 && validLeftOut < minimum;
      found.set(name, own);
    }
    const groups = [...found.values()];
    this.groups.set(key, groups);
    return groups;
  }
}

/** Those who are told the most that others are told less than: pages beside reports, a lower threshold beside a higher. */
function toldMore({ register, ...asked }: Asked): Asked | undefined {
  const next = asked.within.at(-1);
  if (register !== undefined) return asked;
  return next === undefined ? undefined : { ...asked, ...next, within: asked.within.slice(0, -1) };
}

function together(forced: Elsewhere, inner: Pattern | undefined): Elsewhere {
  return inner === undefined ? forced : { ...forced, hide: new Set([...forced.hide, ...inner.hidden]) };
}

function worldOf({ register, ...asked }: Asked, chosen: Chosen | readonly string[]): string {
  return JSON.stringify([asked, register?.id ?? null, chosen]);
}

function recoded(groups: readonly Group[], chosen: Chosen): readonly Group[] {
  return groups.map((group) => ({ ...group, values: { ...group.values, ...Object.fromEntries(Object.entries(chosen).map(([dimension, values]) => [chosenName(dimension), values.includes(group.values[dimension] ?? '') ? CHOSEN : REST])) } }));
}

function perSchool(groups: readonly Group[]): ReadonlyMap<string, readonly Group[]> {
  const found = new Map<string, Group[]>();
  for (const group of groups) {
    const school = group.values['school'] ?? '';
    found.set(school, [...(found.get(school) ?? []), group]);
  }
  return found;
}

/** A dimension of which some values are put together is another dimension, of two values. */
export const chosenName = (dimension: string): string => `${dimension}${CHOSEN}`;
export const CHOSEN = '∈';
const REST = '∉';
