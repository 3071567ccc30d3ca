import type { DuckDBConnection } from '@duckdb/node-api';
import { EngineFailure, type Filter, type ParsedRequestOf } from '../../../shared/contract';
import type { FollowUpTimeliness } from '../../../shared/follow-up-timers';
import { DEFAULT_SCOPE } from '../../../shared/scope';
import { record } from '../audit/log';
import { WHOLE } from '../follow-up/hide-few';
import { readTimeliness } from '../follow-up/timeliness';
import { timelinessReport } from '../report/follow-up-timeliness';
import { statedFor } from '../report/made-for';
import { writeWorkbook } from '../report/xlsx/write-workbook';
import type { Handlers, Session } from '../session';
import { issuerOf } from './issuer';
import { releasedFigures } from './data-service';
import { chosenSchoolYear } from './school-year';

async function timeliness(connection: DuckDBConnection, session: Session, request: ParsedRequestOf<'followUp.timeliness'>): Promise<FollowUpTimeliness> {
  const schoolYear = await chosenSchoolYear(connection, request.schoolYear);
  const { areaBasis, county } = request;
  const untold = async (by: 'county' | 'school', where: Filter): Promise<ReadonlySet<string>> => {
    const asked = { indicators: ['followUpCases'], where, schoolYear, areaBasis, scope: DEFAULT_SCOPE };
    const answers = [await releasedFigures(connection, session, { ...asked, by: [] }), await releasedFigures(connection, session, { ...asked, by: [by] })];
    return new Set(answers.flatMap(({ figures }) => figures.flatMap(({ group, suppressed }) => (suppressed ? [group[by] ?? WHOLE] : []))));
  };
  const places = { counties: await untold('county', {}), schools: county === undefined ? new Set<string>() : await untold('school', { county: [county] }) };
  const found = await readTimeliness(connection, { ...request, schoolYear }, session.privacy.minimumValidResults, places);
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
        const bytes = await writeWorkbook(statedFor(model, session.privacy), issuer);
        await record(writer, 'report.export', { report: 'followUpTimeliness', schoolYear: request.schoolYear ?? '', asOf: request.asOf ?? '', unit: issuer.unit, bytes: bytes.byteLength });
        return { fileName: model.fileName, bytes };
      }),
  };
}
