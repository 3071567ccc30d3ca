import { previousSchoolYear } from '../shared/school-year';
import type { PageFilter } from './address';
import { useDataSummary } from './data-summary';

export interface Comparing {
  /** The year before the one shown; null before it is known which that is. */
  readonly previous: string | null;
  /** There is data of it. */
  readonly known: boolean;
  /** It is to be put beside. The address may ask for it in years that have none before. */
  readonly on: boolean;
}

export function useComparing(filter: PageFilter): Comparing {
  const { result: summary } = useDataSummary();
  const schoolYear = filter.schoolYear ?? summary?.defaultSchoolYear ?? null;
  const previous = schoolYear === null ? null : previousSchoolYear(schoolYear);
  const known = summary?.schoolYears.some((year) => year.schoolYear === previous) === true;
  return { previous, known, on: known && filter.compare };
}
