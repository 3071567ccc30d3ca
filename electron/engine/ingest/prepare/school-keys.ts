/** Which school's key a row's names are encrypted to. A row that might be another school's is encrypted to none. */
import type { SchoolReference } from './school-reference';

export interface RegisterKey {
  /** Key of the school in the directory. */
  readonly school: string;
  readonly recipient: string;
  readonly fingerprint: string;
}

/** All that a reading thread needs; can be sent to it. Values are places in `keys`; null: a school that has handed in no key. */
export interface SchoolKeys {
  readonly keys: readonly RegisterKey[];
  /** References that were matched before, as `referenceKey` writes them. */
  readonly matched: ReadonlyMap<string, number | null>;
  readonly byCode: ReadonlyMap<string, number | null>;
  /** As `nameKeyOf` writes them, of years whose directory is known: what bears a name this year may not have borne it before. Names that several schools bear are not among them. */
  readonly byName: ReadonlyMap<string, number | null>;
}

export function referenceKey(schoolYear: string, schoolRef: string): string {
  return `${schoolYear}|${schoolRef}`;
}

/** @param county empty where a file does not say: then the name has to be the only one of the city. */
export function nameKeyOf(schoolYear: string, county: string, schoolNameKey: string): string {
  return `${schoolYear}|${county}:${schoolNameKey}`;
}

/** In the order in which rows are matched to the directory (warehouse/directory-tables.ts). */
export function registerKeyFor({ keys, matched, byCode, byName }: SchoolKeys, schoolYear: string, { schoolRef, schoolCode, schoolNameKey, county }: SchoolReference): RegisterKey | null {
  const known = matched.get(referenceKey(schoolYear, schoolRef));
  const coded = schoolCode === null ? undefined : byCode.get(schoolCode);
  const named = schoolNameKey === null ? undefined : byName.get(nameKeyOf(schoolYear, county ?? '', schoolNameKey));
  const place = known !== undefined ? known : coded !== undefined ? coded : named;
  return place == null ? null : (keys[place] ?? null);
}
