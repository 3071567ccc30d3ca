/** Duties with their times as numbers, and what is wrong with a duty taken alone. */
import { MINUTES_OF_DAY, dateOf, dayNumber, dayOfMinute, minuteNumber, stretchLabel } from '../calendar';
import { type DayKind, dayKinds, nightsOf } from '../rules';
import type { Duty, RotaPerson, RotaRules } from '../types';
import type { DutyFinding } from './types';

export interface TimedDuty {
  readonly duty: Duty;
  readonly start: number;
  readonly end: number;
  readonly day: number;
  readonly night: number | undefined;
  readonly dayKind: DayKind;
  /** Whether it starts in the period. Others are context: rest, nights in a row and monthly numbers see them. */
  readonly inPeriod: boolean;
}

/** In order of start, then end, person and seat. @throws BAD_REQUEST for times that cannot be read. */
export function timedDuties(duties: readonly Duty[], rules: RotaRules): readonly TimedDuty[] {
  const from = dayNumber(rules.period.from);
  const to = dayNumber(rules.period.to);
  const kindOf = dayKinds(rules);
  const nightOf = nightsOf(rules);
  const key = ({ duty }: TimedDuty) => `${duty.personId}\u0000${duty.seat ?? ''}`;
  return duties
    .map((duty): TimedDuty => {
      const start = minuteNumber(duty.startsAt);
      const end = minuteNumber(duty.endsAt);
      const day = dayOfMinute(start);
      return { duty, start, end, day, night: nightOf(start, end), dayKind: kindOf(day), inPeriod: day >= from && day <= to };
    })
    .sort((a, b) => a.start - b.start || a.end - b.end || (key(a) < key(b) ? -1 : 1));
}

/** Whether a person's blocked times forbid a stretch: a blocked day forbids what touches it, a blocked shift that shift. */
export function isBlocked(person: RotaPerson, stretch: { readonly start: number; readonly end: number; readonly shift: string | undefined }): boolean {
  return (person.blocked ?? []).some((blocked) => {
    const midnight = dayNumber(blocked.date) * MINUTES_OF_DAY;
    if (blocked.shift !== undefined) return blocked.shift === stretch.shift && blocked.date === dateOf(dayOfMinute(stretch.start));
    return stretch.start < midnight + MINUTES_OF_DAY && stretch.end > midnight;
  });
}

/** @param person undefined for someone who is not on the list of volunteers. */
export function findingsOfDuty(timed: TimedDuty, person: RotaPerson | undefined, rules: RotaRules): readonly DutyFinding[] {
  const { duty, start, end } = timed;
  const at = { from: duty.startsAt, to: duty.endsAt, personId: duty.personId };
  if (end <= start || end - start > MINUTES_OF_DAY) {
    return [{ ...at, kind: 'badTime', severity: 'error', message: `${person?.name ?? duty.personId} 的值班时间 ${duty.startsAt.replace('T', ' ')} 至 ${duty.endsAt.replace('T', ' ')} 不成立（结束须晚于开始，且不超过 24 小时），请核对起止时间。` }];
  }
  const when = stretchLabel(start, end);
  const findings: DutyFinding[] = [];
  if (!person) findings.push({ ...at, kind: 'unknownPerson', severity: 'error', message: `${when} 的值班人“${duty.personId}”不在志愿者名单中，请核对姓名，或先把本人补入名单。` });
  if (!timed.inPeriod) findings.push({ ...at, kind: 'outsidePeriod', severity: 'warning', message: `${when} ${person?.name ?? duty.personId} 的班不在本期（${rules.period.from} 至 ${rules.period.to}）内，只用于衔接检查，不计入本期班数。` });
  if (end - start > rules.longestShiftHours * 60) findings.push({ ...at, kind: 'shiftTooLong', severity: 'error', message: `${person?.name ?? duty.personId} ${when} 连续值班 ${(end - start) / 60} 小时，超过单班上限 ${rules.longestShiftHours} 小时，请拆分并安排换班。` });
  if (person && isBlocked(person, { start, end, shift: duty.shift })) findings.push({ ...at, kind: 'blockedIgnored', severity: 'error', message: `${person.name} 已说明不能值 ${when} 的班，请换人，或先与本人商定。` });
  if (person?.onlyShifts && duty.shift !== undefined && !person.onlyShifts.includes(duty.shift)) {
    const label = rules.shifts.find((shift) => shift.id === duty.shift)?.label ?? duty.shift;
    findings.push({ ...at, kind: 'wrongShift', severity: 'error', message: `${person.name} 不值${label}，却排在 ${when}，请换人。` });
  }
  return findings;
}
