/** Makes a report of the catalogue, gives it its number, writes its files and keeps what was issued. */
import { createHash } from 'node:crypto';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Tellings } from '../../../shared/audience';
import { dayLabel } from '../../../shared/as-of';
import { EngineFailure, type IssuedFile, type IssuedReport, type ProducedFile, type ReportPage } from '../../../shared/contract';
import { schoolYearOfMonth } from '../../../shared/month';
import { formatsOfKind, REPORT_FORMAT_LABELS, type ReportFormat, reportKind, type ReportKindId } from '../../../shared/reports';
import { record } from '../audit/log';
import { currentOperator } from '../audit/operator';
import { reportHtml } from '../report/html/report-html';
import type { ReportModel } from '../report/model';
import type { FormIssuer } from '../report/official-form';
import type { OwnTemplate } from '../report/own-template';
import { type DataState, readDataState } from '../report/issued/data-state';
import { type FileRecord, findIssued, frozenModel, keepFiles, keepReport } from '../report/issued/history';
import { earlierGroups, keepGroups, registerOf, tellingsInForce } from '../report/issued/register';
import { refuseWithdrawn } from '../report/issued/withdrawal';
import { reportIdOf } from '../report/issued/report-id';
import { type AskedParameters, type ResolvedParameters, resolveParameters } from '../report/issued/resolve-parameters';
import { HiddenForReports } from '../privacy/earlier-reports';
import type { IssuedGroup } from '../privacy/register';
import type { Issuing } from '../privacy/settings';
import { statedFor } from '../report/made-for';
import { fileNameOf, writersOf } from '../report/writers';
import type { Session } from '../session';
import { transaction } from '../warehouse/sql';
import { releasedFigures } from './data-service';
import { BUILDERS } from './report-kinds';
import { chosenMonth } from './report-kinds/months';
import type { KindContext } from './report-kinds/types';
import { chosenSchoolYear } from './school-year';
import { APP_VERSION } from './version';

export interface MadeReport {
  readonly id: string;
  readonly kind: ReportKindId;
  readonly parameters: ResolvedParameters;
  readonly state: DataState;
  readonly model: ReportModel;
  /** What it tells of groups of pupils; none of a report that was issued before. */
  readonly groups: readonly IssuedGroup[];
}

/** With everything filled in, so that equal parameters give equal reports. */
export async function parametersOfReport(connection: DuckDBConnection, session: Session, kind: ReportKindId, asked: AskedParameters, state: DataState): Promise<ResolvedParameters> {
  const month = await chosenMonth(connection, kind, asked);
  return resolveParameters({ ...asked, month }, reportKind(kind).choices, {
    schoolYear: month === undefined ? await chosenSchoolYear(connection, asked.schoolYear) : schoolYearOfMonth(month),
    madeFor: reportKind(kind).madeFor,
    unit: session.settings.unit,
    preparedBy: session.settings.preparedBy,
    dataDay: state.changedAt.slice(0, 10),
  });
}

async function originOf(connection: DuckDBConnection, session: Session, kind: ReportKindId, asked: AskedParameters): Promise<Omit<MadeReport, 'model' | 'groups'>> {
  const state = await readDataState(connection);
  const parameters = await parametersOfReport(connection, session, kind, asked, state);
  return { id: reportIdOf({ kind, parameters, dataState: state.hash, appVersion: APP_VERSION, issuedOn: parameters.issuedOn }), kind, parameters, state };
}

/** @param beside the number of an issued report: only what was issued before it is minded; absent: its own number */
export async function makeReport(connection: DuckDBConnection, session: Session, kind: ReportKindId, asked: AskedParameters, beside?: string): Promise<MadeReport> {
  const origin = await originOf(connection, session, kind, asked);
  const { id, parameters } = origin;
  const groups = new Map<string, IssuedGroup>();
  const keep: Issuing['keep'] = (group) => groups.set(JSON.stringify([group.population, group.schoolYear, group.dimensions, group.key]), { ...group, report: id });
  const tellings = await tellingsInForce(connection, beside ?? id, session.tellings);
  const context = contextOf(connection, session, parameters, tellings, { earlier: registerOf(await earlierGroups(connection, beside ?? id, parameters.madeFor)), keep, hidden: new HiddenForReports() });
  return { ...origin, model: statedFor(await BUILDERS[kind](context, parameters), context.privacy), groups: [...groups.values()] };
}

