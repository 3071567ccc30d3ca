import { expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { explainDifference } from '../../../electron/engine/reconciliation/explain-difference';
import type { ComparedTotal } from '../../../shared/county-comparison';
import { errorOf, newDesk, type TestDesk } from '../support/engine';
import { type Cell, csv, xlsx } from '../support/spreadsheets';

const DIRECTORY: Cell[][] = [
  ['县区', '学校名称', '学校标识码', '学校类别', '在校生数'],
  ['曹县', '曹县第一中学', '3137000001', '初中', 500],
  ['曹县', '曹县实验小学', '2137000002', '小学', 300],
  ['曹县', '曹县直属幼儿园', '1137000009', '幼儿园', 90],
  ['单县', '单县第二中学', '3137000003', '初中', 200],
];
const ROSTER: Cell[][] = [
  ['县区', '学校名称', '姓名', '身份证号', '专职/兼职'],
  ['曹县', '曹县第一中学', '李静', '', '专职'],
  ['曹县', '曹县第一中学', '何岚', '11010519491231002X', '兼职'],
  ['曹县', '曹县实验小学', '何岚', '11010519491231002X', '兼职'],
  ['曹县', '曹县直属幼儿园', '郑洁', '', '专职'],
  ['单县', '单县第二中学', '孙丽', '', '兼职'],
];
const levels = (county: string, school: string, words: readonly string[]): Cell[][] => words.map((level, index): Cell[] => [county, school, `测生${index}`, `S${school.length}${1000 + index}`, '八年级', '2025-10-16', 'MHT', level === '未测' ? '' : 30, level]);
const RESULTS: Cell[][] = [
  ['县区', '学校名称', '姓名', '学号', '年级', '测评时间', '量表', '总分', '预警等级'],
  ...levels('曹县', '曹县第一中学', [...Array.from({ length: 30 }, () => '正常'), ...Array.from({ length: 4 }, () => '三级'), '二级', '一级', '无效', '未测', '未测']),
  // Too few to tell anything of.
  ...levels('单县', '单县第二中学', [...Array.from({ length: 6 }, () => '正常'), '一级']),
];
const HEADER = ['县区', '学校数', '已配备学校数', '心理健康教师数', '专职', '兼职', '应测人数', '实测人数', '有效人数', '一级人数', '二级人数', '三级人数'];

async function importAll(totals: readonly Cell[][]): Promise<TestDesk> {
  const desk = await newDesk();
  const sheet = (name: string, rows: Cell[][]): string => desk.write(`2025-2026学年${name}.csv`, csv(rows));
  await desk.import(sheet('学校名录', DIRECTORY), sheet('心理健康教师台账', ROSTER), sheet('心理测评结果', RESULTS));
  const { totals: loaded } = await desk.import(desk.write('汇总.xlsx', xlsx({ 汇总: { rows: [['2025-2026学年各县区心理健康教育工作情况汇总表'], HEADER, ...totals] } })));
  expect(loaded).toMatchObject({ loaded: 1, failed: 0 });
  return desk;
}

const words = ({ item, stated, counted, suppressed, explanation }: ComparedTotal): unknown[] => [item, suppressed ? '样本过小' : stated, suppressed ? '样本过小' : counted, explanation.slice(0, 20)];

const HIDDEN = ['validResults', 'levelOne', 'levelTwo', 'levelThree'].map((item) => [item, '样本过小', '样本过小', '']);

it('holds what each county says against what its rows come to, with what could explain the difference', async () => {
  const desk = await importAll([
    ['曹县', 2, 2, 3, 1, 2, 800, 39, 36, 1, 1, 4],
    ['单县', 1, 1, 1, 0, 1, 210, 5, 7, 1, 0, 0],
    ['合计', 3, 3, 4, 1, 3, 1010, 44, 43, 2, 1, 4],
  ]);
  const { counties, minimum } = await desk.call('reconcile.countyTotals', { schoolYear: '2025-2026' });
  expect(minimum).toBe(10);
  expect(counties.map(({ county, file, row }) => [county, file, row])).toEqual([['曹县', expect.stringContaining('汇总.xlsx'), 3], ['单县', expect.stringContaining('汇总.xlsx'), 4]]);
  expect(counties[0]?.totals.map(words)).toEqual([
    ['schoolCount', 2, 2, ''],
    ['schoolsWithCounselor', 2, 2, ''],
    // 何岚 counted at both of her schools; the kindergarten's teacher is out of scope.
    ['counselorCount', 3, 2, '差额与对账中“不在统计范围”或“走教重复'],
    ['fullTimeCount', 1, 1, ''],
    ['partTimeCount', 2, 1, '差额与对账中“不在统计范围”或“走教重复'],
    ['schoolsAssessed', null, 1, ''],
    ['studentsToAssess', 800, 800, ''],
    // Two of the list were not tested.
    ['assessedStudents', 39, 37, '差额与对账中“应测而未测”减去的2行相等'],
    // The other county's few would follow from the city's results less these.
    ...HIDDEN,
  ]);
  const few = counties[1]?.totals.map(words);
  expect(few?.slice(-4)).toEqual(HIDDEN);
  expect(few).toContainEqual(['studentsToAssess', 210, 200, expect.stringContaining('更少')]);
  expect(few).toContainEqual(['assessedStudents', 5, 7, expect.stringContaining('更多')]);
  expect((await desk.call('reconcile.countyTotals', { schoolYear: '2025-2026', county: ['371722'] })).counties.map(({ county }) => county)).toEqual(['单县']);
});

it('hides what a county says of few, also where we count many', async () => {
  const desk = await importAll([['曹县', 2, 2, 3, 1, 2, 800, 39, 6, 1, 1, 4]]);
  const { counties } = await desk.call('reconcile.countyTotals', { schoolYear: '2025-2026' });
  expect(counties[0]?.totals.filter(({ suppressed }) => suppressed).map(({ item, stated, counted }) => [item, stated, counted])).toEqual(['validResults', 'levelOne', 'levelTwo', 'levelThree'].map((item) => [item, null, null]));
  const { bytes, fileName } = await desk.call('reconcile.countyTotalsWorkbook', { schoolYear: '2025-2026' });
  expect(fileName).toBe('2025-2026学年县区汇总数核对表.xlsx');
  const sheet = XLSX.utils.sheet_to_json<Cell[]>(XLSX.read(bytes, { type: 'array' }).Sheets['县区汇总核对']!, { header: 1 });
  expect(sheet.find((row) => row[1] === '心理教师数')?.slice(0, 5)).toEqual(['曹县', '心理教师数', 3, 2, 1]);
  expect(sheet.find((row) => row[1] === '一级人数')?.slice(2, 5)).toEqual(['样本过小', '样本过小', '样本过小']);
});

it('counts nothing of the sheet and says when there is none', async () => {
  const desk = await newDesk();
  await desk.import(desk.write('2025-2026学年学校名录.csv', csv(DIRECTORY)));
  expect(errorOf(await desk.engine.call('reconcile.countyTotals', { schoolYear: '2025-2026' }))).toMatchObject({ code: 'NO_DATA' });
  const before = await desk.figures({ indicators: ['schoolCount', 'studentsToAssess'], by: ['county'], schoolYear: '2025-2026' });
  await desk.import(desk.write('汇总.xlsx', xlsx({ 汇总: { rows: [['2025-2026学年县区汇总表'], HEADER, ['郓城县', 99, 99, 99, 9, 90, 9000, 9000, 9000, 1, 1, 1]] } })));
  expect(await desk.figures({ indicators: ['schoolCount', 'studentsToAssess'], by: ['county'], schoolYear: '2025-2026' })).toEqual(before);
});

it('explains by one step, by all of them, or says that they may have to do with it', () => {
  const steps = [{ label: '走教重复', rows: 2 }, { label: '不在统计范围', rows: 3 }, { label: '同一表内重复', rows: 0 }];
  expect(explainDifference(3, steps)).toBe('差额与对账中“不在统计范围”减去的3行相等，县区汇总可能没有减去。');
  expect(explainDifference(5, steps)).toContain('“走教重复”2行、“不在统计范围”3行之和相等');
  expect(explainDifference(7, steps)).toContain('其余请与县区核对');
  expect(explainDifference(1, [{ label: '走教重复', rows: 0 }])).toContain('程序没有减去任何行');
  expect(explainDifference(1, null)).toContain('可能有学校没有报明细');
  expect(explainDifference(-1, steps)).toContain('更多');
});
