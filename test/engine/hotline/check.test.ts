import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Duty, type RotaFinding, checkRota } from '../../../electron/engine/hotline';
import { TWO_SHIFTS, person, rulesOf, slotsOf } from './support';

function duty(personId: string, startsAt: string, endsAt: string, changes: Partial<Duty> = {}): Duty {
  return { personId, startsAt, endsAt, ...changes };
}

const oneSeat = rulesOf('2026-10-01', '2026-10-02').shifts.map((shift) => ({ ...shift, required: 1 }));
const rules = rulesOf('2026-10-01', '2026-10-02', { shifts: oneSeat });
const people = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => person(id));
/** Six people, one shift each: nothing to say about it. */
const sound = slotsOf(rules).map((slot, index) => duty(people[index]?.id ?? '', slot.startsAt, slot.endsAt, { shift: slot.shift }));

function kindsOf(findings: readonly RotaFinding[]): readonly string[] {
  return findings.map(({ kind }) => kind);
}

describe('checkRota', () => {
  it('says nothing about a sound rota and counts its load', () => {
    const check = checkRota(sound, people, rules);
    expect(check.findings).toEqual([]);
    expect(check.coverage).toEqual({ periodMinutes: 2880, coveredMinutes: 2880, rate: 1 });
    expect(check.people.map(({ shifts, hours, nights }) => [shifts, hours, nights])).toEqual([[1, 8, 1], [1, 8, 0], [1, 8, 0], [1, 8, 1], [1, 8, 0], [1, 8, 0]]);
    expect(check.counties).toEqual([{ county: '曹县', people: 6, shifts: 6, hours: 48, nights: 2, weekends: 0, holidays: 0 }]);
  });

  it('names gaps, thin and thick stretches to the minute', () => {
    const late = sound.map((entry, index) => (index === 1 ? { ...entry, startsAt: '2026-10-01T08:30' } : entry));
    const doubled = [...late, duty('f', '2026-10-02T10:00', '2026-10-02T12:00')];
    const { findings, coverage } = checkRota(doubled, people, { ...rules, shifts: oneSeat.map((shift) => (shift.id === 'middle' ? { ...shift, required: 2 } : shift)), restHours: 0 });
    expect(findings.map(({ kind, from, to }) => [kind, from, to])).toEqual([
      ['uncovered', '2026-10-01T08:00', '2026-10-01T08:30'],
      ['understaffed', '2026-10-01T16:00', '2026-10-02T00:00'],
      ['overstaffed', '2026-10-02T10:00', '2026-10-02T12:00'],
      ['understaffed', '2026-10-02T16:00', '2026-10-03T00:00'],
    ]);
    expect(findings[0]?.message).toBe('10月1日 08:00—08:30 无人值班，请补排 1 人。');
    expect(findings[1]?.message).toBe('10月1日 16:00—24:00 只有 1 人在岗，应有 2 人，请补排 1 人。');
    expect(coverage).toEqual({ periodMinutes: 2880, coveredMinutes: 2850, rate: 2850 / 2880 });
  });

  it('asks for one person at every minute where the shifts are not known', () => {
    const { findings } = checkRota([duty('a', '2026-10-01T00:00', '2026-10-01T20:00')], people, { ...rules, shifts: [], longestShiftHours: 24 });
    expect(findings.map(({ kind, from, to }) => [kind, from, to])).toEqual([['uncovered', '2026-10-01T20:00', '2026-10-03T00:00']]);
  });

  it('tells one person in two places from one who is written down twice; a person counts once for coverage', () => {
    const twice = (seats: readonly [string, string]) => seats.map((seat) => duty('a', '2026-10-01T00:00', '2026-10-01T08:00', { seat }));
    const two = { ...rules, shifts: oneSeat.map((shift) => ({ ...shift, required: 2 })) };
    const places = checkRota(twice(['1号席', '2号席']), people, two).findings;
    expect(kindsOf(places)).toContain('understaffed');
    expect(places.find(({ kind }) => kind === 'twoPlaces')?.message).toBe('教师a在 10月1日 00:00—08:00 同时排在“1号席”和“2号席”两处，请把其中一处换人。');
    expect(kindsOf(checkRota(twice(['1号席', '1号席']), people, two).findings)).toContain('doubleBooking');
  });

  it('checks rest, also against the rota before', () => {
    const before = duty('b', '2026-09-30T16:00', '2026-10-01T00:00');
    const { findings, people: loads } = checkRota([before, ...sound], people, rules);
    expect(kindsOf(findings)).toEqual(['outsidePeriod', 'restTooShort']);
    expect(findings[1]?.message).toBe('教师b 值完 9月30日 16:00—24:00 的班后只休息 8 小时又值 10月1日 08:00—16:00 的班，不足 16 小时，请调开其中一班。');
    expect(loads[1]?.shifts).toBe(1);
  });

  it('finds runs of nights, and two shifts in one night', () => {
    const nights = ['2026-10-01', '2026-10-02', '2026-10-03'].map((date) => duty('a', `${date}T00:00`, `${date}T08:00`));
    const long = checkRota(nights, people, { ...rules, period: { from: '2026-10-01', to: '2026-10-03' } }).findings.filter(({ kind }) => kind === 'nightsInARow');
    expect(long).toMatchObject([{ personId: 'a', allowed: 2, found: 3, from: '2026-10-01T00:00', to: '2026-10-03T08:00' }]);
    const split = [duty('a', '2026-10-01T00:00', '2026-10-01T02:00'), duty('a', '2026-10-01T04:00', '2026-10-01T08:00')];
    expect(kindsOf(checkRota(split, people, { ...rules, restHours: 0 }).findings)).toContain('twoShiftsInOneNight');
  });

  it('knows a night by its hours, also across midnight', () => {
    const late = rulesOf('2026-10-01', '2026-10-02', { shifts: TWO_SHIFTS, longestShiftHours: 12, night: { from: '22:00', to: '06:00', minimumMinutes: 120 } });
    const duties = slotsOf(late).map((slot, index) => duty(people[index]?.id ?? '', slot.startsAt, slot.endsAt));
    expect(checkRota(duties, people, late).people.map(({ nights }) => nights)).toEqual([0, 1, 0, 1, 0, 0]);
    // Hours before the first shift belong to the rota before, hours after the last day to this one.
    expect(checkRota(duties, people, late).findings).toEqual([]);
  });

  it('counts months over and under their numbers', () => {
    const october = rulesOf('2026-10-01', '2026-10-31', { shifts: oneSeat, monthlyMaximum: 2, monthlyMinimum: 1 });
    const duties = ['05', '10', '15'].map((day) => duty('a', `2026-10-${day}T08:00`, `2026-10-${day}T16:00`));
    const found = checkRota(duties, [person('a'), person('b'), person('c', { monthlyMinimum: 0 })], october).findings.filter(({ kind }) => kind === 'overMaximum' || kind === 'underMinimum');
    expect(found).toMatchObject([
      { kind: 'overMaximum', personId: 'a', allowed: 2, found: 3 },
      { kind: 'underMinimum', personId: 'b', allowed: 1, found: 0 },
    ]);
    // Half a month says nothing about the least number.
    expect(checkRota([], people, { ...rules, monthlyMinimum: 1 }).findings.filter(({ kind }) => kind === 'underMinimum')).toEqual([]);
  });

  it('names blocked days (a shift that reaches into one too), other shifts, strangers, long shifts and impossible times', () => {
    const list = [person('a', { blocked: [{ date: '2026-10-02' }] }), person('b', { onlyShifts: ['early'] }), person('c', { blocked: [{ date: '2026-10-01', shift: 'middle' }] })];
    const duties = [
      duty('a', '2026-10-01T20:00', '2026-10-02T01:00'),
      duty('b', '2026-10-01T00:00', '2026-10-01T08:00', { shift: 'night' }),
      duty('c', '2026-10-01T16:00', '2026-10-02T01:00', { shift: 'middle' }),
      duty('x', '2026-10-02T08:00', '2026-10-02T16:00'),
      duty('b', '2026-10-02T16:00', '2026-10-02T12:00'),
    ];
    const { findings } = checkRota(duties, list, rules);
    const about = (id: string) => findings.flatMap((finding) => ('personId' in finding && finding.personId === id ? [finding.kind] : []));
    expect(about('a')).toEqual(['blockedIgnored']);
    expect(about('b').sort()).toEqual(['badTime', 'wrongShift']);
    expect(about('c').sort()).toEqual(['blockedIgnored', 'shiftTooLong']);
    expect(about('x')).toEqual(['unknownPerson']);
  });

  it('tells weekends from holidays and from weekends of work, and how even the load is', () => {
    const week = rulesOf('2026-10-01', '2026-10-11', { shifts: oneSeat, holidays: ['2026-10-03'], makeUpWorkdays: ['2026-10-10'] });
    const duties = ['03', '04', '10', '11'].map((day) => duty('a', `2026-10-${day}T08:00`, `2026-10-${day}T16:00`));
    const { people: loads, fairness } = checkRota(duties, [person('a'), person('b')], week);
    expect(loads[0]).toMatchObject({ shifts: 4, holidays: 1, weekends: 2 });
    expect(fairness.find(({ measure }) => measure === 'shifts')).toEqual({ measure: 'shifts', label: '班数', minimum: 0, maximum: 4, spread: 4, mean: 2, standardDeviation: 2, gini: 0.5 });
  });

  it('is the same for every order of its input, and never silent about a hole', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(sound), fc.shuffledSubarray(people, { minLength: people.length }), (duties, shuffled) => {
        const check = checkRota(duties, shuffled, rules);
        expect(check).toEqual(checkRota([...duties].sort((a, b) => (a.startsAt < b.startsAt ? 1 : -1)), people, rules));
        const missing = check.findings.filter(({ kind }) => kind === 'uncovered').reduce((sum, { from, to }) => sum + (Date.parse(to) - Date.parse(from)) / 60_000, 0);
        expect(missing).toBe((sound.length - duties.length) * 480);
        expect(check.coverage.coveredMinutes).toBe(2880 - missing);
      }),
      { numRuns: 60 },
    );
  });

  it('refuses dates that are none', () => {
    expect(() => checkRota([duty('a', '2026-02-30T08:00', '2026-02-30T16:00')], people, rules)).toThrow('不是有效日期');
  });
});
