/**
 * Somebody who keeps last year's reports: all that reports of two school years print of valid results and levels of their own year, for every audience, put together. Pupils of one year
 * share no sum with those of the other, so each year is bounded by itself, by glpsol, as a reader, as one who knows the rule and as one who knows every size. Columns of earlier years and
 * changes are not read: the gate makes them of that year's figures as it makes that year's reports, and a change stands only where both years are shown.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { AUDIENCE_IDS } from '../../shared/audience';
import type { PreviewSection } from '../../shared/contract';
import { REPORT_KIND_IDS } from '../../shared/reports';
import { previousSchoolYear } from '../../shared/school-year';
import type { EarlierTruth, SampleTruth } from '../../electron/engine/sample';
import type { Group } from '../../electron/engine/privacy/suppression/tables';
import { newEngine, PASSPHRASE, TestDesk, valueOf } from '../engine/support/engine';
import type { Attack } from './support/audit';
import { printedOf, pupilsIn } from './support/printed';
import { PrintedCells } from './support/printed-cells';
import { Auditor } from './support/too-close';

const MINIMUM = 10;
const DIMENSIONS = ['county', 'stage'];
const SCHOOL_YEAR = '2025-2026';
const LEVELS = ['0', '1', '2', '3'] as const;
const MINUTES = 60_000;
const folder = mkdtempSync(join(tmpdir(), 'yuxin-last-year-'));
const auditor = new Auditor(folder, DIMENSIONS, MINIMUM);

interface Year {
  readonly schoolYear: string;
  readonly groups: readonly Group[];
  readonly cells: PrintedCells;
  /** Audience and kind of reports in which something was printed. */
  readonly reports: readonly string[];
}

let years: readonly Year[];

async function groupsOf(desk: TestDesk, { schoolYear, bySchool }: Pick<EarlierTruth, 'schoolYear' | 'bySchool'>): Promise<readonly Group[]> {
  const { schools } = await desk.call('data.schools', { schoolYear });
  const groups = new Map<string, Group>();
  for (const [code, { riskLevels }] of Object.entries(bySchool)) {
    const school = schools.find((each) => each.school === code);
    const own = LEVELS.map((level) => riskLevels[level]);
    if (own.every((pupils) => pupils === 0)) continue;
    if (school === undefined) throw new Error(`no school ${code} in ${schoolYear}`);
    const values = { county: school.county, stage: school.stage };
    const key = JSON.stringify(values);
    groups.set(key, { values, parts: own.map((part, index) => part + (groups.get(key)?.parts[index] ?? 0)), isSmall: false });
  }
  return [...groups.values()];
}

async function publishedOf(desk: TestDesk, truth: Pick<EarlierTruth, 'schoolYear' | 'bySchool'>): Promise<Year> {
  const { schoolYear } = truth;
  const cells = new PrintedCells();
  const reports: string[] = [];
  for (const madeFor of AUDIENCE_IDS) {
    for (const kind of REPORT_KIND_IDS) {
      const outcome = await desk.engine.call('report.preview', { kind, parameters: { schoolYear, madeFor } });
      const sections: readonly PreviewSection[] = outcome.ok ? outcome.value.sections : [];
      if (cells.read(sections)) reports.push(`${madeFor} ${kind}`);
    }
  }
  for (const by of [[], ['county'], ['stage'], ['county', 'stage']] as const) cells.ask(by, await desk.figures({ indicators: ['riskDistribution'], by: [...by], where: {}, schoolYear }));
  return { schoolYear, groups: await groupsOf(desk, truth), cells, reports };
}

beforeAll(async () => {
  const engine = newEngine();
  const desk = new TestDesk(engine, folder, join(folder, 'city.yuxin'));
  await desk.call('workspace.create', { path: desk.workspacePath, passphrase: PASSPHRASE });
  const sample = await desk.call('sample.write', { folder: join(folder, 'sample'), seed: 5, schools: 40, students: 1200, schoolYear: SCHOOL_YEAR, withPreviousYear: true });
  await desk.import(sample.folder);
  const truth = JSON.parse(readFileSync(sample.truthFile, 'utf8')) as SampleTruth;
  if (truth.previous === undefined) throw new Error('no earlier year');
  years = [await publishedOf(desk, { schoolYear: SCHOOL_YEAR, bySchool: truth.bySchool }), await publishedOf(desk, truth.previous)];
  valueOf(await engine.call('workspace.close', {}));
}, 5 * MINUTES);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('reads both years as the sample has them, and what one audience of a year is not told, none is', () => {
  expect(years.map(({ schoolYear }) => schoolYear)).toEqual([SCHOOL_YEAR, previousSchoolYear(SCHOOL_YEAR)]);
  for (const { schoolYear, groups, cells, reports } of years) {
    expect(cells.hidden).toBeGreaterThan(3);
    expect(reports).toEqual(expect.arrayContaining(AUDIENCE_IDS.flatMap((audience) => [`${audience} annual`, `${audience} counties`])));
    for (const { by, values, part, count } of cells.printed) {
      expect([schoolYear, by, values, part, count]).toEqual([schoolYear, by, values, part, pupilsIn(groups, by, values, part)]);
    }
    expect(cells.contradictions).toEqual([]);
  }
});

it('cannot be bounded in either year by who holds all of both', async () => {
  const cases = (attack: Attack) => years.map(({ groups, cells }) => ({ groups, printed: printedOf(groups, cells.isShown), attack }));
  expect(await auditor.tooClose(cases({ knowsRule: false, own: [] }), MINIMUM)).toEqual([]);
  expect(await auditor.tooClose(cases({ knowsRule: true, own: [] }), MINIMUM - 2)).toEqual([]);
  expect(await auditor.tooClose(cases({ knowsRule: false, own: [], knowsSizes: true }), MINIMUM)).toEqual([]);
}, 2 * MINUTES);
