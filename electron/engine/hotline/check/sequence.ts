/** What is wrong with the duties of one person taken together. */
import { monthLabel } from '../../../../shared/month';
import { instantOf, monthOf, stretchLabel, dayNumber, wholeMonths, MINUTES_OF_DAY } from '../calendar';
import type { RotaPerson, RotaRules } from '../types';
import type { TimedDuty } from './duties';
import type { CountFinding, DutyFinding } from './types';

/** @param own the person's duties in order of start. @returns overlaps and rests that are too short */
export function findingsOfRest(name: string, own: readonly TimedDuty[], rules: RotaRules): readonly DutyFinding[] {
  const findings: DutyFinding[] = [];
  const rest = rules.restHours * 60;
  own.forEach((later, index) => {
    for (const earlier of own.slice(0, index)) {
      const at = { personId: later.duty.personId, severity: 'error', from: earlier.duty.startsAt, to: later.duty.endsAt } as const;
      if (later.start < earlier.end) {
        const when = stretchLabel(later.start, Math.min(earlier.end, later.end));
        const [first, second] = [earlier.duty.seat, later.duty.seat];
        if (first !== undefined && second !== undefined && first !== second) findings.push({ ...at, kind: 'twoPlaces', message: `${name}在 ${when} 同时排在“${first}”和“${second}”两处，请把其中一处换人。` });
        else findings.push({ ...at, kind: 'doubleBooking', message: `${name} 在 ${when} 被重复排班，请删去其中一条或换人。` });
      } else if (later.start - earlier.end < rest) {
        findings.push({ ...at, kind: 'restTooShort', message: `${name} 值完 ${stretchLabel(earlier.start, earlier.end)} 的班后只休息 ${(later.start - earlier.end) / 60} 小时又值 ${stretchLabel(later.start, later.end)} 的班，不足 ${rules.restHours} 小时，请调开其中一班。` });
      }
    }
  });
  return findings;
}

/** @returns runs of nights longer than allowed, and nights with two shifts */
export function findingsOfNights(name: string, own: readonly TimedDuty[], rules: RotaRules): readonly (CountFinding | DutyFinding)[] {
  const findings: (CountFinding | DutyFinding)[] = [];
  const byNight = new Map<number, TimedDuty[]>();
  for (const timed of own) if (timed.night !== undefined) byNight.set(timed.night, [...(byNight.get(timed.night) ?? []), timed]);
  for (const [, duties] of byNight) {
    const [first, second] = duties;
    // Overlaps are told as such already.
    if (first && second && second.start >= first.end) findings.push({ kind: 'twoShiftsInOneNight', severity: 'error', personId: first.duty.personId, from: first.duty.startsAt, to: second.duty.endsAt, message: `${name} 在同一夜排了两个夜班（${stretchLabel(first.start, first.end)} 和 ${stretchLabel(second.start, second.end)}），请把其中一班换人。` });
  }
  const nights = [...byNight.keys()].sort((a, b) => a - b);
  let begin = 0;
  nights.forEach((night, index) => {
    if (nights[index + 1] === night + 1) return;
    const length = index - begin + 1;
    const first = byNight.get(nights[begin] ?? night)?.[0];
    const last = byNight.get(night)?.[0];
    begin = index + 1;
    if (length <= rules.maximumNightsInARow || !first || !last) return;
    findings.push({ kind: 'nightsInARow', severity: 'error', personId: first.duty.personId, allowed: rules.maximumNightsInARow, found: length, from: first.duty.startsAt, to: last.duty.endsAt, message: `${name} 从 ${stretchLabel(first.start, first.end)} 起连续 ${length} 夜值夜班，超过上限 ${rules.maximumNightsInARow} 夜，请在中间换人。` });
  });
  return findings;
}

/** @returns months with too many or too few shifts; duties outside the period count in their month */
export function findingsOfMonths(person: RotaPerson, own: readonly TimedDuty[], rules: RotaRules): readonly CountFinding[] {
  const from = dayNumber(rules.period.from);
  const to = dayNumber(rules.period.to);
  const counts = new Map<string, number>();
  for (const timed of own) counts.set(monthOf(timed.day), (counts.get(monthOf(timed.day)) ?? 0) + 1);
  const maximum = person.monthlyMaximum ?? rules.monthlyMaximum;
  const minimum = person.monthlyMinimum ?? rules.monthlyMinimum;
  const at = { personId: person.id, from: instantOf(from * MINUTES_OF_DAY), to: instantOf((to + 1) * MINUTES_OF_DAY) };
  const over = [...counts]
    .filter(([, found]) => found > maximum)
    .map(([month, found]): CountFinding => ({ ...at, kind: 'overMaximum', severity: 'error', allowed: maximum, found, message: `${person.name} ${monthLabel(month)}排了 ${found} 班，超过上限 ${maximum} 班，请把其中 ${found - maximum} 班换给班数少的人。` }));
  const under = wholeMonths(from, to)
    .map((month) => [month, counts.get(month) ?? 0] as const)
    .filter(([, found]) => found < minimum)
    .map(([month, found]): CountFinding => ({ ...at, kind: 'underMinimum', severity: 'error', allowed: minimum, found, message: `${person.name} ${monthLabel(month)}只排了 ${found} 班，少于下限 ${minimum} 班，请再安排 ${minimum - found} 班。` }));
  return [...over, ...under];
}
