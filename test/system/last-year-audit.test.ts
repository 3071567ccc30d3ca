/**
 * Somebody who keeps last year's reports: all that reports of two school years tell, for every audience, put together, with the pages. Last year's are made
 * while there are only last year's data, this year's when both are there.
 *
 * A result belongs to one school year, and no number printed is a sum over two: a city's pupils of last year are no part of this year's. So everything known of a year are sums of its own
 * groups, and what the other year's reports say of them: numbers of an earlier year in a column of its own, and changes, of which this year's number gives last year's. Both are read
 * here and join what last year's own reports printed. With them each year is one problem of its own, which glpsol bounds for a reader, for one who knows the rule, for one who knows
 * every size and for every school, which knows its own pupils of either year. The smallest groups are schools.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AUDIENCE_IDS } from '../../shared/audience';
import { previousSchoolYear } from '../../shared/school-year';
import { NOTHING_ELSEWHERE } from '../../electron/engine/privacy/suppression/elsewhere';
import { type Pattern, patternsOf, patternsTogether } from '../../electron/engine/privacy/suppression/patterns';
import type { Problem } from '../../electron/engine/privacy/suppression/protect';
import { protectHere } from '../../electron/engine/privacy/suppression/protector';
import { groupKey, tableId } from '../../electron/engine/privacy/suppression/tables';
import type { SampleTruth } from '../../electron/engine/sample';
import type { IsShown } from './support/printed';
import { ofCounty, PrintedCells } from './support/printed-cells';
import { casesOf, DIMENSIONS, expectTrue, MINIMUM, newCity, onlySmallHidden, OUTSIDERS, type PublishedYear, READER, readCountyLetters, readPages, readReports, readTrends, SAMPLE, SCHOOL_YEAR, schoolCasesOf, schoolsOf, SUMS } from './support/published-year';
import { Auditor } from './support/too-close';

const LAST_YEAR = previousSchoolYear(SCHOOL_YEAR);
const MINUTES = 60_000;
const folder = mkdtempSync(join(tmpdir(), 'yuxin-last-year-'));
const auditor = new Auditor(folder, DIMENSIONS, MINIMUM, SUMS);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Of each city. */
let last: readonly PublishedYear[];
let current: readonly PublishedYear[];

async function twoYearsOf(seed: number): Promise<readonly [last: PublishedYear, current: PublishedYear]> {
  const desk = await newCity(folder, String(seed));
  const sample = await desk.call('sample.write', { ...SAMPLE, folder: join(folder, String(seed)), seed, withPreviousYear: true });
  const truth = JSON.parse(readFileSync(sample.truthFile, 'utf8')) as SampleTruth;
  if (truth.previous === undefined) throw new Error('no earlier year');
  const earlier = new PrintedCells();
  const cells = new PrintedCells(earlier);
  await desk.import(join(sample.folder, `${LAST_YEAR}学年`));
  const before = { schoolYear: LAST_YEAR, schools: await schoolsOf(desk, truth.previous), cells: earlier, reports: await readReports(desk, earlier, LAST_YEAR, AUDIENCE_IDS) };
  await readCountyLetters(desk, before);
  await desk.import(sample.folder);
  const now = { schoolYear: SCHOOL_YEAR, schools: await schoolsOf(desk, truth), cells, reports: await readReports(desk, cells, SCHOOL_YEAR, AUDIENCE_IDS) };
  await readCountyLetters(desk, now);
  await readPages(desk, earlier, LAST_YEAR);
  await readPages(desk, cells, SCHOOL_YEAR, 'previous');
  await readTrends(desk, new Map([[LAST_YEAR, earlier], [SCHOOL_YEAR, cells]]), SCHOOL_YEAR);
  await desk.call('workspace.close', {});
  return [before, now];
}

beforeAll(async () => {
  const found: (readonly [PublishedYear, PublishedYear])[] = [];
  for (const seed of [5, 6, 9]) found.push(await twoYearsOf(seed));
  last = found.map(([year]) => year);
  current = found.map(([, year]) => year);
}, 8 * MINUTES);

it('reads both years as the sample has them, and what one year or audience is not told, neither the other nor those further out are', () => {
  for (const year of [...last, ...current]) {
    expect(year.reports).toEqual(expect.arrayContaining(AUDIENCE_IDS.flatMap((audience) => ['annual', 'counties', 'assessmentLetter', 'annualWorkLetter'].map((kind) => `${audience} ${kind}`))));
    expectTrue(year);
  }
  for (const { cells } of last) expect(cells.toldLater).toBeGreaterThan(50);
});

