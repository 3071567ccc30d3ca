/**
 * The calls that are in the workspace, counted. When people call is a fact about the hotline; who called, about what and how grave
 * it was is about people: counts of fewer than the threshold are not told, nor what would give them away.
 */
import { hiddenParts } from '../../../shared/hidden-parts';
import type { DuckDBConnection } from '@duckdb/node-api';
import { CALL_PARTS, type CallPartId, type CallReview, type CallTimes, type Lengths } from '../../../shared/hotline-calls';
import { isSmall, safeParts } from '../privacy/small-counts';
import { type PlaceFilter, placeCondition } from '../school-checks/place-filter';
import { factsByBasis } from '../warehouse/area-sql';
import { number, type Row, rows, text } from '../warehouse/sql';
import { countsOf, labelsOf, partSql, partsOf, positionOf } from './call-parts';

export const HAS_TIME = 'length(calledAt) > 10';
/** Columns that `timesOf` reads. */
export const CALL_TIMES = `count(*) AS calls, count(*) FILTER (WHERE answered) AS answered, count(answered) AS answerKnown, median(waitSeconds) AS medianWait`;

export async function reviewCalls(connection: DuckDBConnection, schoolYear: string, place: Pick<PlaceFilter, 'areaBasis' | 'county'>, minimum: number): Promise<CallReview> {
  const from = `FROM ${factsByBasis('fact_hotline_call', place.areaBasis)} c WHERE schoolYear = $1 ${placeCondition('c', { county: place.county })}`;
  const ask = (sql: string): Promise<Row[]> => rows(connection, sql, [schoolYear]);
  const [all] = await ask(`SELECT ${CALL_TIMES}, left(min(calledAt), 10) AS first, left(max(calledAt), 10) AS last, ${lengthsSql('waitSeconds')}, ${lengthsSql('minutes')} ${from}`);
  const calls = number(all?.['calls']);
  const hours = await ask(`SELECT calledAt[12:13] AS label, ${CALL_TIMES} ${from} AND ${HAS_TIME} GROUP BY ALL`);
  const week = await ask(`SELECT isodow(CAST(left(calledAt, 10) AS DATE)) AS weekday, CAST(calledAt[12:13] AS INTEGER) AS hour, count(*) AS calls ${from} AND ${HAS_TIME} GROUP BY ALL`);
  const tells = !isSmall(calls, minimum) && calls > 0;
  return {
    schoolYear,
    period: calls === 0 ? null : { from: text(all?.['first']), to: text(all?.['last']) },
    calls,
    answered: number(all?.['answered']),
    answerKnown: number(all?.['answerKnown']),
    waitSeconds: lengthsOf(all, 'waitSeconds'),
    minutes: lengthsOf(all, 'minutes'),
    hours: Array.from({ length: 24 }, (_, hour): CallTimes => {
      const label = String(hour).padStart(2, '0');
      return timesOf(label, hours.find((row) => text(row['label']) === label));
    }),
    months: (await ask(`SELECT left(calledAt, 7) AS label, ${CALL_TIMES} ${from} GROUP BY ALL ORDER BY ALL`)).map((row) => timesOf(text(row['label']), row)),
    week: weekOf(week),
    withoutTime: calls - week.reduce((sum, row) => sum + number(row['calls']), 0),
    ...(tells ? await peopleIn(ask, from, minimum) : { parts: [], topicByLevel: null }),
    minimum,
  };
}

function lengthsSql(column: string): string {
  return `count(${column}) AS ${column}Known, median(${column}) AS ${column}Median, quantile_disc(${column}, 0.9) AS ${column}Ninetieth`;
}

function lengthsOf(row: Row | undefined, column: string): Lengths {
  const of = (name: string): number | null => (row?.[`${column}${name}`] == null ? null : number(row[`${column}${name}`]));
  return { known: of('Known') ?? 0, median: of('Median'), ninetieth: of('Ninetieth') };
}

export function timesOf(label: string, row: Row | undefined): CallTimes {
  return { label, calls: number(row?.['calls']), answered: number(row?.['answered']), answerKnown: number(row?.['answerKnown']), medianWait: row?.['medianWait'] == null ? null : number(row['medianWait']) };
}

function weekOf(found: readonly Row[]): number[][] {
  const week = Array.from({ length: 7 }, () => new Array<number>(24).fill(0));
  for (const row of found) {
    const day = week[number(row['weekday']) - 1];
    if (day !== undefined) day[number(row['hour'])] = number(row['calls']);
  }
  return week;
}

async function peopleIn(ask: (sql: string) => Promise<Row[]>, from: string, minimum: number): Promise<Pick<CallReview, 'parts' | 'topicByLevel'>> {
  // The table of topics by levels shares its margins with two of the parts: what is hidden there is worked out together.
  const table = await topicsByLevels(ask, from, minimum);
  const told = new Map<CallPartId, readonly (number | null)[]>([['topic', table.topicTotals], ['crisisLevel', table.levelTotals]]);
  for (const id of CALL_PARTS) if (!told.has(id)) told.set(id, safeParts(countsOf(id, await ask(`SELECT ${partSql(id)} AS value, count(*) AS calls ${from} GROUP BY ALL`)), minimum));
  return { parts: partsOf((id) => told.get(id) ?? []), topicByLevel: { topics: labelsOf('topic'), levels: labelsOf('crisisLevel'), calls: table.cells } };
}

async function topicsByLevels(ask: (sql: string) => Promise<Row[]>, from: string, minimum: number) {
  const height = labelsOf('topic').length;
  const width = labelsOf('crisisLevel').length;
  // One row and one column more than there are names: the totals.
  const table = Array.from({ length: height + 1 }, () => new Array<number>(width + 1).fill(0));
  for (const row of await ask(`SELECT ${partSql('topic')} AS topic, ${partSql('crisisLevel')} AS level, count(*) AS calls ${from} GROUP BY ALL`)) {
    const [down, across, calls] = [positionOf('topic', row['topic']), positionOf('crisisLevel', row['level']), number(row['calls'])];
    table[down]![across]! += calls;
    table[down]![width]! += calls;
    table[height]![across]! += calls;
  }
  const sizes = table.flat();
  const at = (down: number, across: number): number => down * (width + 1) + across;
  const upTo = (length: number): number[] => Array.from({ length }, (_, index) => index);
  // A row of the table with its total, whose difference is known to be 0; the totals, whose sum is known to be all calls.
  const lines = [
    ...upTo(height).map((down) => upTo(width + 1).map((across) => at(down, across))),
    ...upTo(width).map((across) => upTo(height + 1).map((down) => at(down, across))),
    upTo(width).map((across) => at(height, across)),
    upTo(height).map((down) => at(down, width)),
  ];
  const small = sizes.flatMap((size, part) => (isSmall(size, minimum) ? [part] : []));
  const hidden = hiddenParts(sizes, small, lines, minimum);
  const told = (down: number, across: number): number | null => (hidden.has(at(down, across)) ? null : (table[down]?.[across] ?? 0));
  return {
    cells: upTo(height).map((down) => upTo(width).map((across) => told(down, across))),
    topicTotals: upTo(height).map((down) => told(down, width)),
    levelTotals: upTo(width).map((across) => told(height, across)),
  };
}
