/** The answer sheets of a scale that count: of every pupil and year the latest, in the schools asked for. */
import { type PlaceFilter, placeCondition } from '../school-checks/place-filter';
import { SCHOOL_KINDS } from '../warehouse/directory-tables';
import { OUT_OF_SCOPE } from '../warehouse/out-of-scope';
import { conditionsInScope, isUpperSql } from '../warehouse/scope-sql';

/** Sheets that were graded. */
export const VALID_SHEET = "riskLevel IN ('0', '1', '2', '3')";

/** SELECT of one row a pupil; $1 the school year, $2 the scale. */
export function sheetsSql(filter: PlaceFilter): string {
  const county = filter.areaBasis === 'managed' ? 'l.county' : 'l.administrativeCounty';
  return `SELECT * FROM (
    SELECT s.batch, s.sourceRow, s.scores, s.riskLevel, s.marks, s.rules, a.pseudonym, a.assessedOn, a.grade, a.gender, ${county} AS county, ${SCHOOL_KINDS.map((column) => `l.${column}`).join(', ')}, l.school, a.schoolYear, ${isUpperSql('l.stage', 'a.grade')} AS isUpper
    FROM scored_answer s JOIN assessment_answer a USING (batch, sourceRow) JOIN school_link l USING (schoolYear, schoolRef)
    WHERE a.schoolYear = $1 AND s.scale = $2 AND l.stage NOT IN (${OUT_OF_SCOPE})
    QUALIFY row_number() OVER (PARTITION BY a.pseudonym ORDER BY a.assessedOn DESC NULLS LAST, s.batch DESC, s.sourceRow DESC) = 1
  ) p WHERE ${['true', ...conditionsInScope(filter.scope)].join(' AND ')} ${placeCondition('p', filter)}`;
}
