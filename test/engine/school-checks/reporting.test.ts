import { expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import type { Contradiction } from '../../../shared/school-checks';
import { isLate } from '../../../shared/school-checks';
import { CONTRADICTION_KINDS } from '../../../electron/engine/school-checks/contradictions';
import { errorOf, newDesk, type TestDesk } from '../support/engine';
import { csv } from '../support/spreadsheets';

type Rows = readonly (readonly (string | number)[])[];

const DIRECTORY: Rows = [
  ['县区', '学校名称', '学校类别', '班级数', '在校生数'],
  ['曹县', '曹县第一中学', '初中', 20, 500],
  ['曹县', '曹县实验小学', '小学', 24, 1200],
  ['单县', '单县第二中学', '初中', 12, 600],
];
const ROSTER: Rows = [
  ['学校名称', '姓名', '身份证号', '专职/兼职'],
  ['曹县第一中学', '李静', '11010519491231002X', '专职'],
  ['单县第二中学', '李静', '11010519491231002X', '专职'],
];
const ORGANISATION: Rows = [
  ['学校名称', '年级', '量表', '应测人数', '实测人数', '有效人数', '无效人数', '知情同意人数'],
  ['曹县第一中学', '七年级', 'MHT', 200, 210, 200, 15, 210],
  ['曹县第一中学', '八年级', 'MHT', 100, 90, 90, '', 60],
];
const COURSES: Rows = [
  ['学校名称', '年级', '班级数', '开课班级数', '是否列入课表', '任课教师'],
  ['曹县第一中学', '七年级', 12, 13, '否', '专职'],
  ['曹县第一中学', '八年级', 12, 12, '否', '专职'],
  ['曹县实验小学', '五年级', 4, 4, '是', '专职'],
];
const ROOMS: Rows = [
  ['学校名称', '是否建有心理辅导室', '面积（平方米）', '专兼职人员数'],
  ['曹县第一中学', '否', 80, 1],
  ['曹县实验小学', '是', 30, 2],
];
const RESULTS: Rows = [
  ['学校名称', '姓名', '学号', '性别', '年级', '量表', '总分', '预警等级'],
  ...Array.from({ length: 505 }, (_, index): (string | number)[] => ['曹县第一中学', `测试生${index}`, String(20250000 + index), '男', '七年级', 'MHT', 30, '正常']),
];

const file = (desk: TestDesk, name: string, rows: Rows): string => desk.write(`2025-2026学年${name}.csv`, csv(rows));

async function importField(): Promise<TestDesk> {
  const desk = await newDesk();
  await desk.import(file(desk, '学校名录', DIRECTORY), file(desk, '心理健康教师台账', ROSTER), file(desk, '测评组织情况', ORGANISATION), file(desk, '课程开设情况', COURSES), file(desk, '心理辅导室建设情况', ROOMS), file(desk, '心理测评结果', RESULTS));
  return desk;
}

const tell = (all: readonly Contradiction[]): string[] => all.map(({ kind, name, message }) => `${kind} ${name} ${message}`).sort();

it('finds what cannot both be true, and nothing else', async () => {
  const desk = await importField();
  const { contradictions, kinds } = await desk.call('check.contradictions', {});
  expect(kinds).toEqual(CONTRADICTION_KINDS);
  expect(tell(contradictions)).toEqual(
    [
      'assessedOverEnrolled 曹县第一中学 测评结果中有505名学生，名录在校生只有500人',
      'resultsOverReported 曹县第一中学 测评结果中有505名学生，测评组织情况只报实测300人',
      'assessedOverDue 曹县第一中学 七年级MHT：实测210人，应测只有200人',
      'validOverAssessed 曹县第一中学 七年级MHT：有效200人与无效15人之和多于实测210人',
      'consentShort 曹县第一中学 八年级MHT：实测90人，知情同意只有60人，请核对是否有未经监护人同意的测评',
      'fullTimeWithoutCourse 曹县第一中学 台账有1名专职教师，课程情况中没有年级把心理课列入课表',
      'courseTeacherMissing 曹县实验小学 课程情况称由专职教师任课，台账中该校没有专职教师',
      'taughtOverClasses 曹县第一中学 七年级开课13个班，班级只有12个',
      'classesOverDirectory 曹县第一中学 课程情况各年级共24个班，名录只有20个班',
      'fullTimeTwice 曹县第一中学 专职教师李静同时在单县第二中学登记为专职',
      'fullTimeTwice 单县第二中学 专职教师李静同时在曹县第一中学登记为专职',
      'roomDenied 曹县第一中学 报称没有建心理辅导室，又填面积80平方米',
      'roomWithoutCounselor 曹县实验小学 辅导室报有2名人员，台账中该校没有心理健康教师',
    ].sort(),
  );
  // Every kind is met by this field, so that none of them can be wrong unseen.
  expect(new Set(contradictions.map(({ kind }) => kind))).toEqual(new Set(CONTRADICTION_KINDS.map(({ id }) => id)));
  expect((await desk.call('check.contradictions', { county: ['371722'] })).contradictions.map(({ name }) => name)).toEqual(['单县第二中学']);

  const figures = await desk.figures({ indicators: ['overAssessedSchools', 'fullTimeWithoutCourse'] });
  expect(figures.map((row) => Number(row['value']))).toEqual([1, 1]);
});

it('knows no contradiction with a roster that nobody has sent', async () => {
  const desk = await newDesk();
  await desk.import(file(desk, '学校名录', DIRECTORY), file(desk, '课程开设情况', COURSES), file(desk, '心理辅导室建设情况', ROOMS));
  const { contradictions } = await desk.call('check.contradictions', {});
  expect(new Set(contradictions.map(({ kind }) => kind))).toEqual(new Set(['taughtOverClasses', 'classesOverDirectory', 'roomDenied']));
});

it('tells who has reported what, by the first import', async () => {
  const desk = await importField();
  const before = await desk.call('check.reporting', {});
  expect(before.datasets).toEqual(['counselors', 'assessmentOrganisation', 'assessmentResults', 'courses', 'counselingRooms']);
  expect(before.notCollected).toEqual(['dailyManagement']);
  const reported = new Map(before.schools.map(({ name, reportedOn }) => [name, reportedOn.map((day) => day !== null)]));
  expect(reported).toEqual(
    new Map([
      ['曹县实验小学', [false, false, false, true, true]],
      ['曹县第一中学', [true, true, true, true, true]],
      ['单县第二中学', [true, false, false, false, false]],
    ]),
  );
  expect(before.schools[0]?.reportedOn[3]).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  // A corrected file replaces the rows and makes nobody late.
  await desk.import(file(desk, '课程开设情况（更正）', [...COURSES.slice(0, 3), ['曹县实验小学', '五年级', 4, 4, '否', '兼职']]));
  expect(await desk.call('check.reporting', {})).toEqual(before);
});

it('counts an import after the deadline as late, one on the day as in time', () => {
  expect([isLate('2025-11-04', '2025-11-03'), isLate('2025-11-03', '2025-11-03'), isLate(null, '2025-11-03'), isLate('2025-11-04', '')]).toEqual([true, false, false, false]);
});

it('writes reminders and contradictions', async () => {
  const desk = await importField();
  expect(errorOf(await desk.engine.call('check.reportingWorkbook', { deadline: '2025-13-40' }))).toMatchObject({ code: 'BAD_REQUEST' });
  const { fileName, bytes } = await desk.call('check.reportingWorkbook', { deadline: '2000-01-01' });
  expect(fileName).toBe('2025-2026学年催报与核对清单.xlsx');
  const book = XLSX.read(bytes, { type: 'array' });
  expect(book.SheetNames).toEqual(['分县区报送', '催报单', '前后矛盾']);
  const rowsOf = (name: string): (string | number)[][] => XLSX.utils.sheet_to_json<(string | number)[]>(book.Sheets[name]!, { header: 1, blankrows: false });
  // Schools; then in time, late and missing of each of the five.
  expect(rowsOf('分县区报送').find(([first]) => first === '全市合计')).toEqual(['全市合计', 3, 0, 2, 1, 0, 1, 2, 0, 1, 2, 0, 2, 1, 0, 2, 1]);
  const reminders = rowsOf('催报单').filter(([order]) => typeof order === 'number');
  expect(reminders.map((row) => [row[2], row[4] ?? ''])).toEqual([
    ['曹县第一中学', ''],
    ['曹县实验小学', '心理健康教师台账、测评组织情况、心理测评结果'],
    ['单县第二中学', '测评组织情况、心理测评结果、课程开设情况、心理辅导室建设情况'],
  ]);
  expect(rowsOf('前后矛盾').filter(([order]) => typeof order === 'number')).toHaveLength(13);
});

it('writes the workbook before anybody has reported anything', async () => {
  const desk = await newDesk();
  await desk.import(file(desk, '学校名录', DIRECTORY));
  const { bytes } = await desk.call('check.reportingWorkbook', {});
  const book = XLSX.read(bytes, { type: 'array' });
  const text = XLSX.utils.sheet_to_csv(book.Sheets['分县区报送']!);
  expect(text).toContain('全市合计,3');
  expect(text).toContain('全市都还没有导入：心理健康教师台账、');
});
