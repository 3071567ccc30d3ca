import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { idCheckDigit } from '../../../electron/engine/ingest/clean/identifiers';
import { COMPARISON_FATE_IDS, type ComparisonCounts, sideTotal, type TeacherComparison } from '../../../shared/teacher-comparison';
import { INDICATORS } from '../../../shared/indicators';
import { errorOf, newDesk, type TestDesk } from '../support/engine';
import { type Cell, csv, xlsx } from '../support/spreadsheets';

const id = (number: number): string => {
  const digits = `3717211985${String(1010 + number).padStart(4, '0')}${number % 2 === 0 ? '002' : '001'}`;
  return digits + idCheckDigit(digits);
};
const DIRECTORY: Cell[][] = [
  ['县区', '学校名称', '学校标识码', '学校类别', '在校生数'],
  ['曹县', '曹县第一中学', '3137000001', '初中', 1820],
  ['曹县', '曹县实验小学', '2137000002', '小学', 1200],
  ['单县', '单县第二中学', '3137000003', '初中', 600],
];
const ROSTER_HEADER = ['县区', '学校名称', '姓名', '性别', '身份证号', '出生年月', '专职/兼职'];
const SYSTEM_HEADER = ['姓名', '性别', '身份证件类型', '身份证件号', '出生日期', '学校名称', '学校标识码', '是否心理健康教育教师', '任教学科', '教师个人标识码'];
const [YI, XIAO, ER] = [['曹县第一中学', '3137000001'], ['曹县实验小学', '2137000002'], ['单县第二中学', '3137000003']] as const;
const system = (name: string, sex: string, number: string, birth: string, [school, code]: readonly [string, string], mark: string): Cell[] => [name, sex, '居民身份证', number, birth, school, code, mark, '语文', 'T1'];
const [FULL, PART, NO] = ['专职心理健康教育教师', '兼职心理健康教育教师', '否'];

const ROSTER: Cell[][] = [
  ROSTER_HEADER,
  ['曹县', '曹县第一中学', '李静', '女', id(1), '', '专职'],
  ['曹县', '曹县第一中学', '王强', '男', id(2), '', '专职'],
  ['曹县', '曹县第一中学', '赵敏', '女', id(3), '', '兼职'],
  // At two schools; the system knows one of them.
  ['曹县', '曹县第一中学', '何岚', '女', id(4), '', '兼职'],
  ['单县', '单县第二中学', '何岚', '女', id(4), '', '兼职'],
  ['单县', '单县第二中学', '孙丽', '女', id(5), '', '兼职'],
  // No ID number: found by name and school.
  ['曹县', '曹县实验小学', '周勇', '', '', '', '兼职'],
  // Two of that name in the system.
  ['曹县', '曹县实验小学', '刘洋', '', '', '', '兼职'],
  // The one of that name is another: sex tells.
  ['单县', '单县第二中学', '陈晨', '女', '', '1990.03', '兼职'],
  ['单县', '单县第二中学', '吴越', '男', id(9), '', '兼职'],
];
const SYSTEM: Cell[][] = [
  SYSTEM_HEADER,
  system('李静', '女', id(1), '1985-01-01', YI, FULL),
  system('王强', '男', id(2), '1985-01-01', YI, PART),
  system('赵敏', '女', id(3), '1985-01-01', XIAO, PART),
  system('何岚', '女', id(4), '1985-01-01', ER, PART),
  system('孙丽', '女', id(5), '1985-01-01', ER, NO),
  system('周勇', '男', id(6), '1985-01-01', XIAO, PART),
  system('刘洋', '男', id(7), '1980-05-01', XIAO, PART),
  system('刘洋', '女', id(8), '1991-02-01', XIAO, NO),
  system('陈晨', '男', id(10), '1990-03-05', ER, FULL),
  system('郑洁', '女', id(11), '1985-01-01', XIAO, FULL),
  system('不相干', '女', id(12), '1985-01-01', XIAO, NO),
  system('园长', '女', id(13), '1985-01-01', ['曹县直属幼儿园', '1137000009'], FULL),
];

