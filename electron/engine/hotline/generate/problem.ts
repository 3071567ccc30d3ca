/** The request in the terms of the model: slots, people in order of id, and which of them can take which slot. */
import { EngineFailure } from '../../../../shared/contract';
import { isBlocked, timedDuties, type TimedDuty } from '../check/duties';
import { dayNumber, monthOf, wholeMonths } from '../calendar';
import { type DayKind, type Slot, dayKinds, nightsOf, requireSoundRules, slotsOf } from '../rules';
import type { RotaPerson, RotaRules, Wish } from '../types';
import type { FairnessWeights, RotaRequest } from './types';

export interface ProblemSlot extends Slot {
  readonly night: number | undefined;
  readonly dayKind: DayKind;
  /** `YYYY-MM`. */
  readonly month: string;
}

/** Why a person cannot take a slot; `fixed` comes from duties of the rota before. */
export type Refusal = 'blocked' | 'otherShifts';

export interface ProblemPerson {
  readonly person: RotaPerson;
  readonly maximum: number;
  readonly minimum: number;
  readonly wishes: readonly Wish[];
  /** Duties of the rota before, in order of start. */
  readonly before: readonly TimedDuty[];
  /** By slot. */
  readonly refusals: readonly (Refusal | undefined)[];
}

export interface Problem {
  readonly rules: RotaRules;
  readonly slots: readonly ProblemSlot[];
  /** In order of id. */
  readonly people: readonly ProblemPerson[];
  readonly months: readonly string[];
  /** Those in which the least number of shifts is asked for. */
  readonly wholeMonths: readonly string[];
  readonly weights: FairnessWeights;
}

export const DEFAULT_WEIGHTS: FairnessWeights = { shifts: 1, nights: 2, weekends: 1, holidays: 2 };
const MOST_VARIABLES = 300_000;

function requireSoundPeople(people: readonly RotaPerson[], rules: RotaRules): void {
  const shifts = new Set(rules.shifts.map((shift) => shift.id));
  const seen = new Set<string>();
  for (const person of people) {
    const refuse = (message: string): never => {
      throw new EngineFailure('BAD_REQUEST', `志愿者“${person.name}”：${message}`);
    };
    if (seen.has(person.id)) refuse('编号与名单中另一人相同，请合并重复的人员。');
    seen.add(person.id);
    const [minimum, maximum] = [person.monthlyMinimum ?? rules.monthlyMinimum, person.monthlyMaximum ?? rules.monthlyMaximum];
    if (![minimum, maximum].every((count) => Number.isInteger(count) && count >= 0)) refuse('每月班数的上下限须为不小于 0 的整数。');
    for (const entry of [...(person.blocked ?? []), ...(person.wishes ?? [])]) {
      dayNumber(entry.date);
      if (entry.shift !== undefined && !shifts.has(entry.shift)) refuse(`${entry.date} 提到的班次“${entry.shift}”不在班次表中，请改正。`);
    }
    for (const wish of person.wishes ?? []) if (!Number.isInteger(wish.weight ?? 1) || (wish.weight ?? 1) < 1) refuse(`${wish.date} 的意愿权重须为不小于 1 的整数。`);
  }
}

/** @throws BAD_REQUEST with the entry to correct */
export function problemOf(request: RotaRequest): Problem {
  const { rules } = request;
  requireSoundRules(rules);
  requireSoundPeople(request.people, rules);
  const weights = request.weights ?? DEFAULT_WEIGHTS;
  if (!Object.values(weights).every((weight: number) => Number.isInteger(weight) && weight >= 0)) throw new EngineFailure('BAD_REQUEST', '公平性权重须为不小于 0 的整数。');

  const nightOf = nightsOf(rules);
  const kindOf = dayKinds(rules);
  const slots = slotsOf(rules).map((slot): ProblemSlot => ({ ...slot, night: nightOf(slot.start, slot.end), dayKind: kindOf(slot.day), month: monthOf(slot.day) }));
  if (slots.length * request.people.length > MOST_VARIABLES) throw new EngineFailure('BAD_REQUEST', `一次排班的规模过大（${slots.length} 个班次 × ${request.people.length} 人），请按月分次排班。`);

  const before = timedDuties(request.before ?? [], rules);
  const people = [...request.people]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((person): ProblemPerson => ({
      person,
      maximum: person.monthlyMaximum ?? rules.monthlyMaximum,
      minimum: person.monthlyMinimum ?? rules.monthlyMinimum,
      wishes: person.wishes ?? [],
      before: before.filter(({ duty }) => duty.personId === person.id),
      refusals: slots.map((slot) => {
        if (isBlocked(person, { start: slot.start, end: slot.end, shift: slot.template.id })) return 'blocked';
        return person.onlyShifts && !person.onlyShifts.includes(slot.template.id) ? 'otherShifts' : undefined;
      }),
    }));
  return {
    rules,
    slots,
    people,
    months: [...new Set(slots.map((slot) => slot.month))],
    wholeMonths: wholeMonths(dayNumber(rules.period.from), dayNumber(rules.period.to)),
    weights,
  };
}
