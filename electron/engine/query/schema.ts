/** What a query may be made of, for the editor: views with their columns, functions with what they do. */
import type { DuckDBConnection } from '@duckdb/node-api';
import type { QuerySchema } from '../../../shared/contract';
import { QUERY_VIEW_CATALOGUE } from '../../../shared/query-views';
import { rows, text } from '../warehouse/sql';
import { FUNCTION_GROUPS } from './function-catalogue';

export async function querySchema(connection: DuckDBConnection): Promise<QuerySchema> {
  const found = await rows(connection, 'SELECT table_name AS viewName, column_name AS name, data_type AS type FROM duckdb_columns() WHERE schema_name = $1', ['main']);
  const types = new Map(found.map((row) => [`${text(row['viewName'])}.${text(row['name'])}`, text(row['type'])]));
  return {
    views: QUERY_VIEW_CATALOGUE.map((view) => ({ ...view, columns: view.columns.map((column) => ({ ...column, type: types.get(`${view.name}.${column.name}`) ?? '' })) })),
    functions: FUNCTION_GROUPS.flatMap(({ label, functions }) =>
      Object.entries(functions).flatMap(([names, [call, explanation]]) => names.split(' ').map((name) => ({ name, group: label, call, explanation }))),
    ),
  };
}
