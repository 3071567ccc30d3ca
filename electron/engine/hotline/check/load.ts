/** Who carries how much: per volunteer, per county, and how evenly. */
import type { RotaPerson } from '../types';
import type { TimedDuty } from './duties';
import type { CountyLoad, Fairness, Load, PersonLoad } from './types';

const MEASURES: readonly { readonly measure: keyof Load; readonly label: string }[] = [
  { measure: 'shifts', label: '班数' },
  { measure: 'hours', label: '小时数' },
  { measure: 'nights', label: '夜班数' },
  { measure: 'weekends', label: '周末班数' },
  { measure: 'holidays', label: '节假日班数' },
];

function loadOf(duties: readonly TimedDuty[]): Load {
  return {
    shifts: duties.length,
    hours: duties.reduce((sum, { start, end }) => sum + end - start, 0) / 60,
    nights: duties.filter(({ night }) => night !== undefined).length,
    weekends: duties.filter(({ dayKind }) => dayKind === 'weekend').length,
    holidays: duties.filter(({ dayKind }) => dayKind === 'holiday').length,
  };
}

/** @param people in the order to keep. @param byPerson duties that start in the period. */
export function personLoads(people: readonly RotaPerson[], byPerson: ReadonlyMap<string, readonly TimedDuty[]>): readonly PersonLoad[] {
  return people.map(({ id, name, county }) => ({ personId: id, name, county, ...loadOf(byPerson.get(id) ?? []) }));
}

export function countyLoads(people: readonly PersonLoad[]): readonly CountyLoad[] {
  const sums = new Map<string, CountyLoad>();
  for (const { county, shifts, hours, nights, weekends, holidays } of people) {
    const sum = sums.get(county) ?? { county, people: 0, shifts: 0, hours: 0, nights: 0, weekends: 0, holidays: 0 };
    sums.set(county, { county, people: sum.people + 1, shifts: sum.shifts + shifts, hours: sum.hours + hours, nights: sum.nights + nights, weekends: sum.weekends + weekends, holidays: sum.holidays + holidays });
  }
  return [...sums.values()].sort((a, b) => (a.county < b.county ? -1 : a.county > b.county ? 1 : 0));
}

/** Gini coefficient of values that are not negative, by ranks. */
function gini(values: readonly number[]): number {
  const total = values.reduce((sum, value) => sum + value, 0);
  if (total === 0) return 0;
  const weighted = [...values].sort((a, b) => a - b).reduce((sum, value, index) => sum + (2 * (index + 1) - values.length - 1) * value, 0);
  return weighted / (values.length * total);
}

/** Empty without people. */
export function fairnessOf(people: readonly PersonLoad[]): readonly Fairness[] {
  if (people.length === 0) return [];
  return MEASURES.map(({ measure, label }) => {
    const values = people.map((person) => person[measure]);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const minimum = Math.min(...values);
    const maximum = Math.max(...values);
    const standardDeviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
    return { measure, label, minimum, maximum, spread: maximum - minimum, mean, standardDeviation, gini: gini(values) };
  });
}
