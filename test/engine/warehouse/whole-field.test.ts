/** From spreadsheet to warehouse: what is stored of each form of the field, which rows count, and what may be asked of them. */
import { tableFromIPC } from 'apache-arrow';
import { beforeEach, describe, expect, it } from 'vitest';
import { DATASETS } from '../../../shared/datasets';
import { newDesk, type TestDesk } from '../support/engine';
import { csv } from '../support/spreadsheets';
import { stored } from '../support/stored';

type Cell = string | number;
const YEAR = '2025-2026学年';
const DIRECTORY = [
  ['县区', '学校名称', '学校标识码', '学校类别', '班级数', '在校生数'],
  ['曹县', '曹县第一中学', '3137000001', '初中', 36, 1820],
  ['曹县', '曹县实验小学', '2137000002', '小学', 24, 1200],
  ['曹县', '曹县直属幼儿园', '1137000009', '幼儿园', 9, 300],
];

let desk: TestDesk;
beforeEach(async () => {
  desk = await newDesk();
  await take('学校名录', DIRECTORY);
});

async function take(name: string, rows: readonly (readonly Cell[])[]) {
  const { totals } = await desk.import(desk.write(`${YEAR}${name}.csv`, csv(rows)));
  expect(totals.failed).toBe(0);
  return totals;
}

async function ask(sql: string): Promise<Record<string, unknown>[]> {
  const { rows } = await desk.call('query.run', { sql });
  return tableFromIPC(rows).toArray().map((row: { toJSON(): Record<string, unknown> }) => row.toJSON());
}

it('has a column for everything the catalogue keeps', async () => {
  const views: Readonly<Record<string, string>> = { schools: 'schools', counselors: 'counselors', trainings: 'trainings', activities: 'activities', courses: 'courses', dailyManagement: 'daily_management_returns', counselingRooms: 'counseling_rooms', hotlineShifts: 'hotline_shifts' };
  for (const dataset of DATASETS) {
    const view = views[dataset.id];
    if (view === undefined) continue;
    const columns = (await ask(`DESCRIBE ${view}`)).map((row) => row['column_name']);
    const kept = dataset.columns.filter(({ id, storage }) => storage === 'keep' && !['schoolCode', 'birthMonth', 'county', 'gender'].includes(id)).map(({ id }) => id);
    expect(columns).toEqual(expect.arrayContaining(kept));
  }
});

it('matches schools by code and name, leaves out kindergartens, and says which are not in the directory', async () => {
  await take('活动', [
    ['日期', '县区', '学校', '学校标识码', '主讲人', '主题', '形式', '对象', '参加人数'],
    ['2025年11月5日', '曹县', '曹县一中', '3137000001', '李静', '情绪', '讲座', '学生', 320],
    ['2025-11-06', '曹县', '曹县实验小学', '', '李静', '亲子', '家长课堂', '家长', 100],
    ['2025.11.7', '曹县', '曹县直属幼儿园', '', '李静', '入园', '讲座', '家长', 50],
    ['2025.11.8', '曹县', '曹县没有的学校', '', '李静', '学习', '讲座', '学生', 80],
  ]);
  expect(await ask('SELECT school, stage, topic, form, audience, CAST(heldOn AS VARCHAR) AS heldOn FROM activities ORDER BY heldOn')).toEqual([
    { school: '3137000001', stage: 'junior', topic: '情绪', form: 'lecture', audience: 'students', heldOn: '2025-11-05' },
    { school: '2137000002', stage: 'primary', topic: '亲子', form: 'parents', audience: 'parents', heldOn: '2025-11-06' },
    expect.objectContaining({ stage: 'unknown', topic: '学习' }),
  ]);
  const { issues } = await desk.call('import.issues', { limit: 50 });
  expect(issues.filter(({ code }) => code === 'SCHOOL_NOT_IN_DIRECTORY').map(({ value }) => value)).toEqual(['曹县没有的学校']);
  expect((await desk.call('import.schoolQuestions', {})).questions.map(({ name }) => name)).toEqual(['曹县没有的学校']);
});

describe('a corrected file', () => {
  it('replaces what it replaces, and undo brings the earlier one back', async () => {
    const header = ['学校名称', '年级', '是否列入课表', '课程形式', '周课时'];
    await take('课程开设甲', [header, ['曹县第一中学', '七年级', '否', '班会', 0.5], ['曹县第一中学', '八年级', '是', '校本', 1]]);
    await take('课程开设乙', [header, ['曹县第一中学', '七年级', '是', '校本', 1]]);
    const rows = () => ask('SELECT grade, inTimetable, lessonsPerWeek FROM courses ORDER BY grade');
    expect(await rows()).toEqual([{ grade: '7', inTimetable: true, lessonsPerWeek: 1 }, { grade: '8', inTimetable: true, lessonsPerWeek: 1 }]);
    const { batches } = await desk.call('import.batches', {});
    await desk.call('import.undo', { batchId: batches[0]!.batch });
    expect(await rows()).toEqual([{ grade: '7', inTimetable: false, lessonsPerWeek: 0.5 }, { grade: '8', inTimetable: true, lessonsPerWeek: 1 }]);
  });

  it('closes the issues that it settles', async () => {
    const header = ['学校名称', '年级', '每日书面作业时间（分钟）', '每日体育活动时间（分钟）'];
    await take('五项管理甲', [header, ['曹县实验小学', '五年级', 5000, 120], ['曹县实验小学', '六年级', 50, 120]]);
    const open = async () => (await desk.call('import.issues', { limit: 50, status: 'open' })).issues.filter(({ code }) => code.startsWith('number') || code.startsWith('score') || code.includes('range')).length;
    expect(await open()).toBe(1);
    await take('五项管理乙', [header, ['曹县实验小学', '五年级', 50, 120], ['曹县实验小学', '六年级', 50, 120]]);
    expect(await open()).toBe(0);
  });
});

