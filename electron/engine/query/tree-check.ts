/**
 * Walks the tree that DuckDB's parser made of a text, and refuses what is not known: nodes, tables, functions,
 * types. Nothing is bound or computed before this check, because binding alone can already run a function.
 */
import { EngineFailure } from '../../../shared/contract';
import { ALLOWED_CAST_TYPES, ALLOWED_FUNCTIONS, ALLOWED_TABLE_FUNCTIONS, MODEST_PATTERN, MOST_SERIES_BOUND, PATTERN_FUNCTIONS, SERIES_FUNCTIONS, SESSION_NAMES } from './functions';

type TreeNode = Readonly<Record<string, unknown>>;

/** Query nodes, tables and modifiers: whatever has a `type` but no `class`. */
const allowedNodes = new Set([
  'SELECT_NODE', 'SET_OPERATION_NODE', 'CTE_NODE',
  'BASE_TABLE', 'SUBQUERY', 'JOIN', 'EMPTY', 'EXPRESSION_LIST', 'TABLE_FUNCTION', 'SHOW_REF',
  'ORDER_MODIFIER', 'LIMIT_MODIFIER', 'LIMIT_PERCENT_MODIFIER', 'DISTINCT_MODIFIER',
  'ORDER_DEFAULT', 'ASCENDING', 'DESCENDING',
]);
const allowedExpressions = new Set(['BETWEEN', 'CASE', 'CAST', 'COLLATE', 'COLUMN_REF', 'COMPARISON', 'CONJUNCTION', 'CONSTANT', 'FUNCTION', 'LAMBDA', 'LAMBDA_REF', 'OPERATOR', 'POSITIONAL_REFERENCE', 'STAR', 'SUBQUERY', 'WINDOW']);
const refusedForms: ReadonlyMap<string, string> = new Map([
  ['RECURSIVE_CTE_NODE', '不能使用递归查询（WITH RECURSIVE）。'],
  ['PARAMETER', '参数要写成“:名称”，并给出类型和值；不能写 ?、$1 或 $名称。'],
  ['PIVOT', '不能使用 PIVOT 和 UNPIVOT。请用 GROUP BY 和 CASE 或 FILTER 汇总。'],
]);

export function refuse(message: string, details: Readonly<Record<string, string>> = {}): EngineFailure {
  return new EngineFailure('QUERY_REFUSED', message, details);
}

