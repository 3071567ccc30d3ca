import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { type Waterfall, WATERFALLS, type WaterfallSubject } from '../../../shared/reconciliation';
import { errorOf, newDesk, type TestDesk } from '../support/engine';
import { type Cell, csv } from '../support/spreadsheets';

const DIRECTORY: Cell[][] = [
  ['县区', '学校名称', '学校标识码', '学校类别', '在校生数'],
  ['曹县', '曹县第一中学', '3137000001', '初中', 1820],
  ['曹县', '曹县实验小学', '2137000002', '小学', 1200],
  ['曹县', '曹县实验小学', '2137000002', '小学', 1210],
  ['单县', '单县第二中学', '3137000003', '初中', 600],
  ['单县', '单县老校', '2137000004', '小学', 80],
  ['单县', '单县直属幼儿园', '1137000009', '幼儿园', 300],
  ['单县', '', '', '小学', 300],
];
const CHANGES: Cell[][] = [
  ['原学校名称', '原学校标识码', '现学校名称', '现学校标识码', '变更类型', '生效日期', '县区'],
  ['单县老校', '2137000004', '单县第二中学', '3137000003', '合并', '2025-08-20', '单县'],
];
const HEADER = ['县区', '学校名称', '姓名', '身份证号', '专职/兼职', '学校标识码'];
const TWO_SCHOOLS = '11010519491231002X';
const ROSTER: Cell[][] = [
  HEADER,
  ['曹县', '曹县第一中学', '李静', '', '专职'],
  ['曹县', '曹县第一中学', '李静', '', '兼职'],
  ['曹县', '曹县实验小学', '赵敏', '', '兼职'],
  ['曹县', '曹县实验小学', '不算', '', '否'],
  ['曹县', '曹县实验小学', '何岚', TWO_SCHOOLS, '兼职'],
  ['单县', '单县第二中学', '何岚', TWO_SCHOOLS, '兼职'],
  ['单县', '单县第二中学', '何岚', TWO_SCHOOLS, '专职', '3137000003'],
  ['单县', '单县直属幼儿园', '郑洁', '', '专职'],
  ['单县', '单县第二中学', '', '', '专职'],
];
const CORRECTED: Cell[][] = [HEADER, ['曹县', '曹县实验小学', '赵敏', '', '专职'], ['单县', '单县第二中学', '孙丽', '', '专职']];
const RESULTS = ['县区', '学校名称', '姓名', '学号', '年级', '测评时间', '量表', '总分', '预警等级'];
const result = (school: string, number: number, day: string, scale: string, level: string): Cell[] => [school.slice(0, 2), school, `测生${number}`, `S${1000 + number}`, '八年级', day, scale, level === '未测' ? '' : 30, level];
const ASSESSED: Cell[][] = [
  RESULTS,
  ...Array.from({ length: 30 }, (_, index) => result('曹县第一中学', index, '2025-10-16', 'MHT', index < 25 ? '正常' : '未测')),
  ...Array.from({ length: 8 }, (_, index) => result('曹县第一中学', index, '2025-11-16', 'MHT', '正常')),
  ...Array.from({ length: 4 }, (_, index) => result('单县直属幼儿园', 100 + index, '2025-10-16', 'MHT', '正常')),
];
const RESENT: Cell[][] = [RESULTS, ...Array.from({ length: 6 }, (_, index) => result('曹县第一中学', index, '2025-10-16', 'MHT', '三级'))];

async function importField(): Promise<TestDesk> {
  const desk = await newDesk();
  const file = (name: string, rows: Cell[][]): string => desk.write(`2025-2026学年${name}.csv`, csv(rows));
  await desk.import(file('学校名录', DIRECTORY), file('学校变更表', CHANGES), file('心理健康教师台账', ROSTER), file('心理测评结果', ASSESSED));
  await desk.import(file('心理健康教师台账（更正）', CORRECTED), file('心理测评结果（更正）', RESENT));
  return desk;
}

const steps = ({ steps: all }: Waterfall): Record<string, number> => Object.fromEntries(all.filter(({ rows }) => rows > 0).map(({ fate, rows }) => [fate, rows]));

async function figureOf(desk: TestDesk, subject: WaterfallSubject, county?: string): Promise<number> {
  const [figure] = await desk.figures({ indicators: [WATERFALLS[subject].indicator], ...(county === undefined ? {} : { where: { county: [county] } }) });
  return Number(figure?.['value']);
}

