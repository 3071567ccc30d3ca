/**
 * A checked query as a table that another statement reads from. The text is put into brackets as it stands, and the
 * statement is parsed again: what stands in the brackets must be the very tree that was checked.
 */
import { StatementType, type DuckDBConnection, type DuckDBType } from '@duckdb/node-api';
import type { BoundParameter } from '../../../shared/query-parameters';
import { refuse } from './tree-check';
import { parseStatement } from './parse';
import { prepareOne } from './prepare';

export interface ResultColumn {
  readonly name: string;
  readonly type: DuckDBType;
}

/** Columns are c0, c1 …: names of users, which may repeat and be anything, appear in no expression. */
export interface CheckedTable {
  /** To stand in FROM. */
  readonly from: string;
  readonly columns: readonly ResultColumn[];
}

export const columnAt = (position: number): string => `c${position}`;
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** A text ends with at most so many semicolons that are looked at: its own, and those in comments and values. */
const MOST_SEMICOLONS = 50;

/**
 * @param sql a text that checkQuery has passed
 * @throws EngineFailure QUERY_REFUSED when its end cannot be told
 */
export async function asTable(connection: DuckDBConnection, sql: string, parameters: readonly BoundParameter[]): Promise<CheckedTable> {
  const inBrackets = await bracketed(connection, sql);
  const statement = await prepareOne(connection, `SELECT * FROM ${inBrackets} LIMIT 0`, StatementType.SELECT, parameters);
  const result = await statement.run();
  const types = result.columnTypes();
  const columns = result.columnNames().map((name, position) => ({ name, type: types[position] as DuckDBType }));
  return { from: `${inBrackets} AS result(${columns.map((_, position) => columnAt(position)).join(', ')})`, columns };
}

async function bracketed(connection: DuckDBConnection, sql: string): Promise<string> {
  const checked = withoutPlaces((await parseStatement(connection, sql))?.['node']);
  let end = sql.length;
  for (let tries = 0; end >= 0 && tries < MOST_SEMICOLONS; tries++) {
    // The line ends a comment that the text may end with.
    const text = `(${sql.slice(0, end)}\n)`;
    if (checked !== undefined && withoutPlaces(await subquery(connection, text)) === checked) return text;
    end = end === 0 ? -1 : sql.lastIndexOf(';', end - 1);
  }
  throw refuse('这条查询不能再排序、筛选或导出。请去掉末尾的分号和注释后重试。');
}

async function subquery(connection: DuckDBConnection, text: string): Promise<unknown> {
  const outer = await parseStatement(connection, `SELECT * FROM ${text}`);
  const node = outer?.['node'] as { readonly from_table?: { readonly type?: string; readonly subquery?: { readonly node?: unknown } } } | undefined;
  return node?.from_table?.type === 'SUBQUERY' ? node.from_table.subquery?.node : undefined;
}

/** Two trees are the same when nothing but the places in the text differs. */
function withoutPlaces(node: unknown): string | undefined {
  return node === undefined ? undefined : JSON.stringify(node, (key, value: unknown) => (key === 'query_location' ? undefined : value));
}
