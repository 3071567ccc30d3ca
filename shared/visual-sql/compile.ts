/**
 * A question over the fields of a documented view -> SELECTs: one for the cells and one for each kind of total, which the database counts itself. Columns stand in
 * this order: groups, measures, and where the view hides counts of few the number of hidden rows. They are run through the same guard as users' own queries.
 */
import { askedParts, type DatePart, type FieldGroup, type FieldMeasure, type FieldVisualQuery, groupsOf, shelvesOf, type VisualPart } from '../visual-query';
import { conditionSql, NotAskable } from './conditions';
import { HIDDEN_FIELD, type ViewField } from './fields';
import { identifier } from './literals';
import { groupLabel, measureLabel } from './words';

export interface FieldStatement {
  readonly part: VisualPart;
  readonly sql: string;
  /** Number of group columns and of measures, in that order. */
  readonly groups: number;
  readonly measures: number;
  /** A last column counts the rows whose counts the view hides. */
  readonly tellsHidden: boolean;
}

export type CompiledFields = { readonly ok: true; readonly statements: readonly [FieldStatement, ...FieldStatement[]] } | { readonly ok: false; readonly problem: string };

/** Without a chosen measure the rows are counted. */
export function measuresOf({ measures }: Pick<FieldVisualQuery, 'measures'>): readonly FieldMeasure[] {
  return measures.length === 0 ? [{ aggregate: 'count' }] : measures;
}

/** @param fields of the view, all that a question may name */
export function compileFields(query: FieldVisualQuery, fields: readonly ViewField[]): CompiledFields {
  try {
    const find = finder(fields);
    const [cell, ...totals] = askedParts(query).parts.map((part) => statement(query, fields, find, part));
    return { ok: true, statements: [cell as FieldStatement, ...totals] };
  } catch (error) {
    if (error instanceof NotAskable) return { ok: false, problem: error.message };
    throw error;
  }
}

type Find = (name: string) => ViewField;

function finder(fields: readonly ViewField[]): Find {
  const byName = new Map(fields.map((field) => [field.name, field]));
  return (name) => {
    const field = byName.get(name);
    if (field === undefined) throw new NotAskable(`这个数据表没有字段“${name}”。请去掉它，或换一个数据表。`);
    return field;
  };
}

function statement(query: FieldVisualQuery, fields: readonly ViewField[], find: Find, part: VisualPart): FieldStatement {
  const groups = groupsOf(shelvesOf(query), part);
  const measures = measuresOf(query);
  const tellsHidden = fields.some(({ name }) => name === HIDDEN_FIELD);
  const expressions = groups.map((group) => groupSql(group, find));
  const selected = [
    ...groups.map((group, index) => `${expressions[index] ?? ''} AS ${identifier(groupLabel(group, find(group.field)))}`),
    ...measures.map((measure) => `${measureSql(measure, find)} AS ${identifier(measureLabel(measure, measure.aggregate === 'count' ? undefined : find(measure.field)))}`),
    ...(tellsHidden ? [`count(*) FILTER (WHERE ${identifier(HIDDEN_FIELD)}) AS "样本过小"`] : []),
  ];
  const conditions = query.where.map((condition) => conditionSql(condition, find(condition.field))).filter((sql) => sql !== null);
  const order = orderSql(query, groups.length);
  return {
    part,
    groups: groups.length,
    measures: measures.length,
    tellsHidden,
    sql: [
      `SELECT ${selected.join(',\n  ')}`,
      `FROM ${identifier(query.view)}`,
      ...(conditions.length === 0 ? [] : [`WHERE ${conditions.join('\n  AND ')}`]),
      ...(expressions.length === 0 ? [] : [`GROUP BY ${expressions.join(', ')}`]),
      ...(order === '' ? [] : [`ORDER BY ${order}`]),
      ...(part === 'cell' ? [`LIMIT ${query.limit}`] : []),
    ].join('\n'),
  };
}

/** By places: the measure first where one leads, then the groups, so that equal figures always come in the same order. */
function orderSql(query: FieldVisualQuery, groups: number): string {
  const byGroup = Array.from({ length: groups }, (_, place) => `${place + 1} NULLS LAST`);
  const leading = query.order === null ? [] : [`${groups + query.order.measure + 1}${query.order.descending ? ' DESC' : ''} NULLS LAST`];
  return groups === 0 ? '' : [...leading, ...byGroup].join(', ');
}

const PARTS: Readonly<Record<DatePart, (field: string) => string>> = {
  year: (field) => `year(${field})`,
  month: (field) => `strftime(${field}, '%Y-%m')`,
  weekday: (field) => `isodow(${field})`,
};

function groupSql({ field, part }: FieldGroup, find: Find): string {
  const { kind, label, name } = find(field);
  // A day is told as text, the same on every side.
  if (part === null) return kind === 'date' ? `strftime(${identifier(name)}, '%Y-%m-%d')` : identifier(name);
  if (kind !== 'date') throw new NotAskable(`“${label}”不是日期，不能按年、月或星期分组。请去掉日期分组。`);
  return PARTS[part](identifier(name));
}

function measureSql(measure: FieldMeasure, find: Find): string {
  if (measure.aggregate === 'count') return 'count(*)';
  const { kind, label, name } = find(measure.field);
  if (measure.aggregate === 'distinct') return `count(DISTINCT ${identifier(name)})`;
  if (kind !== 'number') throw new NotAskable(`“${label}”不是数，只能计数。请改用“不同值个数”。`);
  const aggregate = { sum: 'sum', average: 'avg', min: 'min', max: 'max', median: 'median' }[measure.aggregate];
  // A sum of whole numbers would be of a type that has no place in tables of figures.
  return `CAST(${aggregate}(${identifier(name)}) AS DOUBLE)`;
}
