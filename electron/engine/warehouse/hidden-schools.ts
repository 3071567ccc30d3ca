/**
 * Schools that documented views keep back beside those that are too small. The sum of a county and stage is told on pages: with it, a school hidden alone is told too. So
 * the next larger ones are hidden with it, until even the largest of the hidden, who takes its own pupils off, is left with as many as the threshold.
 */

/**
 * A condition over a table with a row per school. @param persons column of pupils of a school @param minimum threshold of few
 * @returns SQL that is true for schools that are told; a school of nobody is never
 */
export function toldSchools(persons: string, minimum: number): string {
  const smaller = `coalesce(sum(${persons}) OVER (PARTITION BY schoolYear, county, stage ORDER BY coalesce(${persons}, 0), school ROWS BETWEEN UNBOUNDED PRECEDING AND 2 PRECEDING), 0)`;
  const anySmall = `coalesce(bool_or(${persons} BETWEEN 1 AND ${minimum - 1}) OVER (PARTITION BY schoolYear, county, stage), false)`;
  return `coalesce(${persons}, 0) >= ${minimum} AND NOT (${anySmall} AND ${smaller} < ${minimum})`;
}
