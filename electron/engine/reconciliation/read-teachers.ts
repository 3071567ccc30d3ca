import type { DuckDBConnection } from '@duckdb/node-api';
import type { AreaBasis } from '../../../shared/area-basis';
import { stageOfSchoolCode, stageOfSchoolName } from '../../../shared/stages';
import { areaColumn } from '../warehouse/catalogue-queries';
import { type Row, rows, text } from '../warehouse/sql';
import type { Teacher } from './match-teachers';

/** $1: the school year. Of the system only who is marked, or may be somebody of the roster: most teachers of a city are neither. */
const SIDES = {
  roster: 'FROM fact_counselor WHERE schoolYear = $1',
  system: `FROM fact_teacher_record WHERE schoolYear = $1 AND (employment IN ('fullTime', 'partTime')
    OR person IN (SELECT person FROM fact_counselor WHERE schoolYear = $1) OR name IN (SELECT name FROM fact_counselor WHERE schoolYear = $1))`,
} as const;

/** People of one side, each once with all schools; full time at any is full time. Kindergartens are out of scope, in the directory or not. */
export async function readTeachers(connection: DuckDBConnection, side: keyof typeof SIDES, schoolYear: string, areaBasis: AreaBasis): Promise<readonly Teacher[]> {
  const found = await rows(
    connection,
    `SELECT CAST(person AS VARCHAR) AS person, name, nullif(gender, 'unknown') AS gender, birthMonth, identityKind, school, schoolName, ${areaColumn(areaBasis)} AS area, matched, coalesce(employment, 'none') AS employment
     ${SIDES[side]} ORDER BY person, batch, sourceRow`,
    [schoolYear],
  );
  const people = new Map<string, Row[]>();
  for (const row of found) {
    if (isKindergarten(row)) continue;
    const own = people.get(text(row['person']));
    if (own === undefined) people.set(text(row['person']), [row]);
    else own.push(row);
  }
  return [...people].map(([id, own]): Teacher => {
    const last = own.at(-1) ?? {};
    const posts = new Set(own.map((row) => text(row['employment'])));
    return {
      id,
      name: text(last['name']),
      gender: text(last['gender']) || null,
      birthMonth: text(last['birthMonth']) || null,
      hasIdNumber: last['identityKind'] === 'idCard',
      schools: new Map(own.map((row) => [text(row['school']), text(row['schoolName'])])),
      counties: new Set(own.map((row) => text(row['area']))),
      post: posts.has('fullTime') ? 'fullTime' : posts.has('partTime') ? 'partTime' : 'none',
    };
  });
}

/** Those of the directory are left out already where rows that count are worked out. */
function isKindergarten(row: Row): boolean {
  if (row['matched'] === true) return false;
  const stage = stageOfSchoolName(text(row['schoolName'])) ?? stageOfSchoolCode(text(row['school']));
  return stage?.inScope === false;
}
