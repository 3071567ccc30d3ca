/**
 * What becomes of every loaded row on its way to a headline, one fate a row. The rules are those of the derived tables: the
 * tests hold the rows that count against the indicator.
 */
import type { AreaBasis } from '../../../shared/area-basis';
import { getDataset } from '../../../shared/datasets';
import { FIELD_SUBJECTS, type FieldSubject, type WaterfallSubject } from '../../../shared/reconciliation';
import { placedRows } from '../warehouse/derive-field';
import { KEYED_SCHOOLS } from '../warehouse/directory-tables';
import { OUT_OF_SCOPE } from '../warehouse/out-of-scope';

/** Of rows that a step took away before; what is left last counts. */
export const COUNTED = 'counted';

/** Only rows of committed imports. $1: the school year. */
const committed = 'batch IN (SELECT batch FROM batch)';
const county = (basis: AreaBasis, alias: string): string => `${alias}.${basis === 'managed' ? 'county' : 'administrativeCounty'}`;

/** Of the datasets whose rows are counted as they stand: out of scope first, then of each natural key the row of the latest batch. */
function fieldFates(subject: FieldSubject): (basis: AreaBasis) => string {
  const dataset = getDataset(subject);
  const { sql, hasSchool, key } = placedRows(dataset);
  const outOfScope = hasSchool ? `stage IN (${OUT_OF_SCOPE})` : 'false';
  const named = dataset.about !== 'student' && dataset.columns.some(({ id, storage }) => id === 'name' && storage === 'keep');
  return (basis) => `
    WITH ranked AS (
      SELECT *, ${outOfScope} AS isOut, row_number() OVER latest AS place, first_value(batch) OVER latest AS winner
      FROM (${sql}) p WHERE schoolYear = $1 AND ${committed}
      WINDOW latest AS (PARTITION BY ${outOfScope}, ${key} ORDER BY batch DESC, sourceRow DESC)
    )
    SELECT batch, sourceRow, ${county(basis, 'ranked')} AS county, ${hasSchool ? 'school, schoolName' : "'' AS school, '' AS schoolName"}, ${named ? 'name' : "''"} AS name, NULL AS person,
      CASE WHEN isOut THEN 'outOfScope' WHEN place > 1 AND batch = winner THEN 'sameFile' WHEN place > 1 THEN 'replaced' ELSE '${COUNTED}' END AS fate
    FROM ranked`;
}

/** SELECT of batch, sourceRow, county, school, schoolName, name, person (to be counted once) and fate. */
export const FATES: Readonly<Record<WaterfallSubject, (basis: AreaBasis) => string>> = {
  counselors: (basis) => `
    WITH ranked AS (
      SELECT c.batch, c.sourceRow, ${county(basis, 'l')} AS county, l.school, l.schoolName, l.stage, c.name, c.person, c.employment,
        row_number() OVER latest AS place, first_value(c.batch) OVER latest AS winner
      FROM counselor c JOIN school_link l USING (schoolYear, schoolRef) WHERE c.schoolYear = $1 AND c.${committed}
      WINDOW latest AS (PARTITION BY l.school, c.person ORDER BY c.batch DESC, c.sourceRow DESC)
    )
    SELECT batch, sourceRow, county, school, schoolName, name, person,
      CASE WHEN place > 1 AND batch = winner THEN 'sameFile' WHEN place > 1 THEN 'replaced' WHEN employment = 'none' THEN 'notCounselor' WHEN stage IN (${OUT_OF_SCOPE}) THEN 'outOfScope' ELSE '${COUNTED}' END AS fate
    FROM ranked`,
  schools: (basis) => `
    WITH ranked AS (
      SELECT s.batch, s.sourceRow, s.schoolName, s.school, row_number() OVER latest AS place, first_value(s.batch) OVER latest AS winner
      FROM ${KEYED_SCHOOLS} s WHERE s.schoolYear = $1 AND s.${committed}
      WINDOW latest AS (PARTITION BY s.school ORDER BY s.batch DESC, s.sourceRow DESC)
    )
    SELECT r.batch, r.sourceRow, coalesce(${county(basis, 'd')}, listed.county, '000000') AS county, r.school, r.schoolName, '' AS name, NULL AS person,
      CASE WHEN place > 1 AND r.batch = winner THEN 'sameFile' WHEN place > 1 THEN 'replaced' WHEN d.school IS NULL THEN 'changed' WHEN d.stage IN (${OUT_OF_SCOPE}) THEN 'outOfScope' ELSE '${COUNTED}' END AS fate
    FROM ranked r LEFT JOIN current_school d ON d.schoolYear = $1 AND d.school = r.school LEFT JOIN listed_school listed ON listed.schoolYear = $1 AND listed.school = r.school`,
  assessed: (basis) => `
    WITH reported AS (
      SELECT batch, sourceRow, schoolYear, schoolRef, pseudonym, scale, assessedOn, riskLevel FROM assessment WHERE schoolYear = $1 AND ${committed}
      UNION ALL
      SELECT a.batch, a.sourceRow, a.schoolYear, a.schoolRef, a.pseudonym, s.scale, a.assessedOn, s.riskLevel
      FROM scored_answer s JOIN assessment_answer a USING (batch, sourceRow) WHERE a.schoolYear = $1 AND a.${committed}
    ), latest AS (
      SELECT *, row_number() OVER (PARTITION BY pseudonym, scale, assessedOn ORDER BY batch DESC, sourceRow DESC) AS place FROM reported
    )
    SELECT t.batch, t.sourceRow, ${county(basis, 'l')} AS county, l.school, l.schoolName, '' AS name, NULL AS person,
      CASE WHEN place > 1 THEN 'replaced' WHEN l.stage IN (${OUT_OF_SCOPE}) THEN 'outOfScope'
        WHEN f.sourceRow IS NULL THEN 'otherTests' WHEN f.riskLevel = 'N' THEN 'notTested' ELSE '${COUNTED}' END AS fate
    FROM latest t JOIN school_link l USING (schoolYear, schoolRef)
    LEFT JOIN fact_assessment f ON f.schoolYear = $1 AND f.batch = t.batch AND f.sourceRow = t.sourceRow AND f.pseudonym = t.pseudonym AND f.scale IS NOT DISTINCT FROM t.scale`,
  ...(Object.fromEntries(FIELD_SUBJECTS.map((subject) => [subject, fieldFates(subject)])) as Record<FieldSubject, (basis: AreaBasis) => string>),
};
