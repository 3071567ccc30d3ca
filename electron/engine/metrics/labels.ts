/** Chinese labels and the order of groups: counties in code order, stages and levels in their own. */
import { type DimensionId, DIMENSION_IDS, DIMENSIONS } from '../../../shared/indicators';
import { countyLabel, UNDETERMINED_COUNTY, UNKNOWN_COUNTY } from '../../../shared/regions';
import { levelLabel, type RiskScheme } from '../../../shared/risk-labels';

/** Dimension -> value -> its place in the list and its label. */
const known = new Map(DIMENSION_IDS.map((dimension) => [dimension, new Map((DIMENSIONS[dimension].values ?? []).map(({ id, label }, place) => [id, { label, place }]))]));

export function labelOf(dimension: DimensionId, value: string, { schoolNames, levels }: { readonly schoolNames: ReadonlyMap<string, string>; readonly levels: RiskScheme }): string {
  switch (dimension) {
    case 'county':
      return countyLabel(value);
    case 'school':
      return schoolNames.get(value) ?? value;
    case 'riskLevel':
      return levelLabel(levels, value);
    default:
      return known.get(dimension)?.get(value)?.label ?? value;
  }
}

function rank(dimension: DimensionId, value: string): number | string {
  switch (dimension) {
    case 'county':
      // Rows whose county is not determined, and those without one, come last.
      return value === UNKNOWN_COUNTY.code ? '999999' : value === UNDETERMINED_COUNTY.code ? '999998' : value;
    case 'school':
      return value;
    default:
      return known.get(dimension)?.get(value)?.place ?? Number.MAX_SAFE_INTEGER;
  }
}

export function compareGroups(dimensions: readonly DimensionId[], a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): number {
  for (const dimension of dimensions) {
    const left = rank(dimension, a[dimension] ?? '');
    const right = rank(dimension, b[dimension] ?? '');
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}
