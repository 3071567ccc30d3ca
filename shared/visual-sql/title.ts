import { autoTitle, type FieldVisualQuery } from '../visual-query';
import { measuresOf } from './compile';
import type { ViewField } from './fields';
import { groupLabel, measureLabel } from './words';

/** 热线来电：行数（按来电日期（按月）); the title somebody has given it, where there is one. */
export function titleOfRows(query: FieldVisualQuery, view: string, fields: readonly ViewField[]): string {
  if (query.title.trim() !== '') return query.title.trim();
  const find = (field: string): Pick<ViewField, 'label'> => fields.find(({ name }) => name === field) ?? { label: field };
  const measures = measuresOf(query).map((measure) => measureLabel(measure, measure.aggregate === 'count' ? undefined : find(measure.field)));
  return `${view}：${autoTitle(measures, [...query.rows, ...query.columns].map((group) => groupLabel(group, find(group.field))), '项')}`;
}
