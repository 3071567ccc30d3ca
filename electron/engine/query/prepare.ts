/** From a text to a statement that may run: checked, prepared, its parameters bound. */
import { StatementType, type DuckDBConnection, type DuckDBPreparedStatement } from '@duckdb/node-api';
import { EngineFailure } from '../../../shared/contract';
import type { BoundParameter } from '../../../shared/query-parameters';
import { bindParameters, type BoundValues, checkValues, typedText, typesOf } from './bind';
import { explain } from './explain';
import { checkQuery } from './guard';
import type { SourceText } from './position';
import { refuse } from './tree-check';

export interface AllowedQuery {
  /** Documented views, the only tables a query may name. */
  readonly views: readonly string[];
  readonly parameters?: readonly BoundParameter[];
}

/**
 * What was checked is what runs; the statement's kind, as DuckDB itself sees it, is the second lock on the door.
 * @param work what is done with the statement; DuckDB's errors in it are put in words
 * @throws EngineFailure QUERY_REFUSED, QUERY_FAILED, BAD_REQUEST
 */
export async function withChecked<T>(connection: DuckDBConnection, sql: string, { views, parameters = [] }: AllowedQuery, work: (statement: DuckDBPreparedStatement, source: SourceText) => Promise<T>): Promise<T> {
  checkValues(parameters);
  const types = typesOf(parameters);
  const source = typedText(sql, types);
  try {
    await checkQuery(connection, source, views, types);
    return await work(await prepareOne(connection, source.text, StatementType.SELECT, parameters), source);
  } catch (error) {
    throw error instanceof EngineFailure ? error : explain(error, source);
  }
}

/**
 * @param own values of a statement of ours around the checked one
 * @throws EngineFailure QUERY_REFUSED, and DuckDB's own errors
 */
export async function prepareOne(connection: DuckDBConnection, text: string, kind: StatementType, parameters: readonly BoundParameter[], own: BoundValues = {}): Promise<DuckDBPreparedStatement> {
  const statements = await connection.extractStatements(text);
  if (statements.count !== 1) throw refuse('一次只能执行一条查询。请去掉分号后面的其他语句。');
  const statement = await statements.prepare(0);
  if (statement.statementType !== kind) throw refuse('这里只能查询，不能修改数据或设置。请使用 SELECT 语句。');
  bindParameters(statement, parameters, own);
  return statement;
}
