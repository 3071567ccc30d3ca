/**
 * Makes the documented views that users' own queries may read (shared/query-views). Results of students appear only as
 * counts per school and level, and only where the privacy threshold allows: a row-level view would be a
 * second way out past the gate.
 */
import type { DuckDBConnection } from '@duckdb/node-api';
import { QUERY_VIEW_CATALOGUE, type ViewColumn } from '../../../shared/query-views';
import { fieldViews } from './field-views';
import { scaleRangeIssues } from './scores/scale-range';
import { schoolsWithResults } from './hidden-schools';
import { literal } from './sql';

/** @param minimumValid valid results below which a school's results are hidden. */
export async function createQueryViews(connection: DuckDBConnection, minimumValid: number): Promise<void> {
  const views: Readonly<Record<string, string>> = {
    schools: `SELECT schoolYear, school, schoolCode, schoolName, county, administrativeCounty, township, stage, schoolType, ownership, urbanRural, boarding, classes,
      students, boardingStudents, staff, counselors, assessedStudents FROM fact_school`,
    counselors: `SELECT schoolYear, school, schoolName, county, stage, name, gender, employment, subject, education, major, certificate,
      certificateDate, counselingYears, title, weeklyHours, relatedMajor, researcher, headTeacher, willing, coreTeam, hotlineVolunteer, inService FROM fact_counselor`,
    assessment_cells: `WITH cells AS (
        SELECT schoolYear, county, stage, school, riskLevel, sum(students) AS students FROM fact_assessment_group
        GROUP BY schoolYear, county, stage, school, riskLevel
      ), told AS (${schoolsWithResults(minimumValid)})
      SELECT schoolYear, county, stage, school, riskLevel, false AS suppressed, students
      FROM cells JOIN told USING (schoolYear, county, stage, school) WHERE isTold
      UNION ALL SELECT schoolYear, county, stage, school, NULL, true, NULL FROM told WHERE valid IS NOT NULL AND NOT isTold`,
    batches: `SELECT b.batch, b.dataset, b.fileName, b.sha256, b.sheet, b.schoolYear, b.loadedAt, b.rowsRead, b.rowsLoaded, b.rowsRejected,
      b.rowsSkipped FROM batch b`,
    issues: `SELECT i.batch, i.sourceRow, i.cell, i.columnLabel, i.value, i.code, i.severity, i.action, i.message, i.schoolRef, i.schoolName, i.county, c.closedBy
      FROM issue i LEFT JOIN issue_closed c ON c.batch = i.batch AND c.sourceRow = i.sourceRow AND c.code = i.code AND c.columnLabel = coalesce(i.columnLabel, '')
      WHERE i.batch IN (SELECT batch FROM batch)
      UNION ALL BY NAME SELECT * EXCLUDE (subject, rowKey), NULL::INTEGER AS closedBy FROM link_issue
      UNION ALL BY NAME SELECT * EXCLUDE (subject, rowKey), NULL::INTEGER AS closedBy FROM succession_issue
      UNION ALL BY NAME SELECT * EXCLUDE (subject, rowKey), NULL::INTEGER AS closedBy FROM contradiction_issue
      UNION ALL BY NAME SELECT * EXCLUDE (subject, rowKey), NULL::INTEGER AS closedBy FROM scoring_issue
      UNION ALL BY NAME ${scaleRangeIssues(minimumValid)}`,
  };
  const selects: Readonly<Record<string, string>> = { ...views, ...fieldViews(minimumValid) };
  for (const { name, columns } of QUERY_VIEW_CATALOGUE) {
    const select = selects[name];
    if (select === undefined) throw new Error(`nothing is selected for the view ${name}`);
    await connection.run(`CREATE OR REPLACE VIEW ${name} AS SELECT ${columns.map(columnSql).join(', ')} FROM (${select})`);
  }
}

/** What is no known code is told as it is. */
function columnSql({ name, tells }: ViewColumn): string {
  if (tells === undefined) return name;
  const code = `CAST(${tells.column} AS VARCHAR)`;
  return `CASE ${code} ${tells.codes.map(({ id, label }) => `WHEN ${literal(id)} THEN ${literal(label)}`).join(' ')} ELSE ${code} END AS ${name}`;
}
