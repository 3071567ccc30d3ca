/** What is in the workspace: batches, issues, years, schools. */
import type { DuckDBConnection } from '@duckdb/node-api';
import type { AreaBasis } from '../../../shared/area-basis';
import type { BatchRecord, DataSummary, SchoolItem } from '../../../shared/contract';
import type { DatasetId } from '../../../shared/datasets';
import { FACT_VIEWS } from '../../../shared/indicators';
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

export async function summarise(connection: DuckDBConnection): Promise<DataSummary> {
  const found = await rows(
    connection,
    `WITH years AS (${FACT_VIEWS.map((view) => `SELECT schoolYear FROM ${view}`).join(' UNION ')})
     SELECT y.schoolYear,
       (SELECT count(*) FROM fact_school f WHERE f.schoolYear = y.schoolYear) AS schools,
       (SELECT count(DISTINCT person) FROM fact_counselor f WHERE f.schoolYear = y.schoolYear) AS counselors,
       (SELECT count(*) FROM fact_assessment f WHERE f.schoolYear = y.schoolYear AND riskLevel <> 'N') AS assessed,
       (SELECT count(*) FROM fact_counselor f WHERE f.schoolYear = y.schoolYear AND NOT matched) AS unmatchedCounselors,
       (SELECT count(*) FROM fact_assessment f WHERE f.schoolYear = y.schoolYear AND NOT matched) AS unmatchedStudents
     FROM years y ORDER BY y.schoolYear DESC`,
  );
  const batches = number((await rows(connection, 'SELECT count(*) AS batches FROM batch'))[0]?.['batches']);
  const schoolYears = found.map((row) => ({
    schoolYear: text(row['schoolYear']),
    schools: number(row['schools']),
    counselors: number(row['counselors']),
    assessed: number(row['assessed']),
    unmatchedCounselors: number(row['unmatchedCounselors']),
    unmatchedStudents: number(row['unmatchedStudents']),
  }));
  // A rota or a call of the new year comes before its directory: the pages begin with a year that they can show.
  const main = schoolYears.find(({ schools, counselors, assessed }) => schools + counselors + assessed > 0) ?? schoolYears[0];
  return { schoolYears, defaultSchoolYear: main?.schoolYear ?? null, batches };
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
