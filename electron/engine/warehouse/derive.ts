/**
 * Works out which rows count. The base tables keep every row of every batch; the tables made here are a pure
 * function of them, so undoing a batch restores exactly what stood before it. Rules:
 * - a later batch replaces an earlier row with the same natural key (catalogue: naturalKey);
 * - counselors and results are matched to the year's directory by 学校标识码, else by what a person answered, else by
 *   county and name, else (no county given) by a name that is unique in the city, else by a code or name that the school had or
 *   will have (学校变更表); unmatched rows are kept and counted;
 * - a school is listed as the year's directory says, and counts as changes and 区划对照表 say (derive-schools.ts);
 * - a student counts once a school year: the latest valid result of each scale, the gravest over scales; answers that came
 *   unscored count by what the catalogue's keys make of them.
 */
import type { DuckDBConnection } from '@duckdb/node-api';
import { deriveSchools, SCHOOL_TABLES } from './derive-schools';
import { currentSchool, listedSchool, SCHOOL_KINDS, schoolLink } from './directory-tables';
import { FIELD_FACTS, fieldFactSteps } from './derive-field';
import { factHotlineDay } from './fact-hotline-day';
import { factSchool } from './fact-school';
import { factYear } from './fact-year';
import { linkIssue, successionIssue } from './link-issues';
import { OUT_OF_SCOPE } from './out-of-scope';
import { repeatSteps } from './derive-repeats';
import { deriveScaleRange } from './scores/scale-range';
import { isUpperSql } from './scope-sql';
import { scoreNewBatches } from './scores/score-batches';
import { issueClosed } from './issue-closing';
import { execute, firstRow, rows, text, transaction } from './sql';

const schoolKinds = SCHOOL_KINDS.map((column) => `l.${column}`).join(', ');

// Lists of trainings rarely give ID numbers: a teacher is found again by school and name. Who teaches at two schools and was
// trained in the name of one is trained at both; the hours stay with the one, so that sums count them once.
const factCounselor = `
CREATE OR REPLACE TABLE fact_counselor AS
WITH current AS (
  SELECT c.* EXCLUDE (county, schoolName, schoolRef), l.school, l.schoolName, l.county, l.administrativeCounty, ${schoolKinds}, l.matched
  FROM counselor c JOIN school_link l USING (schoolYear, schoolRef)
  QUALIFY row_number() OVER (PARTITION BY c.schoolYear, l.school, c.person ORDER BY c.batch DESC, c.sourceRow DESC) = 1
)
SELECT c.*, sum(coalesce(t.trainings, 0)) OVER (PARTITION BY schoolYear, c.person) AS trainings, coalesce(t.hours, 0) AS trainingHours
FROM current c LEFT JOIN (SELECT schoolYear, school, name, count(*) AS trainings, sum(hours) AS hours FROM fact_training GROUP BY ALL) t USING (schoolYear, school, name)
WHERE employment <> 'none' AND stage NOT IN (${OUT_OF_SCOPE})`;

// One row per student and school year; most have only one, which is not sorted among others. N and X come after valid results; a worse level outranks a milder one.
const validity = `CASE riskLevel WHEN 'N' THEN 2 WHEN 'X' THEN 1 ELSE 0 END`;
const factAssessment = `
CREATE OR REPLACE TABLE fact_assessment AS
WITH reported AS (
  SELECT batch, sourceRow, schoolYear, schoolRef, pseudonym, grade, gender, assessedOn, scale, totalScore, riskLevel FROM assessment
  UNION ALL
  SELECT a.batch, a.sourceRow, a.schoolYear, a.schoolRef, a.pseudonym, a.grade, a.gender, a.assessedOn, s.scale, s.totalScore, s.riskLevel
  FROM scored_answer s JOIN assessment_answer a USING (batch, sourceRow)
), several AS (
  SELECT schoolYear, pseudonym FROM reported GROUP BY ALL HAVING count(*) > 1
), latestBatch AS (
  SELECT * FROM reported SEMI JOIN several USING (schoolYear, pseudonym)
  QUALIFY row_number() OVER (PARTITION BY schoolYear, pseudonym, scale, assessedOn ORDER BY batch DESC, sourceRow DESC) = 1
), perScale AS (
  SELECT * FROM latestBatch
  QUALIFY row_number() OVER (PARTITION BY schoolYear, pseudonym, scale
    ORDER BY ${validity}, assessedOn DESC NULLS LAST, batch DESC, sourceRow DESC) = 1
), perStudent AS (
  SELECT * FROM perScale
  QUALIFY row_number() OVER (PARTITION BY schoolYear, pseudonym
    ORDER BY ${validity}, riskLevel DESC, assessedOn DESC NULLS LAST, batch DESC, sourceRow DESC) = 1
  UNION ALL
  SELECT * FROM reported ANTI JOIN several USING (schoolYear, pseudonym)
)
SELECT a.batch, a.sourceRow, a.schoolYear, a.pseudonym, l.school, l.schoolName, l.county, l.administrativeCounty, ${schoolKinds}, l.matched,
  coalesce(CAST(a.grade AS VARCHAR), 'unknown') AS grade, coalesce(a.gender, 'unknown') AS gender, ${isUpperSql('l.stage', 'a.grade')} AS isUpper,
  a.assessedOn, a.scale, a.totalScore, a.riskLevel
FROM perStudent a JOIN school_link l USING (schoolYear, schoolRef)
WHERE l.stage NOT IN (${OUT_OF_SCOPE})`;

