/** Sheets with more than one table, far below the rows that are looked at first. */
import { describe, expect, it } from 'vitest';
import { newDesk } from '../support/engine';
import { type Cell, csv, xlsx } from '../support/spreadsheets';

const teachers = (school: string, from: number, count: number): Cell[][] => Array.from({ length: count }, (_, index) => [from + index, school, `李教师${from + index}`, index % 3 === 0 ? '专职' : '兼职']);
const header: Cell[] = ['序号', '学校名称', '姓名', '专兼职'];

describe('tables below one another', () => {
  it('are all loaded, titles and footers between them are no rows', async () => {
    const desk = await newDesk();
    const sheet = csv([
      ['曹县心理健康教师台账（2025-2026学年）', '', '', ''],
      header,
      ...teachers('曹县第一中学', 1, 150),
      ['合计', '', '150', ''],
      ['填表人：张三', '', '', ''],
      ['', '', '', ''],
      ['曹县心理健康教师台账（乡镇）', '', '', ''],
      header,
      ...teachers('曹县实验小学', 151, 90),
      ['', '', '', ''],
      ['2025-2026学年曹县学校名录', '', '', '', ''],
      ['学校名称', '学校类别', '在校生数', '班级数', '教职工数'],
      ...Array.from({ length: 40 }, (_, index) => [`曹县第${index + 1}小学`, '小学', 300 + index, 6, 20]),
      ['合计', '', 12780, 240, 800],
    ]);
    const report = await desk.import(desk.write('曹县.csv', sheet));
    expect(report.files.filter((file) => file.status === 'failed')).toEqual([]);
    const byDataset = (dataset: string): number => report.files.filter((file) => file.dataset === dataset).reduce((sum, file) => sum + file.rowsLoaded, 0);
    expect(byDataset('counselors')).toBe(240);
    expect(byDataset('schools')).toBe(40);
    expect(report.totals).toMatchObject({ rowsRejected: 0, rowsLoaded: 280 });
    // Every row is accounted for: two titles, repeated header, two totals, one footer.
    expect(report.files.every((file) => file.schoolYear === '2025-2026')).toBe(true);
    const issues = await desk.call('import.issues', {});
    expect(issues.issues.filter((issue) => issue.code === 'TOTAL_MISMATCH')).toEqual([]);
  });

  it('are told apart when they stand side by side', async () => {
    const desk = await newDesk();
    const left = teachers('曹县第一中学', 1, 100);
    const right = teachers('曹县实验小学', 101, 80);
    const sheet = xlsx({ 台账: { rows: [['2025-2026学年心理健康教师台账'], [...header, null, ...header], ...left.map((row, index) => [...row, null, ...(right[index] ?? [null, null, null, null])])] } });
    const report = await desk.import(desk.write('并排.xlsx', sheet));
    expect(report.totals).toMatchObject({ rowsLoaded: 180, rowsRejected: 0, failed: 0 });
    expect(await desk.figures({ indicators: ['counselorCount'], by: ['school'], schoolYear: '2025-2026' })).toHaveLength(2);
  });

  it('in several sheets count for themselves', async () => {
    const desk = await newDesk();
    const sheet = xlsx({ 一中: { rows: [['2025-2026学年'], header, ...teachers('曹县第一中学', 1, 5)] }, 说明: { rows: [['填表说明：请如实填写。']] }, 实小: { rows: [['2025-2026学年'], header, ...teachers('曹县实验小学', 6, 7)] } });
    const report = await desk.import(desk.write('两表.xlsx', sheet));
    expect(report.files.map((file) => [file.sheet, file.rowsLoaded])).toEqual([['一中', 5], ['实小', 7]]);
    expect((await desk.import(desk.write('再来.xlsx', sheet))).totals).toMatchObject({ loaded: 0, unchanged: 1 });
  });
});

describe('totals of the file itself', () => {
  const rows = (total: number): string =>
    csv([['曹县学校名录（2025-2026学年）'], ['学校名称', '学校类别', '在校生数'], ['第一小学', '小学', 300], ['第二小学', '小学', '400人'], ['小计', '', 700], ['第三小学', '小学', 200], ['合计', '', total]]);

  it('that add up are no issue', async () => {
    const desk = await newDesk();
    await desk.import(desk.write('名录.csv', rows(900)));
    expect((await desk.call('import.issues', {})).issues.filter((issue) => issue.code === 'TOTAL_MISMATCH')).toEqual([]);
  });

  it('that do not are told with both numbers and the cell', async () => {
    const desk = await newDesk();
    await desk.import(desk.write('名录.csv', rows(1000)));
    const [issue] = (await desk.call('import.issues', {})).issues.filter((entry) => entry.code === 'TOTAL_MISMATCH');
    expect(issue).toMatchObject({ cell: 'C7', value: '1000', severity: 'warning', action: 'noted' });
    expect(issue?.message).toContain('1,000');
    expect(issue?.message).toContain('900');
  });
});
