/** People on duty against people asked for, minute by minute, told as stretches. */
import { MINUTES_OF_DAY, dayNumber, instantOf, stretchLabel } from '../calendar';
import { slotsOf } from '../rules';
import type { RotaRules } from '../types';
import type { TimedDuty } from './duties';
import type { CoverageFinding, RotaCheck } from './types';

interface Step {
  readonly start: number;
  readonly end: number;
}

/** People per minute since `from`, by differences. */
function countsOf(steps: readonly (Step & { readonly people: number })[], from: number, length: number): Int32Array {
  const counts = new Int32Array(length + 1);
  const within = (minute: number) => Math.min(length, Math.max(0, minute - from));
  for (const step of steps) {
    const [start, end] = [within(step.start), within(step.end)];
    counts[start] = (counts[start] ?? 0) + step.people;
    counts[end] = (counts[end] ?? 0) - step.people;
  }
  for (let minute = 1; minute <= length; minute += 1) counts[minute] = (counts[minute] ?? 0) + (counts[minute - 1] ?? 0);
  return counts.subarray(0, length);
}

/** Stretches of each person's presence: someone who is written down twice is still one person. */
function presenceOf(duties: readonly TimedDuty[]): readonly (Step & { readonly people: number })[] {
  const lastOf = new Map<string, { start: number; end: number; readonly people: 1 }>();
  const stretches: { start: number; end: number; readonly people: 1 }[] = [];
  for (const { duty, start, end } of duties) {
    const last = lastOf.get(duty.personId);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else {
      const stretch = { start, end, people: 1 as const };
      lastOf.set(duty.personId, stretch);
      stretches.push(stretch);
    }
  }
  return stretches;
}

function findingOf(required: number, onDuty: number, start: number, end: number): CoverageFinding {
  const at = { required, onDuty, from: instantOf(start), to: instantOf(end) };
  const when = stretchLabel(start, end);
  if (onDuty > required) return { ...at, kind: 'overstaffed', severity: 'warning', message: `${when} 有 ${onDuty} 人在岗，多于应有的 ${required} 人，请核对是否重复排班。` };
  if (onDuty === 0) return { ...at, kind: 'uncovered', severity: 'error', message: `${when} 无人值班，请补排 ${required} 人。` };
  return { ...at, kind: 'understaffed', severity: 'error', message: `${when} 只有 ${onDuty} 人在岗，应有 ${required} 人，请补排 ${required - onDuty} 人。` };
}

/**
 * @param duties with sound times, in order of start
 * @returns stretches that have not the number asked for, and the covered part of the period. Hours that belong to a
 *   shift of the day before the period are asked of the rota before.
 */
export function coverageOf(duties: readonly TimedDuty[], rules: RotaRules): { readonly findings: readonly CoverageFinding[]; readonly coverage: RotaCheck['coverage'] } {
  const from = dayNumber(rules.period.from) * MINUTES_OF_DAY;
  const periodEnd = (dayNumber(rules.period.to) + 1) * MINUTES_OF_DAY;
  const demands = rules.shifts.length > 0 ? slotsOf(rules).map((slot) => ({ ...slot, people: slot.required })) : [{ start: from, end: periodEnd, people: 1 }];
  const until = Math.max(periodEnd, ...demands.map((demand) => demand.end));
  const required = countsOf(demands, from, until - from);
  const onDuty = countsOf(presenceOf(duties), from, until - from);
  // What reaches over an edge of the period is also the business of the neighbouring rota: no surplus there.
  const asked = countsOf(demands.map((demand) => ({ ...demand, people: 1 })), from, until - from);

  const findings: CoverageFinding[] = [];
  let begin = 0;
  for (let minute = 1; minute <= required.length; minute += 1) {
    if (minute < required.length && required[minute] === required[begin] && onDuty[minute] === onDuty[begin] && asked[minute] === asked[begin]) continue;
    const [needed, present] = [required[begin] ?? 0, onDuty[begin] ?? 0];
    if (needed !== present && (asked[begin] ?? 0) > 0) findings.push(findingOf(needed, present, from + begin, from + minute));
    begin = minute;
  }
  const periodMinutes = periodEnd - from;
  const coveredMinutes = onDuty.subarray(0, periodMinutes).reduce((sum, people) => sum + (people > 0 ? 1 : 0), 0);
  return { findings, coverage: { periodMinutes, coveredMinutes, rate: coveredMinutes / periodMinutes } };
}
