/** The keys of schools with everything by which a row's school is known before the row is stored. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { nameKeyOf, referenceKey, type RegisterKey, type SchoolKeys } from '../ingest/prepare/school-keys';
import { rows, text } from '../warehouse/sql';
import { type ListedSchool, listedSchools } from './directory';

/** @returns null where no school has handed in a key: then nothing is collected. */
export async function readSchoolKeys(connection: DuckDBConnection): Promise<SchoolKeys | null> {
  const keys = (await rows(connection, 'SELECT school, recipient, fingerprint FROM school_key ORDER BY school')).map((row): RegisterKey => ({ school: text(row['school']), recipient: text(row['recipient']), fingerprint: text(row['fingerprint']) }));
  if (keys.length === 0) return null;
  const places = new Map(keys.map(({ school }, place) => [school, place]));
  const listed = await listedSchools(connection);
  // A school without a code is called by county and name in the directory, and may have got a code since.
  const placeOf = ({ school, county, nameKey }: ListedSchool): number | null => places.get(school) ?? places.get(`${county ?? ''}:${nameKey}`) ?? null;
  const placeOfId = new Map(listed.map((school) => [school.school, placeOf(school)]));
  const links = await rows(connection, 'SELECT schoolYear, schoolRef, school FROM school_link WHERE matched');
  return {
    keys,
    matched: new Map(links.map((row) => [referenceKey(text(row['schoolYear']), text(row['schoolRef'])), placeOfId.get(text(row['school'])) ?? null])),
    byCode: new Map(listed.flatMap((school) => (school.code === null ? [] : [[school.code, placeOf(school)]]))),
    byName: namesOf(listed, placeOf),
  };
}

/** Names within their county, and those that only one school of the city bears by themselves. */
function namesOf(listed: readonly ListedSchool[], placeOf: (school: ListedSchool) => number | null): ReadonlyMap<string, number | null> {
  const bearers = new Map<string, ListedSchool[]>();
  for (const school of listed) for (const name of new Set([nameKeyOf(school.schoolYear, school.county ?? '', school.nameKey), nameKeyOf(school.schoolYear, '', school.nameKey)])) bearers.set(name, [...(bearers.get(name) ?? []), school]);
  return new Map([...bearers].flatMap(([name, [only, ...others]]) => (only === undefined || others.length > 0 ? [] : [[name, placeOf(only)]])));
}
