import type { DuckDBConnection } from '@duckdb/node-api';
import { EngineFailure, type ParsedRequestOf } from '../../../shared/contract';
import { filterWords } from '../../../shared/filter-words';
import { type StaffingPlan, staffingTarget } from '../../../shared/staffing';
import { record } from '../audit/log';
import { staffingPlanReport } from '../report/staffing-plan';
import { writeWorkbook } from '../report/xlsx/write-workbook';
import type { Handlers, Session } from '../session';
import { staffingPlan } from '../staffing-plan/plan';
import { hasRoster, readStaff } from '../staffing-plan/read-staff';
import { issuerOf } from './issuer';
import { chosenSchoolYear } from './school-year';

async function planOf(connection: DuckDBConnection, request: ParsedRequestOf<'staffing.plan'>): Promise<{ readonly schoolYear: string; readonly plan: StaffingPlan }> {
  const schoolYear = await chosenSchoolYear(connection, request.schoolYear);
  if (!(await hasRoster(connection, schoolYear))) {
    throw new EngineFailure('NO_DATA', `${schoolYear}学年还没有导入心理健康教师台账，无法核定补充计划。请先导入台账。`, { schoolYear });
  }
  return { schoolYear, plan: staffingPlan(await readStaff(connection, schoolYear, request), staffingTarget(request.target), request.share) };
}

export function staffingService(session: Session): Handlers<'staffing.plan' | 'staffing.planWorkbook'> {
  return {
    'staffing.plan': (request) => session.reading((connection) => planOf(connection, request).then(({ schoolYear, plan }) => ({ schoolYear, ...plan }))),
    'staffing.planWorkbook': (request) =>
      session.exclusive(async () => {
        const { writer } = session.open();
        const { schoolYear, plan } = await planOf(writer, request);
        const issuer = issuerOf(session, request);
        const model = staffingPlanReport({ plan, target: staffingTarget(request.target), share: request.share, schoolYear, areaBasis: request.areaBasis, scope: request.scope, where: filterWords(request), ...issuer });
        const bytes = await writeWorkbook(model, issuer);
        await record(writer, 'report.export', { report: 'staffingPlan', schoolYear, target: request.target, share: request.share, unit: issuer.unit, bytes: bytes.byteLength });
        return { fileName: model.fileName, bytes };
      }),
  };
}
