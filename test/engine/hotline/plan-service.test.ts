import { expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { DEFAULT_SEATS, ROTA_DEFAULTS, type RotaPlan, SHIFT_PATTERNS } from '../../../shared/rota';
import { errorOf, newDesk, type TestDesk, valueOf } from '../support/engine';
import { csv } from '../support/spreadsheets';

const [three] = SHIFT_PATTERNS;
const seats = { required: 1, requiredOnWeekends: 1, requiredOnHolidays: DEFAULT_SEATS };
const OCTOBER = { from: '2025-10-01', to: '2025-10-14', shifts: three.shifts.map((shift) => ({ ...shift, ...seats })), ...ROTA_DEFAULTS, holidays: ['2025-10-01', '2025-10-02'], makeUpWorkdays: ['2025-10-11'] };
const PEOPLE = 14;

const roster = (people: number): (string | number)[][] => [
  ['县区', '学校名称', '姓名', '专职/兼职', '是否热线志愿者', '是否在职'],
  ...Array.from({ length: people }, (_, index): string[] => [index % 2 === 0 ? '曹县' : '单县', index % 2 === 0 ? '曹县第一中学' : '单县第二中学', `教师${String.fromCharCode(0x7532 + index)}`, '专职', '是', '是']),
  ['曹县', '曹县第一中学', '不是志愿者', '专职', '否', '是'],
  ['曹县', '曹县第一中学', '已经离职', '专职', '是', '否'],
];

async function deskWith(people = PEOPLE): Promise<TestDesk> {
  const desk = await newDesk();
  await desk.import(
    desk.write('2025-2026学年学校名录.csv', csv([['县区', '学校名称', '学校类别', '在校生数'], ['曹县', '曹县第一中学', '初中', 1820], ['单县', '单县第二中学', '初中', 600]])),
    desk.write('2025-2026学年心理健康教师台账.csv', csv(roster(people))),
  );
  return desk;
}

async function made(desk: TestDesk, request: Parameters<TestDesk['call']>[1] & object = OCTOBER): Promise<Extract<RotaPlan, { kind: 'rota' }>> {
  const plan = await desk.call('hotline.plan', request as typeof OCTOBER);
  if (plan.kind !== 'rota') throw new Error(JSON.stringify(plan));
  return plan;
}

it('plans for the volunteers in service, and says who they are', async () => {
  const desk = await newDesk();
  await desk.import(desk.write('2025-2026学年学校名录.csv', csv([['县区', '学校名称', '学校类别', '在校生数'], ['曹县', '曹县第一中学', '初中', 1820]])));
  expect(errorOf(await desk.engine.call('hotline.volunteers', {}))).toMatchObject({ code: 'NO_DATA' });
  const full = await deskWith();
  const { people } = await full.call('hotline.volunteers', {});
  expect(people).toHaveLength(PEOPLE);
  expect(people.map(({ name }) => name)).not.toContain('已经离职');

  const plan = await made(full);
  expect(plan.shifts).toEqual([{ label: '夜班', time: '00:00—08:00' }, { label: '早班', time: '08:00—16:00' }, { label: '中班', time: '16:00—24:00' }]);
  expect(plan.days).toHaveLength(14);
  expect(plan.days.map(({ dayKind, names }) => [dayKind, ...names.map(({ length }) => length)])).toEqual(plan.days.map(({ date }) => {
    const holiday = ['2025-10-01', '2025-10-02'].includes(date);
    const weekend = [0, 6].includes(new Date(date).getUTCDay()) && date !== '2025-10-11';
    return [holiday ? '节假日' : weekend ? '周末' : '工作日', ...[0, 1, 2].map(() => (holiday ? 2 : 1))];
  }));
  const total = plan.days.flatMap(({ names }) => names.flat()).length;
  expect(plan.people.reduce((sum, { shifts }) => sum + shifts, 0)).toBe(total);
  expect(plan.counties.reduce((sum, { shifts }) => sum + shifts, 0)).toBe(total);
  // 48 duties on 14 people: nobody has more than one above the others.
  expect(Math.max(...plan.people.map(({ shifts }) => shifts)) - Math.min(...plan.people.map(({ shifts }) => shifts))).toBeLessThanOrEqual(1);
  expect((await made(full)).days).toEqual(plan.days);
});

it('exports a workbook that imports again as the rota that it is, without a question', async () => {
  const desk = await deskWith();
  const plan = await made(desk);
  const { fileName, bytes } = await desk.call('hotline.planWorkbook', { planId: plan.planId, preparedBy: '李静' });
  expect(fileName).toBe('心理热线值班表_2025-10-01至2025-10-14.xlsx');
  expect(XLSX.read(bytes, { type: 'array' }).SheetNames).toEqual(['值班表', '值班明细', '每人班次']);
  const report = await desk.import(desk.write(fileName, bytes));
  const duties = plan.days.flatMap(({ names }) => names.flat()).length;
  expect(report.files).toMatchObject([{ status: 'loaded', dataset: 'hotlineShifts', rowsRead: duties, rowsLoaded: duties, rowsRejected: 0 }]);
  expect(await desk.call('import.issueGroups', { by: 'kind' })).toMatchObject({ total: 0 });
  const review = await desk.call('hotline.review', {});
  expect(review).toMatchObject({ period: plan.period, duties, withoutTimes: 0 });
  expect(review.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(review.people.map(({ label, shifts }) => `${label} ${shifts}`).sort()).toEqual(plan.people.map(({ label, shifts }) => `${label} ${shifts}`).sort());

  // The rota of the next fortnight rests on this one.
  const next = await made(desk, { ...OCTOBER, from: '2025-10-15', to: '2025-10-28', holidays: [], makeUpWorkdays: [] });
  expect(next.carriedOver).toBe(duties);
  const lastMiddle = plan.days.at(-1)?.names[2] ?? [];
  for (const name of lastMiddle) expect(next.days[0]?.names[0]).not.toContain(name);
});

it('exports calendars for all and for one', async () => {
  const desk = await deskWith();
  const plan = await made(desk);
  const text = async (person?: string): Promise<string> => new TextDecoder().decode((await desk.call('hotline.planCalendar', { planId: plan.planId, ...(person === undefined ? {} : { person }) })).bytes);
  expect((await text()).match(/BEGIN:VEVENT/g)).toHaveLength(42);
  const [first] = plan.people;
  expect((await text(first?.id)).match(/BEGIN:VEVENT/g)).toHaveLength(first?.shifts ?? 0);
  expect(errorOf(await desk.engine.call('hotline.planCalendar', { planId: plan.planId, person: 'nobody' }))).toMatchObject({ code: 'BAD_REQUEST' });
  expect(errorOf(await desk.engine.call('hotline.planWorkbook', { planId: 99 }))).toMatchObject({ code: 'NO_DATA' });
});

it('takes wishes from the form that it gave out', async () => {
  const desk = await deskWith();
  const { bytes } = await desk.call('hotline.wishForm', { from: OCTOBER.from, to: OCTOBER.to, shiftLabels: three.shifts.map(({ label }) => label) });
  const empty = desk.write('意愿表.xlsx', bytes);
  expect((await made(desk, { ...OCTOBER, wishes: { kind: 'path', path: empty } })).people).toHaveLength(PEOPLE);

  const book = XLSX.read(bytes, { type: 'array' });
  const sheet = book.Sheets['值班意愿']!;
  const rows = XLSX.utils.sheet_to_json<string[]>(sheet, { header: 1, defval: '' });
  const at = (name: string): number => rows.findIndex((row) => row[2] === name);
  const set = (name: string, column: number, value: string): void => void XLSX.utils.sheet_add_aoa(sheet, [[value]], { origin: { r: at(name), c: column } });
  set('教师甲', 3, '10月1日至10月7日、10月10日');
  set('教师申', 3, '夜班');
  set('教师甴', 6, '早班');
  set('教师电', 7, '1');
  set('教师甶', 5, '每周三早班');
  const filled = desk.write('意愿表（已填）.xlsx', new Uint8Array(XLSX.write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer));
  const plan = await made(desk, { ...OCTOBER, wishes: { kind: 'path', path: filled } });
  const daysOf = (name: string): string[] => plan.days.filter(({ names }) => names.flat().includes(name)).map(({ date }) => date);
  for (const date of daysOf('教师甲')) expect([date, date >= '2025-10-08' && date !== '2025-10-10']).toEqual([date, true]);
  expect(plan.days.flatMap(({ names }) => names[0] ?? [])).not.toContain('教师申');
  expect(plan.days.flatMap(({ names }) => [...(names[0] ?? []), ...(names[2] ?? [])])).not.toContain('教师甴');
  expect(daysOf('教师电').length).toBeLessThanOrEqual(1);
  for (const date of ['2025-10-01', '2025-10-08']) expect(plan.days.find((day) => day.date === date)?.names[1]).toContain('教师甶');
});

it('names every cell of a form that it cannot read', async () => {
  const desk = await deskWith();
  const form = [['学校', '姓名', '不能值班', '希望值班', '只值这些班次', '每月最多班数'], ['曹县第一中学', '教师甲', '下个月', '', '', ''], ['', '无名氏', '10月3日', '', '', ''], ['', '教师申', '', '10月20日', '大夜班', '很多']];
  const path = desk.write('意愿表.csv', csv(form));
  const { code, message } = errorOf(await desk.engine.call('hotline.plan', { ...OCTOBER, wishes: { kind: 'path', path } }));
  expect(code).toBe('BAD_REQUEST');
  expect(message).toContain('值班意愿表有 5 处要改，没有排班：C2：看不懂“下个月”');
  for (const part of ['B3：“无名氏”不在本学年的热线志愿者名单中', 'D4：“10月20日”不在排班期', 'E4：没有“大夜班”这个班次', 'F4：“很多”不是班数']) expect(message).toContain(part);
  const wrong = desk.write('别的表.csv', csv([['县区', '学校'], ['曹县', '曹县第一中学']]));
  expect(errorOf(await desk.engine.call('hotline.plan', { ...OCTOBER, wishes: { kind: 'path', path: wrong } })).message).toContain('这个文件不是值班意愿表');
});

it.each([['biff8', 'xls'], ['xlsb', 'xlsb'], ['html', 'xls'], ['xlml', 'xml']] as const)('asks for another format of a form in %s, which is read whole and at once', async (bookType, extension) => {
  const desk = await deskWith();
  const { bytes } = await desk.call('hotline.wishForm', { from: OCTOBER.from, to: OCTOBER.to, shiftLabels: three.shifts.map(({ label }) => label) });
  const path = desk.write(`意愿表.${extension}`, new Uint8Array(XLSX.write(XLSX.read(bytes, { type: 'array' }), { type: 'array', bookType }) as ArrayBuffer));
  const { code, message } = errorOf(await desk.engine.call('hotline.plan', { ...OCTOBER, wishes: { kind: 'path', path } }));
  expect(code).toBe('UNSUPPORTED_FORMAT');
  expect(message).toContain('另存为不设密码的 .xlsx');
});

it.each([['long', Array.from({ length: 10_001 }, (_, row) => [`第${row}行`, '甲'])], ['wide', [Array.from({ length: 101 }, (_, column) => `第${column}列`), ['甲']]]] as const)('says of a table too %s for a form that it is none', async (_, table) => {
  const desk = await deskWith();
  const path = desk.write('全市台账.csv', csv(table.map((cells) => [...cells])));
  const { code, message } = errorOf(await desk.engine.call('hotline.plan', { ...OCTOBER, wishes: { kind: 'path', path } }));
  expect(code).toBe('BAD_REQUEST');
  expect(message).toContain('不是值班意愿表。请用本页下载的空白表填写');
  expect(message).not.toContain('导入');
});

it('explains what makes a rota impossible', async () => {
  const desk = await deskWith(3);
  const plan = valueOf(await desk.engine.call('hotline.plan', OCTOBER));
  expect(plan).toMatchObject({ kind: 'infeasible' });
  if (plan.kind !== 'infeasible') return;
  expect(plan.message).toContain('排不出');
  expect(plan.conflicts.length).toBeGreaterThan(0);
  expect(plan.remedies.length).toBeGreaterThan(0);
});
