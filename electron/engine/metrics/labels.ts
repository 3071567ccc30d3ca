/** Chinese labels and the order of groups. */
import { compareDimensionValues } from '../../../shared/dimension-order';
import { type DimensionId, DIMENSION_IDS, DIMENSIONS } from '../../../shared/indicators';
import { countyLabel } from '../../../shared/regions';
import { levelLabel, type RiskScheme } from '../../../shared/risk-labels';

/** Dimension -> value -> its label. */
const known = new Map(DIMENSION_IDS.map((dimension) => [dimension, new Map((DIMENSIONS[dimension].values ?? []).map(({ id, label }) => [id, label]))]));

export function labelOf(dimension: DimensionId, value: string, { schoolNames, levels }: { readonly schoolNames: ReadonlyMap<string, string>; readonly levels: RiskScheme }): string {
  switch (dimension) {
    case 'county':
      return countyLabel(value);
    case 'school':
      return schoolNames.get(value) ?? value;
    case 'riskLevel':
      return levelLabel(levels, value);
    default:
      return known.get(dimension)?.get(value) ?? value;
  }
}

export function compareGroups(dimensions: readonly DimensionId[], a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): number {
  for (const dimension of dimensions) {
    const order = compareDimensionValues(dimension, a[dimension] ?? '', b[dimension] ?? '');
    if (order !== 0) return order;
  }
  return 0;
}
