import type { DuckDBPreparedStatement, DuckDBValue } from '@duckdb/node-api';

/** Values of a statement's parameters by their names, without the dollar sign. */
export type BoundValues = Readonly<Record<string, DuckDBValue>>;

export function bound(statement: DuckDBPreparedStatement, values: BoundValues): DuckDBPreparedStatement {
  if (Object.keys(values).length > 0) statement.bind({ ...values });
  return statement;
}
