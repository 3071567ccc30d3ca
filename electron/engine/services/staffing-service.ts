import type { Handlers, Session } from '../session';
import { issueFile } from './issue-report';
import { pageParameters } from './page-parameters';
import { plannedStaff } from './report-kinds/schools';

export function staffingService(session: Session): Handlers<'staffing.plan' | 'staffing.planWorkbook'> {
  return {
    'staffing.plan': (request) => session.reading((connection) => plannedStaff(connection, request).then(({ schoolYear, plan }) => ({ schoolYear, ...plan }))),
    'staffing.planWorkbook': (request) => issueFile(session, 'staffingPlan', pageParameters(request)),
  };
}
