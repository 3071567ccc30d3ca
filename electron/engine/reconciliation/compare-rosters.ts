import type { DuckDBConnection } from '@duckdb/node-api';
import { countyLabel } from '../../../shared/regions';
import type { RosterChange, RosterComparison } from '../../../shared/reconciliation';
import { rows, text } from '../warehouse/sql';

interface Person {
  readonly name: string;
  readonly county: string;
  readonly schools: string;
  readonly post: string;
  readonly certificate: string;
}

/** A person of several schools is one, with all of them; full time at any is full time. */
const PEOPLE = `SELECT CAST(person AS VARCHAR) AS person, min(name) AS name, min(county) AS county, string_agg(DISTINCT schoolName, '、' ORDER BY schoolName) AS schools,
    CASE WHEN bool_or(employment = 'fullTime') THEN '专职' ELSE '兼职' END AS post, coalesce(max(certificate), '') AS certificate
  FROM fact_counselor WHERE schoolYear = $1 GROUP BY person`;

async function readPeople(connection: DuckDBConnection, schoolYear: string): Promise<ReadonlyMap<string, Person>> {
  const found = await rows(connection, PEOPLE, [schoolYear]);
  return new Map(found.map((row) => [text(row['person']), { name: text(row['name']), county: countyLabel(text(row['county'])), schools: text(row['schools']), post: text(row['post']), certificate: text(row['certificate']) }]));
}

/** Two years' rosters person by person: by ID number where both have it, else by school and name. In the order of county and name. */
export async function compareRosters(connection: DuckDBConnection, from: string, to: string): Promise<RosterComparison> {
  const before = await readPeople(connection, from);
  const after = await readPeople(connection, to);
  const changes: RosterChange[] = [];
  let unchanged = 0;
  for (const [id, old] of before) {
    const now = after.get(id);
    if (now === undefined) changes.push({ kind: 'left', name: old.name, county: old.county, before: wordsOf(old), after: '', what: '' });
    else {
      const what = [...(old.post === now.post ? [] : ['专兼职']), ...(old.schools === now.schools ? [] : ['学校']), ...(old.certificate === now.certificate ? [] : ['证书'])].join('、');
      if (what === '') unchanged += 1;
      else changes.push({ kind: 'changed', name: now.name, county: now.county, before: wordsOf(old), after: wordsOf(now), what });
    }
  }
  for (const [id, now] of after) if (!before.has(id)) changes.push({ kind: 'added', name: now.name, county: now.county, before: '', after: wordsOf(now), what: '' });
  const key = ({ county, name, kind }: RosterChange): string => `${county}|${name}|${kind}`;
  return { from, to, before: before.size, after: after.size, unchanged, changes: changes.sort((a, b) => (key(a) < key(b) ? -1 : 1)) };
}

function wordsOf({ schools, post, certificate }: Person): string {
  return [schools, post, certificate].filter((part) => part !== '').join('，');
}
