/** Which schools of an earlier year a school is to be compared with: what it was called, what was merged into it. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { linkSchools } from '../areas/compare';
import { readYear } from '../areas/read-schools';
import { readChanges } from '../warehouse/derive-schools';

/** Key of a school of the later year -> keys in the earlier. A school that is not in it has nothing to be compared with. */
export type LinkedSchools = ReadonlyMap<string, readonly string[]>;

export async function readLinkedSchools(connection: DuckDBConnection, from: string, to: string): Promise<LinkedSchools> {
  const before = await readYear(connection, from, 'managed');
  const after = await readYear(connection, to, 'managed');
  const between = (await readChanges(connection)).filter(({ firstYear }) => firstYear > from && firstYear <= to);
  const { predecessors } = linkSchools(before, after, between);
  return new Map([...predecessors].map(([school, own]) => [school.school, own.map((each) => each.school.school)]));
}
