/** Reports of the catalogue: shown, issued, found again, compared with today, checked. */
import type { DuckDBConnection } from '@duckdb/node-api';
import type { HistoryEntry } from '../../../shared/contract';
import { EngineFailure } from '../../../shared/contract';
import { REPORT_KIND_IDS, type ReportFormat, reportKind } from '../../../shared/reports';
import { record } from '../audit/log';
import { currentOperator } from '../audit/operator';
import { bytesOfSource } from '../ingest/load/source-bytes';
import { readDataState } from '../report/issued/data-state';
import { filesOf, frozenModel, type IssuedRecord, issuedReport, issuedReports, keepFiles } from '../report/issued/history';
import { parameterWords } from '../report/issued/parameter-words';
import { refuseWithdrawn, withdraw, withdrawalOf } from '../report/issued/withdrawal';
import { previewOf } from '../report/preview';
import type { Handlers, Session } from '../session';
import { transaction } from '../warehouse/sql';
import { pageParameters } from './page-parameters';
import { compareWithNow, parametersOf, verifyFile } from './compare-report';
import { fileRecord, issueFile, issueReport, reportAsIssued, reportPage, writeFiles } from './issue-report';

type Methods = 'report.annual' | 'report.kinds' | 'report.page' | 'report.preview' | 'report.issue' | 'report.history' | 'report.again' | 'report.withdraw' | 'report.compare' | 'report.verify';

export function reportService(session: Session): Handlers<Methods> {
  return {
    'report.annual': (request) => issueFile(session, 'annual', pageParameters(request)),
    'report.kinds': async () => ({ kinds: REPORT_KIND_IDS.map(reportKind) }),
    'report.page': ({ kind, parameters }) => session.reading((connection) => reportPage(connection, session, kind, parameters)),
    'report.preview': ({ kind, parameters }) =>
      session.reading(async (connection) => {
        const { id, model } = await reportAsIssued(connection, session, kind, parameters);
        return { id, title: model.title, sections: previewOf(model) };
      }),
    'report.issue': ({ kind, parameters, formats }, options) =>
      session.exclusive(async () => {
        options.onProgress?.({ phase: '生成报表', done: 0, item: reportKind(kind).label });
        return issueReport(session, kind, parameters, formats === undefined ? undefined : [...new Set(formats)]);
      }),
    'report.history': ({ kind }) =>
      session.reading(async (connection) => {
        const { hash } = await readDataState(connection);
        const reports: HistoryEntry[] = [];
        for (const issued of await issuedReports(connection, kind ?? null)) reports.push(await entryOf(connection, issued, hash));
        return { reports };
      }),
    'report.again': ({ id }) =>
      session.exclusive(async () => {
        const { writer } = session.open();
        const issued = await issuedReport(writer, id);
        await refuseWithdrawn(writer, id);
        if (reportKind(issued.kind).perSchool === true) throw new EngineFailure('BAD_REQUEST', `“${reportKind(issued.kind).label}”一校一份，请选好文件夹再出一次。`, { id });
        const formats = formatsAgain((await filesOf(writer, id)).map(({ format }) => format), session.printPages !== undefined);
        const files = await writeFiles(session, await frozenModel(writer, id), formats, issued);
        await transaction(writer, async () => {
          await keepFiles(writer, id, files.map(fileRecord), currentOperator(writer));
          await record(writer, 'report.issue', { report: issued.kind, id, again: true, files: files.map(({ format, sha256 }) => ({ format, sha256 })) });
        });
        return { id, kind: issued.kind, dataState: issued.dataState, files };
      }),
    'report.withdraw': ({ id, note }) =>
      session.exclusive(async () => {
        const { writer } = session.open();
        await issuedReport(writer, id);
        await transaction(writer, async () => {
          await withdraw(writer, id, currentOperator(writer), note);
          await record(writer, 'report.withdraw', { id, note });
        });
        return { id };
      }),
    'report.compare': ({ id }) => session.reading(async (connection) => ({ id, ...(await compareWithNow(connection, session, await issuedReport(connection, id))) })),
    'report.verify': ({ file }) => session.reading(async (connection) => verifyFile(connection, session, await bytesOfSource(session.uploads, file))),
  };
}

/** A host that cannot print gives the other files; where there are none it says so. */
function formatsAgain(issued: readonly ReportFormat[], canPrint: boolean): readonly ReportFormat[] {
  const formats = [...new Set(issued)];
  const others = formats.filter((format) => format !== 'pdf');
  return canPrint || others.length === 0 ? formats : others;
}

async function entryOf(connection: DuckDBConnection, issued: IssuedRecord, stateNow: string): Promise<HistoryEntry> {
  const { id, kind, title, dataState, issuedOn, issuedAt, issuedBy } = issued;
  const { label, choices } = reportKind(kind);
  return { id, kind, label, title, parameters: parameterWords(parametersOf(issued), choices), dataState, issuedOn, issuedAt, issuedBy, files: await filesOf(connection, id), withdrawn: await withdrawalOf(connection, id), dataChanged: dataState !== stateNow };
}
