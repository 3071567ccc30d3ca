import type { DuckDBConnection } from '@duckdb/node-api';
import { AREA_BASES } from '../../../shared/area-basis';
import { EngineFailure } from '../../../shared/contract';
import { countyLabel } from '../../../shared/regions';
import { findIndicator } from '../../../shared/indicators';
import { type WaterfallRow, WATERFALLS, type WaterfallSubject } from '../../../shared/reconciliation';
import { scopeWords } from '../../../shared/scope';
import { record } from '../audit/log';
import { compareRosters } from '../reconciliation/compare-rosters';
import { readWaterfall, readWaterfallRows, type WaterfallScope } from '../reconciliation/read-waterfall';
import { reconciliationReport, rosterReport } from '../report/reconciliation';
import { statedFor } from '../report/made-for';
import { writeWorkbook } from '../report/xlsx/write-workbook';
import type { Handlers, Session } from '../session';
import { firstRow } from '../warehouse/sql';
import { issuerOf } from './issuer';
import { releasedFigures } from './data-service';
import { chosenSchoolYear } from './school-year';

/** As many as a sheet can hold. */
const ALL_ROWS = 1_000_000;

type Methods = 'reconcile.waterfall' | 'reconcile.rows' | 'reconcile.workbook' | 'reconcile.rosters' | 'reconcile.rostersWorkbook';

async function requireRoster(connection: DuckDBConnection, schoolYear: string): Promise<void> {
  if ((await firstRow(connection, 'SELECT 1 FROM fact_counselor WHERE schoolYear = $1 LIMIT 1', [schoolYear])) !== undefined) return;
  throw new EngineFailure('NO_DATA', `${schoolYear}学年没有心理健康教师台账，无法对照。请导入该学年的台账，或选别的学年。`, { schoolYear });
}

/**
 * What no page tells as a figure, no row of steps may tell.
 * @throws EngineFailure TOO_FEW
 */
async function requireTold(connection: DuckDBConnection, session: Session, subject: WaterfallSubject, { county, ...scope }: WaterfallScope): Promise<void> {
  const { indicator, label } = WATERFALLS[subject];
  if (findIndicator(indicator)?.suppression !== 'health') return;
  const where = county === undefined || county.length === 0 ? {} : { county: [...county] };
  const { figures } = await releasedFigures(connection, session, { ...scope, indicators: [indicator], by: [], where });
  if (!figures.some(({ suppressed }) => suppressed)) return;
  throw new EngineFailure('TOO_FEW', `${label}少于 ${session.privacy.minimumValidResults}，或会使别处不足此数的人数被推算出来，为保护学生隐私不列对账步骤。请去掉县区筛选再看。`);
}

export function reconciliationService(session: Session): Handlers<Methods> {
  const rosters = async (connection: DuckDBConnection, from: string, to: string) => {
    await requireRoster(connection, from);
    await requireRoster(connection, to);
    return compareRosters(connection, from, to);
  };
  return {
    'reconcile.waterfall': ({ subject, ...request }) =>
      session.reading(async (connection) => {
        const scope = { ...request, schoolYear: await chosenSchoolYear(connection, request.schoolYear) };
        await requireTold(connection, session, subject, scope);
        return readWaterfall(connection, subject, scope);
      }),
    'reconcile.rows': ({ subject, fate, limit, offset, ...request }) =>
      session.reading(async (connection) => readWaterfallRows(connection, subject, fate, { ...request, schoolYear: await chosenSchoolYear(connection, request.schoolYear) }, limit, offset)),
    'reconcile.workbook': ({ subject, unit, preparedBy, ...request }) =>
      session.exclusive(async () => {
        const { writer } = session.open();
        const scope = { ...request, schoolYear: await chosenSchoolYear(writer, request.schoolYear) };
        await requireTold(writer, session, subject, scope);
        const waterfall = await readWaterfall(writer, subject, scope);
        const lists = new Map<string, readonly WaterfallRow[]>();
        for (const { fate } of waterfall.steps) lists.set(fate, (await readWaterfallRows(writer, subject, fate, scope, ALL_ROWS, 0)).rows);
        const issuer = issuerOf(session, { unit, preparedBy });
        const area = request.county === undefined || request.county.length === 0 ? '全市' : request.county.map(countyLabel).join('、');
        const model = reconciliationReport({ waterfall, rows: lists, scope: `${area}（${AREA_BASES[request.areaBasis].label}；${scopeWords(request.scope)}）`, ...issuer });
        const bytes = await writeWorkbook(statedFor(model, session.privacy), issuer);
        await record(writer, 'report.export', { report: 'reconciliation', subject, schoolYear: scope.schoolYear, unit: issuer.unit, bytes: bytes.byteLength });
        return { fileName: model.fileName, bytes };
      }),
    'reconcile.rosters': ({ from, to }) => session.reading((connection) => rosters(connection, from, to)),
    'reconcile.rostersWorkbook': ({ from, to, unit, preparedBy }) =>
      session.exclusive(async () => {
        const { writer } = session.open();
        const comparison = await rosters(writer, from, to);
        const issuer = issuerOf(session, { unit, preparedBy });
        const model = rosterReport({ comparison, ...issuer });
        const bytes = await writeWorkbook(statedFor(model, session.privacy), issuer);
        await record(writer, 'report.export', { report: 'rosters', from, to, unit: issuer.unit, bytes: bytes.byteLength });
        return { fileName: model.fileName, bytes };
      }),
  };
}
