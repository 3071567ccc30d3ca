import { describe, expect, it } from 'vitest';
import { type RotaPerson, type RotaRequest, type RotaResult, checkRota, generateRota } from '../../../electron/engine/hotline';
import { randomOf } from '../support/random';
import { TWO_SHIFTS, person, rulesOf } from './support';

const nationalDays = ['01', '02', '03', '04', '05', '06', '07'].map((day) => `2026-10-${day}`);
const october = rulesOf('2026-10-01', '2026-10-31', { holidays: nationalDays, makeUpWorkdays: ['2026-10-10'] });

function volunteers(count: number, seed = 7): readonly RotaPerson[] {
  const random = randomOf(seed);
  const date = () => `2026-10-${String(1 + Math.floor(random() * 31)).padStart(2, '0')}`;
  return Array.from({ length: count }, (_, index) =>
    person(`t${String(index).padStart(3, '0')}`, {
      county: ['曹县', '单县', '郓城县'][index % 3] ?? '',
      blocked: Array.from({ length: 6 }, () => ({ date: date() })),
      wishes: [{ kind: 'unwanted', date: date() }, { kind: 'wanted', date: date() }],
    }),
  );
}

function rotaOf(result: RotaResult): Extract<RotaResult, { kind: 'rota' }> {
  if (result.kind !== 'rota') throw new Error(result.message);
  return result;
}

function infeasibleOf(result: RotaResult): Extract<RotaResult, { kind: 'infeasible' }> {
  if (result.kind !== 'infeasible') throw new Error(result.kind);
  return result;
}

