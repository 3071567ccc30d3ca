/** What follows from the rules of a rota: which shifts there are, how many people they ask for, what kind of day it is. */
import { EngineFailure } from '../../../shared/contract';
import { DEFAULT_SEATS, ROTA_DEFAULTS, SHIFT_PATTERNS } from '../../../shared/rota';
import { MINUTES_OF_DAY, dateOf, dayNumber, minuteOfDay, stretchLabel, weekdayOf } from './calendar';
import type { RotaRules, ShiftTemplate } from './types';

/** Three shifts of 8 hours, each within one calendar day. */
export const THREE_SHIFTS: readonly ShiftTemplate[] = SHIFT_PATTERNS[0].shifts.map((shift) => ({ ...shift, required: DEFAULT_SEATS }));

/** Rules to start from. @param period first and last day, both included. */
export function defaultRules(period: RotaRules['period'], shifts: readonly ShiftTemplate[] = THREE_SHIFTS): RotaRules {
  return {
    period,
    shifts,
    requiredOn: [],
    holidays: [],
    makeUpWorkdays: [],
    restHours: ROTA_DEFAULTS.restHours,
    maximumNightsInARow: ROTA_DEFAULTS.maximumNightsInARow,
    monthlyMaximum: ROTA_DEFAULTS.monthlyMaximum,
    monthlyMinimum: ROTA_DEFAULTS.monthlyMinimum,
    longestShiftHours: SHIFT_PATTERNS[0].longest,
    night: { from: '00:00', to: '06:00', minimumMinutes: 60 },
  };
}

/** One shift of one day. Minutes as in calendar.ts. */
export interface Slot {
  readonly day: number;
  readonly template: ShiftTemplate;
  readonly start: number;
  readonly end: number;
  readonly required: number;
}

export type DayKind = 'workday' | 'weekend' | 'holiday';

/** Holidays go before weekends; a Saturday or Sunday of work is a working day. */
export function dayKinds(rules: RotaRules): (day: number) => DayKind {
  const holidays = new Set(rules.holidays.map(dayNumber));
  const workdays = new Set(rules.makeUpWorkdays.map(dayNumber));
  return (day) => {
    if (holidays.has(day)) return 'holiday';
    const weekday = weekdayOf(day);
    return (weekday === 0 || weekday === 6) && !workdays.has(day) ? 'weekend' : 'workday';
  };
}

/** Shifts that start in the period, by start. @throws BAD_REQUEST for a period that ends before it begins. */
export function slotsOf(rules: RotaRules): readonly Slot[] {
  const from = dayNumber(rules.period.from);
  const to = dayNumber(rules.period.to);
  if (to < from) throw new EngineFailure('BAD_REQUEST', `排班结束日期 ${rules.period.to} 早于开始日期 ${rules.period.from}，请改正。`);
  const kindOf = dayKinds(rules);
  const overrides = new Map(rules.requiredOn.map((entry) => [`${entry.date} ${entry.shift}`, entry.required]));
  const slots: Slot[] = [];
  for (let day = from; day <= to; day += 1) {
    for (const template of rules.shifts) {
      const kind = kindOf(day);
      const usual = (kind === 'holiday' ? template.requiredOnHolidays : kind === 'weekend' ? template.requiredOnWeekends : undefined) ?? template.required;
      const start = day * MINUTES_OF_DAY + minuteOfDay(template.start);
      slots.push({ day, template, start, end: start + template.minutes, required: overrides.get(`${dateOf(day)} ${template.id}`) ?? usual });
    }
  }
  return slots.sort((a, b) => a.start - b.start || a.end - b.end || (a.template.id < b.template.id ? -1 : 1));
}

/**
 * Number of the night (the day on which its window begins) that a stretch of minutes is on duty in.
 * @returns a function to `undefined` for shifts by day; the first of two nights for a shift that touches both.
 */
export function nightsOf(rules: RotaRules): (start: number, end: number) => number | undefined {
  const from = minuteOfDay(rules.night.from);
  const until = minuteOfDay(rules.night.to);
  const length = until > from ? until - from : until + MINUTES_OF_DAY - from;
  return (start, end) => {
    const first = Math.floor(start / MINUTES_OF_DAY) - 1;
    for (let day = first; day * MINUTES_OF_DAY < end; day += 1) {
      const begin = day * MINUTES_OF_DAY + from;
      if (Math.min(end, begin + length) - Math.max(start, begin) >= rules.night.minimumMinutes) return day;
    }
    return undefined;
  };
}

/**
 * Refuses rules that no rota can be made by because of how they are written (not because they ask for too much).
 * @throws BAD_REQUEST with the entry to correct; hours of the day that no shift covers are named.
 */
export function requireSoundRules(rules: RotaRules): void {
  const refuse = (message: string): never => {
    throw new EngineFailure('BAD_REQUEST', message);
  };
  const count = (value: number, name: string, minimum: number) => {
    if (!Number.isInteger(value) || value < minimum) refuse(`${name}须为不小于 ${minimum} 的整数，现为 ${value}。`);
  };
  if (rules.shifts.length === 0) refuse('没有设置班次，请至少设置一种班次。');
  if (new Set(rules.shifts.map((shift) => shift.id)).size < rules.shifts.length) refuse('班次的编号有重复，请改成各不相同。');
  for (const shift of rules.shifts) {
    count(shift.minutes, `${shift.label}的时长（分钟）`, 1);
    if (shift.minutes > rules.longestShiftHours * 60) refuse(`${shift.label}长 ${shift.minutes / 60} 小时，超过单班最长 ${rules.longestShiftHours} 小时，请缩短班次或调整上限。`);
    if (minuteOfDay(shift.start) === MINUTES_OF_DAY) refuse(`${shift.label}的开始时刻请写 00:00，不写 24:00。`);
    if (shift.minutes > MINUTES_OF_DAY) refuse(`${shift.label}超过 24 小时，请拆成几个班次。`);
    for (const required of [shift.required, shift.requiredOnWeekends, shift.requiredOnHolidays]) count(required ?? 0, `${shift.label}的在岗人数`, 0);
  }
  for (const entry of rules.requiredOn) {
    count(entry.required, `${entry.date} 的在岗人数`, 0);
    if (!rules.shifts.some((shift) => shift.id === entry.shift)) refuse(`${entry.date} 指定人数的班次“${entry.shift}”不在班次表中，请改正。`);
  }
  count(rules.maximumNightsInARow, '连续夜班上限', 1);
  count(rules.monthlyMaximum, '每月班数上限', 0);
  count(rules.monthlyMinimum, '每月班数下限', 0);
  if (!(rules.restHours >= 0)) refuse('两班之间的休息时间不能为负数。');
  const gap = uncoveredStretch(rules.shifts);
  if (gap) refuse(`班次设置没有覆盖全天 24 小时：每天 ${gap} 没有班次，请补上或延长相邻班次。`);
}

/** First stretch of the day that no shift covers, e.g. 03:00—05:00. */
function uncoveredStretch(shifts: readonly ShiftTemplate[]): string | undefined {
  const covered = new Uint8Array(MINUTES_OF_DAY);
  for (const shift of shifts) {
    const start = minuteOfDay(shift.start);
    for (let minute = start; minute < start + shift.minutes; minute += 1) covered[minute % MINUTES_OF_DAY] = 1;
  }
  const from = covered.indexOf(0);
  if (from < 0) return undefined;
  const next = covered.indexOf(1, from);
  return stretchLabel(from, next < 0 ? MINUTES_OF_DAY : next).replaceAll('1月1日 ', '');
}