it('takes every row from the files to the figure, for the city and for a county', async () => {
  const desk = await importField();
  const counselors = await desk.call('reconcile.waterfall', { subject: 'counselors' });
  expect(counselors.start).toEqual({ label: '文件中的行', rows: 11 });
  expect(steps(counselors)).toEqual({ rejected: 2, replaced: 1, sameFile: 1, notCounselor: 1, outOfScope: 1, travelling: 1 });
  expect(counselors.result).toBe(4);
  const schools = await desk.call('reconcile.waterfall', { subject: 'schools' });
  expect(schools.start.rows).toBe(7);
  expect(steps(schools)).toEqual({ rejected: 2, changed: 1, outOfScope: 1 });
  const assessed = await desk.call('reconcile.waterfall', { subject: 'assessed' });
  expect(assessed.start.rows).toBe(48);
  // Six sent again, eight tested twice, four in a kindergarten, five of the list not tested.
  expect(steps(assessed)).toEqual({ replaced: 6, otherTests: 8, outOfScope: 4, notTested: 5 });
  for (const subject of ['counselors', 'schools', 'assessed'] as const) {
    for (const county of [undefined, '371721', '371722']) {
      const waterfall = await desk.call('reconcile.waterfall', { subject, ...(county === undefined ? {} : { county: [county] }) });
      expect([subject, county, waterfall.result]).toEqual([subject, county, await figureOf(desk, subject, county)]);
      expect(waterfall.steps.some(({ fate }) => fate === 'rejected')).toBe(county === undefined && subject !== 'assessed');
    }
  }
});

it('lists the rows behind a step with file and place, and never pupils', async () => {
  const desk = await importField();
  const replaced = await desk.call('reconcile.rows', { subject: 'counselors', fate: 'replaced' });
  expect(replaced).toEqual({ total: 1, rows: [{ file: expect.stringContaining('台账.csv') as string, sheet: expect.any(String) as string, row: 4, county: '曹县', school: '曹县实验小学', name: '赵敏' }] });
  expect((await desk.call('reconcile.rows', { subject: 'counselors', fate: 'travelling' })).rows.map(({ name }) => name)).toEqual(['何岚']);
  expect((await desk.call('reconcile.rows', { subject: 'schools', fate: 'changed' })).rows.map(({ school }) => school)).toEqual(['单县老校']);
  expect(await desk.call('reconcile.rows', { subject: 'assessed', fate: 'replaced' })).toEqual({ rows: [], total: 0 });
  expect(await desk.call('reconcile.rows', { subject: 'counselors', fate: "x' OR 1=1 --" })).toEqual({ rows: [], total: 0 });

  const { fileName, bytes } = await desk.call('reconcile.workbook', { subject: 'counselors' });
  expect(fileName).toBe('2025-2026学年心理健康教师数对账.xlsx');
  const book = XLSX.read(bytes, { type: 'array' });
  expect(book.SheetNames).toEqual(['对账', '被后来的文件替换', '同一表内重复', '不是专兼职教师', '不在统计范围', '走教重复']);
  expect(XLSX.utils.sheet_to_csv(book.Sheets['对账']!)).toContain('心理健康教师数（人）,,4');
});

const TRAININGS: Cell[][] = [
  ['县区', '学校名称', '姓名', '培训名称', '开始日期', '学时'],
  ['曹县', '曹县第一中学', '李静', '骨干培训', '2025-10-12', 8],
  ['曹县', '曹县实验小学', '赵敏', '骨干培训', '2025-10-12', 8],
  ['单县', '单县直属幼儿园', '郑洁', '骨干培训', '2025-10-12', 8],
  ['单县', '单县第二中学', '', '骨干培训', '2025-10-12', 8],
];
const MORE_TRAININGS: Cell[][] = [TRAININGS[0]!, ['曹县', '曹县第一中学', '李静', '骨干培训', '2025-10-12', 9], ['单县', '单县第二中学', '何岚', '骨干培训', '2025-10-12', 8]];
const CALLS: Cell[][] = [
  ['来电编号', '来电时间', '县区', '来电者身份', '问题类型'],
  ['RX1', '2025-11-01 20:10', '曹县', '学生', '学业'],
  ['RX2', '2025-11-01 21:10', '单县', '家长', '家庭'],
  ['RX3', '', '单县', '家长', '家庭'],
];
const CASES: Cell[][] = [
  ['县区', '学校名称', '学生姓名', '学号', '年级', '筛查日期', '访谈日期', '关注等级'],
  // Of two schools, so that neither leaves few others.
  ...Array.from({ length: 20 }, (_, index): Cell[] => ['曹县', index < 10 ? '曹县第一中学' : '曹县实验小学', `跟进${index}`, `S${2000 + index}`, '八年级', '2025-10-15', '2025-10-20', '二级']),
  ...Array.from({ length: 3 }, (_, index): Cell[] => ['单县', '单县第二中学', `跟进${20 + index}`, `S${2100 + index}`, '八年级', '2025-10-15', '2025-10-20', '二级']),
];

