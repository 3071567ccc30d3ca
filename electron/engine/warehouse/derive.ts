/**
 * Works out which rows count. The base tables keep every row of every batch; the tables made here are a pure
 * function of them, so undoing a batch restores exactly what stood before it. Rules:
 * - a later batch replaces an earlier row with the same natural key (catalogue: naturalKey);
 * - counselors and results are matched to the year's directory by 学校标识码, else by what a person answered, else by
 *   county and name, else (no county given) by a name that is unique in the city; unmatched rows are kept and counted;
 * - a student counts once a school year: the latest valid result of each scale, the gravest over scales; answers that came
 *   unscored count by what the catalogue's keys make of them.
 */
import type { DuckDBConnection } from '@duckdb/node-api';
import { UNKNOWN_STAGE } from '../../../shared/stages';
import { UNKNOWN_COUNTY } from '../../../shared/regions';
import { FIELD_FACTS, fieldFactSteps } from './derive-field';
import { factHotlineDay } from './fact-hotline-day';
import { factSchool } from './fact-school';
import { LINKED_TABLES } from './linked-tables';
import { OUT_OF_SCOPE } from './out-of-scope';
import { repeatSteps } from './derive-repeats';
import { scoreNewBatches } from './scores/score-batches';
import { issueClosed } from './issue-closing';
import { execute, firstRow, literal, transaction } from './sql';


const currentSchool = `
CREATE OR REPLACE TABLE current_school AS
WITH coded AS (
  SELECT schoolYear, county, schoolNameKey, min(schoolCode) AS code FROM school
  WHERE schoolCode IS NOT NULL GROUP BY schoolYear, county, schoolNameKey HAVING count(DISTINCT schoolCode) = 1
), keyed AS (
  SELECT s.* EXCLUDE (schoolKey), coalesce(s.schoolCode, c.code, s.schoolKey) AS school
  FROM school s LEFT JOIN coded c ON s.schoolCode IS NULL AND s.schoolYear = c.schoolYear
    AND s.schoolNameKey = c.schoolNameKey AND s.county IS NOT DISTINCT FROM c.county
)
SELECT * EXCLUDE (county, stage), coalesce(county, ${literal(UNKNOWN_COUNTY.code)}) AS county,
  coalesce(stage, ${literal(UNKNOWN_STAGE.id)}) AS stage
FROM keyed
QUALIFY row_number() OVER (PARTITION BY schoolYear, school ORDER BY batch DESC, sourceRow DESC) = 1`;

const schoolLink = `
CREATE OR REPLACE TABLE school_link AS
WITH refs AS (
  SELECT schoolYear, schoolRef, any_value(schoolCode) AS schoolCode, any_value(county) AS county,
    any_value(schoolNameKey) AS schoolNameKey, any_value(schoolName) AS schoolName
  FROM (${LINKED_TABLES.map((table) => `SELECT DISTINCT schoolYear, schoolRef, schoolCode, county, schoolNameKey, schoolName FROM ${table} WHERE schoolRef IS NOT NULL`).join(' UNION ALL ')})
  GROUP BY schoolYear, schoolRef
), inCounty AS (
  SELECT schoolYear, county, schoolNameKey, min(school) AS school FROM current_school
  GROUP BY schoolYear, county, schoolNameKey HAVING count(*) = 1
), inCity AS (
  SELECT schoolYear, schoolNameKey, min(school) AS school FROM current_school
  GROUP BY schoolYear, schoolNameKey HAVING count(*) = 1
), matched AS (
  SELECT r.*, coalesce(byCode.school, byAnswer.school, inCounty.school, inCity.school) AS directorySchool
  FROM refs r
  LEFT JOIN current_school byCode ON byCode.schoolYear = r.schoolYear AND byCode.school = r.schoolCode
  LEFT JOIN school_alias a ON a.schoolRef = r.schoolRef
  LEFT JOIN current_school byAnswer ON byAnswer.schoolYear = r.schoolYear AND byAnswer.school = a.school
  LEFT JOIN inCounty ON inCounty.schoolYear = r.schoolYear AND inCounty.county = r.county AND inCounty.schoolNameKey = r.schoolNameKey
  LEFT JOIN inCity ON r.county IS NULL AND inCity.schoolYear = r.schoolYear AND inCity.schoolNameKey = r.schoolNameKey
)
SELECT m.schoolYear, m.schoolRef, d.school IS NOT NULL AS matched,
  coalesce(d.school, m.schoolCode, concat(coalesce(m.county, ''), ':', m.schoolNameKey)) AS school,
  coalesce(d.schoolName, m.schoolName, m.schoolCode) AS schoolName,
  coalesce(d.county, m.county, ${literal(UNKNOWN_COUNTY.code)}) AS county,
  coalesce(d.stage, ${literal(UNKNOWN_STAGE.id)}) AS stage
FROM matched m LEFT JOIN current_school d ON d.schoolYear = m.schoolYear AND d.school = m.directorySchool`;

