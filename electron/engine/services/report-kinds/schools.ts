/** Reports school by school: what is not met, what was not sent in, who is to be hired. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { EngineFailure, type ParsedRequestOf } from '../../../../shared/contract';
import { filterWords } from '../../../../shared/filter-words';
import { type StaffingPlan, staffingTarget } from '../../../../shared/staffing';
import type { FormScope } from '../../report/official-form';
import { reportingReport } from '../../report/reporting';
import { schoolChecksReport } from '../../report/school-checks';
import { staffingPlanReport } from '../../report/staffing-plan';
import { CONTRADICTION_KINDS, readContradictions } from '../../school-checks/contradictions';
import { readLacking } from '../../school-checks/read-lacking';
import { readReports } from '../../school-checks/read-reports';
import { readVerdicts } from '../../school-checks/read-verdicts';
import { staffingPlan } from '../../staffing-plan/plan';
import { hasRoster, readStaff } from '../../staffing-plan/read-staff';
import { firstRow } from '../../warehouse/sql';
import { chosenSchoolYear } from '../school-year';
import type { BuildReport, ResolvedParameters } from './types';

/** Without a directory nobody can be missing. @throws EngineFailure NO_DATA */
export async function yearWithDirectory(connection: DuckDBConnection, asked: string | undefined): Promise<string> {
  const schoolYear = await chosenSchoolYear(connection, asked);
  if ((await firstRow(connection, 'SELECT 1 FROM fact_school WHERE schoolYear = $1 LIMIT 1', [schoolYear])) === undefined) {
    throw new EngineFailure('NO_DATA', `${schoolYear}学年还没有导入学校名录，不知道哪些学校应当报送。请先导入名录。`, { schoolYear });
  }
  return schoolYear;
}

/** @throws EngineFailure NO_DATA without a roster */
export async function plannedStaff(connection: DuckDBConnection, request: ParsedRequestOf<'staffing.plan'>): Promise<{ readonly schoolYear: string; readonly plan: StaffingPlan }> {
  const schoolYear = await chosenSchoolYear(connection, request.schoolYear);
  if (!(await hasRoster(connection, schoolYear))) {
    throw new EngineFailure('NO_DATA', `${schoolYear}学年还没有导入心理健康教师台账，无法核定补充计划。请先导入台账。`, { schoolYear });
  }
  return { schoolYear, plan: staffingPlan(await readStaff(connection, schoolYear, request), staffingTarget(request.target), request.share) };
}

export const placeOf = ({ areaBasis, scope, where }: ResolvedParameters): FormScope => ({ areaBasis, scope, where: filterWords(where) });
/** Which schools, and how they are counted. */
export const choicesOf = ({ schoolYear, areaBasis, scope, target, share, where }: ResolvedParameters): ParsedRequestOf<'staffing.plan'> => ({ schoolYear, areaBasis, scope, target, share, ...where });

export const buildSchoolChecks: BuildReport = async ({ connection, issuer }, parameters) => {
  const schoolYear = await yearWithDirectory(connection, parameters.schoolYear);
  const choices = choicesOf(parameters);
  return schoolChecksReport({ ...issuer, schoolYear, ...placeOf(parameters), schools: await readVerdicts(connection, schoolYear, choices), lacking: await readLacking(connection, schoolYear, choices) });
};

export const buildReporting: BuildReport = async ({ connection, issuer }, parameters) => {
  const schoolYear = await yearWithDirectory(connection, parameters.schoolYear);
  const choices = choicesOf(parameters);
  const state = await readReports(connection, schoolYear, choices);
  return reportingReport({ ...issuer, ...placeOf(parameters), state, kinds: CONTRADICTION_KINDS, contradictions: await readContradictions(connection, schoolYear, choices), deadline: parameters.deadline ?? '' });
};

export const buildStaffingPlan: BuildReport = async ({ connection, issuer }, parameters) => {
  const { target, share } = parameters;
  const { schoolYear, plan } = await plannedStaff(connection, choicesOf(parameters));
  return staffingPlanReport({ ...issuer, ...placeOf(parameters), plan, target: staffingTarget(target), share, schoolYear });
};
