/** From a request of the page to the generator, and from its rota to what a page shows. */
import type { ParsedRequestOf } from '../../../../shared/contract';
import type { RotaPerson as Volunteer, RotaPlan } from '../../../../shared/rota';
import { countyLabel } from '../../../../shared/regions';
import { timeRangeLabel, rotaRows } from '../export/rows';
import type { RotaRequest, RotaResult } from '../generate/types';
import type { Duty, PlannedDuty, RotaPerson, RotaRules } from '../types';
import type { PersonWishes } from '../wishes/read-wishes';

type PlanRequest = ParsedRequestOf<'hotline.plan'>;
type MadeRota = Extract<RotaPlan, { readonly kind: 'rota' }>;

/** What the files of a plan are made from. */
export interface StoredPlan {
  readonly plan: MadeRota;
  readonly duties: readonly PlannedDuty[];
  readonly people: readonly RotaPerson[];
  readonly volunteers: readonly Volunteer[];
  readonly rules: RotaRules;
}

export function rulesOf(request: PlanRequest): RotaRules {
  const { from, to, holidays, makeUpWorkdays, restHours, maximumNightsInARow, monthlyMaximum, monthlyMinimum, shifts } = request;
  return {
    period: { from, to },
    shifts,
    requiredOn: [],
    holidays,
    makeUpWorkdays,
    restHours,
    maximumNightsInARow,
    monthlyMaximum,
    monthlyMinimum,
    longestShiftHours: Math.max(...shifts.map(({ minutes }) => minutes)) / 60,
    night: { from: '00:00', to: '06:00', minimumMinutes: 60 },
  };
}

export function peopleOf(volunteers: readonly Volunteer[], wishes: ReadonlyMap<string, PersonWishes>): RotaPerson[] {
  return volunteers.map(({ id, name, county }) => ({ id, name, county, ...wishes.get(id) }));
}

export function requestOf(request: PlanRequest, people: readonly RotaPerson[], before: readonly Duty[]): RotaRequest {
  return { rules: rulesOf(request), people, before, timeLimitSeconds: request.timeLimitSeconds };
}

/** Sentences for the rota's notes. */
export function rulesInWords(rules: RotaRules): string[] {
  return [
    `两班之间至少休息 ${rules.restHours} 小时；连续夜班不超过 ${rules.maximumNightsInARow} 个；每人每月不超过 ${rules.monthlyMaximum} 班${rules.monthlyMinimum > 0 ? `、不少于 ${rules.monthlyMinimum} 班` : ''}。`,
    `夜班指与0—6时重叠1小时以上的班次。${rules.holidays.length > 0 ? `节假日：${rules.holidays.join('、')}。` : ''}${rules.makeUpWorkdays.length > 0 ? `调休上班日：${rules.makeUpWorkdays.join('、')}。` : ''}`,
  ];
}

export function planOf(result: RotaResult, context: { readonly planId: number; readonly schoolYear: string; readonly rules: RotaRules; readonly volunteers: readonly Volunteer[]; readonly people: readonly RotaPerson[]; readonly carriedOver: number }): RotaPlan {
  if (result.kind === 'undecided') return result;
  if (result.kind === 'infeasible') return { kind: 'infeasible', message: result.message, conflicts: result.conflicts.map(({ message }) => message), remedies: result.remedies.map(({ message }) => message) };
  const { rules, volunteers, people } = context;
  const schools = new Map(volunteers.map(({ id, school }) => [id, school]));
  const rows = rotaRows(result.duties, people, rules);
  const shifts = [...rules.shifts].sort((a, b) => (a.start < b.start ? -1 : 1));
  const days = [...new Set(rows.map(({ date }) => date))];
  return {
    kind: 'rota',
    planId: context.planId,
    schoolYear: context.schoolYear,
    period: rules.period,
    shifts: shifts.map(({ label, start, minutes }) => ({ label, time: timeRangeLabel(`2000-01-01T${start}`, endOf(start, minutes)) })),
    days: days.map((date) => {
      const own = rows.filter((row) => row.date === date);
      return { date, weekday: own[0]?.weekday ?? '', dayKind: own[0]?.dayKind ?? '', names: shifts.map(({ label }) => own.find(({ shift }) => shift === label)?.names ?? []) };
    }),
    people: result.check.people.map((load) => ({ id: load.personId, label: load.name, county: countyLabel(load.county), school: schools.get(load.personId) ?? '', shifts: load.shifts, hours: load.hours, nights: load.nights, weekends: load.weekends, holidays: load.holidays })).sort((a, b) => b.shifts - a.shifts || b.nights - a.nights || (a.label < b.label ? -1 : 1)),
    counties: result.check.counties.map((load) => ({ label: load.county, county: load.county, school: '', shifts: load.shifts, hours: load.hours, nights: load.nights, weekends: load.weekends, holidays: load.holidays })),
    fairness: result.check.fairness.map(({ label, minimum, maximum, mean }) => ({ label, minimum, maximum, mean })),
    statement: result.quality.statement,
    reproducible: result.quality.reproducible,
    warnings: result.check.findings.map(({ message }) => message),
    carriedOver: context.carriedOver,
  };
}

function endOf(start: string, minutes: number): string {
  const total = Number(start.slice(0, 2)) * 60 + Number(start.slice(3)) + minutes;
  const two = (value: number): string => String(value).padStart(2, '0');
  return `2000-01-0${1 + Math.floor(total / 1440)}T${two(Math.floor((total % 1440) / 60))}:${two(total % 60)}`;
}
