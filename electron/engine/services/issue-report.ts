/** Makes a report of the catalogue, gives it its number, writes its files and keeps what was issued. */
import { createHash } from 'node:crypto';
import type { DuckDBConnection } from '@duckdb/node-api';
import { dayLabel } from '../../../shared/as-of';
import { EngineFailure, type IssuedFile, type IssuedReport, type ProducedFile, type ReportPage } from '../../../shared/contract';
import { formatsOfKind, REPORT_FORMAT_LABELS, type ReportFormat, reportKind, type ReportKindId } from '../../../shared/reports';
import { currentOperator, record } from '../audit/log';
import { reportHtml } from '../report/html/report-html';
import type { ReportModel } from '../report/model';
import type { FormIssuer } from '../report/official-form';
import { type DataState, readDataState } from '../report/issued/data-state';
import { type FileRecord, keepFiles, keepReport } from '../report/issued/history';
import { reportIdOf } from '../report/issued/report-id';
import { type AskedParameters, type ResolvedParameters, resolveParameters } from '../report/issued/resolve-parameters';
import { fileNameOf, writersOf } from '../report/writers';
import type { Session } from '../session';
import { transaction } from '../warehouse/sql';
import { BUILDERS } from './report-kinds';
import { chosenSchoolYear } from './school-year';
import { APP_VERSION } from './version';

export interface MadeReport {
  readonly id: string;
  readonly kind: ReportKindId;
  readonly parameters: ResolvedParameters;
  readonly state: DataState;
  readonly model: ReportModel;
}

/** With everything filled in, so that equal parameters give equal reports. */
export async function parametersOfReport(connection: DuckDBConnection, session: Session, kind: ReportKindId, asked: AskedParameters, state: DataState): Promise<ResolvedParameters> {
  return resolveParameters(asked, reportKind(kind).choices, {
    schoolYear: await chosenSchoolYear(connection, asked.schoolYear),
    unit: session.settings.unit,
    preparedBy: session.settings.preparedBy,
    dataDay: state.changedAt.slice(0, 10),
  });
}

export async function makeReport(connection: DuckDBConnection, session: Session, kind: ReportKindId, asked: AskedParameters): Promise<MadeReport> {
  const state = await readDataState(connection);
  const parameters = await parametersOfReport(connection, session, kind, asked, state);
  const id = reportIdOf({ kind, parameters, dataState: state.hash, appVersion: APP_VERSION, issuedOn: parameters.issuedOn });
  return { id, kind, parameters, state, model: await BUILDERS[kind]({ connection, session, issuer: issuerOfReport(parameters) }, parameters) };
}

/** Looking at it is not written down, as with figures on a page. */
export async function reportPage(connection: DuckDBConnection, session: Session, kind: ReportKindId, asked: AskedParameters): Promise<ReportPage> {
  const { id, model } = await makeReport(connection, session, kind, asked);
  return { id, title: model.title, fileName: fileNameOf(model.fileName, 'pdf'), html: reportHtml(model, id) };
}

export function issuerOfReport({ unit, preparedBy, issuedOn, head, statistician, telephone, survey }: ResolvedParameters): FormIssuer {
  return {
    unit,
    preparedBy,
    issuedOn: dateOf(issuedOn),
    signatories: { head, statistician, telephone },
    ...(survey === undefined ? {} : { survey: { ...survey, validUntil: dayLabel(survey.validUntil) } }),
  };
}

/** Local time, as zip archives and forms have it. @param at 2026-07-01 or 2026-07-01 09:30:00 */
export function dateOf(at: string): Date {
  return new Date(at.length === 10 ? `${at}T00:00:00` : at.replace(' ', 'T'));
}

/** @param dataTime stamp of the documents: when the data were last changed. @throws EngineFailure CANNOT_PRINT for a PDF where the host cannot print */
export async function writeFiles(session: Session, model: ReportModel, formats: readonly ReportFormat[], { id, dataState, dataTime }: { readonly id: string; readonly dataState: string; readonly dataTime: string }): Promise<IssuedFile[]> {
  const writers = writersOf(session.printPages);
  const files: IssuedFile[] = [];
  for (const format of formats) {
    const bytes = await writers[format](model, { issuedOn: dateOf(dataTime), report: { id, dataState } });
    files.push({ format, fileName: fileNameOf(model.fileName, format), bytes, sha256: sha256Of(bytes) });
  }
  return files;
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** What is kept of a file: not its bytes, which its figures give again. */
export function fileRecord(file: IssuedFile): FileRecord {
  return { ...file, bytes: file.bytes.byteLength };
}

/** To be called inside `session.exclusive`. @param asFormats absent: the first format of the kind @throws EngineFailure BAD_REQUEST for a format that the kind has not */
export async function issueReport(session: Session, kind: ReportKindId, asked: AskedParameters, asFormats?: readonly ReportFormat[]): Promise<IssuedReport> {
  const { label } = reportKind(kind);
  const possible = formatsOfKind(kind);
  const formats = asFormats ?? possible.slice(0, 1);
  const wrong = formats.find((format) => !possible.includes(format));
  if (wrong !== undefined) throw new EngineFailure('BAD_REQUEST', `“${label}”不能出成 ${REPORT_FORMAT_LABELS[wrong]}，可以出成：${possible.map((format) => REPORT_FORMAT_LABELS[format]).join('、')}。`, { kind, format: wrong });
  const { writer } = session.open();
  const { id, parameters, state, model } = await makeReport(writer, session, kind, asked);
  const files = await writeFiles(session, model, formats, { id, dataState: state.hash, dataTime: state.changedAt });
  const operator = currentOperator();
  await transaction(writer, async () => {
    const { issuedOn } = parameters;
    await keepReport(writer, { id, kind, title: model.title, parameters, dataState: state.hash, dataTime: state.changedAt, appVersion: APP_VERSION, issuedOn, model }, operator);
    await keepFiles(writer, id, files.map(fileRecord), operator);
    await record(writer, 'report.issue', { report: kind, id, dataState: state.hash, parameters, files: files.map(({ format, sha256, bytes }) => ({ format, sha256, bytes: bytes.byteLength })) });
  });
  return { id, kind, dataState: state.hash, files };
}

/** The only file of a report, for those who want one. */
export async function issueFile(session: Session, kind: ReportKindId, asked: AskedParameters): Promise<ProducedFile & { readonly id: string }> {
  const { id, files } = await session.exclusive(() => issueReport(session, kind, asked));
  const [file] = files;
  if (file === undefined) throw new Error(`no file of ${kind}`);
  return { id, fileName: file.fileName, bytes: file.bytes };
}
