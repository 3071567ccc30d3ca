/** What was run, as the log of operations has it. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { z } from 'zod';
import { type BoundParameter, boundParametersSchema } from '../../../shared/query-parameters';
import type { QueryRun } from '../../../shared/saved-queries';
import { maskPersonalNumbers } from '../ingest/text/personal-numbers';
import { number, rows, text } from '../warehouse/sql';

export interface RunOutcome {
  readonly sql: string;
  readonly parameters: readonly BoundParameter[];
  readonly rows: number | null;
  readonly milliseconds: number;
  readonly error: string | null;
}

/** Details of a `query.run` entry. A query may look for somebody's number; the log does not keep it. */
export function runDetails({ sql, parameters, rows: rowCount, milliseconds, error }: RunOutcome): Readonly<Record<string, unknown>> {
  return {
    sql: maskPersonalNumbers(sql),
    ...(parameters.length === 0 ? {} : { parameters: parameters.map((parameter) => ({ ...parameter, value: maskPersonalNumbers(parameter.value) })) }),
    rows: rowCount,
    milliseconds,
    ...(error === null ? {} : { error: maskPersonalNumbers(error) }),
  };
}

/** Earlier entries have text and rows only. */
const written = z.object({
  sql: z.string(),
  parameters: boundParametersSchema.catch([]).default([]),
  rows: z.number().nullable().catch(null).default(null),
  milliseconds: z.number().nullable().catch(null).default(null),
  error: z.string().nullable().catch(null).default(null),
});

/** @returns the latest first */
export async function queryHistory(connection: DuckDBConnection, limit: number): Promise<readonly QueryRun[]> {
  const found = await rows(connection, "SELECT entry, strftime(recordedAt, '%Y-%m-%dT%H:%M:%S.%gZ') AS at, operator, details FROM audit WHERE action = 'query.run' ORDER BY entry DESC LIMIT $1", [limit]);
  return found.flatMap((row) => {
    const details = written.safeParse(JSON.parse(text(row['details'])));
    return details.success ? [{ entry: number(row['entry']), at: text(row['at']), operator: text(row['operator']), ...details.data }] : [];
  });
}