// Lists of trainings rarely give ID numbers: a teacher is found again by school and name. Who teaches at two schools and was
// trained in the name of one is trained at both; the hours stay with the one, so that sums count them once.
const factCounselor = `
CREATE OR REPLACE TABLE fact_counselor AS
WITH current AS (
  SELECT c.* EXCLUDE (county, schoolName, schoolRef), l.school, l.schoolName, l.county, l.stage, l.matched
  FROM counselor c JOIN school_link l USING (schoolYear, schoolRef)
  QUALIFY row_number() OVER (PARTITION BY c.schoolYear, l.school, c.person ORDER BY c.batch DESC, c.sourceRow DESC) = 1
)
SELECT c.*, sum(coalesce(t.trainings, 0)) OVER (PARTITION BY schoolYear, c.person) AS trainings, coalesce(t.hours, 0) AS trainingHours
FROM current c LEFT JOIN (SELECT schoolYear, school, name, count(*) AS trainings, sum(hours) AS hours FROM fact_training GROUP BY ALL) t USING (schoolYear, school, name)
WHERE employment <> 'none' AND stage NOT IN (${OUT_OF_SCOPE})`;

// One row per student and school year. N and X come after valid results; a worse level outranks a milder one.
const validity = `CASE riskLevel WHEN 'N' THEN 2 WHEN 'X' THEN 1 ELSE 0 END`;
const factAssessment = `
CREATE OR REPLACE TABLE fact_assessment AS
WITH reported AS (
  SELECT batch, sourceRow, schoolYear, schoolRef, pseudonym, grade, gender, assessedOn, scale, totalScore, riskLevel FROM assessment
  UNION ALL
  SELECT a.batch, a.sourceRow, a.schoolYear, a.schoolRef, a.pseudonym, a.grade, a.gender, a.assessedOn, s.scale, s.totalScore, s.riskLevel
  FROM scored_answer s JOIN assessment_answer a USING (batch, sourceRow)
), latestBatch AS (
  SELECT * FROM reported
  QUALIFY row_number() OVER (PARTITION BY schoolYear, pseudonym, scale, assessedOn ORDER BY batch DESC, sourceRow DESC) = 1
), perScale AS (
  SELECT * FROM latestBatch
  QUALIFY row_number() OVER (PARTITION BY schoolYear, pseudonym, scale
    ORDER BY ${validity}, assessedOn DESC NULLS LAST, batch DESC, sourceRow DESC) = 1
), perStudent AS (
  SELECT * FROM perScale
  QUALIFY row_number() OVER (PARTITION BY schoolYear, pseudonym
    ORDER BY ${validity}, riskLevel DESC, assessedOn DESC NULLS LAST, batch DESC, sourceRow DESC) = 1
)
SELECT a.batch, a.sourceRow, a.schoolYear, a.pseudonym, l.school, l.schoolName, l.county, l.stage, l.matched,
  coalesce(CAST(a.grade AS VARCHAR), 'unknown') AS grade, coalesce(a.gender, 'unknown') AS gender,
  a.assessedOn, a.scale, a.totalScore, a.riskLevel
FROM perStudent a JOIN school_link l USING (schoolYear, schoolRef)
WHERE l.stage NOT IN (${OUT_OF_SCOPE})`;

