/** Schools of a year as the pages show them: who manages them, where they stand, and what they were called. */
import type { DuckDBConnection } from '@duckdb/node-api';
import type { AreaBasis } from '../../../shared/area-basis';
import { UNDETERMINED_COUNTY } from '../../../shared/regions';
import type { AreaCrossing, SchoolOfArea, SchoolOrigin } from '../../../shared/school-history';
import { hasRoster } from '../staffing-plan/read-staff';
import { areaColumn } from '../warehouse/catalogue-queries';
import { number, type Row, rows, text } from '../warehouse/sql';
import type { YearSchool } from './compare';

const orNull = (value: Row[string] | undefined): string | null => (typeof value === 'string' ? value : null);
const counted = (value: Row[string] | undefined): number | null => (value === null || value === undefined ? null : number(value));

export async function readYear(connection: DuckDBConnection, schoolYear: string, areaBasis: AreaBasis): Promise<readonly YearSchool[]> {
  const found = await rows(
    connection,
    `SELECT school, schoolCode, schoolNameKey, schoolName, statedCounty, township, ${areaColumn(areaBasis)} AS area, stage, students, classes, counselors, fullTime
     FROM fact_school WHERE schoolYear = $1`,
    [schoolYear],
  );
  const known = await hasRoster(connection, schoolYear);
  return found.map((row) => ({
    schoolYear,
    school: text(row['school']),
    code: orNull(row['schoolCode']),
    nameKey: orNull(row['schoolNameKey']),
    county: orNull(row['statedCounty']),
    name: text(row['schoolName']),
    township: orNull(row['township']),
    area: text(row['area']),
    stage: text(row['stage']),
    students: counted(row['students']),
    classes: counted(row['classes']),
    counselors: known ? number(row['counselors']) : null,
    fullTime: known ? number(row['fullTime']) : null,
  }));
}

export async function readCrossing(connection: DuckDBConnection, schoolYear: string): Promise<readonly AreaCrossing[]> {
  const sql = 'SELECT county, administrativeCounty, count(*) AS schools FROM fact_school WHERE schoolYear = $1 GROUP BY ALL ORDER BY ALL';
  const found = await rows(connection, sql, [schoolYear]);
  return found.map((row) => ({ managed: text(row['county']), administrative: text(row['administrativeCounty']), schools: number(row['schools']) }));
}

/** Schools whose administrative county nothing tells. */
export async function readUndetermined(connection: DuckDBConnection, schoolYear: string): Promise<readonly SchoolOfArea[]> {
  const found = await rows(
    connection,
    `SELECT school, schoolName, county, township FROM fact_school
     WHERE schoolYear = $1 AND administrativeCounty = $2 ORDER BY county, township, school`,
    [schoolYear, UNDETERMINED_COUNTY.code],
  );
  return found.map((row) => ({ school: text(row['school']), name: text(row['schoolName']), county: text(row['county']), township: orNull(row['township']) }));
}

export async function readOrigins(connection: DuckDBConnection, schoolYear: string, areaBasis: AreaBasis): Promise<readonly SchoolOrigin[]> {
  const found = await rows(
    connection,
    `SELECT DISTINCT h.school, f.schoolName, f.${areaColumn(areaBasis)} AS area, h.text
     FROM school_history h JOIN fact_school f USING (schoolYear, school) WHERE schoolYear = $1 ORDER BY area, h.school, h.text`,
    [schoolYear],
  );
  return found.map((row) => ({ school: text(row['school']), name: text(row['schoolName']), county: text(row['area']), text: text(row['text']) }));
}
