/** Where a listed school counts under each basis of areas. */
import { areaInYear, isCounty, UNDETERMINED_COUNTY, UNKNOWN_COUNTY } from '../../../shared/regions';
import { referenceDay } from '../../../shared/school-year';
import { countyOfTownship, townshipKey } from '../../../shared/townships';
import { follow, sameSchool } from './succession';
import type { CrosswalkEntry, ListedSchool, SchoolChange } from './types';

export interface Place {
  /** 管理口径. */
  readonly county: string;
  /** 行政区划口径. */
  readonly administrativeCounty: string;
  /** What told the administrative county: a row of 区划对照表, the township, the directory, or nothing. */
  readonly told: 'crosswalk' | 'township' | 'directory' | 'nothing';
}

/** A row of the township of a county speaks for schools that are said to be in the county, or in the area that manages the township. */
function speaksFor(entry: CrosswalkEntry, school: ListedSchool, schoolYear: string): boolean {
  if (entry.code !== null || entry.nameKey !== null) {
    if (entry.code !== null && school.code !== null) return entry.code === school.code;
    return [entry.county, entry.administrativeCounty].some((county) => sameSchool({ code: null, nameKey: entry.nameKey, county }, { ...school, code: null }));
  }
  if (entry.township === null || school.township === null || school.county === null) return false;
  const counties = [entry.administrativeCounty, areaInYear(entry.county, schoolYear)];
  return townshipKey(entry.township) === townshipKey(school.township) && counties.includes(school.county);
}

/** @param crosswalk rows that are in force, those of later batches first. @param effective changes in force, in order. */
export function placeOf(school: ListedSchool, schoolYear: string, crosswalk: readonly CrosswalkEntry[], effective: readonly SchoolChange[]): Place {
  const isSchool = ({ code, nameKey }: CrosswalkEntry): boolean => code !== null || nameKey !== null;
  const own = crosswalk.find((entry) => isSchool(entry) && speaksFor(entry, school, schoolYear));
  const entry = own ?? crosswalk.find((each) => !isSchool(each) && speaksFor(each, school, schoolYear));
  const { path } = follow(school, effective);
  const handedTo = path.findLast(({ newCounty }) => newCounty !== null)?.newCounty ?? null;
  const stated = handedTo ?? school.county;
  const managed = own?.county ?? handedTo ?? entry?.county ?? school.county;
  const county = managed === null ? UNKNOWN_COUNTY.code : areaInYear(managed, schoolYear);
  if (entry !== undefined) return { county, administrativeCounty: entry.administrativeCounty, told: 'crosswalk' };
  if (stated === null) return { county, administrativeCounty: UNKNOWN_COUNTY.code, told: 'nothing' };
  if (isCounty(stated)) return { county, administrativeCounty: stated, told: 'directory' };
  const byTownship = school.township === null ? undefined : countyOfTownship(county, school.township);
  if (byTownship !== undefined) return { county, administrativeCounty: byTownship, told: 'township' };
  // Handed over to a zone: the school still stands where it stood.
  const stoodIn = [school.county, ...path.map(({ old }) => old.county)].find((each) => each !== null && isCounty(each));
  if (stoodIn !== null && stoodIn !== undefined) return { county, administrativeCounty: stoodIn, told: 'directory' };
  return { county, administrativeCounty: UNDETERMINED_COUNTY.code, told: 'nothing' };
}

/** Rows of 区划对照表 that are in force on the reference day of a school year. */
export function crosswalkIn(crosswalk: readonly CrosswalkEntry[], schoolYear: string): readonly CrosswalkEntry[] {
  const day = referenceDay(schoolYear);
  return crosswalk.filter(({ validFrom, validTo }) => (validFrom === null || validFrom <= day) && (validTo === null || day <= validTo));
}
