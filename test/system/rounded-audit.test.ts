/**
 * The proof for reports whose counts are rounded: glpsol bounds every hidden group and level by everything that is printed, every number of it within what rounds to the same. Tried
 * are a reader, one who knows the rule, one who knows every size, schools, and somebody who has the same tables as they are, by a lower threshold.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Rounding } from '../../shared/audience';
import type { SampleTruth } from '../../electron/engine/sample';
import { seenThrough } from '../../electron/engine/privacy/suppression/dominance';
import { type Elsewhere, NOTHING_ELSEWHERE } from '../../electron/engine/privacy/suppression/elsewhere';
import { type Pattern, patternsOf } from '../../electron/engine/privacy/suppression/patterns';
import { protectHere } from '../../electron/engine/privacy/suppression/protector';
import { type Group, groupKey, tableId } from '../../electron/engine/privacy/suppression/tables';
import { randomOf } from '../engine/support/random';
import type { Attack } from './support/audit';
import { type IsShown, printedOf, printedRounded } from './support/printed';
import { PrintedCells } from './support/printed-cells';
import { DIMENSIONS as PUBLISHED, newCity, readReports, SAMPLE, SCHOOL_YEAR, schoolsOf, SUMS } from './support/published-year';
import { DIMENSIONS, type RandomTable, randomTable, schoolsIn } from './support/random-tables';
import { Auditor, type Case } from './support/too-close';

const MINIMUM = 10;
const FURTHER_OUT = 15;
const TABLES = 24;
/** Large tables, of which schools are held for attackers too. */
const LARGE = 2;
const EFFORT = { rounds: 3, nodes: 50, seconds: 10 };
const MINUTES = 60_000;
const folder = mkdtempSync(join(tmpdir(), 'yuxin-rounded-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Patterns = ReadonlyMap<string, Pattern>;
const READER: Attack = { knowsRule: false, own: [] };
const RULE: Attack = { knowsRule: true, own: [] };
const SIZES: Attack = { knowsRule: false, own: [], knowsSizes: true };
const auditor = new Auditor(folder, DIMENSIONS, MINIMUM);

const next = randomOf(20260707);
const tables = Array.from({ length: TABLES }, (_, index) => ({ ...randomTable(next, index < LARGE ? 4 : 2), isLarge: index < LARGE }));
type Table = (typeof tables)[number];

const shownBy = (patterns: Patterns): IsShown => (by, values) => patterns.get(tableId(by))?.hidden.has(groupKey(by, values)) === false;
const hiddenIn = (patterns: Patterns): number => [...patterns.values()].reduce((sum, { hidden }) => sum + hidden.size, 0);

async function patternsFor({ groups, bySchool, isLarge }: Table, minimum: number, rounding: Rounding, elsewhere: (id: string) => Partial<Elsewhere> = () => ({})): Promise<Patterns> {
  return patternsOf({ dimensions: DIMENSIONS, groups, minimum, sensitive: [1, 2, 3], bySchool: () => Promise.resolve(bySchool), seenThrough: (by) => Promise.resolve(seenThrough(schoolsIn(bySchool), by, minimum)), elsewhere: (id) => ({ ...NOTHING_ELSEWHERE, ...elsewhere(id) }), rounding, effort: EFFORT, protect: (problem) => protectHere().protect(problem), mostGroups: { choice: 12, schools: isLarge ? 100 : 0 } });
}

const exact = new Map<RandomTable, Patterns>();
beforeAll(async () => {
  for (const table of tables) exact.set(table, await patternsFor(table, MINIMUM, null));
}, MINUTES);

describe.each([5, 20] as const)('tables rounded to multiples of %i', (rounding) => {
  const patterns = new Map<RandomTable, Patterns>();
  const of = (table: RandomTable): Patterns => patterns.get(table) as Patterns;
  const cases = (attack: Attack): Case[] => tables.map((table) => ({ groups: table.groups, printed: printedRounded(table.groups, shownBy(of(table)), rounding), attack }));
  beforeAll(async () => {
    for (const table of tables) patterns.set(table, await patternsFor(table, MINIMUM, rounding));
  }, MINUTES);

  it('let nobody bound what is hidden within the threshold', async () => {
    expect(await auditor.tooClose(cases(READER), MINIMUM)).toEqual([]);
    expect(await auditor.tooClose(cases(RULE), MINIMUM - 2)).toEqual([]);
    expect(await auditor.tooClose(cases(SIZES), MINIMUM)).toEqual([]);
  }, 2 * MINUTES);

  it('nor a school that takes its own pupils off', async () => {
    const asSchools = tables.slice(0, LARGE).flatMap((table) => {
      const isShown = shownBy(of(table));
      const isHidden = ({ values }: Group): boolean => !isShown(DIMENSIONS, values);
      return [...table.bySchool.values()].flatMap((own): Case[] => (own.some(isHidden) ? [{ groups: table.groups, printed: printedRounded(table.groups, isShown, rounding), attack: { knowsRule: false, own } }] : []));
    });
    expect(asSchools.length).toBeGreaterThan(LARGE);
    expect(await auditor.tooClose(asSchools, MINIMUM)).toEqual([]);
  }, 2 * MINUTES);
});

it('leave more to be shown the coarser they are', async () => {
  const hidden = async (rounding: Rounding): Promise<number> => {
    let sum = 0;
    for (const table of tables) sum += hiddenIn(await patternsFor(table, MINIMUM, rounding));
    return sum;
  };
  const asTheyAre = [...exact.values()].reduce((sum, patterns) => sum + hiddenIn(patterns), 0);
  expect(await hidden(20)).toBeLessThan(asTheyAre / 2);
}, MINUTES);

it('would tell if only small groups were hidden, or if they were rounded less than was reckoned with', async () => {
  const onlySmall = tables.map((table): Case => ({ groups: table.groups, attack: READER, printed: printedRounded(table.groups, (by, values) => exact.get(table)?.get(tableId(by))?.small.has(groupKey(by, values)) === false, 5) }));
  expect((await auditor.tooClose(onlySmall, MINIMUM)).length).toBeGreaterThan(TABLES);
  const finer: Case[] = [];
  for (const table of tables) finer.push({ groups: table.groups, attack: READER, printed: printedRounded(table.groups, shownBy(await patternsFor(table, MINIMUM, 20)), 5) });
  expect((await auditor.tooClose(finer, MINIMUM)).length).toBeGreaterThan(TABLES / 2);
}, 2 * MINUTES);

describe('somebody who is told the same tables as they are, by a lower threshold', () => {
  const inside = (table: Table): Patterns => exact.get(table) as Patterns;
  const casesOf = async (elsewhereOf: (table: Table) => (id: string) => Partial<Elsewhere>, attack: Attack): Promise<Case[]> => {
    const found: Case[] = [];
    for (const table of tables) {
      const exactly = printedOf(table.groups, shownBy(inside(table)));
      const rounded = printedRounded(table.groups, shownBy(await patternsFor(table, FURTHER_OUT, 20, elsewhereOf(table))), 20);
      found.push({ groups: table.groups, printed: (by, values, part) => exactly(by, values, part) ?? rounded(by, values, part), attack });
    }
    return found;
  };
  const hiddenInside = (table: Table) => (id: string): Partial<Elsewhere> => ({ hide: inside(table).get(id)?.hidden ?? new Set() });

  it('learns no more of what is hidden from both', async () => {
    expect(await auditor.tooClose(await casesOf(hiddenInside, READER), MINIMUM)).toEqual([]);
    expect(await auditor.tooClose(await casesOf(hiddenInside, RULE), MINIMUM - 2)).toEqual([]);
    expect(await auditor.tooClose(await casesOf(hiddenInside, SIZES), MINIMUM)).toEqual([]);
  }, 2 * MINUTES);

  it('would learn it if nobody had thought of him', async () => {
    expect((await auditor.tooClose(await casesOf(() => () => ({}), READER), MINIMUM)).length).toBeGreaterThan(5);
  }, 2 * MINUTES);
});

it('holds of what really leaves: public reports, rounded, read by themselves', async () => {
  const [threshold, multiple] = [20, 50];
  const cities: { readonly schools: readonly Group[]; readonly cells: PrintedCells }[] = [];
  for (const seed of [5, 9]) {
    const desk = await newCity(folder, `city-${seed}`);
    const sample = await desk.call('sample.write', { ...SAMPLE, folder: join(folder, String(seed)), seed });
    await desk.import(sample.folder);
    await desk.call('settings.set', { setting: 'openMinimum', value: threshold, note: '' });
    await desk.call('settings.set', { setting: 'openRounding', value: multiple, note: '' });
    const cells = new PrintedCells();
    const reports = await readReports(desk, cells, SCHOOL_YEAR, ['open']);
    expect(reports).toEqual(expect.arrayContaining(['open annual', 'open counties', 'open assessmentLetter']));
    expect(cells.hidden).toBeGreaterThan(1);
    for (const { count } of cells.printed) expect(count % multiple).toBe(0);
    cities.push({ schools: await schoolsOf(desk, JSON.parse(readFileSync(sample.truthFile, 'utf8')) as SampleTruth), cells });
    await desk.call('workspace.close', {});
  }
  const published = new Auditor(folder, PUBLISHED, threshold, SUMS);
  const cases = (attack: Attack): Case[] => cities.map(({ schools, cells }) => ({ groups: schools, attack, printed: printedRounded(schools, cells.isShown, multiple) }));
  expect(await published.tooClose(cases(READER), threshold)).toEqual([]);
  expect(await published.tooClose(cases(RULE), threshold - 2)).toEqual([]);
  expect(await published.tooClose(cases(SIZES), threshold)).toEqual([]);
}, 5 * MINUTES);
