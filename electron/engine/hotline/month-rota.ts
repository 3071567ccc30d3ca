/** The rota of one month as it was imported: who is on duty when, what each carries, and what is not covered. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { daysOfMonth, schoolYearOfMonth } from '../../../shared/month';
import { countyLabel } from '../../../shared/regions';
import { dateOf, dayNumber, weekdayLabel } from './calendar';
import { checkRota } from './check';
import type { RotaFinding } from './check/types';
import { timeRangeLabel } from './export';
import { peopleOnDuty, readDuties, type StoredDuty } from './read-duties';
import { defaultRules } from './rules';

export interface MonthShift {
  /** 早班; '' where the rota only has times. */
  readonly label: string;
  /** 08:00—16:00; '' where nobody can read them. */
  readonly time: string;
}

export interface MonthRota {
  readonly month: string;
  readonly shifts: readonly MonthShift[];
  /** Every day of the month; duties by shift, in the order of `shifts`. */
  readonly days: readonly { readonly date: string; readonly weekday: string; readonly duties: readonly (readonly StoredDuty[])[] }[];
  /** Those that start in the month, in order of time and seat. */
  readonly duties: readonly (StoredDuty & { readonly time: string })[];
  /** Who carries most first. */
  readonly people: readonly { readonly label: string; readonly county: string; readonly school: string; readonly shifts: number; readonly hours: number; readonly nights: number; readonly weekends: number }[];
  /** Minutes of the month on which somebody is on duty, and all of them. */
  readonly coverage: { readonly coveredMinutes: number; readonly periodMinutes: number };
  /** Hours without anybody, and people in two places. */
  readonly faults: readonly string[];
}

const FAULTS: ReadonlySet<RotaFinding['kind']> = new Set(['uncovered', 'doubleBooking', 'twoPlaces']);

/** @param month with duties or without */
export async function readMonthRota(connection: DuckDBConnection, month: string): Promise<MonthRota> {
  const days = daysOfMonth(month);
  const [from = '', to = ''] = [days[0], days.at(-1)];
  // The first morning may belong to the night shift of the day before.
  const found = (await readDuties(connection, schoolYearOfMonth(month), { from: dateOf(dayNumber(from) - 1), to })).map((duty) => ({ ...duty, time: timeOf(duty) }));
  const duties = found.filter(({ date }) => date >= from);
  const shifts = shiftsOf(duties);
  const check = checkRota(found.flatMap(({ duty }) => duty ?? []), peopleOnDuty(found), defaultRules({ from, to }, []));
  const schools = new Map(found.map(({ person, school }) => [person.id, school]));
  return {
    month,
    shifts,
    days: days.map((date) => ({ date, weekday: weekdayLabel(dayNumber(date)), duties: shifts.map((shift) => duties.filter((duty) => duty.date === date && keyOf(duty) === keyOf({ shift: shift.label, time: shift.time }))) })),
    duties,
    people: check.people
      .filter((load) => load.shifts > 0)
      .map(({ personId, name, county, shifts: own, hours, nights, weekends }) => ({ label: name, county: countyLabel(county), school: schools.get(personId) ?? '', shifts: own, hours, nights, weekends }))
      .sort((a, b) => b.shifts - a.shifts || b.nights - a.nights || compare(a.label, b.label)),
    coverage: check.coverage,
    faults: check.findings.filter(({ kind, from: start }) => FAULTS.has(kind) && start >= from).map(({ message }) => message),
  };
}

const keyOf = ({ shift, time }: { readonly shift: string; readonly time: string }): string => `${shift}\u0000${time}`;

function timeOf({ duty }: StoredDuty): string {
  return duty === undefined ? '' : timeRangeLabel(duty.startsAt, duty.endsAt);
}

/** By their beginning. */
function shiftsOf(duties: readonly (StoredDuty & { readonly time: string })[]): MonthShift[] {
  const found = new Map(duties.map((duty) => [keyOf(duty), duty]));
  return [...found.values()].sort((a, b) => compare(a.starts, b.starts) || compare(a.ends, b.ends) || compare(a.shift, b.shift)).map(({ shift, time }) => ({ label: shift, time }));
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
