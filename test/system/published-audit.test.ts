/**
 * The proof on what really leaves: all reports of one state of the data, as they are printed, and the tables of the pages by county, stage and school, taken together.
 * glpsol bounds every group that is kept back anywhere by every number of valid results and levels that is printed anywhere. True counts come from what the sample
 * says of itself, which shares no code with import and protection.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SampleTruth } from '../../electron/engine/sample';
import { PrintedCells } from './support/printed-cells';
import { casesOf, DIMENSIONS, expectTrue, MINIMUM, newCity, onlySmallHidden, OUTSIDERS, type PublishedYear, READER, readPages, readReports, SAMPLE, SCHOOL_YEAR, schoolCasesOf, schoolsOf, seenThroughBySchools, SUMS } from './support/published-year';
import { Auditor } from './support/too-close';

const MINUTES = 60_000;
const folder = mkdtempSync(join(tmpdir(), 'yuxin-published-'));
const auditor = new Auditor(folder, DIMENSIONS, MINIMUM, SUMS);

let cities: readonly PublishedYear[];

async function publishedBy(seed: number): Promise<PublishedYear> {
  const desk = await newCity(folder, String(seed));
  const sample = await desk.call('sample.write', { ...SAMPLE, folder: join(folder, String(seed)), seed });
  await desk.import(sample.folder);
  const cells = new PrintedCells();
  const reports = await readReports(desk, cells, SCHOOL_YEAR, ['upward']);
  await readPages(desk, cells, SCHOOL_YEAR);
  const schools = await schoolsOf(desk, JSON.parse(readFileSync(sample.truthFile, 'utf8')) as SampleTruth);
  await desk.call('workspace.close', {});
  return { schoolYear: SCHOOL_YEAR, schools, cells, reports };
}

beforeAll(async () => {
  const found: PublishedYear[] = [];
  for (const seed of [5, 6, 9]) found.push(await publishedBy(seed));
  cities = found;
}, 5 * MINUTES);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('reads what it attacks: figures of the annual workbook, of counties and of circulars, each as the sample has it', () => {
  for (const city of cities) {
    expect(city.reports).toEqual(expect.arrayContaining(['upward annual', 'upward counties', 'upward assessmentLetter', 'upward annualWorkLetter']));
    expectTrue(city);
  }
});

it('cannot be bounded within the threshold by a reader of all of it, nor by one who knows the rule, nor a level by one who knows from 实测人数 how large every group is', async () => {
  for (const { attack, width } of OUTSIDERS) expect(await auditor.tooClose(casesOf(cities, attack), width)).toEqual([]);
}, 2 * MINUTES);

it('cannot be bounded by a school that takes its own pupils off', async () => {
  const asSchool = schoolCasesOf(cities);
  expect(asSchool.length).toBeGreaterThan(10);
  expect(await auditor.tooClose(asSchool, MINIMUM)).toEqual([]);
}, 2 * MINUTES);

it('has no sum of which a school that takes its own pupils off is left with a few', () => {
  expect(cities.flatMap((city) => seenThroughBySchools(city, city.cells.isShown))).toEqual([]);
  expect(cities.flatMap((city) => seenThroughBySchools(city, onlySmallHidden(city))).length).toBeGreaterThan(0);
});

it('would be told if only small groups were kept back', async () => {
  // What the sums above give away by themselves is in both.
  const protectedNow = await auditor.leaks(casesOf(cities, READER), MINIMUM, false);
  const unprotected = await auditor.leaks(casesOf(cities, READER, onlySmallHidden), MINIMUM, false);
  expect(unprotected.length).toBeGreaterThan(protectedNow.length + 3);
});
