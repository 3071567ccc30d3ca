import { expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { findIndicator } from '../../../shared/indicators';
import { type CheckedSchool, countVerdicts, SCHOOL_CHECKS } from '../../../shared/school-checks';
import { CHECK_RULES } from '../../../electron/engine/school-checks/check-rules';
import { errorOf, newDesk, type TestDesk } from '../support/engine';
import { csv } from '../support/spreadsheets';

const DIRECTORY = [
  ['县区', '学校名称', '学校类别', '班级数', '在校生数'],
  ['曹县', '曹县第一中学', '初中', 36, 1820],
  ['曹县', '曹县实验小学', '小学', 24, 1200],
  ['曹县', '曹县九年一贯制学校', '九年一贯制', 20, 900],
  ['单县', '单县第二中学', '初中', 12, 600],
  ['单县', '单县一中', '高中', 60, 3000],
  ['单县', '单县直属幼儿园', '幼儿园', 9, 300],
];
const DAILY = [
  ['学校名称', '年级', '每日书面作业时间（分钟）', '学期统一考试次数', '是否公布考试排名', '每日体育活动时间（分钟）', '平均睡眠时间（小时）'],
  ['曹县第一中学', '七年级', 90, 2, '否', 120, 9],
  ['曹县第一中学', '八年级', 100, 2, '是', 60, 8.5],
  ['曹县实验小学', '一年级', 0, 0, '否', 60, 10],
  ['曹县实验小学', '五年级', 60, 1, '否', 90, ''],
  ['曹县九年一贯制学校', '', 75, 1, '', 45, 9.5],
  ['单县一中', '高一', 180, 4, '否', 120, 8],
];
const COURSES = [
  ['学校名称', '年级', '班级数', '是否列入课表', '课程形式'],
  ['曹县第一中学', '七年级', 12, '否', '校本课程'],
  ['曹县第一中学', '八年级', 12, '是', '校本课程'],
  ['曹县实验小学', '五年级', 4, '否', '校本课程'],
  ['曹县实验小学', '六年级', 4, '否', '校本课程'],
];
const ROOMS = [
  ['学校名称', '是否建有心理辅导室', '面积（平方米）', '每周开放时间（小时）'],
  ['曹县第一中学', '是', 80, 15],
  ['曹县实验小学', '', 25, 5],
  ['单县第二中学', '否', '', ''],
];

async function importField(): Promise<TestDesk> {
  const desk = await newDesk();
  const file = (name: string, rows: readonly (readonly (string | number)[])[]): string => desk.write(`2025-2026学年${name}.csv`, csv(rows));
  await desk.import(file('学校名录', DIRECTORY), file('五项管理与减负情况', DAILY), file('课程开设情况', COURSES), file('心理辅导室建设情况', ROOMS));
  return desk;
}

function said(schools: readonly CheckedSchool[], name: string): Record<string, string> {
  const school = schools.find((each) => each.name === name);
  return Object.fromEntries(SCHOOL_CHECKS.map(({ label }, index) => [label, [school?.verdicts[index], school?.evidence[index]].filter((part) => part !== '').join(' ')]));
}

it('has an indicator and a rule for every check', () => {
  for (const { indicator } of SCHOOL_CHECKS) expect([indicator, (findIndicator(indicator)?.targets.length ?? 0) > 0, CHECK_RULES[indicator] !== undefined]).toEqual([indicator, true, true]);
  expect(Object.keys(CHECK_RULES)).toHaveLength(SCHOOL_CHECKS.length);
});

it('needs a directory', async () => {
  const desk = await newDesk();
  await desk.import(desk.write('2025-2026学年五项管理与减负情况.csv', csv(DAILY)));
  const { code, message } = errorOf(await desk.engine.call('check.schools', { schoolYear: '2025-2026' }));
  expect([code, message]).toEqual(['NO_DATA', '2025-2026学年还没有导入学校名录，不知道哪些学校应当报送。请先导入名录。']);
});

it('gives every school of the directory one verdict a check, with what speaks for it', async () => {
  const desk = await importField();
  const { schools } = await desk.call('check.schools', {});
  expect(schools.map(({ name }) => name)).not.toContain('单县直属幼儿园');
  expect(schools).toHaveLength(5);
  expect(said(schools, '曹县第一中学')).toEqual({
    心理课入课表: 'met',
    书面作业: 'missed 八年级100分钟（应不超过90分钟）',
    考试次数: 'met',
    不公布排名: 'missed 八年级公布考试排名',
    锻炼1小时: 'met',
    锻炼2小时: 'missed 八年级60分钟（应不少于120分钟）',
    睡眠时间: 'missed 八年级8.5小时（应不少于9小时）',
    心理辅导室: 'met',
  });
  expect(said(schools, '曹县实验小学')).toMatchObject({ 心理课入课表: 'missed 五至六年级没有列入课表', 书面作业: 'met', 锻炼2小时: 'missed 一年级60分钟、五年级90分钟（应不少于120分钟）', 睡眠时间: 'met', 心理辅导室: 'met' });
  // One row for nine grades: no limit can be told for homework, exercise has one for all.
  expect(said(schools, '曹县九年一贯制学校')).toMatchObject({
    心理课入课表: 'unreported 没有报“课程开设情况”',
    书面作业: 'blank “每日书面作业时间（分钟）”没有分年级填报，不知道按哪个年级的限额核对',
    不公布排名: 'blank 没有填“是否公布考试排名”',
    锻炼1小时: 'missed 45分钟（应不少于60分钟）',
  });
  expect(said(schools, '单县一中')).toMatchObject({ 书面作业: 'notApplicable', 考试次数: 'notApplicable', 睡眠时间: 'met' });
  expect(said(schools, '单县第二中学')).toMatchObject({ 书面作业: 'unreported 没有报“五项管理与减负”', 心理辅导室: 'missed 没有建心理辅导室' });

  const inShan = await desk.call('check.schools', { county: ['371722'], stage: ['junior'] });
  expect(inShan.schools.map(({ name }) => name)).toEqual(['单县第二中学']);
});

it('counts as the indicators do', async () => {
  const desk = await importField();
  const { schools } = await desk.call('check.schools', {});
  for (const county of [undefined, '371721', '371722']) {
    const counts = countVerdicts(county === undefined ? schools : schools.filter((school) => school.county === county));
    const figures = await desk.figures({ indicators: SCHOOL_CHECKS.map(({ indicator }) => indicator), ...(county === undefined ? {} : { where: { county: [county] } }) });
    SCHOOL_CHECKS.forEach(({ indicator }, index) => {
      const { met = -1, missed = -1 } = counts.checks[index] ?? {};
      const figure = figures.find((row) => row['indicator'] === indicator);
      expect([indicator, Number(figure?.['numerator']), Number(figure?.['denominator'])]).toEqual([indicator, met, met + missed]);
    });
  }
});

it('writes the list to be sent back', async () => {
  const desk = await importField();
  const { fileName, bytes } = await desk.call('check.schoolsWorkbook', { preparedBy: '李静' });
  expect(fileName).toBe('2025-2026学年学校核查清单.xlsx');
  const book = XLSX.read(bytes, { type: 'array' });
  expect(book.SheetNames).toEqual(['分县区核查', '学校核查清单', '未配备心理教师学校', '未开展测评学校']);
  const rowsOf = (name: string): (string | number)[][] => XLSX.utils.sheet_to_json<(string | number)[]>(book.Sheets[name]!, { header: 1, blankrows: false });
  const counties = new Map(rowsOf('分县区核查').map((row) => [row[0], row.slice(1)]));
  // Schools; then missed and not reported or filled in of each check.
  expect(counties.get('曹县')).toEqual([3, 1, 1, 1, 1, 0, 1, 1, 1, 1, 0, 3, 0, 1, 1, 0, 1]);
  expect(counties.get('全市合计')).toEqual([5, 1, 3, 1, 2, 0, 2, 1, 2, 1, 1, 3, 1, 1, 2, 1, 2]);
  const list = rowsOf('学校核查清单').filter(([order]) => typeof order === 'number' && order > 0);
  expect(list.map((row) => row[2])).toEqual(['曹县第一中学', '曹县九年一贯制学校', '曹县实验小学', '单县第二中学', '单县一中']);
  // A form that did not come is named once, not for each item.
  expect(list.find((row) => row[2] === '单县第二中学')?.[6]).toBe('没有报“课程开设情况”；没有报“五项管理与减负”；心理辅导室：没有建心理辅导室');
});
