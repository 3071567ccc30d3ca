/** Schools as the directory lists them, of all years: a key belongs to one of them. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { EngineFailure } from '../../../shared/contract';
import { countyLabel, findCounty } from '../../../shared/regions';
import { referenceOf } from '../ingest/prepare/school-reference';
import { rows, text } from '../warehouse/sql';

export interface ListedSchool {
  readonly schoolYear: string;
  /** As in `listed_school`. */
  readonly school: string;
  readonly name: string;
  readonly code: string | null;
  readonly county: string | null;
  readonly nameKey: string;
}

/** The latest year first. */
export async function listedSchools(connection: DuckDBConnection): Promise<readonly ListedSchool[]> {
  const found = await rows(connection, 'SELECT schoolYear, school, schoolName, schoolCode, county, schoolNameKey FROM listed_school ORDER BY schoolYear DESC, school');
  return found.map((row) => ({ schoolYear: text(row['schoolYear']), school: text(row['school']), name: text(row['schoolName']), code: text(row['schoolCode']) || null, county: text(row['county']) || null, nameKey: text(row['schoolNameKey']) }));
}

/**
 * The one school that is meant.
 * @param named 学校标识码, name, or the school's key in the directory
 * @param county code or name; empty where only the name is given
 * @throws EngineFailure BAD_REQUEST where none or several could be meant: a key must never reach another school
 */
export function schoolMeant(schools: readonly ListedSchool[], named: string, county: string): ListedSchool {
  const wanted = named.trim();
  const area = county.trim() === '' ? null : findCounty(county.trim());
  if (area === undefined) throw new EngineFailure('BAD_REQUEST', `没有名为“${county}”的县区。`, { county });
  const byKey = schools.find(({ school, code }) => school === wanted || code === wanted);
  if (byKey !== undefined) return byKey;
  const { schoolNameKey, county: of } = referenceOf(null, wanted, area?.code ?? null);
  const everMeant = schools.filter((school) => school.nameKey === schoolNameKey && (of === null || school.county === of));
  // A name may have been another school's in earlier years, and a school may have got its code since.
  const meant = everMeant.filter(({ schoolYear }) => schoolYear === everMeant[0]?.schoolYear);
  const different = [...new Set(meant.map(({ school }) => school))];
  const [only] = meant;
  if (only === undefined) throw new EngineFailure('BAD_REQUEST', `学校名录里没有“${wanted}”。请先导入学校名录，或核对学校名称、标识码和县区。`, { school: wanted });
  if (different.length > 1) {
    const places = [...new Set(meant.map(({ county: each }) => (each === null ? '县区不明' : countyLabel(each))))].join('、');
    throw new EngineFailure('BAD_REQUEST', `学校名录里有 ${different.length} 所“${wanted}”（${places}）。请写明学校标识码。`, { school: wanted });
  }
  return only;
}
