/** What is in the workspace: batches, issues, years, schools. */
import type { DuckDBConnection } from '@duckdb/node-api';
import type { AreaBasis } from '../../../shared/area-basis';
import type { BatchRecord, DataSummary, SchoolItem, SchoolYearSummary } from '../../../shared/contract';
import type { DatasetId } from '../../../shared/datasets';
import { number, rows, text } from './sql';

/** Column of the areas of a basis in every fact that has areas. */
export function areaColumn(areaBasis: AreaBasis): 'county' | 'administrativeCounty' {
  return areaBasis === 'managed' ? 'county' : 'administrativeCounty';
}

export async function listBatches(connection: DuckDBConnection): Promise<BatchRecord[]> {
  const found = await rows(
    connection,
    `SELECT b.* EXCLUDE (loadedAt), strftime(b.loadedAt, '%Y-%m-%d %H:%M:%S') AS loadedAt, coalesce(r.rowsReplaced, 0) AS rowsReplaced,
       coalesce(i.issues, 0) AS issues
     FROM batch b LEFT JOIN batch_replacement r USING (batch) LEFT JOIN (SELECT batch, count(*) AS issues FROM issues GROUP BY batch) i USING (batch) ORDER BY b.batch DESC`,
  );
  return found.map((row) => ({
    batch: number(row['batch']),
    importId: number(row['importId']),
    dataset: text(row['dataset']) as DatasetId,
    fileName: text(row['fileName']),
    sha256: text(row['sha256']),
    sheet: text(row['sheet']),
    schoolYear: text(row['schoolYear']),
    loadedAt: text(row['loadedAt']),
    rowsRead: number(row['rowsRead']),
    rowsLoaded: number(row['rowsLoaded']),
    rowsRejected: number(row['rowsRejected']),
    rowsSkipped: number(row['rowsSkipped']),
    rowsReplaced: number(row['rowsReplaced']),
    issues: number(row['issues']),
  }));
}

/** Years with data of any kind, the latest first. */
export async function summariseYears(connection: DuckDBConnection): Promise<readonly SchoolYearSummary[]> {
  const found = await rows(connection, 'SELECT * FROM fact_year ORDER BY schoolYear DESC');
  return found.map((row) => ({
    schoolYear: text(row['schoolYear']),
    schools: number(row['schools']),
    counselors: number(row['counselors']),
    assessed: number(row['assessed']),
    unmatchedCounselors: number(row['unmatchedCounselors']),
    unmatchedStudents: number(row['unmatchedStudents']),
  }));
}

/** A rota or a call of the new year comes before its directory: the pages begin with a year that they can show. */
export function defaultYear(schoolYears: readonly SchoolYearSummary[]): string | null {
  return (schoolYears.find(({ schools, counselors, assessed }) => schools + counselors + assessed > 0) ?? schoolYears[0])?.schoolYear ?? null;
}

export async function summarise(connection: DuckDBConnection): Promise<DataSummary> {
  const schoolYears = await summariseYears(connection);
  const [counted] = await rows(connection, 'SELECT count(*) AS batches FROM batch');
  return { schoolYears, defaultSchoolYear: defaultYear(schoolYears), batches: number(counted?.['batches']) };
}

/** 学校标识码 by school, of those that have one. */
export async function readSchoolCodes(connection: DuckDBConnection, schoolYear: string): Promise<ReadonlyMap<string, string>> {
  const found = await rows(connection, 'SELECT school, schoolCode FROM fact_school WHERE schoolYear = $1 AND schoolCode IS NOT NULL', [schoolYear]);
  return new Map(found.map((row) => [text(row['school']), text(row['schoolCode'])]));
}

export async function listSchools(connection: DuckDBConnection, schoolYear: string, county: string | undefined, areaBasis: AreaBasis): Promise<SchoolItem[]> {
  const area = areaColumn(areaBasis);
  const found = await rows(
    connection,
    `SELECT school, schoolName, ${area} AS area, stage, coalesce(h.formerNames, '[]') AS formerNames
     FROM fact_school LEFT JOIN (
       SELECT schoolYear, school, to_json(list(DISTINCT formerName ORDER BY formerName)) AS formerNames FROM school_history WHERE formerName IS NOT NULL GROUP BY ALL
     ) h USING (schoolYear, school)
     WHERE schoolYear = $1 ${county === undefined ? '' : `AND ${area} = $2`} ORDER BY area, school`,
    county === undefined ? [schoolYear] : [schoolYear, county],
  );
  return found.map((row) => ({ school: text(row['school']), name: text(row['schoolName']), county: text(row['area']), stage: text(row['stage']), formerNames: JSON.parse(text(row['formerNames'])) as string[] }));
}
