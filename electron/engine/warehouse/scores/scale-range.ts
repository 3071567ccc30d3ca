/**
 * Questionnaires given to grades that they were not made for. In 2021 a district had to stop a survey that put questions meant for the grown to
 * primary pupils: so it is told with the import, for answers and for reported results. How many pupils it is stands in `persons`; the
 * view of issues says it only where they are not few.
 */
import type { DuckDBConnection } from '@duckdb/node-api';
import { gradeLabel } from '../../../../shared/grades';
import { gradeLimits } from '../../../../shared/scales';
import { literal, rows, text } from '../sql';
import { scalesOf } from './own-scales';

function valuesOf(list: readonly (readonly (string | number)[])[], empty: string): string {
  return list.length === 0 ? empty : `VALUES ${list.map((row) => `(${row.map((value) => (typeof value === 'number' ? String(value) : literal(value))).join(', ')})`).join(', ')}`;
}

/** Inside the caller's transaction, after answers have been scored. */
export async function deriveScaleRange(connection: DuckDBConnection): Promise<void> {
  const scales = await scalesOf(connection);
  const limits = scales.scales.flatMap(({ id, label, applies }) => {
    const within = gradeLimits(applies);
    return within === null ? [] : [[id, label, within[0], within[1], applies.note] as const];
  });
  const written = await rows(connection, 'SELECT DISTINCT scale FROM assessment WHERE scale IS NOT NULL');
  const named = written.flatMap((row) => {
    const scale = scales.find(text(row['scale']));
    return scale === undefined ? [] : [[text(row['scale']), scale.id] as const];
  });
  await connection.run(`CREATE OR REPLACE TABLE scale_range_issue AS
    WITH limits(scale, label, firstGrade, lastGrade, note) AS (${valuesOf(limits, "SELECT '', '', 1, 12, '' WHERE false")}),
    named(name, scale) AS (${valuesOf(named, "SELECT '', '' WHERE false")}),
    used AS (
      SELECT s.batch, s.sourceRow, s.scale, a.grade, a.pseudonym FROM scored_answer s JOIN assessment_answer a USING (batch, sourceRow)
      UNION ALL
      SELECT a.batch, a.sourceRow, n.scale, a.grade, a.pseudonym FROM assessment a JOIN named n ON n.name = a.scale WHERE a.riskLevel <> 'N'
    )
    SELECT u.batch, min(u.sourceRow) AS sourceRow, NULL::VARCHAR AS cell, '量表' AS columnLabel, l.label AS value, 'SCALE_OUTSIDE_GRADES' AS code, 'warning' AS severity, 'noted' AS action,
      l.note AS message, concat(${gradeName('min(u.grade)')}, CASE WHEN min(u.grade) < max(u.grade) THEN concat('至', ${gradeName('max(u.grade)')}) ELSE '' END) AS grades,
      count(DISTINCT u.pseudonym) AS persons, NULL::VARCHAR AS schoolRef, b.unit AS schoolName, b.county, NULL::UHUGEINT AS subject, NULL::VARCHAR AS rowKey
    FROM used u JOIN limits l USING (scale) JOIN batch b USING (batch) WHERE u.grade IS NOT NULL AND u.grade NOT BETWEEN l.firstGrade AND l.lastGrade
    GROUP BY u.batch, u.scale, l.label, l.note, b.unit, b.county`);
}

function gradeName(column: string): string {
  const cases = Array.from({ length: 12 }, (_, index) => `WHEN ${index + 1} THEN ${literal(gradeLabel(String(index + 1)))}`);
  return `CASE ${column} ${cases.join(' ')} END`;
}

/** As `issues` tells it. @param minimum pupils below which their number is not told */
export function scaleRangeIssues(minimum: number): string {
  return `SELECT * EXCLUDE (subject, rowKey, message, grades, persons),
    concat(value, '的适用范围是“', message, '”；本文件中有', CASE WHEN persons >= ${minimum} THEN concat(' ', persons, ' 名') ELSE '少数' END, '学生（', grades, '）不在此范围。得分仅供参考，等级请勿直接采用；今后请改用适合该年级的量表，并确认已取得家长知情同意。') AS message,
    NULL::INTEGER AS closedBy FROM scale_range_issue`;
}
