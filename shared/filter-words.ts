import { DIMENSION_IDS, DIMENSIONS, type DimensionId } from './indicators';
import { countyLabel } from './regions';

type Values = Readonly<Partial<Record<DimensionId, readonly string[] | undefined>>>;

function wordOf(dimension: DimensionId, value: string): string {
  if (dimension === 'county') return countyLabel(value);
  return DIMENSIONS[dimension].values?.find(({ id }) => id === value)?.label ?? value;
}

/** Filters in force in words to print: 县区：曹县；城乡：乡村、镇区. '' where there are none. */
export function filterWords(filter: Values): string {
  return DIMENSION_IDS.flatMap((dimension) => {
    const values = filter[dimension];
    if (values === undefined || values.length === 0) return [];
    const words = dimension === 'school' ? `${values.length}所` : values.map((value) => wordOf(dimension, value)).join('、');
    return [`${DIMENSIONS[dimension].label}：${words}`];
  }).join('；');
}
