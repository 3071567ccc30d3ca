/**
 * What a connection is told of calls before a query of a person runs on it. No view has a row a call: with the hours at which pages say that a
 * county's calls came, it would tell what a single one was about. What calls were about is hidden as pages and the reports of months hide it, by the
 * same code, so that both put together give no more than each.
 */
import type { DuckDBConnection } from '@duckdb/node-api';
import { DEFAULT_AREA_BASIS } from '../../../shared/area-basis';
import { hiddenParts, linesOfGrid } from '../../../shared/hidden-parts';
import { CALL_PARTS, type CallReview } from '../../../shared/hotline-calls';
import { isSmall, safeParts } from '../privacy/small-counts';
import { number, type Row, rows, text, transaction } from '../warehouse/sql';
import { CALLS_VIEWS, type CallsView, tellCallsSql, type ToldCalls } from '../warehouse/told-calls';
import { valuesOf } from './call-parts';
import { partsByMonth } from './month-calls';
import { HAS_TIME, reviewCalls } from './review-calls';

type Telling<View extends CallsView> = (connection: DuckDBConnection, schoolYear: string, minimum: number) => Promise<readonly ToldCalls<View>[]>;

const TELLING: { readonly [View in CallsView]: Telling<View> } = {
  hotline_call_months: async (connection, schoolYear, minimum) =>
    partsOfYear(await counted(connection, schoolYear, 'left(calledAt, 7) AS month'), minimum).map(({ row, told }) => ({ schoolYear, month: text(row['month']), ...told })),
  hotline_call_hours: async (connection, schoolYear, minimum) =>
    partsOfYear(await counted(connection, schoolYear, `CASE WHEN ${HAS_TIME} THEN CAST(calledAt[12:13] AS INTEGER) END AS hour`), minimum).map(({ row, told }) => ({
      schoolYear, hour: row['hour'] == null ? null : number(row['hour']), ...told,
    })),
  hotline_call_counts: async (connection, schoolYear, minimum) => {
    const found = await counted(connection, schoolYear, 'county, left(calledAt, 7) AS month');
    const [counties, months] = [namesIn(found, 'county'), namesIn(found, 'month')];
    // Pages tell the calls of every county and of every month.
    const cells = counties.flatMap((county) => months.map((month) => found.find((row) => text(row['county']) === county && text(row['month']) === month)));
    const sizes = cells.map((row) => number(row?.['calls']));
    const hidden = hiddenParts(sizes, sizes.flatMap((size, cell) => (isSmall(size, minimum) ? [cell] : [])), linesOfGrid(counties.length, months.length), minimum);
    return cells.flatMap((row, cell) => (row === undefined ? [] : [{ schoolYear, county: text(row['county']), month: text(row['month']), ...timesOf(row, !hidden.has(cell)) }]));
  },
  hotline_call_parts: async (connection, schoolYear, minimum) =>
    (await partsByMonth(connection, await reviewOf(connection, schoolYear, minimum))).flatMap(({ month, told }) =>
      CALL_PARTS.flatMap((part) => valuesOf(part).map((value, place) => ({ schoolYear, month, part, value, calls: told.get(part)?.[place] ?? null }))),
    ),
  hotline_call_topics: async (connection, schoolYear, minimum) => {
    const { topicByLevel } = await reviewOf(connection, schoolYear, minimum);
    return valuesOf('topic').flatMap((topic, down) => valuesOf('crisisLevel').map((crisisLevel, across) => ({ schoolYear, topic, crisisLevel, calls: topicByLevel?.calls[down]?.[across] ?? null })));
  },
};

/**
 * Views that the text does not name stay empty, and so do those that it names in a way that is not seen here.
 * @param minimum threshold of privacy
 */
export async function tellCalls(connection: DuckDBConnection, sql: string, minimum: number): Promise<void> {
  const named = CALLS_VIEWS.filter((view) => sql.toLowerCase().includes(view));
  if (named.length === 0) return;
  // All counts are of one state of the data.
  await transaction(connection, async () => {
    const schoolYears = namesIn(await rows(connection, 'SELECT DISTINCT schoolYear FROM fact_hotline_call'), 'schoolYear');
    for (const view of named) await tell(connection, view, TELLING[view], schoolYears, minimum);
  });
}

async function tell<View extends CallsView>(connection: DuckDBConnection, view: View, telling: Telling<View>, schoolYears: readonly string[], minimum: number): Promise<void> {
  const told: ToldCalls<View>[] = [];
  for (const schoolYear of schoolYears) told.push(...(await telling(connection, schoolYear, minimum)));
  await connection.run(tellCallsSql(view, told));
}

function reviewOf(connection: DuckDBConnection, schoolYear: string, minimum: number): Promise<CallReview> {
  return reviewCalls(connection, schoolYear, { areaBasis: DEFAULT_AREA_BASIS, county: undefined }, minimum);
}

function counted(connection: DuckDBConnection, schoolYear: string, by: string): Promise<Row[]> {
  return rows(connection, `SELECT ${by}, count(*) AS calls, count(*) FILTER (WHERE answered) AS answered FROM fact_hotline_call WHERE schoolYear = $1 GROUP BY ALL ORDER BY ALL`, [schoolYear]);
}

function namesIn(found: readonly Row[], column: string): readonly string[] {
  return [...new Set(found.map((row) => text(row[column])))].sort();
}

/** @param found parts of a school year, whose calls are told */
function partsOfYear(found: readonly Row[], minimum: number) {
  const safe = safeParts(found.map((row) => number(row['calls'])), minimum);
  return found.map((row, part) => ({ row, told: timesOf(row, safe[part] !== null) }));
}

function timesOf(row: Row, isTold: boolean): { readonly calls: number | null; readonly answered: number | null } {
  return isTold ? { calls: number(row['calls']), answered: number(row['answered']) } : { calls: null, answered: null };
}