/** The pupils counted by everything that figures are cut, filtered and scoped by: a sixteenth of the rows in a city, so that a filter answers at once. */
const factAssessmentGroup = `
CREATE OR REPLACE TABLE fact_assessment_group AS
SELECT schoolYear, school, county, administrativeCounty, ${SCHOOL_KINDS.join(', ')}, matched, grade, gender, isUpper, riskLevel, count(*) AS students
FROM fact_assessment GROUP BY ALL ORDER BY ALL`;

/** The same without grade and gender, which few questions ask for: a fifth of the rows again. */
const factAssessmentSchool = `
CREATE OR REPLACE TABLE fact_assessment_school AS
SELECT * EXCLUDE (grade, gender, students), sum(students)::BIGINT AS students
FROM fact_assessment_group GROUP BY ALL ORDER BY ALL`;

const scoringIssue = `
CREATE OR REPLACE TABLE scoring_issue AS
SELECT s.batch, b.headerRow AS sourceRow, NULL::VARCHAR AS cell, '量表' AS columnLabel, s.scale AS value, concat('SCORING_', upper(s.status)) AS code,
  CASE s.status WHEN 'scored' THEN 'info' ELSE 'error' END AS severity, 'noted' AS action, s.message, NULL::VARCHAR AS schoolRef, b.unit AS schoolName, b.county,
  NULL::UHUGEINT AS subject, NULL::VARCHAR AS rowKey
FROM scored_batch s JOIN batch b USING (batch) WHERE s.message <> ''`;

const steps = [currentSchool, schoolLink, ...fieldFactSteps, factCounselor, factAssessment, factAssessmentGroup, factAssessmentSchool, factSchool, factHotlineDay, factYear, ...repeatSteps, linkIssue, successionIssue, scoringIssue, issueClosed];

export const DERIVED_TABLES = ['listed_school', ...SCHOOL_TABLES, 'current_school', 'school_link', 'fact_counselor', 'fact_assessment', 'fact_assessment_group', 'fact_assessment_school', ...FIELD_FACTS, 'fact_school', 'fact_hotline_day', 'fact_year', 'repeated_row', 'batch_replacement', 'contradiction_issue', 'link_issue', 'succession_issue', 'scoring_issue', 'scale_range_issue', 'issue_closed'] as const;

/** Called inside the transaction that changes a base table: a crash before the rebuild is then noticed on opening. */
export async function markStale(connection: DuckDBConnection): Promise<void> {
  await execute(connection, "INSERT OR REPLACE INTO meta VALUES ('derivedStale', 'true')");
}

/** Rebuilds everything inside the caller's transaction. */
export async function deriveWithin(connection: DuckDBConnection): Promise<void> {
  await scoreNewBatches(connection);
  await connection.run(listedSchool);
  await deriveSchools(connection);
  for (const step of steps) await connection.run(step);
  await deriveScaleRange(connection);
  await execute(connection, "INSERT OR REPLACE INTO meta VALUES ('derivedStale', 'false')");
}

/** As deriveWithin, after scoring all answers again: something that scores depend on has changed. */
export async function rescoreWithin(connection: DuckDBConnection): Promise<void> {
  for (const table of ['scored_answer', 'scored_batch']) await connection.run(`DELETE FROM ${table}`);
  await deriveWithin(connection);
}

export async function derive(connection: DuckDBConnection): Promise<void> {
  await transaction(connection, () => deriveWithin(connection));
}

/** Rebuilds when the last change was cut off before it could, and where an earlier version of the program worked out less. */
export async function deriveIfStale(connection: DuckDBConnection): Promise<void> {
  const stale = await firstRow(connection, "SELECT value FROM meta WHERE key = 'derivedStale'");
  const tables = await rows(connection, 'SELECT table_name FROM duckdb_tables() WHERE database_name = current_database()');
  const known = new Set(tables.map((table) => text(table['table_name'])));
  if (stale?.['value'] !== 'false' || DERIVED_TABLES.some((table) => !known.has(table))) await derive(connection);
}
