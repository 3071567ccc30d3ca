import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { hiddenCells, WHOLE } from '../../../electron/engine/follow-up/hide-few';
import { addWorkdays, type FollowUpCase, timerStates } from '../../../electron/engine/follow-up/timer-states';
import { dueOf, FOLLOW_UP_TIMERS, type FollowUpTimerId, type TimelinessRow } from '../../../shared/follow-up-timers';
import { errorOf, newDesk, type TestDesk } from '../support/engine';
import { type Cell, csv } from '../support/spreadsheets';

const none: FollowUpCase = { level: '2', screened: '2025-10-15', retested: null, interviewed: null, closed: null };

describe('the state of what is due', () => {
  it.each([
    ['a crisis the next day', { level: '3', interviewed: '2025-10-16' }, '2025-12-01', [['interviewCrisis', 'inTime']]],
    ['a crisis two days later', { level: '3', interviewed: '2025-10-17' }, '2025-12-01', [['interviewCrisis', 'late']]],
    ['a crisis not yet, on the last day', { level: '3' }, '2025-10-16', [['interviewCrisis', 'pending']]],
    ['a crisis not at all', { level: '3' }, '2025-10-17', [['interviewCrisis', 'overdue']]],
    ['what happened after the day is not known on it', { level: '3', interviewed: '2025-10-16' }, '2025-10-15', [['interviewCrisis', 'pending']]],
    ['three workdays over a weekend', { screened: '2025-10-17', interviewed: '2025-10-22', retested: '2025-10-18' }, '2025-12-01', [['interviewPriority', 'inTime'], ['retest', 'inTime']]],
    ['from the second test', { retested: '2025-11-05', interviewed: '2025-11-11' }, '2025-12-01', [['interviewPriority', 'late'], ['retest', 'inTime']]],
    ['waiting since the second test', { retested: '2025-11-05' }, '2025-11-10', [['interviewPriority', 'pending'], ['retest', 'inTime']]],
    ['two weeks and a day', { level: '1', interviewed: '2025-10-30' }, '2025-12-01', [['interviewAttention', 'late']]],
    ['a second test after four weeks', { level: '1', retested: '2025-11-13' }, '2025-11-20', [['interviewAttention', 'pending'], ['retest', 'late']]],
    ['neither', { level: '1' }, '2025-11-13', [['interviewAttention', 'overdue'], ['retest', 'overdue']]],
    ['closed without an interview', { closed: '2025-10-20' }, '2025-12-01', []],
    ['interviewed at once, without a second test', { interviewed: '2025-10-15' }, '2025-12-01', [['interviewPriority', 'inTime']]],
    ['an interview before the screening', { interviewed: '2025-10-14' }, '2025-12-01', [['interviewPriority', 'misdated']]],
    ['not screened by then', {}, '2025-10-14', []],
    ['no level', { level: null }, '2025-12-01', []],
  ] as const)('%s', (_, change, asOf, states) => {
    expect(timerStates({ ...none, ...change }, asOf)).toEqual(states);
  });

  it('counts workdays over the holidays of the State Council', () => {
    expect([addWorkdays('2025-09-30', 3), addWorkdays('2026-02-13', 2), addWorkdays('2025-10-17', 3), addWorkdays('2019-10-01', 1)]).toEqual(['2025-10-11', '2026-02-24', '2025-10-22', '2019-10-02']);
  });
});

const TIMERS = FOLLOW_UP_TIMERS.map(({ id }) => id);
const LEVELS = TIMERS.slice(0, 3);

it('never leaves a hidden count alone with what tells it', () => {
  const count = fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 60 }));
  fc.assert(
    fc.property(fc.array(fc.tuple(count, count, count, count), { minLength: 1, maxLength: 8 }), fc.uniqueArray(fc.integer({ min: 0, max: 7 }), { maxLength: 3 }), (table, chosen) => {
      const groups = table.map((counts, index) => [`g${index}`, Object.fromEntries(TIMERS.map((timer, place) => [timer, counts[place]]))] as const);
      const whole = Object.fromEntries(TIMERS.map((timer, place) => [timer, table.reduce((sum, counts) => sum + counts[place]!, 0)]));
      const due = new Map([[WHOLE, whole], ...groups]) as Map<string, Record<FollowUpTimerId, number>>;
      const untold = new Set(chosen.map((index) => `g${index}`));
      const hidden = hiddenCells(due, 10, untold);
      const covered = (cells: readonly (readonly [string, number])[]): readonly number[] => cells.filter(([key]) => hidden.has(key)).map(([, value]) => value).filter((value) => value > 0);
      for (const [group, counts] of due) for (const timer of TIMERS) if (counts[timer] > 0 && (counts[timer] < 10 || untold.has(group))) expect(hidden.has(`${group}|${timer}`)).toBe(true);
      for (const timer of TIMERS) {
        const cells = covered(groups.map(([group]) => [`${group}|${timer}`, due.get(group)![timer]]));
        // What the total less the shown ones tells is many, and of two at least; or the total is hidden as well.
        if (cells.length > 0 && !hidden.has(`${WHOLE}|${timer}`)) expect([cells.length >= 2, cells.reduce((sum, value) => sum + value, 0) >= 10]).toEqual([true, true]);
      }
      for (const [group, counts] of due) {
        const cells = covered(LEVELS.map((timer) => [`${group}|${timer}`, counts[timer]]));
        const cases = LEVELS.reduce((sum, timer) => sum + counts[timer], 0);
        if (cells.length > 0 && cases >= 10 && cells.reduce((sum, value) => sum + value, 0) < cases) expect([cells.length >= 2, cells.reduce((sum, value) => sum + value, 0) >= 10]).toEqual([true, true]);
      }
    }),
    { numRuns: 400, seed: 3 },
  );
});

