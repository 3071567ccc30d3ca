/**
 * The calls of one month, counted. What is told of a month must not give away what another month, or the whole year, keeps back: who called and about what
 * is therefore hidden in one table of the school year's months by values, under the year's own totals.
 */
import type { DuckDBConnection } from '@duckdb/node-api';
import { DEFAULT_AREA_BASIS } from '../../../shared/area-basis';
import { hiddenParts } from '../../../shared/hidden-parts';
import type { CallPart, CallPartId, CallReview, CallTimes } from '../../../shared/hotline-calls';
import { daysOfMonth, schoolYearOfMonth } from '../../../shared/month';
import { isSmall } from '../privacy/small-counts';
import { number, type Row, rows, text } from '../warehouse/sql';
import { countsOf, labelsOf, partSql, partsOf } from './call-parts';
import { CALL_TIMES, HAS_TIME, reviewCalls, timesOf } from './review-calls';

export interface MonthCalls {
  /** 2025-11 */
  readonly month: string;
  readonly all: CallTimes;
  /** Minutes a call takes; null where no call says. */
  readonly medianMinutes: number | null;
  /** Every day of the month, ISO dates. */
  readonly days: readonly CallTimes[];
  /** By hour of the day, 00–23. */
  readonly hours: readonly CallTimes[];
  /** Calls of which only the day is known: in no hour. */
  readonly withoutTime: number;
  /** Null where they are not told. */
  readonly parts: readonly CallPart[];
}

const OF_MONTH = 'FROM fact_hotline_call WHERE schoolYear = $1 AND left(calledAt, 7) = $2';

/** @param minimum threshold of privacy @returns null: no call of the month is registered, which is not 0 calls */
export async function readMonthCalls(connection: DuckDBConnection, month: string, minimum: number): Promise<MonthCalls | null> {
  const schoolYear = schoolYearOfMonth(month);
  const ask = (sql: string): Promise<Row[]> => rows(connection, sql, [schoolYear, month]);
  const [all] = await ask(`SELECT ${CALL_TIMES}, median(minutes) AS medianMinutes ${OF_MONTH}`);
  if (number(all?.['calls']) === 0) return null;
  const [days, hours] = [await ask(`SELECT left(calledAt, 10) AS label, ${CALL_TIMES} ${OF_MONTH} GROUP BY ALL`), await ask(`SELECT calledAt[12:13] AS label, ${CALL_TIMES} ${OF_MONTH} AND ${HAS_TIME} GROUP BY ALL`)];
  const named = (found: readonly Row[], labels: readonly string[]): CallTimes[] => labels.map((label) => timesOf(label, found.find((row) => text(row['label']) === label)));
  return {
    month,
    all: timesOf(month, all),
    medianMinutes: all?.['medianMinutes'] == null ? null : number(all['medianMinutes']),
    days: named(days, daysOfMonth(month)),
    hours: named(hours, Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'))),
    withoutTime: number(all?.['calls']) - hours.reduce((sum, row) => sum + number(row['calls']), 0),
    parts: await partsOfMonth(connection, schoolYear, month, minimum),
  };
}

async function partsOfMonth(connection: DuckDBConnection, schoolYear: string, month: string, minimum: number): Promise<readonly CallPart[]> {
  const year = await reviewCalls(connection, schoolYear, { areaBasis: DEFAULT_AREA_BASIS, county: undefined }, minimum);
  const told = (await partsByMonth(connection, year)).find((each) => each.month === month)?.told;
  return partsOf((id) => told?.get(id) ?? labelsOf(id).map(() => null));
}

/**
 * @param year what the report of the whole year tells, cut by nothing
 * @returns by month, in order: counts of the parts, null where they are not told; a part of which nothing is told is missing
 */
export async function partsByMonth(connection: DuckDBConnection, { schoolYear, parts, minimum }: CallReview): Promise<readonly { readonly month: string; readonly told: ReadonlyMap<CallPartId, readonly (number | null)[]> }[]> {
  const months = (await rows(connection, 'SELECT DISTINCT left(calledAt, 7) AS month FROM fact_hotline_call WHERE schoolYear = $1 ORDER BY month', [schoolYear])).map((row) => text(row['month']));
  const told = months.map((month) => ({ month, told: new Map<CallPartId, readonly (number | null)[]>() }));
  for (const { id, parts: ofYear } of parts) {
    const found = await rows(connection, `SELECT left(calledAt, 7) AS month, ${partSql(id)} AS value, count(*) AS calls FROM fact_hotline_call WHERE schoolYear = $1 GROUP BY ALL`, [schoolYear]);
    const counts = months.map((month) => countsOf(id, found.filter((row) => text(row['month']) === month)));
    safeMonths(counts, ofYear.map(({ calls }) => calls), minimum).forEach((safe, place) => told[place]?.told.set(id, safe));
  }
  return told;
}

/**
 * @param counts months down, values across
 * @param totals of the values as the year's report tells them; null: not told
 * @returns the same, null where it is not told
 */
export function safeMonths(counts: readonly (readonly number[])[], totals: readonly (number | null)[], minimum: number): (number | null)[][] {
  const width = totals.length;
  const all = totals.map((_, value) => counts.reduce((sum, month) => sum + (month[value] ?? 0), 0));
  const sizes = [...counts.flat(), ...all];
  const at = (month: number, value: number): number => month * width + value;
  const [months, values] = [counts.map((_, month) => month), totals.map((_, value) => value)];
  const ofMonth = (month: number): number => (counts[month] ?? []).reduce((sum, calls) => sum + calls, 0);
  // Months are told whole; a year's total that is told is no part of its line, as nothing can hide it.
  const lines = [...months.map((month) => values.map((value) => at(month, value))), ...values.map((value) => [...months, ...(totals[value] === null ? [counts.length] : [])].map((month) => at(month, value)))];
  const small = [...months.flatMap((month) => values.map((value) => at(month, value))).filter((cell) => isSmall(sizes[cell] ?? 0, minimum)), ...values.filter((value) => totals[value] === null && all[value] !== 0).map((value) => at(counts.length, value))];
  const hidden = hiddenParts(sizes, small, lines, minimum);
  // Of a month with too few calls even that nobody called about something is telling.
  return months.map((month) => values.map((value) => (isSmall(ofMonth(month), minimum) || hidden.has(at(month, value)) ? null : (counts[month]?.[value] ?? 0))));
}
