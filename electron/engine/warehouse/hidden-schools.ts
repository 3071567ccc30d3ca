/**
 * Schools that documented views keep back: those that figures of pages keep back school by school, told to each connection before a query (privacy/hidden-schools.ts), and beside
 * a school that is too small the next larger ones of its county and stage, until even the largest of the hidden, who takes its own pupils off, is left with as many as the
 * threshold. To a connection that was told nothing the views tell no school.
 */

/** Results by level; pupils in follow-up. */
export type CountedSchools = 'valid' | 'cases';

/** Variable of a connection: schools that are hidden, as keys. */
export const HIDDEN_SCHOOLS = 'hiddenSchools';

export function hiddenSchoolKey(counted: CountedSchools, schoolYear: string, school: string): string {
  return [counted, schoolYear, school].join('|');
}

/**
 * A condition over a table with a row per school. @param persons column of pupils of a school @param minimum threshold of few
 * @returns SQL that is true for schools that are told; a school of nobody is never
 */
export function toldSchools(counted: CountedSchools, persons: string, minimum: number): string {
  const smaller = `coalesce(sum(${persons}) OVER (PARTITION BY schoolYear, county, stage ORDER BY coalesce(${persons}, 0), school ROWS BETWEEN UNBOUNDED PRECEDING AND 2 PRECEDING), 0)`;
  const anySmall = `coalesce(bool_or(${persons} BETWEEN 1 AND ${minimum - 1}) OVER (PARTITION BY schoolYear, county, stage), false)`;
  const key = `concat('${counted}', '|', schoolYear, '|', school)`;
  const isKnown = `getvariable('${HIDDEN_SCHOOLS}') IS NOT NULL AND ${key} NOT IN (SELECT unnest(CAST(getvariable('${HIDDEN_SCHOOLS}') AS VARCHAR[])))`;
  return `coalesce(${persons}, 0) >= ${minimum} AND NOT (${anySmall} AND ${smaller} < ${minimum}) AND ${isKnown}`;
}

/** Rows `schoolYear, county, stage, school, valid, isTold` of schools with results. */
export function schoolsWithResults(minimum: number): string {
  return `SELECT *, ${toldSchools('valid', 'valid', minimum)} AS isTold FROM (
    SELECT schoolYear, county, stage, school, sum(students) FILTER (WHERE riskLevel IN ('0', '1', '2', '3')) AS valid FROM fact_assessment_group GROUP BY schoolYear, county, stage, school)`;
}
