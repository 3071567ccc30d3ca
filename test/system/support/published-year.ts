/** What is published of a school year of a sample city: its reports, for whomever they are made, and the pages; beside what the sample says of itself, which shares no code with import and protection. */
import { join } from 'node:path';
import { expect } from 'vitest';
import type { AudienceId } from '../../../shared/audience';
import type { PreviewSection } from '../../../shared/contract';
import { REPORT_KIND_IDS } from '../../../shared/reports';
import type { SampleTruth } from '../../../electron/engine/sample';
import type { Group } from '../../../electron/engine/privacy/suppression/tables';
import { newEngine, PASSPHRASE, rowsOf, TestDesk } from '../../engine/support/engine';
import type { Attack } from './audit';
import { type IsShown, printedOf, pupilsIn } from './printed';
import { ofCounty, type PrintedCells } from './printed-cells';
import type { Case } from './too-close';

/** The threshold of pages where nothing is set: nobody further out is told more. */
export const MINIMUM = 10;
export const DIMENSIONS = ['county', 'stage', 'school'];
/** A school stands in one county and stage, so these are all sums there are. */
export const SUMS = [[], ['county'], ['stage'], ['county', 'stage']] as const;
export const SCHOOL_YEAR = '2025-2026';
/** Small enough for many groups to be too small. */
export const SAMPLE = { schools: 40, students: 1200, schoolYear: SCHOOL_YEAR };
export const READER: Attack = { knowsRule: false, own: [] };
/** Everybody who belongs to no school, and how narrow an interval may be for them: one who knows the rule knows what the words “1 to n − 1” tell. */
export const OUTSIDERS: readonly { readonly attack: Attack; readonly width: number }[] = [
  { attack: READER, width: MINIMUM },
  { attack: { knowsRule: true, own: [] }, width: MINIMUM - 2 },
  { attack: { knowsRule: false, own: [], knowsSizes: true }, width: MINIMUM },
];
const LEVELS = ['0', '1', '2', '3'] as const;
const INDICATORS = ['riskDistribution', 'validResults'];

export interface PublishedYear {
  readonly schoolYear: string;
  /** Pupils of every school. */
  readonly schools: readonly Group[];
  readonly cells: PrintedCells;
  /** Audience and kind of reports in which something was printed. */
  readonly reports: readonly string[];
}

export async function newCity(folder: string, name: string): Promise<TestDesk> {
  const desk = new TestDesk(newEngine(), folder, join(folder, `${name}.yuxin`));
  await desk.call('workspace.create', { path: desk.workspacePath, passphrase: PASSPHRASE });
  return desk;
}

export async function schoolsOf(desk: TestDesk, { schoolYear, bySchool }: Pick<SampleTruth, 'schoolYear' | 'bySchool'>): Promise<readonly Group[]> {
  const listed = (await desk.call('data.schools', { schoolYear })).schools;
  return Object.entries(bySchool).flatMap(([code, { riskLevels }]): Group[] => {
    const parts = LEVELS.map((level) => riskLevels[level]);
    if (parts.every((pupils) => pupils === 0)) return [];
    const school = listed.find((each) => each.school === code);
    if (school === undefined) throw new Error(`no school ${code} in ${schoolYear}`);
    return [{ values: { county: school.county, stage: school.stage, school: code }, parts, isSmall: false }];
  });
}

/** Every kind of report as it is made for the first of the audiences; for the others those kinds that print something of results. @returns audience and kind of these */
export async function readReports(desk: TestDesk, cells: PrintedCells, schoolYear: string, audiences: readonly AudienceId[]): Promise<readonly string[]> {
  const found: string[] = [];
  const silent = new Set<string>();
  for (const madeFor of audiences) {
    for (const kind of REPORT_KIND_IDS) {
      if (silent.has(kind)) continue;
      if (cells.read(await sectionsOf(desk, kind, { schoolYear, madeFor }), madeFor)) found.push(`${madeFor} ${kind}`);
      else silent.add(kind);
    }
  }
  return found;
}

