/**
 * The directory of each year held against what is known of changes and areas: which listed schools count, where, and under which other
 * names files may name them (engine/areas). A pure function of the base tables, like everything derived.
 */
import type { DuckDBConnection } from '@duckdb/node-api';
import { areaInYear } from '../../../shared/regions';
import { firstSchoolYearFrom } from '../../../shared/school-year';
import { resolveDirectory } from '../areas/directory';
import { crosswalkIn, placeOf } from '../areas/places';
import { inForce, inOrder } from '../areas/succession';
import type { ChangeType, CrosswalkEntry, ListedSchool, SchoolChange } from '../areas/types';
import { execute, type Row, rows, text } from './sql';

const orNull = (value: Row[string] | undefined): string | null => (typeof value === 'string' ? value : null);

/** Changes as they stand: of each, the row of the latest batch. In order of the days they took effect. @param staged those of an import that waits, too. */
export async function readChanges(connection: DuckDBConnection, staged = false): Promise<readonly SchoolChange[]> {
  const found = await rows(
    connection,
    `SELECT * EXCLUDE (effectiveOn), CAST(effectiveOn AS VARCHAR) AS effectiveOn FROM school_change WHERE $1 OR batch NOT IN (SELECT batch FROM staged_batch)
     QUALIFY row_number() OVER (PARTITION BY oldSchool, newSchool, changeType ORDER BY batch DESC, sourceRow DESC) = 1 ORDER BY batch, sourceRow`,
    [staged],
  );
  return inOrder(
    found.map((row): SchoolChange => {
      const county = orNull(row['county']);
      const newCounty = orNull(row['newCounty']);
      const effectiveOn = text(row['effectiveOn']);
      return {
        type: text(row['changeType']) as ChangeType,
        old: { code: orNull(row['oldCode']), nameKey: orNull(row['oldNameKey']), county },
        new: { code: orNull(row['newCode']), nameKey: orNull(row['newNameKey']), county: newCounty ?? county },
        oldName: orNull(row['oldName']) ?? orNull(row['oldCode']),
        newName: orNull(row['newName']) ?? orNull(row['newCode']),
        effectiveOn,
        firstYear: firstSchoolYearFrom(effectiveOn),
        newCounty,
        document: orNull(row['document']),
      };
    }),
  );
}

/** Rows of later batches first: they correct earlier ones. */
async function readCrosswalk(connection: DuckDBConnection): Promise<readonly CrosswalkEntry[]> {
  const found = await rows(
    connection,
    `SELECT *, CAST(validFrom AS VARCHAR) AS since, CAST(validTo AS VARCHAR) AS until FROM area_crosswalk
     QUALIFY row_number() OVER (PARTITION BY place, validFrom ORDER BY batch DESC, sourceRow DESC) = 1 ORDER BY batch DESC, sourceRow`,
  );
  return found.map((row) => ({
    code: orNull(row['schoolCode']),
    nameKey: orNull(row['schoolNameKey']),
    township: orNull(row['township']),
    administrativeCounty: text(row['administrativeCounty']),
    county: text(row['county']),
    validFrom: orNull(row['since']),
    validTo: orNull(row['until']),
  }));
}

/** The directory of each year as files state it, later rows first. */
export async function readListed(connection: DuckDBConnection): Promise<ReadonlyMap<string, readonly ListedSchool[]>> {
  const found = await rows(connection, 'SELECT schoolYear, school, schoolCode, schoolNameKey, schoolName, county, township FROM listed_school ORDER BY schoolYear, batch DESC, sourceRow DESC');
  const byYear = new Map<string, ListedSchool[]>();
  for (const row of found) {
    const schoolYear = text(row['schoolYear']);
    const school: ListedSchool = {
      schoolYear,
      school: text(row['school']),
      code: orNull(row['schoolCode']),
      nameKey: orNull(row['schoolNameKey']),
      name: text(row['schoolName']),
      county: orNull(row['county']),
      township: orNull(row['township']),
    };
    const year = byYear.get(schoolYear);
    if (year === undefined) byYear.set(schoolYear, [school]);
    else year.push(school);
  }
  return byYear;
}

/** One table made anew; every column is text. */
async function remake(connection: DuckDBConnection, table: string, columns: readonly string[], values: readonly Readonly<Record<string, string | null>>[]): Promise<void> {
  await connection.run(`CREATE OR REPLACE TABLE ${table} (${columns.map((column) => `${column} VARCHAR`).join(', ')})`);
  if (values.length === 0) return;
  const shape = JSON.stringify([Object.fromEntries(columns.map((column) => [column, 'VARCHAR']))]);
  await execute(connection, `INSERT INTO ${table} SELECT ${columns.map((column) => `each.${column}`).join(', ')} FROM (SELECT unnest(from_json(CAST(? AS JSON), '${shape}')) AS each)`, [JSON.stringify(values)]);
}

export const SCHOOL_TABLES = ['school_place', 'school_former', 'school_history', 'school_note'] as const;

/** Makes `school_place` (schools that count), `school_former` (other names of a year's schools), `school_history` and `school_note` from `listed_school`. */
export async function deriveSchools(connection: DuckDBConnection): Promise<void> {
  const changes = await readChanges(connection);
  const crosswalk = await readCrosswalk(connection);
  const places: Record<string, string | null>[] = [];
  const former: Record<string, string | null>[] = [];
  const history: Record<string, string | null>[] = [];
  const notes: Record<string, string | null>[] = [];
  for (const [schoolYear, listed] of await readListed(connection)) {
    const resolved = resolveDirectory(listed, changes, schoolYear);
    const entries = crosswalkIn(crosswalk, schoolYear);
    const effective = inForce(changes, schoolYear);
    for (const school of resolved.counted) places.push({ schoolYear, school: school.school, ...placeOf(school, schoolYear, entries, effective) });
    for (const { school, code, nameKey, county, message } of resolved.former) {
      former.push({ schoolYear, school, schoolCode: code, schoolNameKey: nameKey, county: county === null ? null : areaInYear(county, schoolYear), message });
    }
    for (const each of resolved.history) history.push({ schoolYear, ...each });
    for (const { school, code, severity, message } of resolved.notes) notes.push({ schoolYear, school, code, severity, message });
  }
  await remake(connection, 'school_place', ['schoolYear', 'school', 'county', 'administrativeCounty', 'told'], places);
  await remake(connection, 'school_former', ['schoolYear', 'school', 'schoolCode', 'schoolNameKey', 'county', 'message'], former);
  await remake(connection, 'school_history', ['schoolYear', 'school', 'formerName', 'text'], history);
  await remake(connection, 'school_note', ['schoolYear', 'school', 'code', 'severity', 'message'], notes);
}
