/**
 * Read-only by construction: a user's text must parse into exactly one SELECT whose whole tree is made of known
 * nodes, documented views and allowed functions. What is not known is refused.
 */
import { StatementType, type DuckDBConnection } from '@duckdb/node-api';
import { EngineFailure } from '../../../shared/contract';
import { rows, text } from '../warehouse/sql';
import { ALLOWED_FUNCTIONS, ALLOWED_TABLE_FUNCTIONS } from './functions';

const allowedNodes = new Set([
  'SELECT_NODE', 'SET_OPERATION_NODE', 'CTE_NODE',
  'BASE_TABLE', 'SUBQUERY', 'JOIN', 'EMPTY', 'EXPRESSION_LIST', 'TABLE_FUNCTION',
  'ORDER_MODIFIER', 'LIMIT_MODIFIER', 'LIMIT_PERCENT_MODIFIER', 'DISTINCT_MODIFIER',
  'ORDER_DEFAULT', 'ASCENDING', 'DESCENDING',
]);
const allowedExpressions = new Set(['BETWEEN', 'CASE', 'CAST', 'COLLATE', 'COLUMN_REF', 'COMPARISON', 'CONJUNCTION', 'CONSTANT', 'FUNCTION', 'LAMBDA', 'LAMBDA_REF', 'OPERATOR', 'POSITIONAL_REFERENCE', 'STAR', 'SUBQUERY', 'WINDOW']);

function refuse(message: string, details: Readonly<Record<string, string>> = {}): EngineFailure {
  return new EngineFailure('QUERY_REFUSED', message, details);
}

/** @throws EngineFailure QUERY_REFUSED, or QUERY_FAILED when the text is no SQL. */
export async function checkQuery(connection: DuckDBConnection, sql: string, views: readonly string[]): Promise<void> {
  if (sql.trim() === '') throw refuse('查询是空的。请写一条 SELECT 语句。');
  await requireOneSelect(connection, sql);
  const [row] = await rows(connection, 'SELECT json_serialize_sql($1::VARCHAR) AS tree', [sql]);
  const tree = JSON.parse(text(row?.['tree'])) as { readonly error: boolean; readonly statements?: unknown };
  if (tree.error) throw refuse('只能执行 SELECT 查询，不能使用这种写法。');
  const check = new TreeCheck(views);
  check.visit(tree.statements);
  await refuseShadowing(connection, check.commonTables, views);
}

async function requireOneSelect(connection: DuckDBConnection, sql: string): Promise<void> {
  let statements;
  try {
    statements = await connection.extractStatements(sql);
  } catch (error) {
    const original = error instanceof Error ? error.message : String(error);
    throw new EngineFailure('QUERY_FAILED', `语句写法有误${nearText(original)}。请检查拼写、逗号和括号。`, { original }, { cause: error });
  }
  if (statements.count !== 1) throw refuse('一次只能执行一条查询。请去掉分号后面的其他语句。');
  // Preparing binds names; a text with unknown names is still a SELECT and is explained when it runs.
  const type = await statements.prepare(0).then(
    (prepared) => prepared.statementType,
    () => StatementType.SELECT,
  );
  if (type !== StatementType.SELECT) throw refuse('这里只能查询，不能修改数据或设置。请使用 SELECT 语句。');
}

export function nearText(original: string): string {
  const near = /at or near "([^"]*)"/.exec(original)?.[1];
  return near === undefined ? '' : `（在“${near}”附近）`;
}

class TreeCheck {
  /** Names declared by WITH, in lower case. */
  readonly commonTables = new Set<string>();
  private readonly views: ReadonlySet<string>;

  constructor(views: readonly string[]) {
    this.views = new Set(views.map((view) => view.toLowerCase()));
  }

  visit(root: unknown): void {
    this.collectCommonTables(root);
    this.check(root);
  }

  private collectCommonTables(node: unknown): void {
    if (Array.isArray(node)) node.forEach((child) => this.collectCommonTables(child));
    else if (isObject(node)) {
      const map = isObject(node['cte_map']) ? node['cte_map']['map'] : undefined;
      if (Array.isArray(map)) for (const entry of map) if (isObject(entry)) this.commonTables.add(String(entry['key']).toLowerCase());
      Object.values(node).forEach((child) => this.collectCommonTables(child));
    }
  }

  private check(node: unknown): void {
    if (Array.isArray(node)) {
      node.forEach((child) => this.check(child));
      return;
    }
    if (!isObject(node)) return;
    // The value of a constant is the user's own data, and may look like anything.
    if (node['class'] === 'CONSTANT') return;
    if (typeof node['class'] === 'string') this.checkExpression(node, node['class']);
    else if (typeof node['type'] === 'string') this.checkNode(node, node['type']);
    Object.values(node).forEach((child) => this.check(child));
  }

  private checkExpression(node: Readonly<Record<string, unknown>>, kind: string): void {
    if (!allowedExpressions.has(kind)) throw refuse('查询里有不支持的写法，请换一种写法。', { kind });
    if (kind !== 'FUNCTION' && kind !== 'WINDOW') return;
    const name = String(node['function_name']).toLowerCase();
    const inFrom = ALLOWED_TABLE_FUNCTIONS.has(name);
    if (node['schema'] !== '' && node['schema'] !== undefined && node['schema'] !== 'main') throw refuse('函数前不能写库名。', { function: name });
    if (!ALLOWED_FUNCTIONS.has(name) && !inFrom) throw refuse(`不能使用函数“${name}”。可用的是常用的统计、文字、数字和日期函数。`, { function: name });
  }

  private checkNode(node: Readonly<Record<string, unknown>>, type: string): void {
    if (type.endsWith('_TYPE_INFO')) return;
    if (!allowedNodes.has(type)) throw refuse('查询里有不支持的写法，请换一种写法。', { type });
    if (type === 'TABLE_FUNCTION') {
      const called = isObject(node['function']) ? String(node['function']['function_name']).toLowerCase() : '';
      if (!ALLOWED_TABLE_FUNCTIONS.has(called)) throw refuse(`FROM 后面不能使用“${called}”。`, { function: called });
    }
    if (type !== 'BASE_TABLE') return;
    const name = String(node['table_name']);
    const key = name.toLowerCase();
    const qualified = node['catalog_name'] !== '' || (node['schema_name'] !== '' && node['schema_name'] !== 'main');
    if (qualified || !(this.views.has(key) || this.commonTables.has(key))) {
      throw refuse(`没有名为“${name}”的表。可以查询的表：${[...this.views].join('、')}。`, { table: name });
    }
  }
}

/** A WITH name equal to an existing relation could name the real one where it is out of scope. */
async function refuseShadowing(connection: DuckDBConnection, commonTables: ReadonlySet<string>, views: readonly string[]): Promise<void> {
  if (commonTables.size === 0) return;
  const existing = await rows(connection, 'SELECT lower(table_name) AS name FROM duckdb_tables() UNION SELECT lower(view_name) FROM duckdb_views() UNION SELECT lower(function_name) FROM duckdb_functions()');
  const taken = new Set([...existing.map((row) => text(row['name'])), ...views.map((view) => view.toLowerCase())]);
  for (const name of commonTables) {
    if (taken.has(name) || !/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name)) throw refuse(`WITH 后面的名称“${name}”已被占用或不合规则，请换一个名称。`, { name });
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
