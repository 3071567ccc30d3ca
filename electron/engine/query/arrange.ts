/** Sorting and filtering around a checked query: columns by place, values bound. */
import { type Arrangement, type ColumnCondition, EngineFailure } from '../../../shared/contract';
import { RESERVED_PREFIX } from '../../../shared/query-parameters';
import { type CheckedTable, columnAt, quoted, type ResultColumn } from './as-table';
import type { BoundValues } from './bind';
import { boundType, columnKind } from './column-kind';

export interface Arranged {
  readonly sql: string;
  readonly values: BoundValues;
}

/** The library of DuckDB that knows the order of pinyin. */
const BY_PINYIN = ' COLLATE zh';
/** Names of our own parameters, which no user's can begin with. */
const OWN = RESERVED_PREFIX;

/** @throws EngineFailure BAD_REQUEST for a column that is not there, or a range of texts. */
export function arrange(table: CheckedTable, { order, conditions }: Arrangement): Arranged {
  const names = table.columns.map(({ name }, position) => `${columnAt(position)} AS ${quoted(name)}`);
  const { where, values } = filter(table.columns, conditions);
  const sorts = order.map(({ column, descending }) => `${columnAt(column)}${columnKind(columnOf(table.columns, column).type) === 'text' ? '::VARCHAR' + BY_PINYIN : ''} ${descending ? 'DESC' : 'ASC'} NULLS LAST`);
  return { sql: `SELECT ${names.join(', ')} FROM ${table.from}${where}${sorts.length === 0 ? '' : ` ORDER BY ${sorts.join(', ')}`}`, values };
}

/** @returns the WHERE of a statement over the table, '' without conditions. */
export function filter(columns: readonly ResultColumn[], conditions: readonly ColumnCondition[]): { readonly where: string; readonly values: BoundValues } {
  const values: Record<string, string> = {};
  const bind = (value: string): string => {
    const name = `${OWN}${Object.keys(values).length + 1}`;
    values[name] = value;
    return `$${name}`;
  };
  const terms = conditions.map((condition) => term(columnOf(columns, condition.column), condition, bind));
  return { where: terms.length === 0 ? '' : ` WHERE ${terms.map((each) => `(${each})`).join(' AND ')}`, values };
}

export function columnOf(columns: readonly ResultColumn[], column: number): ResultColumn {
  const found = columns[column];
  if (found === undefined) throw new EngineFailure('BAD_REQUEST', '查询结果里没有这一列。请重新执行查询。', { column });
  return found;
}

function term(column: ResultColumn, condition: ColumnCondition, bind: (value: string) => string): string {
  const name = columnAt(condition.column);
  switch (condition.kind) {
    case 'contains':
      return `contains(lower(${name}::VARCHAR), lower(${bind(condition.text)}::VARCHAR))`;
    case 'between':
      return between(name, column, condition, bind);
    case 'among': {
      const wanted = condition.values.filter((value) => value !== null).map((value) => `${bind(value)}::VARCHAR`);
      const terms = [...(wanted.length === 0 ? [] : [`${name}::VARCHAR IN (${wanted.join(', ')})`]), ...(condition.values.includes(null) ? [emptyTerm(name)] : [])];
      return terms.join(' OR ');
    }
    case 'empty':
      return emptyTerm(name);
    case 'filled':
      return `NOT (${emptyTerm(name)})`;
  }
}

/** A text without characters is as empty for whoever looks as none. */
export function emptyTerm(name: string): string {
  return `${name} IS NULL OR ${name}::VARCHAR = ''`;
}

const NUMBER = /^[+-]?(?:\d{1,27}(?:\.\d{0,10})?|\.\d{1,10})$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

function between(name: string, { type, name: title }: ResultColumn, { from, to }: Extract<ColumnCondition, { kind: 'between' }>, bind: (value: string) => string): string {
  const kind = columnKind(type);
  const pattern = kind === 'number' ? NUMBER : kind === 'day' || kind === 'moment' ? DAY : null;
  if (pattern === null) throw new EngineFailure('BAD_REQUEST', `列“${title}”不是数字或日期，不能按范围筛选。`, { column: title });
  const wrong = [from, to].find((value) => value !== null && !pattern.test(value));
  if (wrong !== undefined && wrong !== null) throw new EngineFailure('BAD_REQUEST', kind === 'number' ? `“${wrong}”不是数字。请填写数字，小数最多十位。` : `“${wrong}”不是日期。请写成 2025-09-01。`, { value: wrong });
  const as = kind === 'number' ? boundType(type) : 'DATE';
  const bounds = [
    ...(from === null ? [] : [`${name} >= ${bind(from)}::${as}`]),
    ...(to === null ? [] : [kind === 'moment' ? `${name} < ${bind(to)}::DATE + INTERVAL 1 DAY` : `${name} <= ${bind(to)}::${as}`]),
  ];
  return bounds.length === 0 ? 'true' : bounds.join(' AND ');
}
