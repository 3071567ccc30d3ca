/** The switches of 口径 on a small city, counted a second time in plain code over the rows of its files. */
import { beforeAll, afterAll, expect, it } from 'vitest';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as XLSX from 'xlsx';
import { createEngine } from '../../../electron/engine/engine';
import { protectHere } from '../../../electron/engine/privacy/suppression/protector';
import { generateRota } from '../../../electron/engine/hotline';
import { inlinePool } from '../../../electron/engine/ingest/workers/inline-pool';
import { DEFAULT_SCOPE, type Scope } from '../../../shared/scope';
import { PASSPHRASE, TestDesk, valueOf } from '../support/engine';
import { type Cell, csv } from '../support/spreadsheets';

const YEAR = '2025-2026';

interface School {
  readonly name: string;
  readonly type: string;
  readonly students: number | null;
  readonly ownership: '公办' | '民办' | '';
  /** Grade -> pupils to assess as reported, once or several times. */
  readonly reported: readonly (readonly [number, number])[];
  /** Grade ('' where not told) -> pupils assessed. */
  readonly assessed: Readonly<Record<string, number>>;
  readonly fullTime: number;
  readonly partTime: number;
}

const SCHOOLS: readonly School[] = [
  { name: '曹县第一小学', type: '小学', students: 600, ownership: '公办', reported: [[4, 100], [5, 90], [5, 95], [6, 105]], assessed: { 四: 60, 五: 70, 六: 80, '': 12 }, fullTime: 1, partTime: 0 },
  { name: '曹县第二小学', type: '小学', students: 300, ownership: '公办', reported: [[5, 50]], assessed: { 三: 20, 五: 40 }, fullTime: 0, partTime: 1 },
  { name: '曹县育才学校', type: '九年一贯制', students: 900, ownership: '民办', reported: [[5, 100], [6, 100], [7, 90], [8, 95], [9, 80]], assessed: { 四: 15, 六: 30, 八: 25 }, fullTime: 0, partTime: 1 },
  { name: '曹县第三中学', type: '初中', students: 700, ownership: '公办', reported: [], assessed: { 七: 50, 八: 60, '': 11 }, fullTime: 1, partTime: 1 },
  { name: '曹县第五中学', type: '高中', students: null, ownership: '', reported: [], assessed: { 高一: 30 }, fullTime: 0, partTime: 0 },
  { name: '曹县王集教学点', type: '小学', students: 40, ownership: '公办', reported: [[5, 6], [6, 4]], assessed: { 五: 6 }, fullTime: 0, partTime: 1 },
];
/** Not in the directory. */
const ELSEWHERE = { name: '曹县桃源学校', assessed: { 七: 13 } } as const;
const LEVELS = ['正常', '三级', '二级', '一级', '无效'] as const;

const UPPER = new Set(['五', '六', '七', '八', '九', '高一', '高二', '高三']);
const isPoint = ({ name }: School): boolean => name.includes('教学点');
const whole = ({ type }: School): boolean => type === '初中' || type === '高中';

/** Pupils of the upper grades; null where they are not known. */
function upper(school: School): number | null {
  if (whole(school)) return school.students;
  const wanted = school.type === '小学' ? [5, 6] : [5, 6, 7, 8, 9];
  const sizes = wanted.map((grade) => school.reported.filter(([each]) => each === grade).map(([, pupils]) => pupils));
  return sizes.some((list) => list.length === 0) ? null : sizes.reduce((sum, list) => sum + Math.max(...list), 0);
}

interface Pupil {
  readonly school: School | null;
  readonly grade: string;
  readonly level: (typeof LEVELS)[number];
}
const PUPILS: readonly Pupil[] = [...SCHOOLS, null].flatMap((school) =>
  Object.entries((school ?? ELSEWHERE).assessed).flatMap(([grade, count]) => Array.from({ length: count }, (_, index): Pupil => ({ school, grade, level: LEVELS[index % LEVELS.length]! }))),
);

function counted(scope: Scope): { readonly schools: readonly School[]; readonly pupils: readonly Pupil[] } {
  const keeps = (school: School | null): boolean => (scope.schools === 'all' || school === null || !isPoint(school)) && (scope.ownership === 'all' || school?.ownership === '公办');
  const schools = SCHOOLS.filter(keeps);
  const pupils = PUPILS.filter(({ school }) => keeps(school));
  if (scope.assessed === 'all') return { schools, pupils };
  const known = (school: School | null): boolean => school !== null && upper(school) !== null;
  return { schools: schools.filter(known), pupils: pupils.filter(({ school, grade }) => known(school) && (whole(school!) || UPPER.has(grade))) };
}
const sum = (numbers: readonly (number | null)[]): number => numbers.reduce<number>((all, each) => all + (each ?? 0), 0);

