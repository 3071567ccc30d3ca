/** The part of a question that asks rows of a documented view. */
import { DATE_PARTS, DEFAULT_LIMIT, FIELD_AGGREGATES, type FieldCondition, type FieldGroup, type FieldMeasure, type FieldVisualQuery, MOST_COLUMN_GROUPS, MOST_MEASURES, MOST_ROW_GROUPS, MOST_ROWS } from './types';
import { type Json, listOf, objectOf, oneOf, onlyNames, refuse, textOf, truthOf, wholeOf, withoutRepeats } from './values';

const MOST_CONDITIONS = 12;
const MOST_VALUES = 1000;
const MOST_VALUE_TEXT = 200;
const TESTS = ['in', 'contains', 'between', 'empty', 'notEmpty'] as const;

export function groupKey({ field, part }: FieldGroup): string {
  return part === null ? field : `${field}.${part}`;
}

export function readFieldQuery(json: Json): Omit<FieldVisualQuery, 'source' | 'title' | 'presentation' | 'rowTotals' | 'columnTotals'> {
  const view = nameOf(json['view'], 'view（数据表）');
  const rows = listOf(json['rows'], 'rows（行）', MOST_ROW_GROUPS, groupOf);
  const columns = listOf(json['columns'], 'columns（列）', MOST_COLUMN_GROUPS, groupOf);
  withoutRepeats([...rows, ...columns], 'rows、columns（行、列）', groupKey);
  const measures = withoutRepeats(listOf(json['measures'], 'measures（数值）', MOST_MEASURES, measureOf), 'measures（数值）', (measure) => JSON.stringify(measure));
  const order = json['order'] === undefined || json['order'] === null ? null : orderOf(json['order'], measures.length);
  if (order !== null && columns.length > 0) refuse('有列分组时不能按数值排序（order）。请去掉排序，或把列移到行。');
  return {
    view,
    rows,
    columns,
    measures,
    where: listOf(json['where'], 'where（筛选）', MOST_CONDITIONS, conditionOf),
    order,
    limit: json['limit'] === undefined ? DEFAULT_LIMIT : wholeOf(json['limit'], 'limit（最多行数）', 1, MOST_ROWS),
  };
}

function nameOf(value: unknown, place: string): string {
  const name = textOf(value, place, 60);
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) refuse(`“${place}”里的“${name}”不是表或字段的名称。请在查询页重新选择。`);
  return name;
}

function groupOf(value: unknown): FieldGroup {
  const json = objectOf(value, 'rows、columns（行、列）');
  onlyNames(json, ['field', 'part'], 'rows、columns（行、列）');
  return {
    field: nameOf(json['field'], 'field（字段）'),
    part: json['part'] === undefined || json['part'] === null ? null : oneOf(json['part'], 'part（日期）', DATE_PARTS),
  };
}

function measureOf(value: unknown): FieldMeasure {
  const json = objectOf(value, 'measures（数值）');
  const aggregate = oneOf(json['aggregate'], 'aggregate（汇总方式）', ['count', ...FIELD_AGGREGATES]);
  onlyNames(json, aggregate === 'count' ? ['aggregate'] : ['aggregate', 'field'], 'measures（数值）');
  return aggregate === 'count' ? { aggregate } : { aggregate, field: nameOf(json['field'], 'field（字段）') };
}

const NAMES_OF_TEST: Readonly<Record<(typeof TESTS)[number], readonly string[]>> = { in: ['values'], contains: ['text'], between: ['from', 'to'], empty: [], notEmpty: [] };

function conditionOf(value: unknown): FieldCondition {
  const json = objectOf(value, 'where（筛选）');
  const field = nameOf(json['field'], 'field（字段）');
  const test = oneOf(json['test'], 'test（条件）', TESTS);
  onlyNames(json, ['field', 'test', ...NAMES_OF_TEST[test]], 'where（筛选）');
  switch (test) {
    case 'in':
      return { field, test, values: listOf(json['values'], 'values（值）', MOST_VALUES, (item) => textOf(item, 'values（值）', MOST_VALUE_TEXT)) };
    case 'contains':
      return { field, test, text: textOf(json['text'], 'text（文字）', MOST_VALUE_TEXT) };
    case 'between':
      return { field, test, from: endOf(json['from'], 'from（起）'), to: endOf(json['to'], 'to（止）') };
    case 'empty':
    case 'notEmpty':
      return { field, test };
  }
}

function endOf(value: unknown, place: string): string | null {
  return value === undefined || value === null ? null : textOf(value, place, MOST_VALUE_TEXT);
}

function orderOf(value: unknown, measures: number): FieldVisualQuery['order'] {
  const json = objectOf(value, 'order（排序）');
  onlyNames(json, ['measure', 'descending'], 'order（排序）');
  if (measures === 0) refuse('“order（排序）”要有数值才能排。');
  return { measure: wholeOf(json['measure'], 'measure（数值的序号）', 0, measures - 1), descending: truthOf(json['descending'], 'descending（从大到小）') };
}
