/** The order in which values of a dimension are listed: counties in code order, stages and levels in their own. */
import { type DimensionId, DIMENSION_IDS, DIMENSIONS } from './indicators';
import { UNDETERMINED_COUNTY, UNKNOWN_COUNTY } from './regions';

/** Dimension -> value -> its place in the list. */
const places = new Map<string, ReadonlyMap<string, number>>(DIMENSION_IDS.map((dimension) => [dimension, new Map((DIMENSIONS[dimension].values ?? []).map(({ id }, place) => [id, place]))]));

function rank(dimension: DimensionId, value: string): number | string {
  switch (dimension) {
    case 'county':
      // Rows whose county is not determined, and those without one, come last.
      return value === UNKNOWN_COUNTY.code ? '999999' : value === UNDETERMINED_COUNTY.code ? '999998' : value;
    case 'school':
      return value;
    default:
      return places.get(dimension)?.get(value) ?? Number.MAX_SAFE_INTEGER;
  }
}

/** @returns below 0 where `a` is listed first */
export function compareDimensionValues(dimension: DimensionId, a: string, b: string): number {
  const left = rank(dimension, a);
  const right = rank(dimension, b);
  return left === right ? 0 : left < right ? -1 : 1;
}