it('cannot be bounded in either year by who holds all of both', async () => {
  for (const { attack, width } of OUTSIDERS) expect(await auditor.tooClose(casesOf([...last, ...current], attack), width)).toEqual([]);
}, 2 * MINUTES);

it.each(['last', 'current'] as const)('cannot be bounded by a school that takes its own pupils off: %s', async (which) => {
  const asSchool = schoolCasesOf({ last, current }[which]);
  expect(asSchool.length).toBeGreaterThan(10);
  expect(await auditor.tooClose(asSchool, MINIMUM)).toEqual([]);
}, 2 * MINUTES);

describe('the audit', () => {
  const HIDDEN = { indicator: 'validResults', county: '371721', suppressed: true, numerator: null };
  const NOW = { indicator: 'validResults', county: '371721', suppressed: false, value: 211, numerator: 211 };
  const NOT_BESIDE = { previousSuppressed: false, previousNumerator: null, change: null };

  it.each<readonly [string, (cells: PrintedCells) => unknown]>([
    ['a sentence', (cells) => cells.read([{ kind: 'text', name: '', title: '', lines: ['全县有效结果211人，较上学年增加29人。'] }], 'upward', ofCounty('371721'))],
    ['a column', (cells) => cells.ask(['county'], [{ ...NOW, ...NOT_BESIDE, previousNumerator: 182 }])],
    ['a change', (cells) => cells.ask(['county'], [{ ...NOW, ...NOT_BESIDE, change: 29 }])],
  ])('would find last year\'s hidden number in %s of this year', (_, read) => {
    const earlier = new PrintedCells();
    earlier.ask(['county'], [HIDDEN]);
    expect(earlier.contradictions).toEqual([]);
    read(new PrintedCells(earlier));
    expect(earlier.contradictions).toHaveLength(1);
    expect(earlier.printed).toEqual([{ ...ofCounty('371721'), part: null, count: 182 }]);
  });

  it('would find the change of a hidden share', () => {
    const earlier = new PrintedCells();
    earlier.ask(['county'], [HIDDEN]);
    new PrintedCells(earlier).ask(['county'], [{ ...NOW, ...NOT_BESIDE, indicator: 'riskDistribution', riskLevel: '3', value: 0.05, change: 1.25 }]);
    expect(earlier.contradictions).toHaveLength(1);
  });

  it('would tell in either year if only small groups were kept back', async () => {
    for (const years of [last, current]) {
      for (const { attack, width } of OUTSIDERS) {
        const asItIs = await auditor.leaks(casesOf(years, attack), width, false);
        expect((await auditor.leaks(casesOf(years, attack, onlySmallHidden), width, false)).length).toBeGreaterThan(asItIs.length);
      }
    }
  }, 2 * MINUTES);

  it('would tell in either year if schools were not held for attackers', async () => {
    for (const years of [last, current]) {
      let told = 0;
      for (const year of years) {
        const isShown = await forReaders(year);
        const isShownOf = (): IsShown => isShown;
        expect(await auditor.tooClose(casesOf([year], READER, isShownOf), MINIMUM)).toEqual([]);
        told += (await auditor.tooClose(schoolCasesOf([year], isShownOf), MINIMUM)).length;
      }
      expect(told).toBeGreaterThan(5);
    }
  }, 2 * MINUTES);
});

/** Hidden by the program as if no school were curious. */
async function forReaders({ schools }: PublishedYear): Promise<IsShown> {
  const input = { groups: schools, minimum: MINIMUM, sensitive: [1, 2, 3], bySchool: () => Promise.resolve(new Map<string, never>()), seenThrough: () => Promise.resolve(new Set<string>()), elsewhere: () => NOTHING_ELSEWHERE, rounding: null, effort: { rounds: 8, nodes: 100, seconds: 20 }, protect: (problem: Problem) => protectHere().protect(problem), mostGroups: { choice: 30, schools: 0 } };
  const sums = await patternsTogether({ ...input, dimensions: ['county', 'stage'] });
  const patterns: ReadonlyMap<string, Pattern> = new Map([...sums, ...(await patternsOf({ ...input, dimensions: ['school'] }, sums))]);
  return (by, values) => {
    const own = by.includes('school') ? ['school'] : by;
    return patterns.get(tableId(own))?.hidden.has(groupKey(own, values)) === false;
  };
}
