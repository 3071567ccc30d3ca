import type { DuckDBConnection } from '@duckdb/node-api';
import type { AreaBasis } from '../../../shared/area-basis';
import { countyLabel } from '../../../shared/regions';
import { REJECTED_FATE, stepIsTaken, type Waterfall, type WaterfallRow, WATERFALLS, type WaterfallSubject } from '../../../shared/reconciliation';
import { DEFAULT_SCOPE, type Scope } from '../../../shared/scope';
import { firstRow, literal, number, rows, text } from '../warehouse/sql';
import { COUNTED, FATES } from './fates';

export interface WaterfallScope {
  readonly schoolYear: string;
  readonly areaBasis: AreaBasis;
  readonly scope: Scope;
  /** Empty or absent: the whole city. */
  readonly county?: readonly string[] | undefined;
}

const TRAVELLING = 'travelling';

/** Steps always add up: every loaded row has one fate, and what is read but not loaded was rejected. Whether its figure may be told is asked before. */
export async function readWaterfall(connection: DuckDBConnection, subject: WaterfallSubject, scope: WaterfallScope): Promise<Waterfall> {
  const steps = WATERFALLS[subject].steps.filter((step) => stepIsTaken(step, scope.scope));
  const found = await rows(connection, `SELECT fate, count(*) AS taken, count(DISTINCT person) AS persons FROM (${FATES[subject](scope.areaBasis, scope.scope)}) f ${inCounties(scope)} GROUP BY fate`, [scope.schoolYear]);
  const taken = new Map(found.map((row) => [text(row['fate']), number(row['taken'])]));
  const counted = taken.get(COUNTED) ?? 0;
  if (subject === 'counselors') taken.set(TRAVELLING, counted - number(found.find((row) => row['fate'] === COUNTED)?.['persons'] ?? 0));
  const loaded = found.reduce((sum, row) => sum + number(row['taken']), 0);
  const isCity = scope.county === undefined || scope.county.length === 0;
  const read = subject === 'assessed' || !isCity ? loaded : await rowsRead(connection, subject, scope.schoolYear);
  taken.set(REJECTED_FATE, read - loaded);
  const shown = steps.filter(({ fate }) => fate !== REJECTED_FATE || isCity).map((step) => ({ ...step, rows: taken.get(step.fate) ?? 0 }));
  const startLabel = subject === 'assessed' ? '导入的测评行（含逐题作答记分）' : isCity ? '文件中的行' : '导入的行';
  return { subject, schoolYear: scope.schoolYear, start: { label: startLabel, rows: read }, steps: shown, result: shown.reduce((left, step) => left - step.rows, read), canList: WATERFALLS[subject].aboutPupils !== true };
}

/** What each step takes away in each county, by its code, in the order of the steps, with every switch at its default; rejected rows have no county. */
export async function takenByCounty(connection: DuckDBConnection, subject: WaterfallSubject, scope: Pick<WaterfallScope, 'schoolYear' | 'areaBasis'>): Promise<ReadonlyMap<string, readonly { readonly label: string; readonly rows: number }[]>> {
  const found = await rows(connection, `SELECT county, fate, count(*) AS taken, count(DISTINCT person) AS persons FROM (${FATES[subject](scope.areaBasis, DEFAULT_SCOPE)}) f GROUP BY county, fate`, [scope.schoolYear]);
  const taken = new Map(found.map((row) => [`${text(row['county'])}|${text(row['fate'])}`, row] as const));
  const rowsOf = (county: string, fate: string): number => {
    const row = taken.get(`${county}|${fate === TRAVELLING ? COUNTED : fate}`);
    return number(row?.['taken']) - (fate === TRAVELLING ? number(row?.['persons']) : 0);
  };
  return new Map(found.map((row) => [text(row['county']), WATERFALLS[subject].steps.filter((step) => stepIsTaken(step, DEFAULT_SCOPE)).map(({ fate, label }) => ({ label, rows: rowsOf(text(row['county']), fate) }))]));
}

async function rowsRead(connection: DuckDBConnection, dataset: string, schoolYear: string): Promise<number> {
  return number((await firstRow(connection, 'SELECT coalesce(sum(rowsRead), 0) AS rowsRead FROM batch WHERE dataset = $1 AND schoolYear = $2', [dataset, schoolYear]))?.['rowsRead']);
}

function inCounties({ county }: WaterfallScope): string {
  return county === undefined || county.length === 0 ? '' : `WHERE f.county IN (${county.map(literal).join(', ')})`;
}

/** Rows that one step takes away, with their files; of pupils and of rejected rows there are none. */
export async function readWaterfallRows(connection: DuckDBConnection, subject: WaterfallSubject, fate: string, scope: WaterfallScope, limit: number, offset: number): Promise<{ readonly rows: readonly WaterfallRow[]; readonly total: number }> {
  if (WATERFALLS[subject].aboutPupils === true || !WATERFALLS[subject].steps.some((step) => step.fate === fate)) return { rows: [], total: 0 };
  const wanted =
    fate === TRAVELLING
      ? `SELECT * FROM (SELECT * FROM (${FATES[subject](scope.areaBasis, scope.scope)}) f ${inCounties(scope)}) WHERE fate = '${COUNTED}' QUALIFY row_number() OVER (PARTITION BY person ORDER BY school) > 1`
      : `SELECT * FROM (SELECT * FROM (${FATES[subject](scope.areaBasis, scope.scope)}) f ${inCounties(scope)}) WHERE fate = ${literal(fate)}`;
  const found = await rows(
    connection,
    `SELECT b.fileName, b.sheet, w.sourceRow, w.county, w.schoolName, w.name, count(*) OVER () AS total FROM (${wanted}) w JOIN batch b USING (batch)
     ORDER BY w.county, w.schoolName, w.name, b.fileName, w.sourceRow LIMIT ${limit} OFFSET ${offset}`,
    [scope.schoolYear],
  );
  return {
    rows: found.map((row) => ({ file: text(row['fileName']), sheet: text(row['sheet']), row: number(row['sourceRow']), county: countyLabel(text(row['county'])), school: text(row['schoolName']), name: text(row['name']) })),
    total: found.length === 0 ? 0 : number(found[0]?.['total']),
  };
}