async function importBoth(roster: Cell[][], exported: Cell[][]): Promise<TestDesk> {
  const desk = await newDesk();
  const sheet = (name: string, rows: Cell[][]): string => desk.write(`2025-2026学年${name}.csv`, csv(rows));
  await desk.import(sheet('学校名录', DIRECTORY), sheet('心理健康教师台账', roster), sheet('教师管理信息系统导出', exported));
  return desk;
}

const told = (counts: ComparisonCounts): Record<string, Record<string, number>> =>
  Object.fromEntries((['roster', 'system'] as const).map((side) => [side, Object.fromEntries(COMPARISON_FATE_IDS.flatMap((fate) => (counts[side][fate] === 0 ? [] : [[fate, counts[side][fate]]])))]));

it('gives everybody of both sides one fate, for the city and each county', async () => {
  const desk = await importBoth(ROSTER, SYSTEM);
  const comparison = await desk.call('reconcile.teachers', { schoolYear: '2025-2026' });
  expect(told(comparison.total)).toEqual({
    roster: { agrees: 3, postDiffers: 1, schoolDiffers: 1, notMarked: 1, unclear: 1, rosterOnly: 2 },
    system: { agrees: 3, postDiffers: 1, schoolDiffers: 1, unclear: 1, systemOnly: 2 },
  });
  expect(comparison.counties.map(({ county, ...counts }) => [county, told(counts)])).toEqual([
    ['曹县', { roster: { agrees: 3, postDiffers: 1, schoolDiffers: 1, unclear: 1 }, system: { agrees: 2, postDiffers: 1, schoolDiffers: 1, unclear: 1, systemOnly: 1 } }],
    ['单县', { roster: { agrees: 1, notMarked: 1, rosterOnly: 2 }, system: { agrees: 1, systemOnly: 1 } }],
  ]);
  // The roster's totals are the headline's.
  const figures = await desk.figures({ indicators: ['counselorCount'], by: ['county'], schoolYear: '2025-2026' });
  expect(comparison.counties.map(({ county, roster }) => [county, sideTotal(roster)])).toEqual(figures.map((row) => [row['countyLabel'], row['value']]));
  expect(comparison.findings.map(({ fate, name, note }) => [fate, name, note])).toEqual(
    expect.arrayContaining([
      ['postDiffers', '王强', '专兼职'],
      ['schoolDiffers', '赵敏', '学校'],
      ['notMarked', '孙丽', ''],
      ['unclear', '刘洋', '系统中可能是：刘洋，女，1991-02，曹县实验小学，否；刘洋，男，1980-05，曹县实验小学，兼职'],
      ['unclear', '刘洋', '台账中可能是：刘洋，曹县实验小学，兼职'],
      ['rosterOnly', '陈晨', expect.stringContaining('同名') as string],
      ['systemOnly', '陈晨', expect.stringContaining('同名') as string],
      ['rosterOnly', '吴越', ''],
      ['systemOnly', '郑洁', ''],
    ]),
  );
  expect(comparison.findings).toHaveLength(9);
  const county = await desk.call('reconcile.teachers', { schoolYear: '2025-2026', county: ['371722'] });
  expect(told(county.total)).toEqual({ roster: { agrees: 1, notMarked: 1, rosterOnly: 2 }, system: { agrees: 1, systemOnly: 1 } });
  expect(county.counties.map((each) => each.county)).toEqual(['单县']);
});