const SCHOOLS = [['曹县', '曹县第一中学', '3137000001'], ['曹县', '曹县实验小学', '2137000002'], ['单县', '单县第二中学', '3137000003'], ['牡丹区', '菏泽市第八中学', '3437000005'], ['巨野县', '巨野县第一中学', '3137000006'], ['巨野县', '巨野县第二中学', '3137000007'], ['郓城县', '郓城县第一中学', '3137000008'], ['郓城县', '郓城县第二中学', '3137000009']] as const;
interface LedgerRow extends FollowUpCase {
  readonly county: string;
  readonly school: string;
}
const WORDS = { '3': '一级', '2': '二级', '1': '三级' } as const;
/** Up to which row the ledger is of which school: one county has six cases, which two others hide with theirs. */
const ENDS = [60, 95, 124, 130, 170, 210, 255, 300];
const LEDGER: readonly LedgerRow[] = Array.from({ length: 300 }, (_, index): LedgerRow => {
  const [county, school] = SCHOOLS[ENDS.findIndex((end) => index < end)]!;
  const level = (['3', '2', '2', '1', '1', '1'] as const)[index % 6] ?? '1';
  const day = (offset: number): string => new Date(Date.parse('2025-10-13') + offset * 86_400_000).toISOString().slice(0, 10);
  const screened = day(index % 9);
  const retested = index % 4 === 0 ? null : day((index % 9) + 10 + (index % 23));
  const interviewed = index % 5 === 0 ? null : day((index % 9) + [0, 1, 2, 4, 9, 15, 30][index % 7]!);
  return { county, school, level, screened, retested, interviewed, closed: index % 11 === 0 ? '2025-12-01' : null };
});

async function importLedger(): Promise<TestDesk> {
  const desk = await newDesk();
  const rows = LEDGER.map((each, index): Cell[] => [each.county, each.school, `某${index}`, `S${10_000 + index}`, WORDS[each.level ?? '1'], each.screened, each.retested, each.interviewed, each.closed]);
  await desk.import(
    desk.write('2025-2026学年学校名录.csv', csv([['县区', '学校名称', '学校标识码', '学校类别', '在校生数'], ...SCHOOLS.map(([county, name, code]): Cell[] => [county, name, code, '初中', 900])])),
    desk.write('2025-2026学年重点关注学生跟进台账.csv', csv([['县区', '学校', '学生姓名', '学号', '预警等级', '筛查日期', '复测日期', '访谈日期', '结案日期'], ...rows])),
  );
  return desk;
}

/** The same counts by other means: day by day, with the calendar of these weeks written out. */
function recount(rows: readonly LedgerRow[], timer: FollowUpTimerId, asOf: string): Record<string, number> {
  const counts: Record<string, number> = { inTime: 0, late: 0, overdue: 0, pending: 0, misdated: 0 };
  const level = { interviewCrisis: '3', interviewPriority: '2', interviewAttention: '1', retest: null }[timer];
  for (const row of rows) {
    const known = (day: string | null): string | null => (day === null || day > asOf ? null : day);
    const [screened, retested, interviewed, closed] = [row.screened!, known(row.retested), known(row.interviewed), known(row.closed)];
    if (screened > asOf || (level === null ? row.level === '3' : row.level !== level)) continue;
    const done = timer === 'retest' ? retested : interviewed;
    if (done === null && (closed !== null || (timer === 'retest' && interviewed !== null))) continue;
    const since = timer !== 'retest' && row.level !== '3' && retested !== null && (interviewed === null || retested <= interviewed) ? retested : screened;
    let spent = 0;
    // No public holidays from 13 October to the end of the year.
    for (let day = Date.parse(since) + 86_400_000; day <= Date.parse(done ?? asOf); day += 86_400_000) if (timer !== 'interviewPriority' || ![0, 6].includes(new Date(day).getUTCDay())) spent += 1;
    const limit = { interviewCrisis: 1, interviewPriority: 3, interviewAttention: 14, retest: 28 }[timer];
    // Past the deadline only when a day after it has come, be it a Sunday.
    let deadline = Date.parse(since);
    for (let left = limit; left > 0; ) {
      deadline += 86_400_000;
      if (timer !== 'interviewPriority' || ![0, 6].includes(new Date(deadline).getUTCDay())) left -= 1;
    }
    if (done !== null) counts[spent <= limit && Date.parse(done) <= deadline ? 'inTime' : 'late']! += 1;
    else counts[Date.parse(asOf) > deadline ? 'overdue' : 'pending']! += 1;
  }
  return counts;
}