/** DuckDB's own folding of names: that of ASCII alone, so that no other letter becomes one of ours. */
export function foldName(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

export class TreeCheck {
  /** Names declared by WITH anywhere in the query, folded. */
  readonly commonTables = new Set<string>();
  /** Bytes of the text before the node that was looked at last, as far as it says. */
  place: number | null = null;
  private readonly views: ReadonlySet<string>;
  private insideLambda = false;

  /** @param parameters by name, the type in SQL of each value that will be bound */
  constructor(
    views: readonly string[],
    private readonly parameters: ReadonlyMap<string, string>,
  ) {
    this.views = new Set(views.map(foldName));
  }

  /** @throws EngineFailure QUERY_REFUSED */
  check(statement: unknown): void {
    this.collectCommonTables(statement);
    this.visit(statement);
  }

  private collectCommonTables(node: unknown): void {
    if (Array.isArray(node)) node.forEach((child) => this.collectCommonTables(child));
    else if (isNode(node)) {
      const map = isNode(node['cte_map']) ? node['cte_map']['map'] : undefined;
      if (Array.isArray(map)) for (const entry of map) if (isNode(entry)) this.commonTables.add(foldName(String(entry['key'])));
      Object.values(node).forEach((child) => this.collectCommonTables(child));
    }
  }

  private visit(node: unknown): void {
    if (Array.isArray(node)) node.forEach((child) => this.visit(child));
    if (!isNode(node)) return;
    if ('query_location' in node) this.place = placeOf(node['query_location']);
    if (typeof node['class'] === 'string') this.visitExpression(node, node['class']);
    else if (typeof node['type'] === 'string') this.visitNode(node, node['type']);
    else this.visitChildren(node);
  }

  private visitChildren(node: TreeNode, except?: string): void {
    for (const [key, child] of Object.entries(node)) if (key !== except) this.visit(child);
  }

  private visitExpression(node: TreeNode, kind: string): void {
    if (!allowedExpressions.has(kind)) throw unknownForm(kind);
    switch (kind) {
      case 'CONSTANT':
        // The user's own value, which may look like anything.
        return;
      case 'CAST':
        checkCastType(node['cast_type']);
        if (this.isParameter(node)) return;
        this.visitChildren(node, 'cast_type');
        return;
      case 'COLUMN_REF':
        checkColumn(node);
        return;
      case 'LAMBDA':
        this.visitLambda(node);
        return;
      case 'FUNCTION':
      case 'WINDOW':
        checkFunction(node, this.insideLambda);
        break;
    }
    this.visitChildren(node);
  }

  /**
   * The one form of a parameter: a cast of it to its own type. Of unknown or of two types it could bring DuckDB down. Only a bound value can
   * stand there: whatever it holds, it is no SQL, and where a constant is asked for it is none.
   */
  private isParameter(cast: TreeNode): boolean {
    const child = cast['child'];
    if (!isNode(child) || child['class'] !== 'PARAMETER') return false;
    const type = this.parameters.get(String(child['identifier']));
    return type !== undefined && isNode(cast['cast_type']) && cast['cast_type']['id'] === type;
  }

  /** Each level multiplies, within one call that nothing can interrupt. */
  private visitLambda(node: TreeNode): void {
    if (this.insideLambda) throw refuse('列表的函数里不能再套一层 lambda。请用 unnest 展开后再计算。');
    this.insideLambda = true;
    this.visitChildren(node);
    this.insideLambda = false;
  }

  private visitNode(node: TreeNode, type: string): void {
    if (!allowedNodes.has(type)) throw unknownForm(type);
    switch (type) {
      case 'BASE_TABLE':
        this.checkTable(node);
        // A sample's size is a constant.
        this.visitChildren(node, 'sample');
        return;
      case 'TABLE_FUNCTION':
        this.visitChildren(checkTableFunction(node));
        return;
      case 'SHOW_REF':
        if (node['show_type'] !== 'DESCRIBE' || node['query'] === null) throw refuse('不能使用 SHOW 和 SUMMARIZE。要看一个表有哪些列，请用“DESCRIBE 表名”。');
        break;
    }
    this.visitChildren(node, 'sample');
  }

  private checkTable(node: TreeNode): void {
    const name = String(node['table_name']);
    const folded = foldName(name);
    const qualified = node['catalog_name'] !== '' || (node['schema_name'] !== '' && node['schema_name'] !== 'main');
    if (!qualified && (this.views.has(folded) || this.commonTables.has(folded))) return;
    throw refuse(`没有名为“${name}”的表。可以查询的表：${[...this.views].join('、')}。`, { table: name });
  }
}

/** DuckDB writes the largest number where it does not know. */
function placeOf(location: unknown): number | null {
  return typeof location === 'number' && Number.isSafeInteger(location) ? location : null;
}

function unknownForm(kind: string): EngineFailure {
  return refuse(refusedForms.get(kind) ?? '查询里有不支持的写法，请换一种写法。', { kind });
}

function checkColumn(node: TreeNode): void {
  const names: readonly unknown[] = Array.isArray(node['column_names']) ? node['column_names'] : [];
  const [name] = names;
  if (names.length === 1 && typeof name === 'string' && SESSION_NAMES.has(foldName(name))) throw refuse(`不能使用“${name}”。`, { column: name });
}

function functionName(node: TreeNode): string {
  const name = foldName(String(node['function_name']));
  const qualified = !['', 'main', undefined].includes(node['schema'] as string | undefined) || !['', undefined].includes(node['catalog'] as string | undefined);
  if (qualified) throw refuse('函数前不能写库名。', { function: name });
  return name;
}

function checkFunction(node: TreeNode, insideLambda: boolean): void {
  const name = functionName(node);
  if (SERIES_FUNCTIONS.has(name)) {
    const bounds: readonly unknown[] = Array.isArray(node['children']) ? node['children'] : [];
    if (!insideLambda && bounds.every(isModestBound)) return;
    throw refuse(`这里的 ${name} 只能写不超过 ${MOST_SERIES_BOUND} 的整数，也不能写在 lambda 里。更长的序列请写成 FROM ${name}(…)。`, { function: name });
  }
  if (!ALLOWED_FUNCTIONS.has(name)) throw refuse(`不能使用函数“${name}”。可用的是常用的统计、文字、数字和日期函数。`, { function: name });
  if (PATTERN_FUNCTIONS.has(name)) {
    const pattern: unknown = Array.isArray(node['children']) ? constantValue(node['children'][0]) : undefined;
    if (typeof pattern !== 'string' || !MODEST_PATTERN.test(pattern)) throw refuse(`函数 ${name} 的第一项要直接写出格式，宽度不能超过 999。`, { function: name });
  }
}

/** @returns the call, whose arguments are still to be visited. */
function checkTableFunction(node: TreeNode): TreeNode {
  const call = node['function'];
  const name = isNode(call) ? functionName(call) : '';
  if (!isNode(call) || !ALLOWED_TABLE_FUNCTIONS.has(name)) throw refuse(`FROM 后面不能使用“${name}”。`, { function: name });
  return call;
}

function constantValue(node: unknown): unknown {
  return isNode(node) && node['class'] === 'CONSTANT' && isNode(node['value']) ? node['value']['value'] : undefined;
}

function isModestBound(node: unknown): boolean {
  // The parser makes -5 a call of the operator “-”.
  const operand: unknown = isNode(node) && node['function_name'] === '-' && Array.isArray(node['children']) && node['children'].length === 1 ? node['children'][0] : node;
  const value = constantValue(operand);
  return typeof value === 'number' && Math.abs(value) <= MOST_SERIES_BOUND;
}

function checkCastType(type: unknown): void {
  const id = isNode(type) ? String(type['id']) : '';
  if (!isNode(type) || !ALLOWED_CAST_TYPES.has(id)) throw refuse('不能转换成这种类型。可用的是数字、文字、日期、时间和它们的列表。', { type: id });
  if (id === 'LIST') checkCastType(isNode(type['type_info']) ? type['type_info']['child_type'] : undefined);
}

function isNode(value: unknown): value is TreeNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
