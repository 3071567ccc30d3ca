/** A rota as rows for a sheet. */
import { dayNumber, timeOf, minuteNumber, weekdayLabel } from '../calendar';
import { dayKinds } from '../rules';
import type { PlannedDuty, RotaPerson, RotaRules } from '../types';

export interface RotaRow {
  readonly date: string;
  /** 星期一 … */
  readonly weekday: string;
  /** 工作日, 周末 or 节假日. */
  readonly dayKind: string;
  readonly shift: string;
  /** 08:00—16:00; 次日 before an end on the next day. */
  readonly time: string;
  /** In order of seat. */
  readonly names: readonly string[];
  /** Beside the names; empty texts where unknown, absent unless asked for. */
  readonly phones?: readonly string[];
}

const DAY_KINDS = { workday: '工作日', weekend: '周末', holiday: '节假日' } as const;

/** 00:00—08:00, 20:00—次日08:00; an end at midnight is 24:00 of the same day. */
export function timeRangeLabel(startsAt: string, endsAt: string): string {
  const end = minuteNumber(endsAt);
  if (endsAt.slice(0, 10) === startsAt.slice(0, 10)) return `${startsAt.slice(11)}—${timeOf(end)}`;
  return `${startsAt.slice(11)}—${timeOf(end) === '00:00' ? '24:00' : `次日${timeOf(end)}`}`;
}

/**
 * One row per shift, in order of time.
 * @param includePhones telephone numbers leave the program only on a list that needs them
 */
export function rotaRows(duties: readonly PlannedDuty[], people: readonly RotaPerson[], rules: RotaRules, includePhones = false): readonly RotaRow[] {
  const known = new Map(people.map((person) => [person.id, person]));
  const labels = new Map(rules.shifts.map(({ id, label }) => [id, label]));
  const kindOf = dayKinds(rules);
  return groupByShift(duties).map((onDuty) => {
    const [{ date, shift, startsAt, endsAt }] = onDuty;
    const day = dayNumber(date);
    return {
      date,
      weekday: weekdayLabel(day),
      dayKind: DAY_KINDS[kindOf(day)],
      shift: labels.get(shift) ?? shift,
      time: timeRangeLabel(startsAt, endsAt),
      names: onDuty.map(({ personId }) => known.get(personId)?.name ?? personId),
      ...(includePhones ? { phones: onDuty.map(({ personId }) => known.get(personId)?.phone ?? '') } : {}),
    };
  });
}

/** Duties of one shift of one day together, in order of time and seat. */
export function groupByShift(duties: readonly PlannedDuty[]): readonly (readonly [PlannedDuty, ...PlannedDuty[]])[] {
  const seat = ({ seat: label }: PlannedDuty) => Number.parseInt(label, 10);
  const sorted = [...duties].sort((a, b) => compare(a.startsAt, b.startsAt) || compare(a.endsAt, b.endsAt) || compare(a.shift, b.shift) || seat(a) - seat(b) || compare(a.personId, b.personId));
  const groups = new Map<string, [PlannedDuty, ...PlannedDuty[]]>();
  for (const duty of sorted) {
    const key = `${duty.date} ${duty.shift}`;
    const group = groups.get(key);
    if (group) group.push(duty);
    else groups.set(key, [duty]);
  }
  return [...groups.values()];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
