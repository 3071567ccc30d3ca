/** Checks a given rota against its rules, whoever made it. */
import type { Duty, RotaPerson, RotaRules } from '../types';
import { coverageOf } from './coverage';
import { type TimedDuty, findingsOfDuty, timedDuties } from './duties';
import { countyLoads, fairnessOf, personLoads } from './load';
import { findingsOfMonths, findingsOfNights, findingsOfRest } from './sequence';
import type { RotaCheck, RotaFinding } from './types';

export type * from './types';

/**
 * @param duties in any order; those that start outside the period are context only (rest, nights, monthly numbers)
 * @returns findings in order of time; the same for every order of the input
 * @throws BAD_REQUEST for dates and times that cannot be read
 */
export function checkRota(duties: readonly Duty[], people: readonly RotaPerson[], rules: RotaRules): RotaCheck {
  const known = new Map(people.map((person) => [person.id, person]));
  const timed = timedDuties(duties, rules);
  const findings: RotaFinding[] = timed.flatMap((duty) => findingsOfDuty(duty, known.get(duty.duty.personId), rules));
  const sound = timed.filter(({ start, end }) => end > start);

  const byPerson = new Map<string, TimedDuty[]>(people.map((person) => [person.id, []]));
  for (const duty of sound) byPerson.set(duty.duty.personId, [...(byPerson.get(duty.duty.personId) ?? []), duty]);
  for (const [id, own] of byPerson) {
    const person = known.get(id);
    const name = person?.name ?? id;
    findings.push(...findingsOfRest(name, own, rules), ...findingsOfNights(name, own, rules));
    if (person) findings.push(...findingsOfMonths(person, own, rules));
  }
  const { findings: stretches, coverage } = coverageOf(sound, rules);
  findings.push(...stretches);

  const inOrder = [...known.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const counted = new Map([...byPerson].map(([id, own]) => [id, own.filter(({ inPeriod }) => inPeriod)]));
  const loads = personLoads(inOrder, counted);
  const key = (finding: RotaFinding) => `${finding.from} ${finding.to} ${finding.kind} ${finding.message}`;
  return {
    findings: findings.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0)),
    coverage,
    people: loads,
    counties: countyLoads(loads),
    fairness: fairnessOf(loads),
  };
}
