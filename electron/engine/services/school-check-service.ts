import { CONTRADICTION_KINDS, readContradictions } from '../school-checks/contradictions';
import { readReports } from '../school-checks/read-reports';
import { readVerdicts } from '../school-checks/read-verdicts';
import type { Handlers, Session } from '../session';
import { issueFile } from './issue-report';
import { pageParameters } from './page-parameters';
import { yearWithDirectory } from './report-kinds/schools';

type Methods = 'check.schools' | 'check.schoolsWorkbook' | 'check.reporting' | 'check.contradictions' | 'check.reportingWorkbook';

export function schoolCheckService(session: Session): Handlers<Methods> {
  return {
    'check.schools': (request) =>
      session.reading(async (connection) => {
        const schoolYear = await yearWithDirectory(connection, request.schoolYear);
        return { schoolYear, schools: await readVerdicts(connection, schoolYear, request) };
      }),
    'check.schoolsWorkbook': (request) => issueFile(session, 'schoolChecks', pageParameters(request)),
    'check.reporting': (request) => session.reading(async (connection) => readReports(connection, await yearWithDirectory(connection, request.schoolYear), request)),
    'check.contradictions': (request) =>
      session.reading(async (connection) => {
        const schoolYear = await yearWithDirectory(connection, request.schoolYear);
        return { schoolYear, kinds: CONTRADICTION_KINDS, contradictions: await readContradictions(connection, schoolYear, request) };
      }),
    'check.reportingWorkbook': (request) => issueFile(session, 'reporting', pageParameters(request)),
  };
}
