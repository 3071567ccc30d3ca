/**
 * The proof on what really leaves: all reports of one state of the data, as they are printed, and the table by county and stage of the pages, taken together.
 * glpsol bounds every group that is kept back anywhere by every number of valid results and levels that is printed anywhere. True counts come from what the sample
 * says of itself, which shares no code with import and protection.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PreviewSection } from '../../shared/contract';
import { REPORT_KIND_IDS, type ReportKindId } from '../../shared/reports';
import type { SampleTruth } from '../../electron/engine/sample';
import type { Group } from '../../electron/engine/privacy/suppression/tables';
import { newEngine, PASSPHRASE, TestDesk, valueOf } from '../engine/support/engine';
import type { Attack } from './support/audit';
import { type IsShown, printedOf, pupilsIn } from './support/printed';
import { PrintedCells } from './support/printed-cells';
import { Auditor, type Case } from './support/too-close';

const MINIMUM = 10;
const DIMENSIONS = ['county', 'stage'];
const SCHOOL_YEAR = '2025-2026';
const LEVELS = ['0', '1', '2', '3'] as const;
const MINUTES = 60_000;
const folder = mkdtempSync(join(tmpdir(), 'yuxin-published-'));
const auditor = new Auditor(folder, DIMENSIONS, MINIMUM);

interface City {
  readonly groups: readonly Group[];
  readonly bySchool: readonly (readonly Group[])[];
  readonly cells: PrintedCells;
  /** Kinds of which something was printed. */
  readonly kinds: readonly ReportKindId[];
}

let cities: readonly City[];

async function publishedBy(seed: number): Promise<City> {
  const engine = newEngine();
  const desk = new TestDesk(engine, folder, join(folder, `${seed}.yuxin`));
  await desk.call('workspace.create', { path: desk.workspacePath, passphrase: PASSPHRASE });
  const sample = await desk.call('sample.write', { folder: join(folder, String(seed)), seed, schools: 40, students: 1200, schoolYear: SCHOOL_YEAR });
  await desk.import(sample.folder);
  const { bySchool } = JSON.parse(readFileSync(sample.truthFile, 'utf8')) as SampleTruth;
  const { schools } = await desk.call('data.schools', { schoolYear: SCHOOL_YEAR });
  const own = Object.entries(bySchool).flatMap(([code, { riskLevels }]): Group[] => {
    const school = schools.find((each) => each.school === code);
    const parts = LEVELS.map((level) => riskLevels[level]);
    if (school === undefined) throw new Error(`no school ${code}`);
    return parts.some((pupils) => pupils > 0) ? [{ values: { county: school.county, stage: school.stage }, parts, isSmall: false }] : [];
  });
  const groups = new Map<string, Group>();
  for (const { values, parts } of own) {
    const key = JSON.stringify(values);
    groups.set(key, { values, parts: parts.map((part, index) => part + (groups.get(key)?.parts[index] ?? 0)), isSmall: false });
  }
  const cells = new PrintedCells();
  const kinds: ReportKindId[] = [];
  for (const kind of REPORT_KIND_IDS) {
    const outcome = await desk.engine.call('report.preview', { kind, parameters: { schoolYear: SCHOOL_YEAR, madeFor: 'upward' } });
    const sections: readonly PreviewSection[] = outcome.ok ? outcome.value.sections : [];
    if (cells.read(sections)) kinds.push(kind);
  }
  for (const by of [[], ['county'], ['stage'], ['county', 'stage']] as const) cells.ask(by, await desk.figures({ indicators: ['riskDistribution'], by: [...by], where: {}, schoolYear: SCHOOL_YEAR }));
  valueOf(await engine.call('workspace.close', {}));
  return { groups: [...groups.values()], bySchool: own.map((each) => [each]), cells, kinds };
}

beforeAll(async () => {
  const found: City[] = [];
  for (const seed of [5, 6, 9]) found.push(await publishedBy(seed));
  cities = found;
}, 3 * MINUTES);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const cases = (attack: Attack, isShownOf: (city: City) => IsShown = ({ cells }) => cells.isShown): Case[] => cities.map((city) => ({ groups: city.groups, printed: printedOf(city.groups, isShownOf(city)), attack }));

it('reads what it attacks: figures of the annual workbook, of counties and of circulars, each as the sample has it', () => {
  for (const { kinds, cells, groups } of cities) {
    expect(kinds).toEqual(expect.arrayContaining(['annual', 'counties', 'assessmentLetter', 'annualWorkLetter']));
    expect(cells.hidden).toBeGreaterThan(3);
    for (const { by, values, part, count } of cells.printed) {
      expect([by, values, part, count]).toEqual([by, values, part, pupilsIn(groups, by, values, part)]);
    }
    // What one of them keeps back, none prints.
    expect(cells.contradictions).toEqual([]);
  }
});

it('cannot be bounded within the threshold by a reader of all of it, nor by one who knows the rule, nor a level by one who knows from 实测人数 how large every group is', async () => {
  expect(await auditor.tooClose(cases({ knowsRule: false, own: [] }), MINIMUM)).toEqual([]);
  expect(await auditor.tooClose(cases({ knowsRule: true, own: [] }), MINIMUM - 2)).toEqual([]);
  expect(await auditor.tooClose(cases({ knowsRule: false, own: [], knowsSizes: true }), MINIMUM)).toEqual([]);
}, 2 * MINUTES);

it('cannot be bounded by a school that takes its own pupils off', async () => {
  const asSchool = cities.flatMap(({ groups, bySchool, cells }) => bySchool.flatMap((own): Case[] => (own.some(({ values }) => !cells.isShown(DIMENSIONS, values)) ? [{ groups, printed: printedOf(groups, cells.isShown), attack: { knowsRule: false, own } }] : [])));
  expect(asSchool.length).toBeGreaterThan(10);
  expect(await auditor.tooClose(asSchool, MINIMUM)).toEqual([]);
}, 2 * MINUTES);

it('would be told if only small groups were kept back', async () => {
  const onlySmall = ({ groups }: City): IsShown => (by, values) => pupilsIn(groups, by, values, null) >= MINIMUM;
  const attack = { knowsRule: false, own: [] };
  // What the sums above give away by themselves is in both.
  const protectedNow = await auditor.leaks(cases(attack), MINIMUM, false);
  const unprotected = await auditor.leaks(cases(attack, onlySmall), MINIMUM, false);
  expect(unprotected.length).toBeGreaterThan(protectedNow.length + 3);
});