it('counts nothing of the export, asks about no school of it, and tells no ID number', async () => {
  const desk = await importBoth(ROSTER, SYSTEM);
  const alone = await newDesk();
  await alone.import(alone.write('2025-2026学年学校名录.csv', csv(DIRECTORY)), alone.write('2025-2026学年心理健康教师台账.csv', csv(ROSTER)));
  // As many as one request may ask for.
  for (let start = 0; start < INDICATORS.length; start += 50) {
    const request = { indicators: INDICATORS.slice(start, start + 50).map((indicator) => indicator.id), by: [], schoolYear: '2025-2026' };
    expect(await desk.figures(request)).toEqual(await alone.figures(request));
  }
  expect((await desk.call('import.schoolQuestions', {})).questions).toEqual([]);
  const { bytes, fileName } = await desk.call('reconcile.teachersWorkbook', { schoolYear: '2025-2026', preparedBy: '张三' });
  expect(fileName).toBe('2025-2026学年台账与教师管理信息系统核对.xlsx');
  const book = XLSX.read(bytes, { type: 'array' });
  expect(book.SheetNames).toEqual(['分县区', '逐人清单']);
  const text = book.SheetNames.map((name) => XLSX.utils.sheet_to_csv(book.Sheets[name]!)).join('\n');
  expect(text).toContain('郑洁');
  expect(text).not.toMatch(/\d{17}/);
  const totals = XLSX.utils.sheet_to_json<Cell[]>(book.Sheets['分县区']!, { header: 1 }).find((row) => row[0] === '合计');
  expect(totals).toEqual(['合计', 9, 3, 1, 1, 1, 1, 2, 8, 3, 1, 1, 1, 2]);
});

it('says what is missing', async () => {
  const desk = await newDesk();
  await desk.import(desk.write('2025-2026学年学校名录.csv', csv(DIRECTORY)), desk.write('2025-2026学年心理健康教师台账.csv', csv(ROSTER)));
  const error = errorOf(await desk.engine.call('reconcile.teachers', { schoolYear: '2025-2026' }));
  expect([error.code, error.message.includes('教师管理信息系统导出表')]).toEqual(['NO_DATA', true]);
});

it('knows the export by its title, and asks where a list could be a roster as well', async () => {
  const desk = await newDesk();
  const titled = desk.write('导出.xlsx', xlsx({ 导出: { rows: [['全国教师管理信息系统教师信息（2025-2026学年）'], ...SYSTEM] } }));
  const bare = desk.write('名单.xlsx', xlsx({ 名单: { rows: [['姓名', '学校名称', '是否心理健康教育教师'], ['李静', '曹县第一中学', FULL ?? ''], ['王强', '曹县第一中学', NO ?? '']] } }));
  const roster = desk.write('台账.xlsx', xlsx({ 台账: { rows: [['曹县心理健康教师台账'], ['姓名', '学校名称', '是否心理健康教育教师', '证书名称'], ['李静', '曹县第一中学', FULL ?? '', '无'], ['王强', '曹县第一中学', PART ?? '', '无']] } }));
  const inspected = await desk.call('import.inspect', { sources: [titled, bare, roster].map((path) => ({ kind: 'path' as const, path })) });
  expect(inspected.files.map(({ tables }) => tables.map(({ dataset, needsConfirmation }) => [dataset, needsConfirmation]))).toEqual([[['teacherSystem', false]], [[expect.any(String), true]], [['counselors', false]]]);
});

