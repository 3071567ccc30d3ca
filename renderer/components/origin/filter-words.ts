import type { Filter } from '../../../shared/contract';
import { DIMENSION_IDS, DIMENSIONS, type DimensionId, findDimensionValue } from '../../../shared/indicators';
import { CITY, countyLabel } from '../../../shared/regions';

/** More values than this are counted instead of named. */
const NAMED = 4;

function valueWords(dimension: DimensionId, value: string, labels: Readonly<Partial<Record<DimensionId, string>>>, single: boolean): string {
  if (single && labels[dimension] !== undefined) return labels[dimension];
  return dimension === 'county' ? countyLabel(value) : (findDimensionValue(dimension, value)?.label ?? value);
}

/**
 * 曹县、单县；学段：小学. @param labels of the group that the figure is of, where the catalogue has no name for a value
 */
export function filterWords(where: Filter, labels: Readonly<Partial<Record<DimensionId, string>>> = {}): string {
  const parts = DIMENSION_IDS.flatMap((dimension) => {
    const values = where[dimension] ?? [];
    if (values.length === 0) return [];
    const words = values.length > NAMED ? `${values.length} 个${DIMENSIONS[dimension].label}` : values.map((value) => valueWords(dimension, value, labels, values.length === 1)).join('、');
    return [dimension === 'county' ? words : `${DIMENSIONS[dimension].label}：${words}`];
  });
  return (where.county ?? []).length === 0 ? [`${CITY.label}（全市）`, ...parts].join('；') : parts.join('；');
}
