import type { Handlers, Session } from '../session';
import { issueFile } from './issue-report';
import { coreTeamProposal } from './report-kinds/core-team';
import { pageParameters } from './page-parameters';

export function coreTeamService(session: Session): Handlers<'coreTeam.propose' | 'coreTeam.workbook'> {
  return {
    'coreTeam.propose': (request) => session.reading((connection) => coreTeamProposal(connection, request)),
    'coreTeam.workbook': (request) => issueFile(session, 'coreTeam', pageParameters(request)),
  };
}
