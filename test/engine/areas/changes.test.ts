/** 学校变更表 from spreadsheet to figures: former names, mergers and closings through the years. */
import { beforeEach, describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { errorOf, newDesk, type TestDesk } from '../support/engine';
import { type Cell, csv } from '../support/spreadsheets';

const HEADER = ['县区', '原名称', '原标识码', '现名称', '现标识码', '变更类型', '生效日期', '划入县区', '文号'];
const CHANGES: readonly (readonly Cell[])[] = [
  HEADER,
  ['曹县', '曹县韩集镇第一小学', '', '曹县韩集镇中心小学', '', '更名', '2025-07-01', '', '曹教字〔2025〕8号'],
  ['曹县', '曹县苏集镇东小学', '2137000021', '曹县苏集镇小学', '2137000020', '合并', '2025年8月', '', ''],
  ['单县', '单县刘庄教学点', '2137000031', '', '', '撤销', '2025.8.20', '', '单教字〔2025〕3号'],
  // After the reference day of 2025-2026: in force from 2026-2027 on.
  ['单县', '单县东关小学', '2137000032', '', '', '停办', '2026-02-01', '', ''],
];
const DIRECTORY_HEADER = ['县区', '学校名称', '学校标识码', '学校类别', '在校生数'];
const BEFORE: readonly (readonly Cell[])[] = [
  DIRECTORY_HEADER,
  ['曹县', '曹县韩集镇第一小学', '', '小学', 500],
  ['曹县', '曹县苏集镇小学', '2137000020', '小学', 400],
  ['曹县', '曹县苏集镇东小学', '2137000021', '小学', 100],
  ['单县', '单县刘庄教学点', '2137000031', '小学', 12],
  ['单县', '单县东关小学', '2137000032', '小学', 300],
];
const AFTER: readonly (readonly Cell[])[] = [
  DIRECTORY_HEADER,
  ['曹县', '曹县韩集镇中心小学', '', '小学', 520],
  ['曹县', '曹县苏集镇小学', '2137000020', '小学', 490],
  // Still listed, though merged and closed.
  ['曹县', '曹县苏集镇东小学', '2137000021', '小学', 100],
  ['单县', '单县刘庄教学点', '2137000031', '小学', 12],
  ['单县', '单县东关小学', '2137000032', '小学', 290],
];

let desk: TestDesk;
beforeEach(async () => {
  desk = await newDesk();
});

const take = async (name: string, rows: readonly (readonly Cell[])[]) => {
  const report = await desk.import(desk.write(`${name}.csv`, csv(rows)));
  expect(report.files.map(({ status }) => status)).toEqual(['loaded']);
  return report.files[0]!;
};
const value = async (indicator: string, schoolYear: string): Promise<unknown> => (await desk.figures({ indicators: [indicator], by: [], schoolYear }))[0]?.['value'];
const issuesOf = async (batchId: number): Promise<string[]> => (await desk.call('import.issues', { batchId, limit: 100 })).issues.map(({ code, value: named }) => `${code} ${named ?? ''}`).sort();

describe('changes of schools', () => {
  it('are in force from the reference day on: merged and closed schools no longer count, and it is told', async () => {
    await take('2024-2025学年学校名录', BEFORE);
    const directory = await take('2025-2026学年学校名录', AFTER);
    await take('2025-2026学年心理健康教师台账', [['县区', '学校名称', '姓名', '专职/兼职'], ['曹县', '曹县苏集镇小学', '李静', '专职']]);
    expect(await value('unstaffedSchools', '2025-2026')).toBe(4);
    const changes = await take('学校变更表', CHANGES);
    expect(changes).toMatchObject({ dataset: 'schoolChanges', rowsLoaded: 4, rowsRejected: 0 });
    expect([await value('schoolCount', '2024-2025'), await value('studentsToAssess', '2024-2025')]).toEqual([5, 1312]);
    expect([await value('schoolCount', '2025-2026'), await value('studentsToAssess', '2025-2026'), await value('unstaffedSchools', '2025-2026')]).toEqual([3, 1300, 2]);
    expect(await issuesOf(directory.batch!)).toEqual(['CLOSED_SCHOOL_LISTED 单县刘庄教学点', 'MERGED_SCHOOL_LISTED 曹县苏集镇东小学']);
    await desk.call('import.undo', { batchId: changes.batch! });
    expect([await value('schoolCount', '2025-2026'), await value('unstaffedSchools', '2025-2026')]).toEqual([5, 4]);
    expect(await issuesOf(directory.batch!)).toEqual([]);
  });

  it('lead rows of former names and codes to the school of today, and say so', async () => {
    await take('2025-2026学年学校名录', AFTER);
    await take('学校变更表', CHANGES);
    const roster = await take('2025-2026学年心理健康教师台账', [
      ['县区', '学校名称', '学校标识码', '姓名', '专职/兼职'],
      ['曹县', '曹县韩集镇第一小学', '', '李静', '专职'],
      ['曹县', '苏集东小', '2137000021', '王强', '兼职'],
      ['单县', '单县刘庄教学点', '', '赵敏', '兼职'],
    ]);
    const bySchool = await desk.figures({ indicators: ['counselorCount'], by: ['school'], schoolYear: '2025-2026' });
    expect(Object.fromEntries(bySchool.filter((row) => row['value'] === 1).map((row) => [row['school'], row['schoolLabel']]))).toEqual({ '371721:韩集镇中心小学': '曹县韩集镇中心小学', '2137000020': '曹县苏集镇小学', '371722:刘庄教学点': '单县刘庄教学点' });
    expect(await value('counselorCoverage', '2025-2026')).toBeCloseTo(2 / 3, 12);
    expect(await issuesOf(roster.batch!)).toEqual(['SCHOOL_BY_FORMER_NAME 曹县韩集镇第一小学', 'SCHOOL_BY_FORMER_NAME 苏集东小', 'SCHOOL_NOT_IN_DIRECTORY 单县刘庄教学点']);
    const [told] = (await desk.call('import.issues', { batchId: roster.batch!, code: 'SCHOOL_BY_FORMER_NAME', limit: 9 })).issues;
    expect(told).toMatchObject({ severity: 'info', message: '“曹县韩集镇第一小学”已于2025年7月1日更名为“曹县韩集镇中心小学”（曹教字〔2025〕8号）。本文件共1行已按“曹县韩集镇中心小学”统计。' });
    expect((await desk.call('import.schoolQuestions', {})).questions.map(({ name }) => name)).toEqual(['单县刘庄教学点']);
    const { schools } = await desk.call('data.schools', { schoolYear: '2025-2026' });
    expect(Object.fromEntries(schools.map(({ name, formerNames }) => [name, formerNames]))).toEqual({ 曹县韩集镇中心小学: ['曹县韩集镇第一小学'], 曹县苏集镇小学: ['曹县苏集镇东小学'], 单县东关小学: [] });
  });

  it('do not lose a school whose directory still uses the old name, nor a late file that uses the new one', async () => {
    const directory = await take('2025-2026学年学校名录', [DIRECTORY_HEADER, ['曹县', '曹县韩集镇第一小学', '', '小学', 500]]);
    await take('2024-2025学年学校名录', BEFORE);
    await take('学校变更表', CHANGES);
    for (const [year, name] of [['2025-2026', '李静'], ['2024-2025', '王强']] as const) {
      await take(`${year}学年心理健康教师台账`, [['县区', '学校名称', '姓名', '专职/兼职'], ['曹县', '曹县韩集镇中心小学', name, '专职']]);
    }
    expect([await value('counselorCoverage', '2025-2026'), await value('counselorCoverage', '2024-2025')]).toEqual([1, 0.2]);
    expect(await issuesOf(directory.batch!)).toEqual(['LISTED_BY_FORMER_NAME 曹县韩集镇第一小学']);
  });

  it('keep merged schools that the directory has no successor of', async () => {
    const directory = await take('2025-2026学年学校名录', [DIRECTORY_HEADER, ['曹县', '曹县苏集镇东小学', '2137000021', '小学', 100]]);
    await take('学校变更表', CHANGES);
    expect(await value('studentsToAssess', '2025-2026')).toBe(100);
    expect(await issuesOf(directory.batch!)).toEqual(['MERGER_NOT_LISTED 曹县苏集镇东小学']);
  });

  it('put a school that was handed over under its new area, where it stood', async () => {
    await take('2025-2026学年学校名录', [DIRECTORY_HEADER, ['牡丹区', '牡丹区岳程小学', '2137000041', '小学', 600]]);
    await take('学校变更表', [HEADER, ['牡丹区', '牡丹区岳程小学', '2137000041', '', '', '划转', '2025-09-01', '鲁西新区', '']]);
    const areas = async (areaBasis: 'managed' | 'administrative') => (await desk.figures({ indicators: ['schoolCount'], by: ['county'], schoolYear: '2025-2026', areaBasis })).map((row) => row['countyLabel']);
    expect([await areas('managed'), await areas('administrative')]).toEqual([['鲁西新区'], ['牡丹区']]);
  });

  it('link two years school by school, and tell where nothing explains a difference', async () => {
    await take('2024-2025学年学校名录', [...BEFORE, ['曹县', '曹县不再列出小学', '2137000051', '小学', 70]]);
    await take('2025-2026学年学校名录', [...AFTER, ['曹县', '曹县新列出小学', '2137000052', '小学', 80], ['曹县', '曹县新城小学', '2137000053', '小学', 200]]);
    await take('学校变更表', [...CHANGES, ['曹县', '', '', '曹县新城小学', '2137000053', '新建', '2025-08-15', '', '']]);
    const { schools } = await desk.call('schools.compare', { from: '2024-2025', to: '2025-2026' });
    expect(schools.map(({ name, fate, before, after, chain }) => [name, fate, before?.students ?? null, after?.students ?? null, chain])).toEqual([
      ['曹县苏集镇小学', 'merged', 500, 490, '“曹县苏集镇东小学”2025年8月1日并入“曹县苏集镇小学”'],
      ['曹县不再列出小学', 'missing', 70, null, ''],
      ['曹县新列出小学', 'unexplained', null, 80, ''],
      ['曹县新城小学', 'founded', null, 200, '2025年8月15日新建'],
      ['曹县韩集镇中心小学', 'renamed', 500, 520, '“曹县韩集镇第一小学”2025年7月1日更名为“曹县韩集镇中心小学”（曹教字〔2025〕8号）'],
      ['单县刘庄教学点', 'closed', 12, null, '2025年8月20日撤销（单教字〔2025〕3号）'],
      ['单县东关小学', 'same', 300, 290, ''],
    ]);
    const sum = (pick: (each: (typeof schools)[number]) => number | null | undefined): number => schools.reduce((all, each) => all + (pick(each) ?? 0), 0);
    expect([sum(({ before }) => before?.students), sum(({ after }) => after?.students)]).toEqual([await value('studentsToAssess', '2024-2025'), await value('studentsToAssess', '2025-2026')]);

    const { fileName, bytes } = await desk.call('schools.compareWorkbook', { from: '2024-2025', to: '2025-2026', areaBasis: 'administrative' });
    expect(fileName).toBe('2024-2025与2025-2026学年分学校对照表.xlsx');
    const rows = XLSX.utils.sheet_to_json<unknown[]>(XLSX.read(bytes, { type: 'array' }).Sheets['分学校对照']!, { header: 1 });
    expect(rows.find(([first]) => first === '合计')?.slice(3, 7)).toEqual([1382, '—', '—', '—']);
    // Without a roster nobody knows who is staffed.
    expect(schools.every(({ before, after }) => (before?.counselors ?? null) === null && (after?.fullTime ?? null) === null)).toBe(true);
    expect(rows.flat()).toEqual(expect.arrayContaining(['行政区划口径', '更名', '名录中不再列出']));
  });

  it('cannot be compared backwards, nor with a year that has no directory', async () => {
    await take('2025-2026学年学校名录', AFTER);
    expect(errorOf(await desk.engine.call('schools.compare', { from: '2025-2026', to: '2025-2026' })).code).toBe('BAD_REQUEST');
    expect(errorOf(await desk.engine.call('schools.compare', { from: '2024-2025', to: '2025-2026' }))).toMatchObject({ code: 'NO_DATA', message: '2024-2025学年还没有学校名录，无法对照。请先导入。' });
  });

  it('are refused when a row does not say enough', async () => {
    const file = await take('学校变更表', [
      HEADER,
      ['曹县', '', '', '曹县新学校', '', '更名', '2025-07-01', '', ''],
      ['曹县', '曹县旧学校', '', '', '', '合并', '2025-07-01', '', ''],
      ['曹县', '曹县旧学校', '', '', '', '划转', '2025-07-01', '', ''],
      ['曹县', '', '', '', '', '新建', '2025-07-01', '', ''],
      ['曹县', '曹县旧学校', '', '', '', '撤销', '', '', ''],
      ['曹县', '曹县旧学校', '', '', '', '撤销', '2025-07-01', '', ''],
    ]);
    expect(file).toMatchObject({ rowsRead: 6, rowsLoaded: 1, rowsRejected: 5 });
    expect((await issuesOf(file.batch!)).map((issue) => issue.split(' ')[0])).toEqual(['CHANGE_INCOMPLETE', 'CHANGE_INCOMPLETE', 'CHANGE_INCOMPLETE', 'CHANGE_INCOMPLETE', 'MISSING_REQUIRED']);
  });
});
