/** Counties and schools whose share of the two gravest levels is hardly possible: a hint to look at the data, never a judgement of a school. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { countyLabel } from '../../../shared/regions';
import { PLAUSIBLE_MOST, type PlausibilityHint, ZERO_FEWEST } from '../../../shared/scale-quality';
import { type PlaceFilter, placeCondition } from '../school-checks/place-filter';
import { factsInScope } from '../warehouse/scope-sql';
import { number, rows, text } from '../warehouse/sql';
import { VALID_SHEET } from './sheets';

interface Place {
  readonly kind: PlausibilityHint['kind'];
  readonly id: string;
  readonly label: string;
  readonly county: string;
  readonly valid: number;
  readonly grave: number;
}

export async function plausibilityHints(connection: DuckDBConnection, schoolYear: string, filter: PlaceFilter, minimum: number): Promise<PlausibilityHint[]> {
  const facts = `${factsInScope('fact_assessment', filter.areaBasis, filter.scope)} p WHERE p.schoolYear = $1 AND p.${VALID_SHEET} ${placeCondition('p', filter)}`;
  const figures = "count(*) AS valid, count(*) FILTER (WHERE riskLevel IN ('2', '3')) AS grave";
  const counties = await rows(connection, `SELECT county, ${figures} FROM ${facts} GROUP BY county ORDER BY county`, [schoolYear]);
  const schools = await rows(connection, `SELECT county, school, any_value(schoolName) AS schoolName, ${figures} FROM ${facts} GROUP BY county, school ORDER BY county, schoolName`, [schoolYear]);
  const places: Place[] = [
    ...counties.map((row) => ({ kind: 'county' as const, id: text(row['county']), label: countyLabel(text(row['county'])), county: text(row['county']), valid: number(row['valid']), grave: number(row['grave']) })),
    ...schools.map((row) => ({ kind: 'school' as const, id: text(row['school']), label: text(row['schoolName']), county: text(row['county']), valid: number(row['valid']), grave: number(row['grave']) })),
  ];
  return places.flatMap(({ valid, grave, ...place }): PlausibilityHint[] => {
    if (grave === 0) return valid >= Math.max(ZERO_FEWEST, minimum) ? [{ ...place, valid, hint: 'none' }] : [];
    return grave >= minimum && grave > PLAUSIBLE_MOST * valid ? [{ ...place, valid, hint: 'many' }] : [];
  });
}
