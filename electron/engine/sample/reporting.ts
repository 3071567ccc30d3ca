/** Which schools send a form in time, later, or not at all (未报). */
import { randomFor } from './random';
import type { SampleSchool } from './school-plan';

export interface Reporting {
  readonly inTime: readonly SampleSchool[];
  /** In a second file, 补报. */
  readonly late: readonly SampleSchool[];
  readonly unreported: readonly SampleSchool[];
}

/** @param shares of schools that are late and that never report; at least one school of each where there are twenty. */
export function planReporting(seed: number, dataset: string, schools: readonly SampleSchool[], shares: { readonly late: number; readonly unreported: number }): Reporting {
  const random = randomFor(seed, 'reporting', dataset);
  const due = schools.filter((school) => school.inScope);
  const least = due.length >= 20 ? 1 : 0;
  const take = (from: SampleSchool[], share: number): SampleSchool[] => {
    const count = share === 0 ? 0 : Math.max(least, Math.round(due.length * share));
    return Array.from({ length: count }, () => from.splice(random.integer(0, from.length - 1), 1)).flat();
  };
  const left = [...due];
  const [unreported, late] = [take(left, shares.unreported), take(left, shares.late)];
  const isIn = (some: readonly SampleSchool[]) => new Set(some);
  const [missing, second] = [isIn(unreported), isIn(late)];
  return { inTime: due.filter((school) => !missing.has(school) && !second.has(school)), late: due.filter((school) => second.has(school)), unreported: due.filter((school) => missing.has(school)) };
}

export function codesOf(schools: readonly SampleSchool[]): readonly string[] {
  return schools.map(({ code }) => code);
}
