/** What stands in one column of a result, by one statement over the checked query. */
import type { DuckDBConnection, DuckDBResult } from '@duckdb/node-api';
import type { ColumnCondition } from '../../../shared/contract';
import type { ColumnKind, ColumnProfile, ProfileBin } from '../../../shared/query-result';
import { type Arranged, columnOf, emptyTerm, filter } from './arrange';
import { type CheckedTable, columnAt } from './as-table';
import { columnKind } from './column-kind';
import { type QueryOptions, readQuery } from './run';

const BINS = 20;
const COMMONEST = 20;

export async function profileQuery(connection: DuckDBConnection, sql: string, column: number, conditions: readonly ColumnCondition[], options: QueryOptions): Promise<ColumnProfile> {
  let kind: ColumnKind = 'text';
  const around = (table: CheckedTable): Arranged => {
    kind = columnKind(columnOf(table.columns, column).type);
    const { where, values } = filter(table.columns, conditions);
    return { sql: profileSql(kind, `SELECT ${columnAt(column)} AS value FROM ${table.from}${where}`), values };
  };
  return readQuery(connection, sql, options, around, (result) => readProfile(result, kind));
}

/** As a double for bins; days and moments in milliseconds since 1970. */
const asDouble: Readonly<Record<ColumnKind, string | null>> = {
  number: 'value::DOUBLE',
  day: 'epoch_ms(value::TIMESTAMP)::DOUBLE',
  moment: 'epoch_ms(value::TIMESTAMP)::DOUBLE',
  truth: null,
  text: null,
};

/** Rows of three kinds, told by the first column: the facts, the commonest values, the bins. */
export function profileSql(kind: ColumnKind, values: string): string {
  const double = asDouble[kind] ?? 'NULL::DOUBLE';
  const ofNumbers = kind === 'number' ? 'avg(x) AS mean, quantile_cont(x, [0.25, 0.5, 0.75]) AS quartiles' : 'NULL::DOUBLE AS mean, NULL::DOUBLE[] AS quartiles';
  return `WITH v AS MATERIALIZED (SELECT CASE WHEN ${emptyTerm('value')} THEN NULL ELSE value END AS value FROM (${values}) AS found),
    d AS MATERIALIZED (SELECT x FROM (SELECT ${double} AS x FROM v) AS doubles WHERE isfinite(x)),
    spread AS (SELECT min(x) AS low, max(x) AS high, ${ofNumbers} FROM d),
    facts AS (SELECT count(*) AS total, count(*) - count(value) AS empty, count(DISTINCT value) AS different, min(value)::VARCHAR AS least, max(value)::VARCHAR AS greatest FROM v),
    common AS (SELECT value::VARCHAR AS value, count(*) AS n FROM v GROUP BY ALL ORDER BY n DESC, value LIMIT ${COMMONEST}),
    bins AS (SELECT CASE WHEN high > low THEN least(floor((x - low) / (high - low) * ${BINS}), ${BINS - 1}) ELSE 0 END AS bin, count(*) AS n FROM d, spread GROUP BY bin)
    SELECT 'facts' AS part, total AS n, empty, different, least AS value, greatest, low, high, mean, quartiles FROM facts, spread
    UNION ALL SELECT 'common', n, NULL, NULL, value, NULL, NULL, NULL, NULL, NULL FROM common
    UNION ALL SELECT 'bin', n, NULL, NULL, NULL, NULL, bin, NULL, NULL, NULL FROM bins`;
}

async function readProfile(result: DuckDBResult, kind: ColumnKind): Promise<ColumnProfile> {
  const rows = await result.getRowObjectsJson();
  const facts = rows.find(({ part }) => part === 'facts') ?? {};
  const number = (value: unknown): number => Number(value ?? 0);
  const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
  const quartiles = Array.isArray(facts['quartiles']) ? facts['quartiles'].map(number) : null;
  const commonest = rows.filter(({ part }) => part === 'common').map((row) => ({ value: text(row['value']), rows: number(row['n']) }));
  const counts = new Map(rows.filter(({ part }) => part === 'bin').map((row) => [number(row['low']), number(row['n'])]));
  return {
    kind,
    rows: number(facts['n']),
    empty: number(facts['empty']),
    distinct: number(facts['different']),
    least: text(facts['value']),
    greatest: text(facts['greatest']),
    mean: facts['mean'] === null ? null : number(facts['mean']),
    quartiles: quartiles === null ? null : [quartiles[0] ?? 0, quartiles[1] ?? 0, quartiles[2] ?? 0],
    bins: counts.size === 0 ? [] : binsOf(number(facts['low']), number(facts['high']), counts),
    commonest: commonest.sort((a, b) => b.rows - a.rows || (a.value === null ? 1 : b.value === null ? -1 : a.value < b.value ? -1 : 1)),
  };
}

/** @param counts rows by number of the bin */
function binsOf(low: number, high: number, counts: ReadonlyMap<number, number>): ProfileBin[] {
  if (high === low) return [{ from: low, to: high, rows: counts.get(0) ?? 0 }];
  const edge = (bin: number): number => (bin === BINS ? high : low + ((high - low) * bin) / BINS);
  return Array.from({ length: BINS }, (_, bin) => ({ from: edge(bin), to: edge(bin + 1), rows: counts.get(bin) ?? 0 }));
}
