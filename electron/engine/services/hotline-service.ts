import { reviewRota } from '../hotline/review';
import { reviewCalls } from '../hotline/review-calls';
import type { Handlers, Session } from '../session';
import { issueFile } from './issue-report';
import { pageParameters } from './page-parameters';
import { chosenSchoolYear } from './school-year';

export function hotlineService(session: Session): Handlers<'hotline.review' | 'hotline.calls' | 'hotline.callsWorkbook'> {
  return {
    'hotline.review': ({ schoolYear }) => session.reading(async (connection) => reviewRota(connection, await chosenSchoolYear(connection, schoolYear))),
    'hotline.calls': (request) => session.reading(async (connection) => reviewCalls(connection, await chosenSchoolYear(connection, request.schoolYear), request, session.privacy.minimumValidResults)),
    'hotline.callsWorkbook': (request) => issueFile(session, 'calls', pageParameters(request)),
  };
}
