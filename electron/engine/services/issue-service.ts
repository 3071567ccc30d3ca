import { record } from '../audit/log';
import { issueSources } from '../report/issue-sources';
import { issueWorkbooks } from '../report/issue-workbooks';
import { issuesWorkbook } from '../report/issues-workbook';
import type { Handlers, Session } from '../session';
import { groupIssues, listIssues } from '../warehouse/issue-queries';

/** More issues than this belong into several workbooks; Excel itself stops at 1,048,576 rows. */
const WORKBOOK_ISSUES = 100_000;

export function issueService(session: Session): Handlers<'import.issues' | 'import.issueGroups' | 'import.issuesWorkbook' | 'import.issueWorkbooks'> {
  return {
    'import.issues': (page) => session.reading((connection) => listIssues(connection, page)),
    'import.issueGroups': ({ by, ...filter }) => session.reading((connection) => groupIssues(connection, filter, by)),
    'import.issuesWorkbook': (filter) =>
      session.exclusive(async () => {
        const { writer } = session.open();
        const { issues, total } = await listIssues(writer, { ...filter, offset: 0, limit: WORKBOOK_ISSUES });
        const bytes = await issuesWorkbook(issues, new Date(), total);
        await record(writer, 'issues.export', { batch: filter.batchId ?? null, issues: issues.length });
        return { fileName: filter.batchId === undefined ? '问题清单.xlsx' : `问题清单-批次${filter.batchId}.xlsx`, bytes };
      }),
    'import.issueWorkbooks': ({ per, ...filter }) =>
      session.exclusive(async () => {
        const { writer } = session.open();
        const bytes = await issueWorkbooks(issueSources(writer, filter, per), new Date());
        await record(writer, 'issues.export', { per, batch: filter.batchId ?? null });
        return { fileName: per === 'school' ? '问题反馈-分学校.zip' : '问题反馈-分县区.zip', bytes };
      }),
  };
}
