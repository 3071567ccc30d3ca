/** Which schools of an earlier year a school is to be compared with: what it was called, what was merged into it. */
import type { DuckDBConnection } from '@duckdb/node-api';
import type { AreaBasis } from '../../../shared/area-basis';
import type { Filter } from '../../../shared/contract';
import { linkSchools } from '../areas/compare';
import { readYear } from '../areas/read-schools';
import { readChanges } from '../warehouse/derive-schools';

/** Key of a school of the later year -> keys in the earlier. A school that is not in it has nothing to be compared with. */
export type LinkedSchools = ReadonlyMap<string, readonly string[]>;

/** @param place of the later year: a school that stood elsewhere before is linked, one that stands elsewhere now is not asked for. */
export async function readLinkedSchools(connection: DuckDBConnection, from: string, to: string, areaBasis: AreaBasis, { county, stage }: Pick<Filter, 'county' | 'stage'>): Promise<LinkedSchools> {
  const before = await readYear(connection, from, areaBasis);
  const after = await readYear(connection, to, areaBasis);
  const asked = (school: (typeof after)[number]): boolean => (county?.includes(school.area) ?? true) && (stage?.includes(school.stage) ?? true);
  const between = (await readChanges(connection)).filter(({ firstYear }) => firstYear > from && firstYear <= to);
  const { predecessors } = linkSchools(before, after, between);
  return new Map([...predecessors].filter(([school]) => asked(school)).map(([school, own]) => [school.school, own.map((each) => each.school.school)]));
}
