/** Reports of one month of the hotline. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { EngineFailure } from '../../../../shared/contract';
import { monthLabel, monthsAfter } from '../../../../shared/month';
import { reportKind, type ReportKindId } from '../../../../shared/reports';
import { readMonthCalls } from '../../hotline/month-calls';
import { readMonthRota } from '../../hotline/month-rota';
import { callsMonthReport } from '../../report/calls-month';
import { dutyRotaReport } from '../../report/duty-rota';
import type { AskedParameters } from '../../report/issued/resolve-parameters';
import { firstRow, text } from '../../warehouse/sql';
import { chosenSchoolYear } from '../school-year';
import type { BuildReport, ResolvedParameters } from './types';

/** SQL of the last month of a school year of which a kind has data, and what to import where there is none. */
const LAST_MONTHS: Partial<Readonly<Record<ReportKindId, { readonly sql: string; readonly source: string }>>> = {
  callsMonth: { sql: 'SELECT max(left(calledAt, 7)) AS month FROM fact_hotline_call WHERE schoolYear = $1', source: '来电登记表' },
  dutyRota: { sql: "SELECT strftime(max(dutyOn), '%Y-%m') AS month FROM fact_hotline_shift WHERE schoolYear = $1", source: '热线值班表' },
};

/** @returns undefined for kinds that are not of a month @throws EngineFailure NO_DATA where no month of the school year has data */
export async function chosenMonth(connection: DuckDBConnection, kind: ReportKindId, { month, schoolYear: asked }: Pick<AskedParameters, 'month' | 'schoolYear'>): Promise<string | undefined> {
  const last = LAST_MONTHS[kind];
  if (last === undefined || month !== undefined) return last === undefined ? undefined : month;
  const schoolYear = await chosenSchoolYear(connection, asked);
  const found = text((await firstRow(connection, last.sql, [schoolYear]))?.['month']);
  if (found === '') throw new EngineFailure('NO_DATA', `${schoolYear}学年还没有导入${last.source}，不能出“${reportKind(kind).label}”。请先导入，或选别的学年。`, { schoolYear });
  return found;
}

function monthOf({ month }: ResolvedParameters): string {
  if (month === undefined) throw new Error('a report of a month without one');
  return month;
}

const nothing = (month: string, source: string): EngineFailure => new EngineFailure('NO_DATA', `${monthLabel(month)}没有${source}，没有可导出的内容。请导入该月的${source}，或选别的月份。`, { month });

export const buildCallsMonth: BuildReport = async ({ connection, session, issuer, privacy }, parameters) => {
  const month = monthOf(parameters);
  const { minimumValidResults: minimum } = privacy;
  const calls = await readMonthCalls(connection, month, minimum);
  if (calls === null) throw nothing(month, '来电登记');
  const rota = await readMonthRota(connection, month);
  return callsMonthReport({
    ...issuer,
    hotline: session.settings.hotlineNumber,
    month: calls,
    before: await readMonthCalls(connection, monthsAfter(month, -1), minimum),
    lastYear: await readMonthCalls(connection, monthsAfter(month, -12), minimum),
    coverage: rota.duties.length === 0 ? null : rota.coverage,
    minimum,
  });
};

export const buildDutyRota: BuildReport = async ({ connection, session, issuer }, parameters) => {
  const rota = await readMonthRota(connection, monthOf(parameters));
  if (rota.duties.length === 0) throw nothing(rota.month, '值班表');
  return dutyRotaReport({ ...issuer, rota, hotline: session.settings.hotlineNumber });
};
