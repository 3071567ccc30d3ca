/** Areas in time, as SQL over columns of codes. */
import type { AreaBasis } from '../../../shared/area-basis';
import { COUNTIES, UNDETERMINED_COUNTY, UNKNOWN_COUNTY } from '../../../shared/regions';
import { firstSchoolYearFrom } from '../../../shared/school-year';
import { literal } from './sql';

/** The rows of a table of facts, with `county` as a basis of areas has it. */
export function factsByBasis(table: string, areaBasis: AreaBasis): string {
  return areaBasis === 'managed' ? table : `(SELECT * REPLACE (administrativeCounty AS county) FROM ${table})`;
}

/** What a code means in the year of the row: see `areaInYear`. */
export function areaInYearSql(column: string, schoolYear: string): string {
  const steps = COUNTIES.flatMap(({ code, successor }) => {
    const from = COUNTIES.find((area) => area.code === successor)?.validFrom;
    if (successor === undefined || from === undefined) return [];
    return [`WHEN ${column} = ${literal(code)} AND ${schoolYear} >= ${literal(firstSchoolYearFrom(from))} THEN ${literal(successor)}`];
  });
  return `CASE ${steps.join(' ')} ELSE ${column} END`;
}

/** The county that rows of no known school stand in, as far as the area they name tells. */
export function administrativeSql(column: string): string {
  const counties = COUNTIES.filter(({ kind }) => kind === 'county').map(({ code }) => literal(code));
  const unknown = literal(UNKNOWN_COUNTY.code);
  return `CASE WHEN ${column} IS NULL OR ${column} = ${unknown} THEN ${unknown}
    WHEN ${column} IN (${counties.join(', ')}) THEN ${column} ELSE ${literal(UNDETERMINED_COUNTY.code)} END`;
}
