import { expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { errorOf, newDesk } from '../support/engine';
import { csv } from '../support/spreadsheets';

const DIRECTORY = [
  ['县区', '学校名称', '学校标识码', '学校类别', '是否寄宿制', '班级数', '在校生数'],
  ['曹县', '曹县第一中学', '3137000001', '初中', '是', 36, 1820],
  ['曹县', '曹县实验小学', '2137000002', '小学', '否', 24, 1200],
  ['曹县', '曹县桃源教学点', '2137000003', '教学点', '否', '', ''],
  ['单县', '单县第二中学', '3137000004', '初中', '否', 12, 600],
  ['单县', '单县直属幼儿园', '1137000005', '幼儿园', '否', 9, 300],
];
const ROSTER = [
  ['学校名称', '姓名', '专职/兼职', '证书名称'],
  ['曹县第一中学', '李静', '专职', ''],
  ['曹县第一中学', '王强', '兼职', ''],
  ['曹县实验小学', '赵敏', '兼职', ''],
];

it('says what each county must add, by classes as by schools, and exports it', async () => {
  const desk = await newDesk();
  await desk.import(desk.write('2025-2026学年学校名录.csv', csv(DIRECTORY)));
  const refused = await desk.engine.call('staffing.plan', { target: 'anyCounselor' });
  expect(errorOf(refused)).toMatchObject({ code: 'NO_DATA', message: expect.stringContaining('台账') as string });
  await desk.import(desk.write('2025-2026学年心理健康教师台账.csv', csv(ROSTER)));

  const any = await desk.call('staffing.plan', { target: 'anyCounselor' });
  expect(any.schools.map(({ name, missing, reasons }) => [name, missing, reasons])).toEqual([
    ['单县第二中学', 1, ['没有任何心理健康教师']],
    ['曹县桃源教学点', 1, ['没有任何心理健康教师']],
  ]);
  const classes = await desk.call('staffing.plan', { target: 'perTenClasses', county: ['371721'] });
  expect(classes.counties).toEqual([{ county: '371721', schools: 2, meeting: 0, schoolsToReach: 2, posts: 6, postsForAll: 6, convertible: 2, unknown: 1 }]);
  expect(classes.schools.map(({ name, required, present, missing }) => [name, required, present, missing])).toEqual([['曹县第一中学', 4, 1, 3], ['曹县实验小学', 3, 0, 3]]);

  const { fileName, bytes } = await desk.call('staffing.planWorkbook', { target: 'perTenClasses', share: 0.5, unit: '菏泽市教育局', preparedBy: '李静' });
  expect(fileName).toBe('2025-2026学年心理健康教师补充计划.xlsx');
  const book = XLSX.read(bytes, { type: 'array' });
  expect(book.SheetNames).toEqual(['分县区补充计划', '学校配备顺序']);
  const rows = XLSX.utils.sheet_to_json<(string | number)[]>(book.Sheets['分县区补充计划']!, { header: 1, blankrows: false });
  expect(rows.find(([label]) => label === '曹县')).toEqual(['曹县', 2, 0, 1, 3, 1, 6, 1]);
  expect(rows.find(([label]) => label === '全市合计')?.slice(1)).toEqual([3, 0, 2, 5, 1, 8, 1]);
  const schools = XLSX.utils.sheet_to_json<(string | number)[]>(book.Sheets['学校配备顺序']!, { header: 1, blankrows: false });
  expect(schools.filter(([rank]) => typeof rank === 'number').map((row) => [row[0], row[2], row[9], row[10]])).toEqual([[1, '单县第二中学', 2, '没有任何心理健康教师；还差 2 人'], [2, '曹县第一中学', 3, '寄宿制学校；在校生 1820 人；还差 3 人']]);
});
