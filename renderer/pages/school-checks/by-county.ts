import { countyLabel } from '../../../shared/regions';
import type { SchoolPlace } from '../../../shared/school-checks';

export interface CountySchools<T> {
  /** Code; '' for all together, which comes first. */
  readonly county: string;
  readonly label: string;
  readonly schools: readonly T[];
}

/** All schools, then those of each county in the order of the codes. */
export function byCounty<T extends SchoolPlace>(schools: readonly T[]): CountySchools<T>[] {
  const counties = [...new Set(schools.map(({ county }) => county))].sort();
  return [{ county: '', label: '合计', schools }, ...counties.map((county) => ({ county, label: countyLabel(county), schools: schools.filter((school) => school.county === county) }))];
}