// One issue per batch and school, only where the year has a directory to be missing from.
const linkIssue = `
CREATE OR REPLACE TABLE link_issue AS
WITH used AS (
  ${LINKED_TABLES.map((table) => `SELECT batch, schoolYear, schoolRef, min(sourceRow) AS sourceRow, count(*) AS affected FROM ${table} WHERE schoolRef IS NOT NULL GROUP BY ALL`).join(' UNION ALL ')}
)
SELECT u.batch, u.sourceRow, NULL::VARCHAR AS cell, '学校名称' AS columnLabel, l.schoolName AS value, 'SCHOOL_NOT_IN_DIRECTORY' AS code, 'warning' AS severity, 'noted' AS action,
  concat('该校不在', u.schoolYear, '学年的学校名录中（本文件共', u.affected, '行）。已计入县区合计，但不计入配备率和开展测评学校率；请核对学校名称或标识码，或在名录中补上该校。') AS message,
  u.schoolRef, l.schoolName, l.county, NULL::UHUGEINT AS subject, NULL::VARCHAR AS rowKey
FROM used u JOIN school_link l USING (schoolYear, schoolRef)
WHERE NOT l.matched AND u.schoolYear IN (SELECT DISTINCT schoolYear FROM current_school)`;

const scoringIssue = `
CREATE OR REPLACE TABLE scoring_issue AS
SELECT s.batch, b.headerRow AS sourceRow, NULL::VARCHAR AS cell, '量表' AS columnLabel, s.scale AS value, concat('SCORING_', upper(s.status)) AS code,
  CASE s.status WHEN 'scored' THEN 'info' ELSE 'error' END AS severity, 'noted' AS action, s.message, NULL::VARCHAR AS schoolRef, b.unit AS schoolName, b.county,
  NULL::UHUGEINT AS subject, NULL::VARCHAR AS rowKey
FROM scored_batch s JOIN batch b USING (batch) WHERE s.message <> ''`;

const steps = [currentSchool, schoolLink, ...fieldFactSteps, factCounselor, factAssessment, factSchool, factHotlineDay, ...repeatSteps, linkIssue, scoringIssue, issueClosed];

export const DERIVED_TABLES = ['current_school', 'school_link', 'fact_counselor', 'fact_assessment', ...FIELD_FACTS, 'fact_school', 'fact_hotline_day', 'repeated_row', 'batch_replacement', 'contradiction_issue', 'link_issue', 'scoring_issue', 'issue_closed'] as const;

/** Called inside the transaction that changes a base table: a crash before the rebuild is then noticed on opening. */
export async function markStale(connection: DuckDBConnection): Promise<void> {
  await execute(connection, "INSERT OR REPLACE INTO meta VALUES ('derivedStale', 'true')");
}

/** Rebuilds everything inside the caller's transaction. */
export async function deriveWithin(connection: DuckDBConnection): Promise<void> {
  await scoreNewBatches(connection);
  for (const step of steps) await connection.run(step);
  await execute(connection, "INSERT OR REPLACE INTO meta VALUES ('derivedStale', 'false')");
}

export async function derive(connection: DuckDBConnection): Promise<void> {
  await transaction(connection, () => deriveWithin(connection));
}

/** Rebuilds when the last change was cut off before it could. */
export async function deriveIfStale(connection: DuckDBConnection): Promise<void> {
  const stale = await firstRow(connection, "SELECT value FROM meta WHERE key = 'derivedStale'");
  if (stale?.['value'] !== 'false') await derive(connection);
}
