/** Answers a question over the fields of a documented view, by the same way as users' own queries: through the guard, with limits. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { tableFromIPC } from 'apache-arrow';
import { EngineFailure } from '../../../../shared/contract';
import { QUERY_VIEW_CATALOGUE, QUERY_VIEWS, type QueryView } from '../../../../shared/query-views';
import { compileFields, fieldKind, type FieldStatement, type ViewField } from '../../../../shared/visual-sql';
import { type FieldVisualQuery, MOST_ROWS } from '../../../../shared/visual-query';
import type { FieldRows } from '../../../../shared/visual-table';
import { rows, text } from '../../warehouse/sql';
import { runQuery } from '../run';

export interface AnsweredView {
  readonly view: QueryView;
  readonly fields: readonly ViewField[];
}

export interface AnsweredStatement {
  readonly statement: FieldStatement;
  /** Arrow. */
  readonly rows: Uint8Array;
  readonly rowCount: number;
}

const TIMEOUT_MS = 60_000;

/** @throws EngineFailure BAD_REQUEST for a view that is not documented */
export async function viewFields(connection: DuckDBConnection, name: string): Promise<AnsweredView> {
  const view = QUERY_VIEW_CATALOGUE.find((own) => own.name === name);
  if (view === undefined) throw new EngineFailure('BAD_REQUEST', `没有名为“${name}”的数据表。可以用的：${QUERY_VIEW_CATALOGUE.map(({ label }) => label).join('、')}。`, { view: name });
  const found = await rows(connection, 'SELECT column_name AS name, data_type AS type FROM duckdb_columns() WHERE schema_name = $1 AND table_name = $2', ['main', name]);
  const types = new Map(found.map((row) => [text(row['name']), text(row['type'])]));
  return { view, fields: view.columns.map((column) => ({ name: column.name, label: column.label, kind: fieldKind(types.get(column.name) ?? '') })) };
}

/** Runs work on a connection on which nothing has run, and that knows what the views keep back from this query. */
export type Querying = <T>(sql: string, work: (connection: DuckDBConnection) => Promise<T>) => Promise<T>;

/** @throws EngineFailure BAD_REQUEST where fields and what is asked of them do not go together; QUERY_FAILED, CANCELLED */
export async function visualRows(querying: Querying, query: FieldVisualQuery, fields: readonly ViewField[], signal?: AbortSignal): Promise<readonly AnsweredStatement[]> {
  const compiled = compileFields(query, fields);
  if (!compiled.ok) throw new EngineFailure('BAD_REQUEST', compiled.problem);
  const answers: AnsweredStatement[] = [];
  for (const statement of compiled.statements) {
    const { rows: ipc, rowCount } = await querying(statement.sql, (connection) =>
      runQuery(connection, statement.sql, { views: QUERY_VIEWS, rowLimit: MOST_ROWS, timeoutMs: TIMEOUT_MS, ...(signal === undefined ? {} : { signal }) }),
    );
    answers.push({ statement, rows: ipc, rowCount });
  }
  return answers;
}

export function rowsOf({ statement, rows: ipc }: AnsweredStatement): FieldRows {
  const table = tableFromIPC(ipc);
  const columns = table.schema.fields.map((_, index) => table.getChildAt(index));
  return { statement, rows: Array.from({ length: table.numRows }, (_, row) => columns.map((column): unknown => column?.get(row))) };
}
