/** Issues of how schools are named: those the directory does not know, and those it knows by another name. */
import { UNKNOWN_COUNTY } from '../../../shared/regions';
import { QUESTIONED_TABLES } from './linked-tables';
import { literal } from './sql';

// Schools as each batch names them.
const usedSchools = QUESTIONED_TABLES.map((table) => `SELECT batch, schoolYear, schoolRef, min(sourceRow) AS sourceRow, count(*) AS affected FROM ${table} WHERE schoolRef IS NOT NULL GROUP BY ALL`).join(' UNION ALL ');

// One note per listed school that changes concern; one per batch and school that was found by a former name.
export const successionIssue = `
CREATE OR REPLACE TABLE succession_issue AS
SELECT s.batch, s.sourceRow, NULL::VARCHAR AS cell, '学校名称' AS columnLabel, s.schoolName AS value, n.code, n.severity, 'noted' AS action, n.message,
  NULL::VARCHAR AS schoolRef, s.schoolName, coalesce(s.county, ${literal(UNKNOWN_COUNTY.code)}) AS county, NULL::UHUGEINT AS subject, NULL::VARCHAR AS rowKey
FROM school_note n JOIN listed_school s USING (schoolYear, school)
UNION ALL
SELECT u.batch, min(u.sourceRow), NULL, '学校名称', l.statedName, 'SCHOOL_BY_FORMER_NAME', 'info', 'noted',
  concat('“', coalesce(l.statedName, u.schoolRef), '”', l.formerMessage, '。本文件共', sum(u.affected), '行已按“', l.schoolName, '”统计。'), u.schoolRef, l.schoolName, l.county, NULL, NULL
FROM (${usedSchools}) u JOIN school_link l USING (schoolYear, schoolRef) WHERE l.formerMessage IS NOT NULL
GROUP BY u.batch, u.schoolRef, l.statedName, l.schoolName, l.formerMessage, l.county`;

// One issue per batch and school, only where the year has a directory to be missing from.
export const linkIssue = `
CREATE OR REPLACE TABLE link_issue AS
WITH used AS (${usedSchools})
SELECT u.batch, u.sourceRow, NULL::VARCHAR AS cell, '学校名称' AS columnLabel, l.schoolName AS value, 'SCHOOL_NOT_IN_DIRECTORY' AS code, 'warning' AS severity, 'noted' AS action,
  concat('该校不在', u.schoolYear, '学年的学校名录中（本文件共', u.affected, '行）。已计入县区合计，但不计入配备率和开展测评学校率；请核对学校名称或标识码，或在名录中补上该校。') AS message,
  u.schoolRef, l.schoolName, l.county, NULL::UHUGEINT AS subject, NULL::VARCHAR AS rowKey
FROM used u JOIN school_link l USING (schoolYear, schoolRef)
WHERE NOT l.matched AND u.schoolYear IN (SELECT DISTINCT schoolYear FROM current_school)`;
