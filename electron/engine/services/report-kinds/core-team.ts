import type { DuckDBConnection } from '@duckdb/node-api';
import { EngineFailure, type ParsedRequestOf } from '../../../../shared/contract';
import type { CoreTeamProposal } from '../../../../shared/core-team';
import { proposeCoreTeam } from '../../core-team/propose';
import { coreTeamReport } from '../../report/core-team';
import { hasRoster } from '../../staffing-plan/read-staff';
import { chosenSchoolYear } from '../school-year';
import type { BuildReport } from './types';

type Choices = Pick<ParsedRequestOf<'coreTeam.propose'>, 'schoolYear' | 'size' | 'base' | 'minimumYears'>;

/** @throws EngineFailure NO_DATA without a roster */
export async function coreTeamProposal(connection: DuckDBConnection, { schoolYear: asked, size, base, minimumYears }: Choices): Promise<CoreTeamProposal> {
  const schoolYear = await chosenSchoolYear(connection, asked);
  if (!(await hasRoster(connection, schoolYear))) throw new EngineFailure('NO_DATA', `${schoolYear}学年还没有导入心理健康教师台账，无法遴选核心团队。请先导入台账。`, { schoolYear });
  // Years count up to the end of the school year, so that the same data give the same list on every day.
  return proposeCoreTeam(connection, { schoolYear, size, base, minimumYears, asOf: `${schoolYear.slice(5)}-08-31` });
}

export const buildCoreTeam: BuildReport = async ({ connection, issuer, privacy }, parameters) => coreTeamReport({ ...issuer, namesOthers: privacy.audience !== 'open', proposal: await coreTeamProposal(connection, parameters), base: parameters.base });
