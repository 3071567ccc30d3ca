import type { DuckDBConnection } from '@duckdb/node-api';
import type { SchoolStaff } from '../../../shared/staffing';
import { placeCondition, type PlaceFilter, schoolsOf } from '../school-checks/place-filter';
import { number, rows, text } from '../warehouse/sql';

/** The directory of a year with the counselors of each school; a person at two schools counts at both. */
export async function readStaff(connection: DuckDBConnection, schoolYear: string, filter: PlaceFilter): Promise<SchoolStaff[]> {
  const found = await rows(
    connection,
    `SELECT s.school, s.schoolName, s.county, s.stage, s.classes, s.students, s.boarding,
       count(DISTINCT c.person) FILTER (WHERE c.employment = 'fullTime') AS fullTime,
       count(DISTINCT c.person) FILTER (WHERE c.employment = 'partTime') AS partTime
     FROM ${schoolsOf(filter)} s LEFT JOIN fact_counselor c ON c.schoolYear = s.schoolYear AND c.school = s.school
     WHERE s.schoolYear = $1 ${placeCondition('s', filter)}
     GROUP BY ALL ORDER BY s.school`,
    [schoolYear],
  );
  const optional = (value: (typeof found)[number][string] | undefined): number | null => (value === null || value === undefined ? null : number(value));
  return found.map((row) => ({
    school: text(row['school']),
    name: text(row['schoolName']),
    county: text(row['county']),
    stage: text(row['stage']),
    classes: optional(row['classes']),
    students: optional(row['students']),
    boarding: typeof row['boarding'] === 'boolean' ? row['boarding'] : null,
    fullTime: number(row['fullTime']),
    partTime: number(row['partTime']),
  }));
}

/** Without a roster every school would seem to have nobody. */
export async function hasRoster(connection: DuckDBConnection, schoolYear: string): Promise<boolean> {
  return (await rows(connection, 'SELECT 1 FROM fact_counselor WHERE schoolYear = $1 LIMIT 1', [schoolYear])).length > 0;
}
