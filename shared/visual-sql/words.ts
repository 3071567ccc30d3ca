/** What groups, measures and values of a view's fields are called. */
import { DATASETS } from '../datasets';
import { DIMENSION_IDS, DIMENSIONS, type DimensionId } from '../indicators';
import { WEEKDAY_LABELS } from '../hotline-calls';
import { isMonth, monthLabel } from '../month';
import { QUERY_VIEW_CATALOGUE } from '../query-views';
import { countyLabel } from '../regions';
import { isSchoolYear, schoolYearLabel } from '../school-year';
import type { DatePart, FieldAggregate, FieldGroup, FieldMeasure } from '../visual-query';
import type { ViewField } from './fields';

export const PART_LABELS: Readonly<Record<DatePart, string>> = { year: '年', month: '月', weekday: '星期' };
export const AGGREGATE_LABELS: Readonly<Record<FieldAggregate | 'count', string>> = { count: '行数', distinct: '不同值个数', sum: '合计', average: '平均', min: '最小', max: '最大', median: '中位数' };
export const EMPTY_LABEL = '（空）';

export function groupLabel({ part }: FieldGroup, { label }: Pick<ViewField, 'label'>): string {
  return part === null ? label : `${label}（按${PART_LABELS[part]}）`;
}

/** @param field undefined where rows are counted */
export function measureLabel({ aggregate }: FieldMeasure, field: Pick<ViewField, 'label'> | undefined): string {
  return field === undefined ? AGGREGATE_LABELS[aggregate] : `${field.label}（${AGGREGATE_LABELS[aggregate]}）`;
}

/** Columns of views and datasets with a list of choices. What other systems call the same, which no view shows, is listed last and gives way. */
const choices = new Map([
  ...[...DATASETS].reverse().flatMap(({ columns }) => columns.flatMap(({ id, choices: own = [] }) => own.map(({ value, label }) => [`${id}.${value}`, label] as const))),
  ...QUERY_VIEW_CATALOGUE.flatMap(({ columns }) => columns.flatMap(({ tells }) => (tells === undefined ? [] : tells.codes.map(({ id, label }) => [`${tells.column}.${id}`, label] as const)))),
]);
const AREAS: ReadonlySet<string> = new Set(['county', 'administrativeCounty']);

/** The dimension whose values a field holds; schools have names of their own there. */
export function dimensionOfField(field: string): DimensionId | undefined {
  return AREAS.has(field) ? 'county' : DIMENSION_IDS.find((id) => id === field && id !== 'school');
}

/** @param value as the view holds it, as text; null: empty */
export function fieldValueLabel(field: string, part: DatePart | null, value: string | null): string {
  if (value === null || value === '') return EMPTY_LABEL;
  switch (part) {
    case 'year':
      return `${value}年`;
    case 'month':
      return monthLabel(value);
    case 'weekday':
      return WEEKDAY_LABELS[Number(value) - 1] ?? value;
    case null:
      return plainLabel(field, value);
  }
}

function plainLabel(field: string, value: string): string {
  if (field === 'schoolYear') return isSchoolYear(value) ? schoolYearLabel(value) : value;
  if (value === 'true') return '是';
  if (value === 'false') return '否';
  if (field === 'month') return isMonth(value) ? monthLabel(value) : value;
  const dimension = dimensionOfField(field);
  if (dimension === 'county') return countyLabel(value);
  const known = dimension === undefined ? undefined : DIMENSIONS[dimension].values?.find(({ id }) => id === value)?.label;
  return known ?? choices.get(`${field}.${value}`) ?? value;
}
