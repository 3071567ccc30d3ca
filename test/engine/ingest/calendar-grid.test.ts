/** Rotas in the form of a calendar, from the file to the figures. */
import { tableFromIPC } from 'apache-arrow';
import { expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { ROTA_DEFAULTS, SHIFT_PATTERNS } from '../../../shared/rota';
import { newDesk, type TestDesk } from '../support/engine';
import { type Cell, csv, xlsx } from '../support/spreadsheets';

const PEOPLE = ['李静', '王强', '赵敏', '孙丽', '周涛', '吴芳', '郑洁', '冯远', '何岚', '陈晨', '吴越', '钱多'];

async function deskWith(): Promise<TestDesk> {
  const desk = await newDesk();
  await desk.import(
    desk.write('2025-2026学年学校名录.csv', csv([['县区', '学校名称', '学校类别', '在校生数'], ['曹县', '曹县第一中学', '初中', 1820]])),
    desk.write('2025-2026学年心理健康教师台账.csv', csv([['县区', '学校名称', '姓名', '专职/兼职', '是否热线志愿者'], ...PEOPLE.map((name): Cell[] => ['曹县', '曹县第一中学', name, '兼职', '是'])])),
  );
  return desk;
}

async function shifts(desk: TestDesk): Promise<string[]> {
  const { rows } = await desk.call('query.run', { sql: "SELECT CAST(dutyOn AS VARCHAR) || '|' || coalesce(shift, '') || '|' || coalesce(period, '') || '|' || name || '|' || coalesce(schoolName, '') || '|' || county AS told FROM hotline_shifts ORDER BY told", rowLimit: 5000 });
  return tableFromIPC(rows).toArray().map((row: { toJSON(): Record<string, unknown> }) => String(row.toJSON()['told']));
}

const TITLE = '菏泽市6885885心理热线2025年11月值班表';
const ACROSS: Cell[][] = [
  [TITLE, null, null, null, null],
  ['填报单位（盖章）：菏泽市教育局'],
  ['班次', '1日', '2日', '3日', '4日'],
  ['星期', '六', '日', '一', '二'],
  ['早班（00:00-08:00）', '李静（曹县第一中学）', '王强', '赵敏、孙丽', '周涛'],
  ['中班（08:00-16:00）', '吴芳', '郑洁', null, '冯远'],
  ['晚班（16:00-24:00）', '何岚', '陈晨', '吴越', '钱多'],
];

it('takes a calendar as a list: every duty, the minutes covered, each cell where it stands', async () => {
  const desk = await deskWith();
  const path = desk.write('十一月.xlsx', xlsx({ 值班: { rows: ACROSS, merges: ['A1:E1', 'A2:E2'] } }));
  const inspected = await desk.call('import.inspect', { sources: [{ kind: 'path', path }] });
  expect(inspected.files[0]?.tables.map(({ dataset, needsConfirmation, schoolYear, preview }) => [dataset, needsConfirmation, schoolYear, preview[0]?.slice(0, 3)])).toEqual([['hotlineShifts', false, '2025-2026', ['2025-11-01', '早班', '00:00-08:00']]]);
  const { totals } = await desk.import(path);
  expect(totals).toMatchObject({ loaded: 1, rowsRead: 12, rowsLoaded: 12, rowsRejected: 0, issues: 0 });
  expect(await shifts(desk)).toContain('2025-11-01|早班|00:00-08:00|李静|曹县第一中学|371721');
  const [coverage] = await desk.figures({ indicators: ['hotlineCoverage'], schoolYear: '2025-2026' });
  // Four days; the afternoon of the third has nobody.
  expect([coverage?.['numerator'], coverage?.['denominator']]).toEqual([4 * 1440 - 480, 4 * 1440]);
  expect((await desk.import(path)).totals).toMatchObject({ unchanged: 1, loaded: 0 });
});

it('reads the same rota whichever way it is turned', async () => {
  const desk = await deskWith();
  const [, , days, , ...lines] = ACROSS;
  const down: Cell[][] = [[TITLE], ['日期', ...lines.map((line) => line[0] ?? '')], ...days!.slice(1).map((day, index): Cell[] => [`11月${String(day)}`, ...lines.map((line) => line[index + 1] ?? null)])];
  await desk.import(desk.write('横.xlsx', xlsx({ 值班: { rows: ACROSS } })));
  const across = await shifts(desk);
  expect(across).toHaveLength(12);
  const other = await deskWith();
  await other.import(other.write('竖.xlsx', xlsx({ 值班: { rows: down } })));
  expect(await shifts(other)).toEqual(across);
});

it('says of hours that nothing tells, in the cell of the label, and takes them from a legend', async () => {
  const desk = await deskWith();
  const bare = ACROSS.map((row, index) => (index < 4 ? row : [String(row[0]).slice(0, 2), ...row.slice(1)]));
  const { totals } = await desk.import(desk.write('无时间.xlsx', xlsx({ 值班: { rows: bare } })));
  expect(totals).toMatchObject({ rowsLoaded: 12, rowsRejected: 0 });
  const { issues } = await desk.call('import.issues', {});
  expect(new Set(issues.map(({ code }) => code))).toEqual(new Set(['timeRange.unreadable']));
  expect(issues.filter(({ row }) => row === 5).map(({ cell, value }) => [cell, value])[0]).toEqual(['A5', '未注明']);
  const other = await deskWith();
  await other.import(other.write('有说明.xlsx', xlsx({ 值班: { rows: [...bare, ['注：早班00:00-08:00，中班08:00-16:00，晚班16:00-24:00']] } })));
  expect((await other.call('import.issues', {})).issues).toEqual([]);
  expect((await shifts(other)).filter((each) => each.includes('|16:00-24:00|'))).toHaveLength(4);
});

it('asks about a calendar that nothing calls a rota, once for all like it, and refuses one without a month', async () => {
  const desk = await deskWith();
  const plain = (title: string): Buffer => xlsx({ 表一: { rows: [[title], ...ACROSS.slice(2)] } });
  const path = desk.write('安排.xlsx', plain('2025年11月'));
  const inspected = await desk.call('import.inspect', { sources: [{ kind: 'path', path }] });
  const [table] = inspected.files[0]?.tables ?? [];
  expect(table).toMatchObject({ dataset: 'hotlineShifts', needsConfirmation: true });
  const columns = table!.headers.flatMap(({ columnId, position }) => (columnId === null ? [] : [{ columnId, position }]));
  await desk.call('import.confirmLayout', { layoutKey: table!.layoutKey, dataset: 'hotlineShifts', columns });
  expect((await desk.import(path)).totals).toMatchObject({ loaded: 1, rowsLoaded: 12 });
  expect((await desk.import(desk.write('又一份.xlsx', plain('2025年12月')))).totals).toMatchObject({ loaded: 1, rowsLoaded: 12 });
  const undated = await desk.import(desk.write('无月份.xlsx', xlsx({ 值班表: { rows: [['心理热线值班表'], ...ACROSS.slice(2)] } })));
  expect(undated.files[0]).toMatchObject({ status: 'failed' });
  expect(undated.files[0]?.error?.message).toContain('看不出是哪年哪月');
});

it('imports the calendar of its own workbook as the list beside it, and both together once', async () => {
  const desk = await deskWith();
  const seats = { required: 1, requiredOnWeekends: 1, requiredOnHolidays: 1 };
  const plan = await desk.call('hotline.plan', { from: '2025-11-03', to: '2025-11-09', shifts: SHIFT_PATTERNS[0].shifts.map((shift) => ({ ...shift, ...seats })), ...ROTA_DEFAULTS });
  if (plan.kind !== 'rota') throw new Error('no rota');
  const { bytes } = await desk.call('hotline.planWorkbook', { planId: plan.planId });
  const both = await deskWith();
  const report = await both.import(both.write('值班表.xlsx', bytes));
  expect(report.totals).toMatchObject({ loaded: 1, rowsLoaded: 21 });
  const [inspected] = (await both.call('import.inspect', { sources: [{ kind: 'path', path: both.write('再看.xlsx', bytes) }] })).files;
  expect(inspected?.skippedSheets.find(({ sheet }) => sheet === '值班表')?.reason).toContain('另有值班明细');
  const book = XLSX.read(bytes, { type: 'array' });
  const alone = await deskWith();
  const calendar = XLSX.write({ SheetNames: ['值班表'], Sheets: { 值班表: book.Sheets['值班表']! } }, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
  expect((await alone.import(alone.write('日历.xlsx', calendar))).totals).toMatchObject({ loaded: 1, rowsLoaded: 21, issues: 0 });
  // The calendar names no schools; all else is the same.
  const withoutSchool = (told: readonly string[]): string[] => told.map((each) => each.split('|').slice(0, 4).join('|'));
  expect(withoutSchool(await shifts(alone))).toEqual(withoutSchool(await shifts(both)));
  const coverage = async (of: TestDesk): Promise<unknown> => (await of.figures({ indicators: ['hotlineCoverage', 'hotlineVolunteers'], schoolYear: '2025-2026' })).map((row) => row['numerator']);
  expect(await coverage(alone)).toEqual(await coverage(both));
});
