/**
 * Calls of the hotline as documented views tell them: counts, of which those of few and what would give them away are missing. They are worked out
 * where pages' and reports' are (hotline/told-calls.ts) and told to each connection before a query; to one that was told nothing the views have no row.
 */
import { literal } from './sql';

const times = { calls: 'BIGINT', answered: 'BIGINT' } as const;
const VIEWS = {
  hotline_call_months: { schoolYear: 'VARCHAR', month: 'VARCHAR', ...times },
  hotline_call_counts: { schoolYear: 'VARCHAR', county: 'VARCHAR', month: 'VARCHAR', ...times },
  hotline_call_hours: { schoolYear: 'VARCHAR', hour: 'INTEGER', ...times },
  hotline_call_parts: { schoolYear: 'VARCHAR', month: 'VARCHAR', part: 'VARCHAR', value: 'VARCHAR', calls: 'BIGINT' },
  hotline_call_topics: { schoolYear: 'VARCHAR', topic: 'VARCHAR', crisisLevel: 'VARCHAR', calls: 'BIGINT' },
} as const;

export type CallsView = keyof typeof VIEWS;
export const CALLS_VIEWS = Object.keys(VIEWS) as readonly CallsView[];

/** A row of a view; null: not told. */
export type ToldCalls<View extends CallsView> = Readonly<Record<keyof (typeof VIEWS)[View], string | number | null>>;

/** @returns the SELECT of a view */
export function callsViewSql(view: CallsView): string {
  const type = Object.entries(VIEWS[view]).map(([column, columnType]) => `${column} ${columnType}`).join(', ');
  return `SELECT *, calls IS NULL AS suppressed FROM (SELECT unnest(CAST(getvariable('${view}') AS STRUCT(${type})[]), recursive := true))`;
}

/** @returns the statement that tells a connection the rows of a view */
export function tellCallsSql<View extends CallsView>(view: View, rows: readonly ToldCalls<View>[]): string {
  const columns = Object.keys(VIEWS[view]) as readonly (keyof ToldCalls<View> & string)[];
  const value = (told: string | number | null): string => (told === null ? 'NULL' : typeof told === 'number' ? String(told) : literal(told));
  return `SET VARIABLE ${view} = [${rows.map((row) => `{${columns.map((column) => `'${column}': ${value(row[column])}`).join(', ')}}`).join(', ')}]`;
}
