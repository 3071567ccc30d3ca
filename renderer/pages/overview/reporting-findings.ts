/** Who has not reported, and who came long after the others, by datasets. */
import { getDataset } from '../../../shared/datasets';
import { formatInteger } from '../../../shared/format';
import { countyLabel } from '../../../shared/regions';
import type { ReportingState, SchoolReports } from '../../../shared/school-checks';

/** Names at most this many counties. */
const NAMED = 4;
/** Late is who came more than so many days after the day on which this part of the schools had come. */
export const MOST_SCHOOLS = 0.9;
export const DAYS_AFTER = 14;

function byCounties(schools: readonly SchoolReports[]): string {
  const counts = new Map<string, number>();
  for (const { county } of schools) counts.set(county, (counts.get(county) ?? 0) + 1);
  const largest = [...counts].sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1));
  const named = largest.slice(0, NAMED).map(([county, count]) => `${countyLabel(county)}${formatInteger(count)}所`);
  return `${named.join('、')}${largest.length > NAMED ? `等${largest.length}个县区` : ''}`;
}

const dayAfter = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** Schools that came long after nine in ten had come. */
export function lateSchools(schools: readonly SchoolReports[], dataset: number): readonly SchoolReports[] {
  // ISO days sort as text.
  const days = schools.flatMap(({ reportedOn }) => reportedOn[dataset] ?? []).sort();
  const mostBy = days[Math.ceil(days.length * MOST_SCHOOLS) - 1];
  if (mostBy === undefined) return [];
  const limit = dayAfter(mostBy, DAYS_AFTER);
  return schools.filter(({ reportedOn }) => (reportedOn[dataset] ?? '') > limit);
}

/** One sentence a dataset that somebody has not reported or reported late. */
export function reportingFindings({ datasets, schools }: Pick<ReportingState, 'datasets' | 'schools'>): readonly { readonly key: string; readonly text: string }[] {
  return datasets.flatMap((id, index) => {
    const missing = schools.filter(({ reportedOn }) => (reportedOn[index] ?? null) === null);
    const late = lateSchools(schools, index);
    const { label } = getDataset(id);
    return [
      ...(missing.length === 0 ? [] : [{ key: `${id}-missing`, text: `${label}还有${formatInteger(missing.length)}所学校没有报（${byCounties(missing)}）。` }]),
      ...(late.length === 0 ? [] : [{ key: `${id}-late`, text: `${label}有${formatInteger(late.length)}所学校比多数学校晚${DAYS_AFTER}天以上才报（${byCounties(late)}）。` }]),
    ];
  });
}