it.each(['2025-10-20', '2025-11-05', undefined])('counts what is due, in time, late and overdue as of %s, by county and by school', async (asOf) => {
  const desk = await importLedger();
  const found = await desk.call('followUp.timeliness', { schoolYear: '2025-2026', ...(asOf === undefined ? {} : { asOf }) });
  expect(found.asOf).toBe(asOf ?? '2025-12-01');
  expect(found.rows.map(({ label }) => label)).toEqual(['牡丹区', '曹县', '单县', '巨野县', '郓城县']);
  const check = (row: TimelinessRow, own: readonly LedgerRow[]): number => {
    let shown = 0;
    for (const timer of TIMERS) {
      const expected = recount(own, timer, found.asOf);
      const counts = row.timers[timer];
      const due = Object.values(expected).reduce((sum, value) => sum + value, 0);
      if (due > 0 && due < 10) expect([row.label, timer, counts]).toEqual([row.label, timer, null]);
      if (counts === null) continue;
      expect([row.label, timer, counts]).toEqual([row.label, timer, expected]);
      if (dueOf(counts) > 0) shown += 1;
    }
    return shown;
  };
  let shown = check(found.total, LEDGER);
  for (const row of found.rows) shown += check(row, LEDGER.filter(({ county }) => county === row.label));
  const county = await desk.call('followUp.timeliness', { schoolYear: '2025-2026', county: '371721', asOf: found.asOf });
  expect([county.by, county.rows.map(({ label }) => label)]).toEqual(['school', ['曹县实验小学', '曹县第一中学']]);
  for (const row of county.rows) shown += check(row, LEDGER.filter(({ school }) => school === row.label));
  // What is hidden of the county is hidden of its schools.
  for (const timer of TIMERS) if (found.rows.find(({ label }) => label === '曹县')!.timers[timer] === null) expect([county.total, ...county.rows].map(({ timers }) => timers[timer])).toEqual([null, null, null]);
  expect(shown).toBeGreaterThan(4);
});

it('writes the official workbook, names no pupil, and says what is missing', async () => {
  const empty = await newDesk();
  await empty.import(empty.write('2025-2026学年学校名录.csv', csv([['县区', '学校名称', '学校类别', '在校生数'], ['曹县', '曹县第一中学', '初中', 900]])));
  expect(errorOf(await empty.engine.call('followUp.timeliness', { schoolYear: '2025-2026' }))).toMatchObject({ code: 'NO_DATA' });
  const desk = await importLedger();
  const { fileName, bytes } = await desk.call('followUp.timelinessWorkbook', { schoolYear: '2025-2026', asOf: '2025-11-05' });
  expect(fileName).toBe('2025-2026学年跟进办理时限统计表.xlsx');
  const book = XLSX.read(bytes, { type: 'array' });
  const rows = XLSX.utils.sheet_to_json<Cell[]>(book.Sheets['一般关注（三级）访谈']!, { header: 1 });
  expect(book.SheetNames).toEqual(FOLLOW_UP_TIMERS.map(({ label }) => label));
  const all = recount(LEDGER, 'interviewAttention', '2025-11-05');
  const total = rows.find((row) => row[0] === '合计')!;
  expect(total.slice(1, 7)).toEqual([Object.values(all).reduce((sum, value) => sum + value, 0), all['inTime'], all['late'], all['overdue'], all['pending'], all['misdated']]);
  const every = book.SheetNames.flatMap((name) => XLSX.utils.sheet_to_json<Cell[]>(book.Sheets[name]!, { header: 1 }).flat());
  expect(every.some((cell) => cell === '样本过小')).toBe(true);
  expect(every.some((cell) => /某\d|S1\d{4}/.test(String(cell)))).toBe(false);
});
