/** Schools that the year's directory does not know, with the likeliest meant; answers are remembered. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { EngineFailure, type SchoolQuestion } from '../../../../shared/contract';
import { areaInYear } from '../../../../shared/regions';
import { resolveDirectory } from '../../areas/directory';
import { sameSchool } from '../../areas/succession';
import type { SchoolChange, SchoolIdentity } from '../../areas/types';
import { readChanges } from '../../warehouse/derive-schools';
import { QUESTIONED_TABLES } from '../../warehouse/linked-tables';
import { execute, firstRow, number, rows, text } from '../../warehouse/sql';
import { similarSchools, type DirectorySchool } from './similar-schools';

const CANDIDATES = 5;
const QUESTIONS = 500;

/** Looks at all stored rows, those of a staged import too: questions can be answered before it counts. */
export async function schoolQuestions(connection: DuckDBConnection, schoolYear: string | undefined): Promise<SchoolQuestion[]> {
  const year = schoolYear ?? null;
  const directory = await rows(
    connection,
    `SELECT DISTINCT ON (schoolYear, schoolKey) schoolYear, coalesce(schoolCode, schoolKey) AS school, schoolName, schoolNameKey, coalesce(county, '') AS county, schoolCode
     FROM school WHERE $1 IS NULL OR schoolYear = $1 ORDER BY schoolYear, schoolKey, batch DESC`,
    [year],
  );
  const byYear = new Map<string, DirectorySchool[]>();
  for (const row of directory) {
    const year = text(row['schoolYear']);
    const list = byYear.get(year) ?? [];
    list.push({ school: text(row['school']), name: text(row['schoolName']), nameKey: text(row['schoolNameKey']), county: areaInYear(text(row['county']), year), code: text(row['schoolCode']) });
    byYear.set(year, list);
  }
  const changes = await readChanges(connection, true);
  const known = new Map([...byYear].map(([year, schools]) => [year, knownSchools(schools, changes, year)] as const));
  const references = await rows(
    connection,
    `WITH named AS (
       ${QUESTIONED_TABLES.map((table) => `SELECT schoolYear, schoolRef, schoolName, schoolNameKey, county, schoolCode, batch FROM ${table} WHERE schoolRef IS NOT NULL`).join(' UNION ALL ')}
     ), files AS (SELECT batch, fileName FROM batch UNION ALL SELECT batch, fileName FROM staged_batch)
     SELECT n.schoolYear, n.schoolRef, any_value(n.schoolName) AS name, any_value(n.schoolNameKey) AS nameKey, any_value(n.county) AS county, any_value(n.schoolCode) AS code,
       count(*) AS rowCount, to_json(list_slice(list_sort(list(DISTINCT f.fileName)), 1, 5)) AS files
     FROM named n JOIN files f USING (batch)
     WHERE ($1 IS NULL OR n.schoolYear = $1) AND n.schoolRef NOT IN (SELECT schoolRef FROM school_alias)
       AND NOT EXISTS (FROM school_link l WHERE l.schoolYear = n.schoolYear AND l.schoolRef = n.schoolRef AND l.matched)
     GROUP BY n.schoolYear, n.schoolRef ORDER BY rowCount DESC, n.schoolRef`,
    [year],
  );
  const questions: SchoolQuestion[] = [];
  for (const row of references) {
    const directory = known.get(text(row['schoolYear']));
    const clue = { nameKey: text(row['nameKey']), county: areaInYear(text(row['county']), text(row['schoolYear'])), code: text(row['code']) };
    // A year without a directory has nothing to be missing from.
    if (directory === undefined || isKnown(clue, directory)) continue;
    const { schools } = directory;
    questions.push({
      schoolYear: text(row['schoolYear']),
      schoolRef: text(row['schoolRef']),
      name: text(row['name']) || clue.code,
      county: clue.county === '' ? null : clue.county,
      rows: number(row['rowCount']),
      files: JSON.parse(text(row['files'])) as string[],
      candidates: similarSchools(clue, schools, CANDIDATES).map(({ school, score }) => ({ school: school.school, name: school.name, county: school.county, score })),
    });
    if (questions.length === QUESTIONS) break;
  }
  return questions;
}

export async function answerSchool(connection: DuckDBConnection, schoolYear: string, schoolRef: string, school: string | null): Promise<void> {
  if (school !== null) {
    const found = await firstRow(connection, 'SELECT 1 FROM school WHERE schoolYear = ? AND coalesce(schoolCode, schoolKey) = ?', [schoolYear, school]);
    if (found === undefined) throw new EngineFailure('BAD_REQUEST', '学校名录里没有所选的学校，请重新选择。', { school });
  }
  await execute(connection, 'INSERT OR REPLACE INTO school_alias VALUES (?, ?, localtimestamp)', [schoolRef, school]);
}

interface KnownSchools {
  /** Those that count in the year. */
  readonly schools: readonly DirectorySchool[];
  readonly former: readonly SchoolIdentity[];
}

const identityOf = ({ code, nameKey, county }: { readonly code: string; readonly nameKey: string; readonly county: string }): SchoolIdentity => ({ code: code || null, nameKey: nameKey || null, county: county || null });

function knownSchools(schools: readonly DirectorySchool[], changes: readonly SchoolChange[], schoolYear: string): KnownSchools {
  const { counted, former } = resolveDirectory(schools.map((school) => ({ ...identityOf(school), schoolYear, school: school.school, name: school.name, township: null })), changes, schoolYear);
  const keys = new Set(counted.map(({ school }) => school));
  return { schools: schools.filter(({ school }) => keys.has(school)), former };
}

/** The same rules as the matching in warehouse/derive: code; county and name; without a county a name that is unique; a former code or name. */
function isKnown(clue: { readonly nameKey: string; readonly county: string; readonly code: string }, { schools, former }: KnownSchools): boolean {
  if (former.some((identity) => sameSchool(identity, identityOf(clue)))) return true;
  if (clue.code !== '' && schools.some(({ school }) => school === clue.code)) return true;
  const named = schools.filter(({ nameKey }) => nameKey === clue.nameKey);
  return clue.county === '' ? named.length === 1 : named.filter(({ county }) => county === clue.county).length === 1;
}
