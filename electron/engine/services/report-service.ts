/** Reports of the catalogue: shown, issued, found again, compared with today, checked. */
import type { DuckDBConnection } from '@duckdb/node-api';
import type { HistoryEntry, ReportDifference, ReportVerification } from '../../../shared/contract';
import { EngineFailure } from '../../../shared/contract';
import { REPORT_KIND_IDS, type ReportFormat, reportKind } from '../../../shared/reports';
import { record } from '../audit/log';
import { currentOperator } from '../audit/operator';
import { bytesOfSource } from '../ingest/load/source-bytes';
import { readDataState } from '../report/issued/data-state';
import { differencesOf } from '../report/issued/differences';
import { documentMark } from '../report/issued/document-mark';
import { filesOf, findIssued, frozenModel, type IssuedRecord, issuedReport, issuedReports, keepFiles, reportOfFile } from '../report/issued/history';
import { parameterWords } from '../report/issued/parameter-words';
import { reportOfPage } from '../report/issued/report-id';
import type { ResolvedParameters } from '../report/issued/resolve-parameters';
import { refuseWithdrawn, withdraw, withdrawalOf } from '../report/issued/withdrawal';
import { previewOf } from '../report/preview';
import { changedCells } from '../report/xlsx/read-cells';
import type { Handlers, Session } from '../session';
import { transaction } from '../warehouse/sql';
import { pageParameters } from './page-parameters';
import { fileRecord, issueFile, issueReport, makeReport, reportAsIssued, reportPage, sha256Of, writeFiles } from './issue-report';

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
    'report.verify': ({ file }) => session.reading(async (connection) => verify(connection, session, await bytesOfSource(session.uploads, file))),
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

/** As they were resolved when the report was issued. */
function parametersOf({ parameters }: IssuedRecord): ResolvedParameters {
  // Before audiences were told apart, everything was made by the thresholds of pages.
  return { madeFor: 'internal', ...(parameters as Partial<ResolvedParameters>) } as ResolvedParameters;
}

async function compareWithNow(connection: DuckDBConnection, session: Session, issued: IssuedRecord): Promise<{ readonly dataChanged: boolean; readonly differences: readonly ReportDifference[] }> {
  const { model, state } = await makeReport(connection, session, issued.kind, parametersOf(issued), issued.id);
  return { dataChanged: state.hash !== issued.dataState, differences: differencesOf(await frozenModel(connection, issued.id), model) };
}

async function verify(connection: DuckDBConnection, session: Session, bytes: Uint8Array): Promise<ReportVerification> {
  const issuedId = await reportOfFile(connection, sha256Of(bytes));
  const id = issuedId ?? (await documentMark(bytes));
  const issued = id === null ? null : await findIssued(connection, reportOfPage(id));
  if (issued === null) return { state: 'unknown', id, title: null, issuedAt: null, changedCells: [], differences: [] };
  const { differences } = await compareWithNow(connection, session, issued);
  const about = { id: issued.id, title: issued.title, issuedAt: issued.issuedAt, differences };
  if (issuedId !== null) return { state: 'unchanged', ...about, changedCells: [] };
  // The page of a school is a document of Word, whatever its report is.
  return { state: 'changed', ...about, changedCells: id === issued.id ? await cellsChanged(connection, session, issued, bytes) : [] };
}

/** Other formats than workbooks are only known to be changed. */
async function cellsChanged(connection: DuckDBConnection, session: Session, issued: IssuedRecord, found: Uint8Array): Promise<ReportVerification['changedCells']> {
  if (!reportKind(issued.kind).formats.includes('xlsx')) return [];
  const [workbook] = await writeFiles(session, await frozenModel(connection, issued.id), ['xlsx'], issued);
  if (workbook === undefined) return [];
  try {
    return await changedCells(workbook.bytes, found);
  } catch {
    // No workbook.
    return [];
  }
}
