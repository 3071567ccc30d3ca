/**
 * Read-only by construction: a user's text must parse into exactly one SELECT whose whole tree is made of known
 * nodes, documented views and allowed functions. What is not known is refused.
 */
import type { DuckDBConnection } from '@duckdb/node-api';
import { EngineFailure } from '../../../shared/contract';
import { rows, text } from '../warehouse/sql';
import type { ParameterTypes } from './bind';
import { syntaxFailure } from './explain';
import { indexOfByte, type SourceText } from './position';
import { foldName, refuse, TreeCheck } from './tree-check';

/** Far above any text written by hand; the parser alone would take seconds for much more. */
const MOST_CHARACTERS = 100_000;

interface ParsedText {
  readonly error: boolean;
  readonly error_type?: string;
  readonly error_message?: string;
  /** Code points before the error in the text. */
  readonly position?: string;
  readonly statements?: readonly unknown[];
}

/**
 * Only parses: nothing of the text is bound or run.
 * @param source the text as it will be run
 * @param views names of the documented views, the only tables a query may name
 * @param parameters that will be bound; all that the query may leave open
 * @throws EngineFailure QUERY_REFUSED, or QUERY_FAILED when the text is no SQL.
 */
export async function checkQuery(connection: DuckDBConnection, source: SourceText, views: readonly string[], parameters: ParameterTypes = new Map()): Promise<void> {
  const sql = source.text;
  if (sql.length > MOST_CHARACTERS) throw refuse('查询太长。请把它拆成几条。');
  // The parser would stop there and leave the rest unread.
  if (sql.includes('\0')) throw refuse('查询里有看不见的字符。请重新输入。');
  const parsed = await parse(connection, sql);
  if (parsed.error) {
    const original = parsed.error_message ?? '';
    if (parsed.error_type !== 'parser') throw refuse('这里只能查询，不能修改数据或设置。请使用 SELECT 语句。', { original });
    throw syntaxFailure(original, source, Number(parsed.position ?? NaN));
  }
  const statements = parsed.statements ?? [];
  if (statements.length === 0) throw refuse('查询是空的。请写一条 SELECT 语句。');
  if (statements.length > 1) throw refuse('一次只能执行一条查询。请去掉分号后面的其他语句。');
  const check = new TreeCheck(views, parameters);
  try {
    check.check(statements[0]);
  } catch (error) {
    throw error instanceof EngineFailure ? withPlace(error, source, check.place) : error;
  }
  await refuseShadowing(connection, check.commonTables);
}

function withPlace({ error: { code, message, details } }: EngineFailure, source: SourceText, place: number | null): EngineFailure {
  return new EngineFailure(code, message, { ...details, ...(place === null ? {} : source.placeAt(indexOfByte(source.text, place))) });
}

async function parse(connection: DuckDBConnection, sql: string): Promise<ParsedText> {
  const [row] = await rows(connection, 'SELECT json_serialize_sql($1::VARCHAR) AS tree', [sql]);
  try {
    return JSON.parse(text(row?.['tree'])) as ParsedText;
  } catch (error) {
    // A number beyond the doubles is written as a bare Infinity, which is no JSON.
    throw refuse('查询里有过大的数。请改小。', { original: String(error) });
  }
}

/**
 * A WITH name equal to an existing table or view could name the real one where the WITH is out of scope. With
 * names that nothing else has, scopes need not be worked out here: out of scope they name nothing. A name that
 * looks like a file's could be taken for the file.
 */
async function refuseShadowing(connection: DuckDBConnection, commonTables: ReadonlySet<string>): Promise<void> {
  if (commonTables.size === 0) return;
  const existing = await rows(connection, 'SELECT table_name AS name FROM duckdb_tables() UNION SELECT view_name FROM duckdb_views()');
  const taken = new Set(existing.map((row) => foldName(text(row['name']))));
  for (const name of commonTables) {
    if (taken.has(name) || !/^[\p{L}_][\p{L}\p{M}\p{N}_]*$/u.test(name)) throw refuse(`WITH 后面的名称“${name}”已被占用或不合规则，请换一个名称。`, { name });
  }
}
