/** Changes of a question, as pure functions: what a click, a key or a drop makes of it. */
import { DATE_PARTS, type FieldGroup, type FieldMeasure, type FieldVisualQuery, groupKey, type IndicatorVisualQuery, MOST_COLUMN_GROUPS, MOST_INDICATORS, MOST_MEASURES, MOST_ROW_GROUPS, alwaysCutBy, type VisualDimension, type VisualQuery } from '../../../../shared/visual-query';
import type { ViewField } from '../../../../shared/visual-sql';

export type Shelf = 'rows' | 'columns';

interface Shelves<T> {
  readonly rows: readonly T[];
  readonly columns: readonly T[];
}

const MOST: Readonly<Record<Shelf, number>> = { rows: MOST_ROW_GROUPS, columns: MOST_COLUMN_GROUPS };

/** @param at place on the shelf; absent: at its end. A full shelf changes nothing. */
export function putGroup<T>(shelves: Shelves<T>, group: T, shelf: Shelf, key: (group: T) => string, at?: number): Shelves<T> {
  const without = { rows: shelves.rows.filter((own) => key(own) !== key(group)), columns: shelves.columns.filter((own) => key(own) !== key(group)) };
  const target = without[shelf];
  if (target.length >= MOST[shelf]) return { rows: shelves.rows, columns: shelves.columns };
  const before = shelves[shelf].findIndex((own) => key(own) === key(group));
  // Taken from before its new place, everything behind it has moved up.
  const place = at === undefined ? target.length : before !== -1 && before < at ? at - 1 : at;
  return { ...without, [shelf]: [...target.slice(0, place), group, ...target.slice(place)] };
}

export function removeGroup<T>(shelves: Shelves<T>, group: string, key: (group: T) => string): Shelves<T> {
  return { rows: shelves.rows.filter((own) => key(own) !== group), columns: shelves.columns.filter((own) => key(own) !== group) };
}

/** One step forward or back on a list. */
export function step<T>(list: readonly T[], index: number, by: -1 | 1): readonly T[] {
  const other = index + by;
  if (other < 0 || other >= list.length) return list;
  const moved = [...list];
  [moved[index], moved[other]] = [moved[other] as T, moved[index] as T];
  return moved;
}

export const dimensionKey = (id: VisualDimension): string => id;
export { groupKey };

/** Several years need their dimension: without it only the last one is kept. */
function soundYears(query: IndicatorVisualQuery): IndicatorVisualQuery {
  const cut = query.rows.includes('schoolYear') || query.columns.includes('schoolYear');
  return cut || query.schoolYears.length < 2 ? query : { ...query, schoolYears: [...query.schoolYears].sort().slice(-1) };
}

export function placeDimension(query: IndicatorVisualQuery, id: VisualDimension, shelf: Shelf, at?: number): IndicatorVisualQuery {
  return { ...query, ...putGroup(query, id, shelf, dimensionKey, at) };
}

export function withoutDimension(query: IndicatorVisualQuery, id: VisualDimension): IndicatorVisualQuery {
  return soundYears({ ...query, ...removeGroup(query, id, dimensionKey) });
}

/** An indicator comes with the dimensions that it is always listed by. */
export function addIndicator(query: IndicatorVisualQuery, id: string, at = query.indicators.length): IndicatorVisualQuery {
  const before = query.indicators.indexOf(id);
  if (before === -1 && query.indicators.length >= MOST_INDICATORS) return query;
  const others = query.indicators.filter((own) => own !== id);
  const place = before !== -1 && before < at ? at - 1 : at;
  const added: IndicatorVisualQuery = { ...query, indicators: [...others.slice(0, place), id, ...others.slice(place)] };
  return alwaysCutBy(id).reduce<IndicatorVisualQuery>((sum, dimension) => {
    if (sum.rows.includes(dimension) || sum.columns.includes(dimension)) return sum;
    return placeDimension(sum, dimension, sum.columns.length < MOST_COLUMN_GROUPS ? 'columns' : 'rows');
  }, added);
}

export function withoutIndicator(query: IndicatorVisualQuery, id: string): IndicatorVisualQuery {
  return { ...query, indicators: query.indicators.filter((own) => own !== id) };
}

/** Order by a measure only where there are no columns, and the measure is still there. */
function soundOrder(query: FieldVisualQuery): FieldVisualQuery {
  const { order } = query;
  return order === null || (query.columns.length === 0 && order.measure < query.measures.length) ? query : { ...query, order: null };
}

export function placeField(query: FieldVisualQuery, group: FieldGroup, shelf: Shelf, at?: number): FieldVisualQuery {
  return soundOrder({ ...query, ...putGroup(query, group, shelf, groupKey, at) });
}

export function withoutField(query: FieldVisualQuery, key: string): FieldVisualQuery {
  return { ...query, ...removeGroup(query, key, groupKey) };
}

/** Days are many: dates are gathered by month at first. */
export function firstGroup({ name, kind }: ViewField): FieldGroup {
  return { field: name, part: kind === 'date' ? DATE_PARTS[1] : null };
}

/** Numbers are added up at first, everything else is counted by its values. */
export function firstMeasure({ name, kind }: ViewField): FieldMeasure {
  return { aggregate: kind === 'number' ? 'sum' : 'distinct', field: name };
}

export function addMeasure(query: FieldVisualQuery, measure: FieldMeasure): FieldVisualQuery {
  const known = query.measures.some((own) => JSON.stringify(own) === JSON.stringify(measure));
  return known || query.measures.length >= MOST_MEASURES ? query : { ...query, measures: [...query.measures, measure] };
}

/** @param measure null takes it away */
export function changeMeasure(query: FieldVisualQuery, index: number, measure: FieldMeasure | null): FieldVisualQuery {
  const others = query.measures.filter((_, own) => own !== index);
  if (measure === null) return soundOrder({ ...query, measures: others, order: query.order?.measure === index ? null : query.order });
  if (others.some((own) => JSON.stringify(own) === JSON.stringify(measure))) return query;
  return { ...query, measures: query.measures.map((own, place) => (place === index ? measure : own)) };
}

/** Whether there is anything to ask. */
export function asksSomething(query: VisualQuery): boolean {
  return query.source === 'indicators' ? query.indicators.length > 0 : query.rows.length + query.columns.length + query.measures.length > 0;
}