/** Circulars for single counties. */
export async function readCountyLetters(desk: TestDesk, { cells, schoolYear, schools }: Pick<PublishedYear, 'cells' | 'schoolYear' | 'schools'>): Promise<void> {
  for (const county of new Set(schools.map(({ values }) => values['county'] ?? ''))) cells.read(await sectionsOf(desk, 'assessmentLetter', { schoolYear, county, madeFor: 'upward' }), 'upward', ofCounty(county));
}

async function sectionsOf(desk: TestDesk, kind: (typeof REPORT_KIND_IDS)[number], parameters: { readonly schoolYear: string; readonly madeFor: AudienceId; readonly county?: string }): Promise<readonly PreviewSection[]> {
  // Of a year without what it is about there is no report.
  const outcome = await desk.engine.call('report.preview', { kind, parameters });
  return outcome.ok ? outcome.value.sections : [];
}

/** The tables of the pages. @param compareWith the year beside it */
export async function readPages(desk: TestDesk, cells: PrintedCells, schoolYear: string, compareWith?: 'previous'): Promise<void> {
  for (const by of [...SUMS, ['school']] as const) cells.ask(by, await desk.figures({ indicators: INDICATORS, by: [...by], where: {}, schoolYear, ...(compareWith === undefined ? {} : { compareWith }) }));
}

/** Lines through the years, of the city and its counties. */
export async function readTrends(desk: TestDesk, cells: ReadonlyMap<string, PrintedCells>, schoolYear: string): Promise<void> {
  for (const by of [[], ['county']] as const) {
    const points = rowsOf((await desk.call('indicator.trend', { indicators: INDICATORS, by: [...by], where: {}, schoolYear })).rows);
    for (const [year, own] of cells) own.ask(by, points.filter((point) => point['schoolYear'] === year));
  }
}

/** That what was read is what there is, and that what is kept back from some is told neither to them nor to those further out. */
export function expectTrue({ schoolYear, schools, cells }: PublishedYear): void {
  expect(cells.hidden).toBeGreaterThan(3);
  for (const { by, values, part, count } of cells.printed) expect([schoolYear, by, values, part, count]).toEqual([schoolYear, by, values, part, pupilsIn(schools, by, values, part)]);
  expect(cells.contradictions).toEqual([]);
}

const asPublished = ({ cells }: PublishedYear): IsShown => cells.isShown;
/** As it would be if only groups were kept back that are too small themselves. */
export const onlySmallHidden = ({ schools }: PublishedYear): IsShown => (by, values) => pupilsIn(schools, by, values, null) >= MINIMUM;

export function casesOf(years: readonly PublishedYear[], attack: Attack, isShownOf: (year: PublishedYear) => IsShown = asPublished): readonly Case[] {
  return years.map((year) => ({ groups: year.schools, printed: printedOf(year.schools, isShownOf(year)), attack }));
}

/** Every school that is hidden, as one who knows its own pupils: the others know no more than a reader. */
export function schoolCasesOf(years: readonly PublishedYear[], isShownOf: (year: PublishedYear) => IsShown = asPublished): readonly Case[] {
  return years.flatMap((year) => {
    const isShown = isShownOf(year);
    return year.schools.filter(({ values }) => !isShown(DIMENSIONS, values)).flatMap((own) => casesOf([year], { knowsRule: false, own: [own] }, isShownOf));
  });
}

/** Sums that are shown, with a school that has all but a few of their pupils: these few it can tell by taking its own off. */
export function seenThroughBySchools({ schools }: PublishedYear, isShown: IsShown): readonly string[] {
  return SUMS.flatMap((by) =>
    schools.flatMap(({ values, parts }) => {
      const others = pupilsIn(schools, by, values, null) - parts.reduce((sum, part) => sum + part, 0);
      return others > 0 && others < MINIMUM && isShown(by, values) ? [JSON.stringify([by.map((dimension) => values[dimension]), values['school'], others])] : [];
    }),
  );
}