it('takes the rows of the field to their headlines, and tells nothing of few pupils', async () => {
  const desk = await newDesk();
  const file = (name: string, rows: Cell[][]): string => desk.write(`2025-2026学年${name}.csv`, csv(rows));
  await desk.import(file('学校名录', DIRECTORY), file('教师培训记录', TRAININGS), file('热线来电登记', CALLS), file('重点关注学生跟进台账', CASES));
  await desk.import(file('教师培训记录（补）', MORE_TRAININGS));
  const trainings = await desk.call('reconcile.waterfall', { subject: 'trainings' });
  expect(trainings.start.rows).toBe(6);
  expect(steps(trainings)).toEqual({ rejected: 1, outOfScope: 1, replaced: 1 });
  expect((await desk.call('reconcile.rows', { subject: 'trainings', fate: 'replaced' })).rows.map(({ name, school }) => [name, school])).toEqual([['李静', '曹县第一中学']]);
  for (const [subject, counties] of [['trainings', [undefined, '371721']], ['hotlineCalls', [undefined, '371721']], ['followUps', [undefined]]] as const) {
    for (const county of counties) {
      const waterfall = await desk.call('reconcile.waterfall', { subject, ...(county === undefined ? {} : { county: [county] }) });
      expect([subject, county, waterfall.result]).toEqual([subject, county, await figureOf(desk, subject, county)]);
      expect(waterfall.result).toBeGreaterThan(0);
    }
  }
  expect((await desk.call('reconcile.waterfall', { subject: 'hotlineCalls' })).steps.find(({ fate }) => fate === 'rejected')?.rows).toBe(1);
  // Three pupils of one county, and the twenty of the other, which taken off the city's sum would tell them.
  for (const county of ['371722', '371721']) expect(errorOf(await desk.engine.call('reconcile.waterfall', { subject: 'followUps', county: [county] })).code).toBe('TOO_FEW');
  expect(await desk.call('reconcile.rows', { subject: 'followUps', fate: 'replaced' })).toEqual({ rows: [], total: 0 });
});

it('adds up for any rosters, in any order of files', async () => {
  const row = fc.tuple(fc.constantFrom('曹县第一中学', '曹县实验小学', '单县第二中学', '单县直属幼儿园', '没有的学校'), fc.constantFrom('甲', '乙', '丙', ''), fc.constantFrom('专职', '兼职', '否'), fc.boolean());
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(row, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 3 }), async (files) => {
      const desk = await newDesk();
      await desk.import(desk.write('2025-2026学年学校名录.csv', csv(DIRECTORY)));
      for (const [index, rows] of files.entries()) {
        const content = csv([HEADER, ...rows.map(([school, name, post, withId]): Cell[] => [school.startsWith('单') ? '单县' : '曹县', school, name, withId && name === '甲' ? TWO_SCHOOLS : '', post])]);
        await desk.engine.call('import.run', { sources: [{ kind: 'path', path: desk.write(`2025-2026学年心理健康教师台账${index}.csv`, content) }] });
      }
      const waterfall = await desk.call('reconcile.waterfall', { subject: 'counselors', schoolYear: '2025-2026' });
      expect(waterfall.result).toBe(waterfall.start.rows - waterfall.steps.reduce((sum, step) => sum + step.rows, 0));
      expect(waterfall.steps.every(({ rows }) => rows >= 0)).toBe(true);
      expect(waterfall.result).toBe((await figureOf(desk, 'counselors')) || 0);
      await desk.call('workspace.close', {});
    }),
    { numRuns: 12, seed: 5 },
  );
});

it('compares two years person by person', async () => {
  const desk = await importField();
  expect(errorOf(await desk.engine.call('reconcile.rosters', { from: '2024-2025', to: '2025-2026' }))).toMatchObject({ code: 'NO_DATA' });
  const last: Cell[][] = [HEADER, ['曹县', '曹县第一中学', '李静', '', '专职'], ['曹县', '曹县实验小学', '赵敏', '', '兼职'], ['曹县', '曹县实验小学', '何岚', TWO_SCHOOLS, '兼职'], ['曹县', '曹县第一中学', '已走', '', '专职']];
  await desk.import(desk.write('2024-2025学年学校名录.csv', csv(DIRECTORY)), desk.write('2024-2025学年心理健康教师台账.csv', csv(last)));
  const comparison = await desk.call('reconcile.rosters', { from: '2024-2025', to: '2025-2026' });
  expect(comparison).toMatchObject({ before: 4, after: 4, unchanged: 1 });
  expect(comparison.changes.map(({ kind, name, what }) => [kind, name, what]).sort()).toEqual([['added', '孙丽', ''], ['changed', '何岚', '专兼职、学校'], ['changed', '赵敏', '专兼职'], ['left', '已走', '']].sort());
  expect(comparison.changes.find(({ name }) => name === '何岚')).toMatchObject({ before: '曹县实验小学，兼职', after: '单县第二中学、曹县实验小学，专职' });
  const { bytes } = await desk.call('reconcile.rostersWorkbook', { from: '2024-2025', to: '2025-2026' });
  expect(XLSX.read(bytes, { type: 'array' }).SheetNames).toEqual(['台账对照']);
});
