import type { DuckDBConnection } from '@duckdb/node-api';
import { type DatasetId, getDataset } from '../../../shared/datasets';
import { REPORTS_DUE, type ReportingState, type SchoolPlace } from '../../../shared/school-checks';
import { rows, text } from '../warehouse/sql';
import { placeCondition, type PlaceFilter, schoolsOf } from './place-filter';

/**
 * Which school of the year's directory has reported what, and on which day it was imported first: a corrected file that came later
 * makes nobody late. Days are those of the import; when a school sent its file is not known.
 */
export async function readReports(connection: DuckDBConnection, schoolYear: string, filter: PlaceFilter): Promise<ReportingState> {
  const places = await rows(connection, `SELECT school, schoolName, county, stage FROM ${schoolsOf(filter)} s WHERE schoolYear = $1 ${placeCondition('s', filter)} ORDER BY county, stage, schoolName, school`, [schoolYear]);
  const firstDays = new Map<DatasetId, ReadonlyMap<string, string>>();
  for (const id of REPORTS_DUE) firstDays.set(id, await firstDaysOf(connection, id, schoolYear));
  const datasets = REPORTS_DUE.filter((id) => (firstDays.get(id)?.size ?? 0) > 0);
  const schools = places.map((row) => {
    const place: SchoolPlace = { school: text(row['school']), name: text(row['schoolName']), county: text(row['county']), stage: text(row['stage']) };
    return { ...place, reportedOn: datasets.map((id) => firstDays.get(id)?.get(place.school) ?? null) };
  });
  return { schoolYear, datasets, notCollected: REPORTS_DUE.filter((id) => !datasets.includes(id)), schools };
}

/** First day by school, over all rows that stand, whether a later file has replaced them or not. */
async function firstDaysOf(connection: DuckDBConnection, dataset: DatasetId, schoolYear: string): Promise<ReadonlyMap<string, string>> {
  const found = await rows(
    connection,
    `SELECT l.school, strftime(min(b.loadedAt), '%Y-%m-%d') AS day
     FROM (SELECT DISTINCT schoolYear, schoolRef, batch FROM ${getDataset(dataset).table} WHERE schoolYear = $1) t
     JOIN school_link l USING (schoolYear, schoolRef) JOIN batch b USING (batch) GROUP BY l.school`,
    [schoolYear],
  );
  return new Map(found.map((row) => [text(row['school']), text(row['day'])]));
}