const SCOPES: readonly Partial<Scope>[] = [
  {},
  { schools: 'legalEntities' },
  { ownership: 'public' },
  { assessed: 'upperGrades' },
  { assessed: 'upperGrades', schools: 'legalEntities' },
  { assessed: 'upperGrades', schools: 'legalEntities', ownership: 'public', employment: 'fullTime' },
];

let desk: TestDesk;
let folder: string;
let close: () => Promise<void>;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yuxin-scope-'));
  const engine = createEngine({ memoryLimitMb: 512, threads: 2, ingestPool: inlinePool, makeRota: generateRota, protector: protectHere() });
  close = () => engine.close();
  const status = valueOf(await engine.call('workspace.create', { path: join(folder, '测试.yuxin'), passphrase: PASSPHRASE }));
  desk = new TestDesk(engine, folder, status.path ?? '');
  const files: Readonly<Record<string, readonly (readonly Cell[])[]>> = {
    学校名录: [['县区', '学校名称', '学校类别', '在校生数', '办学性质'], ...SCHOOLS.map(({ name, type, students, ownership }) => ['曹县', name, type, students ?? '', ownership])],
    心理健康教师台账: [['县区', '学校名称', '姓名', '专职/兼职'], ...SCHOOLS.flatMap(({ name, fullTime, partTime }, place) => [...Array.from({ length: fullTime }, (_, index): Cell[] => ['曹县', name, `专${'甲乙丙'[index] ?? ''}${'一二三四五六'[place] ?? ''}`, '专职']), ...Array.from({ length: partTime }, (_, index): Cell[] => ['曹县', name, `兼${'甲乙丙'[index] ?? ''}${'一二三四五六'[place] ?? ''}`, '兼职'])])],
    测评组织情况: [['县区', '学校', '年级', '开始日期', '应测人数', '实测人数'], ...SCHOOLS.flatMap(({ name, reported }) => reported.map(([grade, pupils], index): Cell[] => ['曹县', name, `${grade}年级`, `2025-10-${10 + index}`, pupils, pupils]))],
    心理测评结果: [['县区', '学校', '姓名', '学号', '年级', '量表', '总分', '预警等级'], ...PUPILS.map(({ school, grade, level }, index) => ['曹县', (school ?? ELSEWHERE).name, `某${index}`, `S${1000 + index}`, grade === '' ? '' : grade.startsWith('高') ? grade : `${grade}年级`, 'PHQ-9', 3, level])],
  };
  for (const [name, rows] of Object.entries(files)) {
    const { totals } = await desk.import(desk.write(`${YEAR}学年${name}.csv`, csv(rows)));
    expect([name, totals.rowsLoaded]).toEqual([name, rows.length - 1]);
  }
}, 60_000);
afterAll(async () => {
  await close();
  rmSync(folder, { recursive: true, force: true });
});

it.each(SCOPES.map((scope) => [JSON.stringify(scope), { ...DEFAULT_SCOPE, ...scope }] as const))('counts as the rows do with %s', async (_, scope) => {
  const { schools, pupils } = counted(scope);
  const toAssess = scope.assessed === 'all' ? sum(schools.map(({ students }) => students)) : sum(schools.map(upper));
  const assessing = schools.filter((school) => pupils.some((pupil) => pupil.school === school));
  const valid = pupils.filter(({ level }) => level !== '无效').length;
  const expected: Readonly<Record<string, readonly [number, number | null]>> = {
    studentsToAssess: [toAssess, null],
    assessedStudents: [pupils.length, null],
    assessmentCompletion: [pupils.length, toAssess],
    schoolsAssessed: [new Set(pupils.map(({ school }) => school)).size, null],
    schoolAssessmentRate: [assessing.length, schools.length],
    validResults: [valid, null],
  };
  for (const [id, [numerator, denominator]] of Object.entries(expected)) {
    const [row] = await desk.figures({ indicators: [id], schoolYear: YEAR, scope });
    // The teaching point's six pupils could be told from the whole city's.
    const hidden = id === 'validResults' && scope.assessed === 'all' && scope.schools === 'legalEntities';
    expect([id, row?.['numerator'], row?.['denominator']]).toEqual([id, hidden ? null : numerator, denominator]);
  }
  const risk = await desk.figures({ indicators: ['riskDistribution'], schoolYear: YEAR, scope });
  const shown = risk.filter(({ suppressed }) => suppressed === false);
  expect(shown.map((row) => [row['riskLevel'], row['numerator']])).toEqual(
    shown.length === 0 ? [] : (['0', '1', '2', '3', 'X', 'N'] as const).map((level, index) => [level, index === 5 ? 0 : pupils.filter((pupil) => pupil.level === LEVELS[index]).length]),
  );
  expect(shown.length === 0).toBe(scope.assessed === 'all' && scope.schools === 'legalEntities');
});

