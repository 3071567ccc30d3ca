/** Which schools of an earlier year a school is to be compared with: what it was called, what was merged into it. */
import type { DuckDBConnection } from '@duckdb/node-api';
import type { AreaBasis } from '../../../shared/area-basis';
import type { Filter } from '../../../shared/contract';
import { PLACE } from '../../../shared/indicators';
import { linkSchools } from '../areas/compare';
import { readYear } from '../areas/read-schools';
import type { IndicatorQuery } from '../metrics/figures';
import { factsByBasis } from '../warehouse/area-sql';
import { readChanges } from '../warehouse/derive-schools';
import { rows, text } from '../warehouse/sql';

/** Key of a school of the later year -> keys in the earlier. A school that is not in it has nothing to be compared with. */
export type LinkedSchools = ReadonlyMap<string, readonly string[]>;

/** @param where of the later year: a school that stood elsewhere or was of another kind before is linked, one that is so now is not asked for. */
export async function readLinkedSchools(connection: DuckDBConnection, from: string, { schoolYear: to, areaBasis, where }: IndicatorQuery): Promise<LinkedSchools> {
  const before = await readYear(connection, from, areaBasis);
  const after = await readYear(connection, to, areaBasis);
  const asked = await schoolsOfPlace(connection, to, areaBasis, where);
  const between = (await readChanges(connection)).filter(({ firstYear }) => firstYear > from && firstYear <= to);
  const { predecessors } = linkSchools(before, after, between);
  return new Map([...predecessors].filter(([{ school }]) => asked.has(school)).map(([school, own]) => [school.school, own.map((each) => each.school.school)]));
}

async function schoolsOfPlace(connection: DuckDBConnection, schoolYear: string, areaBasis: AreaBasis, where: Filter): Promise<ReadonlySet<string>> {
  const place = PLACE.filter((dimension) => dimension !== 'school');
  const found = await rows(connection, `SELECT school, ${place.join(', ')} FROM ${factsByBasis('fact_school', areaBasis)} WHERE schoolYear = $1`, [schoolYear]);
  return new Set(found.filter((row) => place.every((dimension) => where[dimension]?.includes(text(row[dimension])) ?? true)).map((row) => text(row['school'])));
}