describe('what is about pupils', () => {
  const header = ['学校', '学生姓名', '学籍号', '年级', '班级', '预警等级', '初筛时间', '约谈时间', '访谈结果', '结案时间', '情况说明'];
  const cases = (count: number, school: string): Cell[][] => Array.from({ length: count }, (_, index) => [school, `赵${index}同学`, `L37172120130101${String(1000 + 100 * count + index)}`, '七年级', '3班', '二级', '2025-10-15', index % 2 === 0 ? '2025-10-17' : '', index % 2 === 0 ? '重点' : '', '', '与母亲争吵']);

  it('comes as counts per school, hidden where they are few, and without a word of what was said', async () => {
    await take('重点学生跟进', [header, ...cases(12, '曹县第一中学'), ...cases(3, '曹县实验小学')]);
    const counts = async () => (await ask('SELECT school, suppressed, cases, interviewed, closed FROM follow_up_cells ORDER BY school')).map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, typeof value === 'bigint' ? Number(value) : value])));
    // Pages tell of 15 in all: the 12 of one school would give away the 3 of the other.
    expect(await counts()).toEqual(['2137000002', '3137000001'].map((school) => ({ school, suppressed: true, cases: null, interviewed: null, closed: null })));
    await take('重点学生跟进补报', [header, ...cases(11, '曹县实验小学')]);
    expect(await counts()).toEqual([
      { school: '2137000002', suppressed: false, cases: 14, interviewed: 8, closed: 0 },
      { school: '3137000001', suppressed: false, cases: 12, interviewed: 6, closed: 0 },
    ]);
    await expect(ask('SELECT * FROM fact_follow_up')).rejects.toThrow('QUERY_REFUSED');
    await expect(ask('SELECT * FROM follow_up')).rejects.toThrow('QUERY_REFUSED');
  });

  it('does not travel along with an issue of another cell', async () => {
    await take('重点学生跟进', [header, ['曹县第一中学', '赵某', 'L371721201301019999', '七年级', '3班', '二级', '2025-10-15', '约在下周', '重点', '2025-11-20', '']]);
    const cells = JSON.stringify(await stored(desk, 'SELECT cells FROM issue_row'));
    expect(cells).toContain('约在下周');
    for (const hidden of ['二级', '2025-10-15', '重点', '2025-11-20', '赵某']) expect(cells).not.toContain(hidden);
  });

  it('is nobody’s name or words in what is kept of a call', async () => {
    await take('热线来电登记', [
      ['编号', '来电时间', '来电者身份', '姓名', '联系电话', '性别', '年级', '县区', '问题类型', '危机等级', '处置', '接线员', '来电内容'],
      ['1', '2025-11-01 21:35', '家长', '周某某', '13812345678', '女', '九年级', '曹县', '亲子', '低', '倾听', '刘洋', '孩子不肯上学'],
      ['2', '2025-11-02', '学生', '', '', '男', '高一', '', '自杀', '高', '联系家长', '刘洋', ''],
    ]);
    expect(await stored(desk, 'SELECT calledAt, caller, topic, crisisLevel, handling FROM fact_hotline_call ORDER BY calledAt')).toEqual([
      ['2025-11-01 21:35', 'parent', 'family', 'low', 'listening'],
      ['2025-11-02', 'student', 'crisis', 'high', 'guardian'],
    ]);
    expect(JSON.stringify(await stored(desk, 'SELECT hotline_call::VARCHAR FROM hotline_call'))).not.toMatch(/周某某|138|上学/);
  });
});

it('tells two calls of one minute apart, and one call that is written down twice', async () => {
  const totals = await take('来电登记表', [
    ['来电时间', '来电者身份', '问题类型', '通话时长', '接线员'],
    ['2025-11-01 21:35', '家长', '学业', 20, '刘洋'],
    ['2025-11-01 21:35', '学生', '学业', 15, '李静'],
    ['2025-11-01 21:35', '家长', '学业', 20, '刘洋'],
  ]);
  expect(totals).toMatchObject({ rowsRead: 3, rowsLoaded: 2, rowsRejected: 1 });
});

it('knows a volunteer of the hotline with or without a school', async () => {
  await take('热线值班表', [
    ['日期', '班次', '起止时间', '席位', '值班教师', '单位'],
    ['2025-11-01', '早班', '8点至16点', '1号席', '李静', '曹县第一中学'],
    ['2025-11-01', '晚班', '16:00-次日0:00', '1号席', '王强', ''],
  ]);
  expect(await ask('SELECT name, period, county, schoolName FROM hotline_shifts ORDER BY period')).toEqual([
    { name: '李静', period: '08:00-16:00', county: '371721', schoolName: '曹县第一中学' },
    { name: '王强', period: '16:00-00:00', county: expect.any(String) as string, schoolName: null },
  ]);
});
