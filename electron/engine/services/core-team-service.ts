import type { DuckDBConnection } from '@duckdb/node-api';
import { EngineFailure, type ParsedRequestOf } from '../../../shared/contract';
import type { CoreTeamProposal } from '../../../shared/core-team';
import { record } from '../audit/log';
import { proposeCoreTeam } from '../core-team/propose';
import { coreTeamReport } from '../report/core-team';
import { writeWorkbook } from '../report/xlsx/write-workbook';
import type { Handlers, Session } from '../session';
import { hasRoster } from '../staffing-plan/read-staff';
import { issuerOf } from './issuer';
import { chosenSchoolYear } from './school-year';

type Choices = Pick<ParsedRequestOf<'coreTeam.propose'>, 'schoolYear' | 'size' | 'base' | 'minimumYears'>;

async function proposal(connection: DuckDBConnection, { schoolYear: asked, size, base, minimumYears }: Choices): Promise<CoreTeamProposal> {
  const schoolYear = await chosenSchoolYear(connection, asked);
  if (!(await hasRoster(connection, schoolYear))) throw new EngineFailure('NO_DATA', `${schoolYear}学年还没有导入心理健康教师台账，无法遴选核心团队。请先导入台账。`, { schoolYear });
  // Years count up to the end of the school year, so that the same data give the same list on every day.
  return proposeCoreTeam(connection, { schoolYear, size, base, minimumYears, asOf: `${schoolYear.slice(5)}-08-31` });
}

export function coreTeamService(session: Session): Handlers<'coreTeam.propose' | 'coreTeam.workbook'> {
  return {
    'coreTeam.propose': (request) => session.reading((connection) => proposal(connection, request)),
    'coreTeam.workbook': (request) =>
      session.exclusive(async () => {
        const { writer } = session.open();
        const proposed = await proposal(writer, request);
        const issuer = issuerOf(session, request);
        const model = coreTeamReport({ proposal: proposed, base: request.base, ...issuer });
        const bytes = await writeWorkbook(model, issuer);
        await record(writer, 'report.export', { report: 'coreTeam', schoolYear: proposed.schoolYear, size: request.size, base: request.base, unit: issuer.unit, bytes: bytes.byteLength });
        return { fileName: model.fileName, bytes };
      }),
  };
}
