import { record } from '../audit/log';
import { Pseudonymiser } from '../ingest/load/identity';
import { runImport } from '../ingest/load/import-run';
import { inspectFiles } from '../ingest/load/inspect';
import { expandSources } from '../ingest/load/sources';
import { undoBatch } from '../ingest/load/undo';
import { issuesWorkbook } from '../report/issues-workbook';
import type { Handlers, Session } from '../session';
import { listBatches, listIssues } from '../warehouse/catalogue-queries';

/** More issues than this belong into several workbooks; Excel itself stops at 1,048,576 rows. */
const WORKBOOK_ISSUES = 100_000;

export function importService(
  session: Session,
): Handlers<'upload.append' | 'upload.discard' | 'import.inspect' | 'import.run' | 'import.batches' | 'import.undo' | 'import.issues' | 'import.issuesWorkbook'> {
  return {
    'upload.append': async ({ uploadId, name, chunk }) => session.uploads.append(uploadId, name, chunk),
    'upload.discard': async ({ uploadIds }) => ({ discarded: session.uploads.discard(uploadIds) }),
    'import.inspect': async ({ sources }, options) => {
      const files = await expandSources(sources, session.uploads);
      return { files: await session.reading((connection) => inspectFiles(connection, files, options)) };
    },
    'import.run': ({ sources, schoolYear }, options) =>
      session.exclusive(async () => {
        const workspace = session.open();
        const files = await expandSources(sources, session.uploads);
        const report = await runImport(workspace.writer, files, {
          ...options,
          schoolYear,
          pseudonymiser: new Pseudonymiser(workspace.pseudonymKey),
          today: new Date(),
        });
        await record(workspace.writer, 'import.run', { totals: report.totals, batches: report.files.flatMap((file) => (file.status === 'loaded' ? [{ batch: file.batch, sha256: file.sha256 }] : [])) });
        return report;
      }),
    'import.batches': async () => ({ batches: await session.reading(listBatches) }),
    'import.undo': ({ batchId }) =>
      session.exclusive(async () => {
        const { writer } = session.open();
        const result = await undoBatch(writer, batchId);
        await record(writer, 'import.undo', { ...result });
        return result;
      }),
    'import.issues': (page) => session.reading((connection) => listIssues(connection, page)),
    'import.issuesWorkbook': ({ batchId }) =>
      session.exclusive(async () => {
        const { writer } = session.open();
        const { issues, total } = await listIssues(writer, { batchId, offset: 0, limit: WORKBOOK_ISSUES });
        const bytes = await issuesWorkbook(issues, new Date(), total);
        await record(writer, 'issues.export', { batch: batchId ?? null, issues: issues.length });
        return { fileName: batchId === undefined ? '问题清单.xlsx' : `问题清单-批次${batchId}.xlsx`, bytes };
      }),
  };
}
