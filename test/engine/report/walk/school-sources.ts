/** Lists of schools, and what is counted over schools: from the checks as pages show them, held against the indicators that count the same. */
import { getDataset } from '../../../../shared/datasets';
import { countyLabel } from '../../../../shared/regions';
import { SCHOOL_CHECKS, type Verdict } from '../../../../shared/school-checks';
import { stageLabel } from '../../../../shared/stages';
import type { TestDesk } from '../../support/engine';
import { YEAR } from '../sample-city';
import { ask, type Row, textOf } from './ask-sql';
import { type Cell, countyRows, Figures, placesTable } from './figures';
import type { Expected, Source, Sources } from './walk';

const asked = { schoolYear: YEAR } as const;
const missing: Expected = { value: null, suppressed: false, unit: 'person' };
const counted = (value: unknown): Expected => (value === null || value === undefined ? missing : Number(value));
const sumOf = (rows: readonly (readonly unknown[])[], column: number): number => rows.reduce((sum, row) => sum + (typeof row[column] === 'number' ? row[column] : 0), 0);

/** A list with its totals, whose rows are numbered. @param summed columns whose totals stand in the first row */
function list(rows: readonly (readonly Expected[])[], word: string, summed: readonly number[], width: number): Expected[][] {
  const totals: Expected[] = ['合计', '', `${rows.length}${word}`];
  while (totals.length < width) totals.push(summed.includes(totals.length) ? sumOf(rows, totals.length - 1) : '');
  return [totals, ...rows.map((row, index) => [index + 1, ...row])];
}

/** Schools of which an indicator of schools is 0: those that its numerator lacks. */
async function lacking(desk: TestDesk, indicator: string): Promise<Source> {
  const figures = await Figures.of(desk, [indicator], [['school']]);
  const directory = await ask(desk, `SELECT * FROM schools WHERE schoolYear = '${YEAR}' ORDER BY county, schoolName, school`);
  const rows = directory.filter(({ school }) => figures.at([indicator], { school: textOf(school) }).value === 0).map((row): Expected[] => [...placeOf(row), counted(row['classes']), counted(row['students']), '']);
  if (rows.length === 0) throw new Error(`no school lacks ${indicator}`);
  return () => list(rows, '所', [4, 5], 7);
}

const placeOf = (row: Row): string[] => [countyLabel(textOf(row['county'])), textOf(row['schoolName']), stageLabel(textOf(row['stage']))];

export async function lackingSources(desk: TestDesk): Promise<Sources> {
  return { 未配备心理教师学校: await lacking(desk, 'counselorCoverage'), 未开展测评学校: await lacking(desk, 'schoolAssessmentRate') };
}

interface Listed {
  readonly county: string;
  readonly name: string;
  readonly stage: string;
}
const listed = ({ county, name, stage }: Listed): string[] => [countyLabel(county), name, stageLabel(stage)];

/** A table by county, without those of which nothing is there; its totals add up. */
function byCounty<S extends Listed>(schools: readonly S[], figuresOf: (own: readonly S[]) => readonly number[]): Source {
  const codes = [...new Set(schools.map(({ county }) => county))].sort();
  const rows = codes.map((code): [string, ...number[]] => [countyLabel(code), ...figuresOf(schools.filter(({ county }) => county === code))]);
  return () => [['全市合计', ...figuresOf(schools)], ...rows];
}

const WORTH_SAYING: readonly Verdict[] = ['missed', 'blank', 'unreported'];

