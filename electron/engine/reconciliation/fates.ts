/**
 * What becomes of every loaded row on its way to a headline, one fate a row. The rules are those of the derived tables: the
 * tests hold the rows that count against the indicator.
 */
import type { AreaBasis } from '../../../shared/area-basis';
import { getDataset } from '../../../shared/datasets';
import { findIndicator } from '../../../shared/indicators';
import { FIELD_SUBJECTS, type FieldSubject, WATERFALLS, type WaterfallSubject } from '../../../shared/reconciliation';
import { DEPENDENT_TYPES } from '../../../shared/school-types';
import { type Scope, scopeSwitch } from '../../../shared/scope';
import { placedRows } from '../warehouse/derive-field';
import { KEYED_SCHOOLS, SCHOOL_KINDS } from '../warehouse/directory-tables';
import { OUT_OF_SCOPE } from '../warehouse/out-of-scope';
import { literal } from '../warehouse/sql';

/** Of rows that a step took away before; what is left last counts. */
export const COUNTED = 'counted';

/** Only rows of committed imports. $1: the school year. */
const committed = 'batch IN (SELECT batch FROM batch)';
const county = (basis: AreaBasis, alias: string): string => `${alias}.${basis === 'managed' ? 'county' : 'administrativeCounty'}`;

const kindsOf = (alias: string): string => SCHOOL_KINDS.map((column) => `${alias}.${column}`).join(', ');

/** What the switches take away, after everything else. */
function ofScope(alias: string, scope: Scope): string {
  const dependent = scope.schools === 'legalEntities' ? `WHEN ${alias}.schoolType IN (${DEPENDENT_TYPES.map(literal).join(', ')}) THEN 'dependent'` : '';
  return `${dependent} ${scope.ownership === 'public' ? `WHEN ${alias}.ownership <> 'public' THEN 'notPublic'` : ''}`;
}

/** Of the datasets whose rows are counted as they stand: out of scope first, then of each natural key the row of the latest batch. */
function fieldFates(subject: FieldSubject): (basis: AreaBasis, scope: Scope) => string {
  const dataset = getDataset(subject);
  const { sql, hasSchool, key } = placedRows(dataset);
  const indicator = findIndicator(WATERFALLS[subject].indicator);
  const isSwitched = hasSchool && indicator !== undefined && scopeSwitch('schools').touches(indicator);
  const outOfScope = hasSchool ? `stage IN (${OUT_OF_SCOPE})` : 'false';
  const named = dataset.about !== 'student' && dataset.columns.some(({ id, storage }) => id === 'name' && storage === 'keep');
  return (basis, scope) => `
    WITH ranked AS (
      SELECT *, ${outOfScope} AS isOut, row_number() OVER latest AS place, first_value(batch) OVER latest AS winner
      FROM (${sql}) p WHERE schoolYear = $1 AND ${committed}
      WINDOW latest AS (PARTITION BY ${outOfScope}, ${key} ORDER BY batch DESC, sourceRow DESC)
    )
    SELECT batch, sourceRow, ${county(basis, 'ranked')} AS county, ${hasSchool ? 'school, schoolName' : "'' AS school, '' AS schoolName"}, ${named ? 'name' : "''"} AS name, NULL AS person,
      CASE WHEN isOut THEN 'outOfScope' WHEN place > 1 AND batch = winner THEN 'sameFile' WHEN place > 1 THEN 'replaced' ${isSwitched ? ofScope('ranked', scope) : ''} ELSE '${COUNTED}' END AS fate
    FROM ranked`;
}

/** SELECT of batch, sourceRow, county, school, schoolName, name, person (to be counted once) and fate. */
export const FATES: Readonly<Record<WaterfallSubject, (basis: AreaBasis, scope: Scope) => string>> = {
  counselors: (basis, scope) => `
    WITH ranked AS (
      SELECT c.batch, c.sourceRow, ${county(basis, 'l')} AS county, l.school, l.schoolName, ${kindsOf('l')}, c.name, c.person, c.employment,
        row_number() OVER latest AS place, first_value(c.batch) OVER latest AS winner
      FROM counselor c JOIN school_link l USING (schoolYear, schoolRef) WHERE c.schoolYear = $1 AND c.${committed}
      WINDOW latest AS (PARTITION BY l.school, c.person ORDER BY c.batch DESC, c.sourceRow DESC)
    )
    SELECT batch, sourceRow, county, school, schoolName, name, person,
      CASE WHEN place > 1 AND batch = winner THEN 'sameFile' WHEN place > 1 THEN 'replaced' WHEN employment = 'none' THEN 'notCounselor' WHEN stage IN (${OUT_OF_SCOPE}) THEN 'outOfScope' ${ofScope('ranked', scope)} ELSE '${COUNTED}' END AS fate
    FROM ranked`,
  schools: (basis, scope) => `
    WITH ranked AS (
      SELECT s.batch, s.sourceRow, s.schoolName, s.school, row_number() OVER latest AS place, first_value(s.batch) OVER latest AS winner
      FROM ${KEYED_SCHOOLS} s WHERE s.schoolYear = $1 AND s.${committed}
      WINDOW latest AS (PARTITION BY s.school ORDER BY s.batch DESC, s.sourceRow DESC)
    )
    SELECT r.batch, r.sourceRow, coalesce(${county(basis, 'd')}, listed.county, '000000') AS county, r.school, r.schoolName, '' AS name, NULL AS person,
      CASE WHEN place > 1 AND r.batch = winner THEN 'sameFile' WHEN place > 1 THEN 'replaced' WHEN d.school IS NULL THEN 'changed' WHEN d.stage IN (${OUT_OF_SCOPE}) THEN 'outOfScope' ${ofScope('d', scope)} ELSE '${COUNTED}' END AS fate
    FROM ranked r LEFT JOIN current_school d ON d.schoolYear = $1 AND d.school = r.school LEFT JOIN listed_school listed ON listed.schoolYear = $1 AND listed.school = r.school`,
  assessed: (basis, scope) => `
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
        WHEN f.sourceRow IS NULL THEN 'otherTests' WHEN f.riskLevel = 'N' THEN 'notTested' ${ofScope('l', scope)}
        ${scope.assessed === 'upperGrades' ? `WHEN NOT (f.isUpper AND f.school IN (SELECT school FROM fact_school WHERE schoolYear = $1 AND upperStudents IS NOT NULL)) THEN 'lowerGrades'` : ''} ELSE '${COUNTED}' END AS fate
    FROM latest t JOIN school_link l USING (schoolYear, schoolRef)
    LEFT JOIN fact_assessment f ON f.schoolYear = $1 AND f.batch = t.batch AND f.sourceRow = t.sourceRow AND f.pseudonym = t.pseudonym AND f.scale IS NOT DISTINCT FROM t.scale`,
  ...(Object.fromEntries(FIELD_SUBJECTS.map((subject) => [subject, fieldFates(subject)])) as Record<FieldSubject, (basis: AreaBasis, scope: Scope) => string>),
};