it('says how many schools the 口径 leaves out, as the other switches stand', async () => {
  const noteOf = async (scope: Partial<Scope>, indicators = ['assessmentCompletion']): Promise<string> => (await desk.call('indicator.query', { indicators, schoolYear: YEAR, scope })).scopeNote;
  const unknown = (list: readonly School[]): number => list.filter((school) => upper(school) === null).length;
  expect(await noteOf({})).toBe('');
  expect(await noteOf({ assessed: 'upperGrades' })).toBe(`小学高年级起口径：${unknown(SCHOOLS)}所学校没有报齐五年级以上各年级人数，未计入应测和实测。`);
  expect(await noteOf({ assessed: 'upperGrades', ownership: 'public' })).toBe(
    `小学高年级起口径：${unknown(SCHOOLS.filter(({ ownership }) => ownership === '公办'))}所学校没有报齐五年级以上各年级人数，未计入应测和实测。公办学校口径：${SCHOOLS.filter(({ ownership }) => ownership === '').length}所学校没有注明办学性质，未计入。`,
  );
  expect(await noteOf({ assessed: 'upperGrades' }, ['schoolCount'])).toBe('');
  expect(await noteOf({ schools: 'legalEntities' }, ['schoolCount'])).toBe('法人学校口径：1个教学点、附设班未计入。');
});

it.each(SCOPES.map((scope) => [JSON.stringify(scope), scope] as const))('explains the same headline with %s, step by step', async (_, scope) => {
  for (const [subject, indicator] of [['schools', 'schoolCount'], ['counselors', 'counselorCount'], ['assessed', 'assessedStudents']] as const) {
    const waterfall = await desk.call('reconcile.waterfall', { subject, schoolYear: YEAR, scope });
    const [row] = await desk.figures({ indicators: [indicator], schoolYear: YEAR, scope });
    expect([subject, waterfall.result]).toEqual([subject, row?.['value']]);
  }
});

it('plans posts and checks schools of the 口径 only, and prints it with the annual workbook', async () => {
  const scope = { schools: 'legalEntities', ownership: 'public', employment: 'fullTime' } as const;
  const wanted = SCHOOLS.filter((school) => !isPoint(school) && school.ownership === '公办');
  const plan = await desk.call('staffing.plan', { target: 'fullTime', schoolYear: YEAR, scope });
  expect(plan.schools.map(({ name }) => name)).toEqual(wanted.filter(({ fullTime }) => fullTime === 0).map(({ name }) => name));
  const { schools } = await desk.call('check.schools', { schoolYear: YEAR, scope });
  expect(schools.map(({ name }) => name).sort()).toEqual(wanted.map(({ name }) => name).sort());
  const { bytes } = await desk.call('report.annual', { schoolYear: YEAR, scope });
  const book = XLSX.read(bytes, { type: 'array' });
  const rows = (name: string): unknown[][] => XLSX.utils.sheet_to_json<unknown[]>(book.Sheets[name]!, { header: 1 });
  expect(rows('表1 师资覆盖').find(([first]) => first === '全市合计')?.slice(1, 3)).toEqual([wanted.length, wanted.filter(({ fullTime }) => fullTime > 0).length]);
  const cover = JSON.stringify(rows('封面说明'));
  expect(cover).toContain('法人学校：只计独立设置的学校');
  expect(cover).toContain('1所学校没有注明办学性质，未计入');
  expect(JSON.stringify(rows('表2 测评与风险'))).toContain('举办者：公办学校');
});