describe('generateRota', () => {
  it('makes a month of three shifts for 200 volunteers in time, evenly, with every hard rule kept', async () => {
    const people = volunteers(200);
    const startedAt = performance.now();
    const { duties, check, quality } = rotaOf(await generateRota({ rules: october, people, timeLimitSeconds: 60 }));
    // 1.5 s alone on this kind of computer; the limit only catches a change of kind.
    expect(performance.now() - startedAt).toBeLessThan(30_000);
    expect(duties).toHaveLength(31 * 3 * 2);
    expect(checkRota(duties, people, october).findings).toEqual([]);
    expect(check.coverage.rate).toBe(1);
    expect(quality).toMatchObject({ provenOptimal: true, gap: 0, reproducible: true });
    expect(check.fairness.map(({ measure, spread }) => [measure, spread])).toEqual([['shifts', 1], ['hours', 8], ['nights', 1], ['weekends', 1], ['holidays', 1]]);
  });

  it('asks for other numbers at weekends, on holidays and on single days', async () => {
    const shifts = october.shifts.map((shift) => ({ ...shift, required: 1, requiredOnWeekends: 2, requiredOnHolidays: 3 }));
    const rules = rulesOf('2026-10-07', '2026-10-11', { shifts, holidays: nationalDays, makeUpWorkdays: ['2026-10-10'], requiredOn: [{ date: '2026-10-09', shift: 'night', required: 4 }] });
    const { duties } = rotaOf(await generateRota({ rules, people: volunteers(20) }));
    const count = (date: string) => duties.filter((duty) => duty.date === date).length;
    expect(['07', '08', '09', '10', '11'].map((day) => count(`2026-10-${day}`))).toEqual([9, 3, 6, 3, 6]);
  });

  it('works with two shifts of twelve hours', async () => {
    const rules = rulesOf('2026-10-01', '2026-10-14', { shifts: TWO_SHIFTS, longestShiftHours: 12, restHours: 24 });
    const { check } = rotaOf(await generateRota({ rules, people: volunteers(10) }));
    expect(check.findings).toEqual([]);
  });

  it('goes on from the rota before: rest, nights in a row and the month', async () => {
    const rules = rulesOf('2026-10-16', '2026-10-17', { shifts: october.shifts.map((shift) => ({ ...shift, required: 1 })), restHours: 8, maximumNightsInARow: 1, monthlyMaximum: 3 });
    const night = (id: string, day: string) => ({ personId: id, startsAt: `2026-10-${day}T00:00`, endsAt: `2026-10-${day}T08:00`, shift: 'night' });
    const early = (id: string, day: string) => ({ personId: id, startsAt: `2026-10-${day}T08:00`, endsAt: `2026-10-${day}T16:00`, shift: 'early' });
    // a has done this month's number, b the last night, so that only c is left for the first night.
    const before = [early('a', '01'), early('a', '05'), early('a', '09'), night('b', '15')];
    const { duties } = rotaOf(await generateRota({ rules, people: ['a', 'b', 'c', 'd'].map((id) => person(id, id === 'd' ? { onlyShifts: ['early', 'middle'] } : {})), before }));
    expect(duties.find(({ startsAt }) => startsAt === '2026-10-16T00:00')?.personId).toBe('c');
    expect(duties.find(({ startsAt }) => startsAt === '2026-10-17T00:00')?.personId).toBe('b');
    expect(duties.some(({ personId }) => personId === 'a')).toBe(false);
  });

  it('keeps the least numbers of a whole month', async () => {
    const rules = { ...october, monthlyMinimum: 4, monthlyMaximum: 6, shifts: october.shifts.map((shift) => ({ ...shift, required: 1 })) };
    const { check } = rotaOf(await generateRota({ rules, people: volunteers(20) }));
    expect(check.fairness[0]).toMatchObject({ minimum: 4, maximum: 5 });
  });

  it('explains a shift for which too few can come', async () => {
    const rules = rulesOf('2026-10-12', '2026-10-14');
    const people = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id, index) => person(id, index < 6 ? { blocked: [{ date: '2026-10-13', shift: 'night' }] } : {}));
    const { conflicts, remedies, message } = infeasibleOf(await generateRota({ rules, people }));
    expect(conflicts).toMatchObject([{ shifts: [{ date: '2026-10-13', shift: 'night' }], needed: 2, possible: 1 }]);
    expect(conflicts[0]?.message).toBe('10月13日（星期二）夜班需要 2 人，名单共 7 人，其中 6 人当天不能值班，能值班的只有 1 人，缺 1 人。');
    expect(remedies[0]).toMatchObject({ rule: 'availability', amount: 1, smallest: true });
    expect(message).toMatch(/^已证明按现行规则排不出值班表。.*改动最小的办法：/);
  });

  it('explains monthly numbers that are too small, and least numbers that are too large', async () => {
    const few = infeasibleOf(await generateRota({ rules: rulesOf('2026-10-01', '2026-10-10'), people: volunteers(6).map((one) => ({ ...one, blocked: [] })) }));
    expect(few.conflicts).toMatchObject([{ needed: 60, possible: 48 }]);
    expect(few.conflicts[0]?.message).toContain('受每月班数上限限制');
    expect(few.remedies[0]).toMatchObject({ rule: 'people', amount: 2 });

    const february = rulesOf('2026-02-01', '2026-02-28', { shifts: TWO_SHIFTS, longestShiftHours: 12, monthlyMinimum: 6 });
    const many = infeasibleOf(await generateRota({ rules: february, people: Array.from({ length: 10 }, (_, index) => person(`p${index}`)) }));
    expect(many.conflicts).toMatchObject([{ shifts: [], needed: 60, possible: 56 }]);
    expect(many.remedies).toMatchObject([{ rule: 'monthlyMinimum', amount: 4, smallest: true }]);
  });

  it('names a change of several rules where no single one is enough', async () => {
    const rules = rulesOf('2026-02-01', '2026-02-28', { shifts: TWO_SHIFTS, longestShiftHours: 12, monthlyMaximum: 31, maximumNightsInARow: 28, restHours: 0 });
    // One cannot come at all but must, and all others are two too few for one shift.
    const people = [...['a', 'b', 'c'].map((id) => person(id)), person('d', { monthlyMinimum: 1, monthlyMaximum: 0 })];
    const { conflicts, remedies } = infeasibleOf(await generateRota({ rules: { ...rules, requiredOn: [{ date: '2026-02-10', shift: 'day', required: 5 }] }, people }));
    expect(conflicts.map(({ personIds, needed, possible }) => [personIds, needed, possible])).toEqual([[[], 5, 3], [['d'], 1, 0]]);
    expect(remedies).toMatchObject([{ rule: 'combined', smallest: true }]);
    expect(remedies[0]?.message).toContain('只改一条规则不够');
  });

  it('has an answer for a list without anyone', async () => {
    const { conflicts, remedies } = infeasibleOf(await generateRota({ rules: rulesOf('2026-10-01', '2026-10-01'), people: [] }));
    expect(conflicts).toHaveLength(3);
    expect(remedies[0]?.rule).toBe('people');
  });

  it('refuses entries that contradict themselves, naming what to correct', async () => {
    const base: RotaRequest = { rules: october, people: volunteers(3) };
    const shifts = october.shifts.map((shift) => (shift.id === 'early' ? { ...shift, minutes: 420 } : shift));
    await expect(generateRota({ ...base, rules: { ...october, shifts } })).rejects.toThrow('每天 15:00—16:00 没有班次');
    await expect(generateRota({ ...base, people: [person('a'), person('a')] })).rejects.toThrow('编号与名单中另一人相同');
    await expect(generateRota({ ...base, rules: { ...october, period: { from: '2026-10-31', to: '2026-10-01' } } })).rejects.toThrow('早于开始日期');
    await expect(generateRota({ ...base, people: [person('a', { blocked: [{ date: '2026-13-01' }] })] })).rejects.toThrow('不是有效日期');
    await expect(generateRota({ ...base, before: [{ personId: 'a', startsAt: '2026-10-05T08:00', endsAt: '2026-10-05T16:00' }] })).rejects.toThrow('已落在本期');
  });

  it('says when it stopped for want of time', async () => {
    const shifts = october.shifts.map((shift) => ({ ...shift, required: 50 }));
    const rules = { ...october, shifts, monthlyMaximum: 31, maximumNightsInARow: 31 };
    const result = await generateRota({ rules, people: volunteers(200), timeLimitSeconds: 0.5 });
    if (result.kind === 'rota') expect(result.quality.reproducible).toBe(false);
    else expect(result).toMatchObject({ kind: 'undecided' });
    expect(result.kind === 'rota' ? result.quality.statement : result.message).toContain('时限');
  });
});