/** As it was issued, where it was: later reports have been made beside its figures. */
export async function reportAsIssued(connection: DuckDBConnection, session: Session, kind: ReportKindId, asked: AskedParameters): Promise<MadeReport> {
  const origin = await originOf(connection, session, kind, asked);
  if ((await findIssued(connection, origin.id)) === null) return makeReport(connection, session, kind, asked);
  return { ...origin, model: await frozenModel(connection, origin.id), groups: [] };
}

/** What a report is made with: its figures pass the gate of those it is made for. */
function contextOf(connection: DuckDBConnection, session: Session, parameters: ResolvedParameters, tellings: Tellings, issuing: Issuing): KindContext {
  const privacy = { ...session.privacyFor(parameters.madeFor, tellings), issuing };
  return { connection, session, privacy, ask: (query) => releasedFigures(connection, session, query, { privacy }), issuer: issuerOfReport(parameters) };
}

/** Looking at it is not written down, as with figures on a page. */
export async function reportPage(connection: DuckDBConnection, session: Session, kind: ReportKindId, asked: AskedParameters): Promise<ReportPage> {
  const { id, model } = await reportAsIssued(connection, session, kind, asked);
  return { id, title: model.title, fileName: fileNameOf(model.fileName, 'pdf'), html: reportHtml(model, id) };
}

function issuerOfReport({ unit, preparedBy, issuedOn, head, statistician, telephone, survey }: ResolvedParameters): FormIssuer {
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

/** Inside the caller's transaction. */
export async function keepIssued(writer: DuckDBConnection, { id, kind, parameters, state, model, groups }: MadeReport): Promise<void> {
  const { issuedOn } = parameters;
  await keepReport(writer, { id, kind, title: model.title, parameters, dataState: state.hash, dataTime: state.changedAt, appVersion: APP_VERSION, issuedOn, model }, currentOperator(writer));
  await keepGroups(writer, groups);
}

/** To be called inside `session.exclusive`. @param asFormats absent: the first format of the kind @param template named in the parameters as well @throws EngineFailure BAD_REQUEST for a format that the kind has not */
export async function issueReport(session: Session, kind: ReportKindId, asked: AskedParameters, asFormats?: readonly ReportFormat[], template?: OwnTemplate): Promise<IssuedReport> {
  const { label } = reportKind(kind);
  const possible = formatsOfKind(kind);
  const formats = asFormats ?? possible.slice(0, 1);
  const wrong = formats.find((format) => !possible.includes(format));
  if (wrong !== undefined) throw new EngineFailure('BAD_REQUEST', `“${label}”不能出成 ${REPORT_FORMAT_LABELS[wrong]}，可以出成：${possible.map((format) => REPORT_FORMAT_LABELS[format]).join('、')}。`, { kind, format: wrong });
  const { writer } = session.open();
  const made = await reportAsIssued(writer, session, kind, asked);
  const { id, parameters, state } = made;
  const model = template === undefined ? made.model : { ...made.model, template };
  await refuseWithdrawn(writer, id);
  const files = await writeFiles(session, model, formats, { id, dataState: state.hash, dataTime: state.changedAt });
  const operator = currentOperator(writer);
  await transaction(writer, async () => {
    await keepIssued(writer, { ...made, model });
    await keepFiles(writer, id, files.map(fileRecord), operator);
    await record(writer, 'report.issue', { report: kind, id, dataState: state.hash, parameters, files: files.map(({ format, sha256, bytes }) => ({ format, sha256, bytes: bytes.byteLength })) });
  });
  return { id, kind, dataState: state.hash, files };
}

/** The only file of a report, for those who want one. */
export async function issueFile(session: Session, kind: ReportKindId, asked: AskedParameters, template?: OwnTemplate): Promise<ProducedFile & { readonly id: string }> {
  const { id, files } = await session.exclusive(() => issueReport(session, kind, asked, undefined, template));
  const [file] = files;
  if (file === undefined) throw new Error(`no file of ${kind}`);
  return { id, fileName: file.fileName, bytes: file.bytes };
}
