import type { DuckDBConnection } from '@duckdb/node-api';
import { EngineFailure, type ParsedRequestOf } from '../../../shared/contract';
import type { FollowUpTimeliness } from '../../../shared/follow-up-timers';
import { record } from '../audit/log';
import { readTimeliness } from '../follow-up/timeliness';
import { timelinessReport } from '../report/follow-up-timeliness';
import { writeWorkbook } from '../report/xlsx/write-workbook';
import type { Handlers, Session } from '../session';
import { issuerOf } from './issuer';
import { chosenSchoolYear } from './school-year';

async function timeliness(connection: DuckDBConnection, session: Session, request: ParsedRequestOf<'followUp.timeliness'>): Promise<FollowUpTimeliness> {
  const schoolYear = await chosenSchoolYear(connection, request.schoolYear);
  const found = await readTimeliness(connection, { ...request, schoolYear }, session.privacy.minimumValidResults);
  if (found === null) throw new EngineFailure('NO_DATA', `${schoolYear}学年还没有导入重点关注学生跟进台账，无法统计办理时限。`, { schoolYear });
  return found;
}

export function followUpService(session: Session): Handlers<'followUp.timeliness' | 'followUp.timelinessWorkbook'> {
  return {
    'followUp.timeliness': (request) => session.reading((connection) => timeliness(connection, session, request)),
    'followUp.timelinessWorkbook': ({ unit, preparedBy, ...request }) =>
      session.exclusive(async () => {
        const { writer } = session.open();
        const issuer = issuerOf(session, { unit, preparedBy });
        const model = timelinessReport({ timeliness: await timeliness(writer, session, request), county: request.county ?? null, areaBasis: request.areaBasis, ...issuer });
        const bytes = await writeWorkbook(model, issuer);
        await record(writer, 'report.export', { report: 'followUpTimeliness', schoolYear: request.schoolYear ?? '', asOf: request.asOf ?? '', unit: issuer.unit, bytes: bytes.byteLength });
        return { fileName: model.fileName, bytes };
      }),
  };
}