export async function schoolChecksSources(desk: TestDesk): Promise<Sources> {
  const { schools } = await desk.call('check.schools', asked);
  const figures = await Figures.of(desk, ['schoolCount', ...SCHOOL_CHECKS.map(({ indicator }) => indicator)], [[], ['county']]);
  const silent = byCounty(schools, (own) => SCHOOL_CHECKS.map((_, index) => own.filter(({ verdicts }) => verdicts[index] === 'blank' || verdicts[index] === 'unreported').length));
  const heads: Readonly<Record<string, Cell>> = { 学校数: ['schoolCount'], ...Object.fromEntries(SCHOOL_CHECKS.map(({ label, indicator }): [string, Cell] => [`${label}·未达标`, [indicator, 'missing']])) };
  const rows = schools
    .filter(({ verdicts }) => verdicts.some((verdict) => WORTH_SAYING.includes(verdict)))
    .map((school): Expected[] => {
      const said = SCHOOL_CHECKS.flatMap(({ label }, index) => {
        const evidence = school.evidence[index] ?? '';
        return evidence === '' ? [] : [school.verdicts[index] === 'missed' ? `${label}：${evidence}` : evidence];
      });
      const count = (...wanted: readonly Verdict[]): number => school.verdicts.filter((verdict) => wanted.includes(verdict)).length;
      return [...listed(school), count('missed'), count('blank', 'unreported'), [...new Set(said)].join('；')];
    });
  return {
    // Those that miss a requirement are what the indicator's denominator has more than its numerator.
    分县区核查: async (table) => {
      const silence = await silent(table);
      const told = await placesTable(figures, heads, [{ label: '全市合计', group: {} }, ...countyRows(figures).filter(({ label }) => silence.some(([name]) => name === label))])({ ...table, heads: table.heads.filter((head) => !head.endsWith('未报填')) });
      // 县区, 学校数, then two columns a check: missed, and not known.
      return told.map((row, index) => table.heads.map((head, column) => (head.endsWith('未报填') ? (silence[index]?.[(column - 1) / 2] ?? '') : orZero(row[column < 2 ? column : 1 + column / 2]))));
    },
    学校核查清单: () => list(rows, '所', [4, 5], 7),
    ...(await lackingSources(desk)),
  };
}

/** Where no school reported there is nothing to divide, and none that misses it. */
function orZero(expected: Expected | undefined): Expected {
  return typeof expected === 'object' && !expected.suppressed && expected.value === null ? 0 : (expected ?? '');
}

export async function reportingSources(desk: TestDesk): Promise<Sources> {
  const { datasets, schools } = await desk.call('check.reporting', asked);
  const { kinds, contradictions } = await desk.call('check.contradictions', asked);
  const labels = new Map(kinds.map(({ id, label }) => [id, label]));
  const silentOf = ({ reportedOn }: (typeof schools)[number]): string => datasets.flatMap((id, index) => (reportedOn[index] === null ? [getDataset(id).label] : [])).join('、');
  return {
    分县区报送: byCounty(schools, (own) => [own.length, ...datasets.flatMap((_, index) => [own.filter(({ reportedOn }) => reportedOn[index] !== null).length, own.filter(({ reportedOn }) => reportedOn[index] === null).length])]),
    催报单: () => list(schools.filter((school) => silentOf(school) !== '').map((school) => [...listed(school), silentOf(school), '']), '所', [], 6),
    前后矛盾: () => list(contradictions.map((each) => [...listed(each), labels.get(each.kind) ?? '', each.message]), '处', [], 6),
  };
}

export async function staffingPlanSources(desk: TestDesk): Promise<Sources> {
  const plan = await desk.call('staffing.plan', { ...asked, target: 'anyCounselor', share: 1 });
  const figures = await Figures.of(desk, ['counselorCoverage'], [[], ['county']]);
  const need = (own: readonly (typeof plan.counties)[number][]): number[] => (['schools', 'meeting', 'schoolsToReach', 'posts', 'convertible', 'postsForAll', 'unknown'] as const).map((part) => own.reduce((sum, county) => sum + county[part], 0));
  const rows = plan.schools.map((school): Expected[] => [...listed(school), counted(school.classes), counted(school.students), school.fullTime, school.partTime, school.required, school.missing, school.reasons.join('；')]);
  return {
    分县区补充计划: (table) => {
      const wanted = [['全市合计', ...need(plan.counties)], ...plan.counties.map((county) => [countyLabel(county.county), ...need([county])])];
      // At one counselor a school the plan counts what the coverage counts.
      return wanted.map((row, index) => row.map((cell, column): Expected => (table.heads[column] === '已达标学校数' ? figures.at(['counselorCoverage', 'numerator'], index === 0 ? {} : { county: plan.counties[index - 1]?.county ?? '' }) : table.heads[column] === '需达标学校数' ? figures.at(['counselorCoverage', 'missing'], index === 0 ? {} : { county: plan.counties[index - 1]?.county ?? '' }) : cell)));
    },
    学校配备顺序: () => list(rows, '所', [8, 9], 11),
  };
}

export const directoryOf = (desk: TestDesk): Promise<readonly Row[]> => ask(desk, `SELECT * FROM schools WHERE schoolYear = '${YEAR}'`);