/** The same rules in other words: who is known by number, then by name and school where nobody else of either side bears both. */
function recount(roster: readonly Row[], exported: readonly Row[]): { roster: number[]; system: number[] } {
  const person = (row: Row, side: string): string => (row.number > 0 ? `#${row.number}` : `${side}:${row.name}@${row.school}`);
  const group = (rows: readonly Row[], side: string) => {
    const groups = new Map<string, Row[]>();
    for (const row of rows) groups.set(person(row, side), [...(groups.get(person(row, side)) ?? []), row]);
    return [...groups].map(([key, own]) => ({ key, name: own.at(-1)!.name, numbered: key.startsWith('#'), schools: [...new Set(own.map(({ school }) => school))], post: own.some(({ post }) => post === '专职') ? '专职' : own.some(({ post }) => post === '兼职') ? '兼职' : '否' }));
  };
  const left = group(roster, 'same');
  const right = group(exported, 'same');
  const byKey = left.filter(({ key }) => right.some((other) => other.key === key));
  const restLeft = left.filter((one) => !byKey.includes(one));
  const restRight = right.filter(({ key }) => !byKey.some((one) => one.key === key));
  const likes = (one: (typeof left)[number], other: (typeof left)[number]): boolean => one.name === other.name && one.schools.some((school) => other.schools.includes(school)) && !(one.numbered && other.numbered);
  const pairs = byKey.map((one) => [one, right.find(({ key }) => key === one.key)!] as const);
  const byName = restLeft.flatMap((one) => {
    const candidates = restRight.filter((other) => likes(one, other));
    return candidates.length === 1 && restLeft.filter((each) => likes(each, candidates[0]!)).length === 1 ? [[one, candidates[0]!] as const] : [];
  });
  const all = [...pairs, ...byName];
  const fate = ([one, other]: (typeof all)[number]): string => (other.post === '否' ? 'notMarked' : one.post !== other.post ? 'post' : one.schools.some((school) => other.schools.includes(school)) ? 'agrees' : 'school');
  const count = (name: string): number => all.filter((pair) => fate(pair) === name).length;
  const unpairedLeft = restLeft.filter((one) => !byName.some(([paired]) => paired === one));
  const unpairedRight = restRight.filter((one) => !byName.some(([, paired]) => paired === one) && one.post !== '否');
  const unclearLeft = unpairedLeft.filter((one) => restRight.some((other) => likes(one, other))).length;
  const unclearRight = unpairedRight.filter((one) => restLeft.some((other) => likes(other, one))).length;
  return {
    roster: [count('agrees'), count('post'), count('school'), count('notMarked'), unclearLeft, unpairedLeft.length - unclearLeft],
    system: [count('agrees'), count('post'), count('school'), unclearRight, unpairedRight.length - unclearRight],
  };
}

interface Row {
  readonly name: string;
  readonly school: string;
  readonly number: number;
  readonly post: string;
}

it('closes with both totals for any two lists, as plain counting of the rows says', async () => {
  const schools = ['曹县第一中学', '曹县实验小学', '单县第二中学'];
  const row = (posts: readonly string[]) => fc.record({ name: fc.constantFrom('甲一', '乙二', '丙三'), school: fc.constantFrom(...schools), number: fc.integer({ min: 0, max: 4 }), post: fc.constantFrom(...posts) });
  const onceEach = (rows: readonly Row[]): Row[] => rows.filter((one, index) => rows.findIndex((other) => other.school === one.school && (one.number > 0 ? other.number === one.number : other.number === 0 && other.name === one.name)) === index);
  const cellsOf = (rows: readonly Row[], header: string): Cell[][] => [['姓名', '身份证号', '学校名称', header, '学科'], ...rows.map(({ name, school, number, post }): Cell[] => [name, number === 0 ? '' : id(number * 2), school, post, '语文'])];
  await fc.assert(
    fc.asyncProperty(fc.array(row(['专职', '兼职']), { minLength: 1, maxLength: 9 }), fc.array(row(['专职', '兼职', '否']), { minLength: 1, maxLength: 9 }), async (one, other) => {
      const [roster, exported] = [onceEach(one), onceEach(other)];
      const desk = await newDesk();
      const title = (name: string, rows: Cell[][]): Buffer => xlsx({ 表: { rows: [[`2025-2026学年${name}`], ...rows] } });
      await desk.import(desk.write('名录2025-2026学年.csv', csv(DIRECTORY)), desk.write('一.xlsx', title('心理健康教师台账', cellsOf(roster, '专职/兼职'))), desk.write('二.xlsx', title('教师管理信息系统教师信息', cellsOf(exported, '是否心理健康教育教师'))));
      const { total }: TeacherComparison = await desk.call('reconcile.teachers', { schoolYear: '2025-2026' });
      const expected = recount(roster, exported);
      expect(['agrees', 'postDiffers', 'schoolDiffers', 'notMarked', 'unclear', 'rosterOnly'].map((fate) => total.roster[fate as 'agrees'])).toEqual(expected.roster);
      expect(['agrees', 'postDiffers', 'schoolDiffers', 'unclear', 'systemOnly'].map((fate) => total.system[fate as 'agrees'])).toEqual(expected.system);
      await desk.call('workspace.close', {});
    }),
    { numRuns: 12, seed: 8 },
  );
});
