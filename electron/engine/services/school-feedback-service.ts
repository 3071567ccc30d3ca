/** 学校反馈单 for all schools in one run, which stands in the history as one report with many files. */
import { EngineFailure, type CallOptions, type ParsedRequestOf, type SchoolFeedbackRun } from '../../../shared/contract';
import { reportKind } from '../../../shared/reports';
import { record } from '../audit/log';
import { currentOperator } from '../audit/operator';
import { type FileRecord, frozenModel, issuedReport, keepFiles } from '../report/issued/history';
import { refuseWithdrawn } from '../report/issued/withdrawal';
import type { ReportModel } from '../report/model';
import { archiveDestination, folderDestination } from '../report/school-feedback/destination';
import { pagesOf } from '../report/school-feedback/pages';
import { filesOfRun, type PagesRun, writePages, type WrittenFile } from '../report/school-feedback/write-run';
import type { Handlers, Session } from '../session';
import { transaction } from '../warehouse/sql';
import { dateOf, keepIssued, reportAsIssued, sha256Of } from './issue-report';

interface Issued {
  readonly id: string;
  readonly model: ReportModel;
  readonly dataState: string;
  /** Local time at which the data were last changed. */
  readonly dataTime: string;
  /** Enters it in the history, once there is a place for its files. */
  readonly keepReport: () => Promise<void>;
}

export function schoolFeedbackService(session: Session): Handlers<'report.schoolFeedback'> {
  return { 'report.schoolFeedback': (request, options) => session.exclusive(() => runFeedback(session, request, options)) };
}

async function runFeedback(session: Session, { parameters, again, to }: ParsedRequestOf<'report.schoolFeedback'>, options: CallOptions): Promise<SchoolFeedbackRun> {
  options.onProgress?.({ phase: '汇总各校数据', done: 0, item: reportKind('schoolFeedback').label });
  const { id, model, dataState, dataTime, keepReport } = again === undefined ? await madeNow(session, parameters) : await issuedBefore(session, again);
  const name = `${model.feedback?.together ?? ''}（${id}）`;
  const stamp = { issuedOn: dateOf(dataTime), report: { id, dataState } };
  const destination = to.kind === 'folder' ? await folderDestination(to.folder, name, filesOfRun(model)) : archiveDestination(name, stamp.issuedOn);
  await keepReport();
  const files: FileRecord[] = [];
  const keep = ({ file, bytes }: WrittenFile): void => {
    files.push({ format: file.endsWith('.docx') ? 'docx' : 'xlsx', fileName: file, bytes: bytes.byteLength, sha256: sha256Of(bytes) });
  };
  let run: PagesRun | null = null;
  try {
    run = await writePages(model, stamp, destination, keep, options);
  } catch (error) {
    throw withCount(error, files.length);
  } finally {
    // Whatever ended it: what lies in the folder is known. Of an archive that was not finished nothing is left.
    if (destination.folder !== null || run?.cancelled === false) await keepRun(session, id, files, { dataState, again: again !== undefined, to: to.kind, planned: run?.planned ?? null, cancelled: run?.cancelled ?? null, skipped: run?.reasons.size ?? null });
  }
  const { cancelled, planned, written, present, reasons } = run;
  const skipped = pagesOf(model).flatMap(({ number, county, name: school }) => (reasons.has(number) ? [{ county, school, reason: reasons.get(number) ?? '' }] : []));
  return { id, cancelled, planned, written, present, skipped, folder: destination.folder, archive: cancelled ? null : destination.finish() };
}

async function madeNow(session: Session, parameters: ParsedRequestOf<'report.schoolFeedback'>['parameters']): Promise<Issued> {
  const { writer } = session.open();
  const made = await reportAsIssued(writer, session, 'schoolFeedback', parameters);
  await refuseWithdrawn(writer, made.id);
  return { id: made.id, model: made.model, dataState: made.state.hash, dataTime: made.state.changedAt, keepReport: () => transaction(writer, () => keepIssued(writer, made)) };
}

/** @throws EngineFailure BAD_REQUEST for a report of another kind */
async function issuedBefore(session: Session, id: string): Promise<Issued> {
  const { writer } = session.open();
  const { kind, dataState, dataTime } = await issuedReport(writer, id);
  if (kind !== 'schoolFeedback') throw new EngineFailure('BAD_REQUEST', `编号为 ${id} 的不是学校反馈单，而是“${reportKind(kind).label}”。`, { id, kind });
  return { id, model: await frozenModel(writer, id), dataState, dataTime, keepReport: () => Promise.resolve() };
}

async function keepRun(session: Session, id: string, files: readonly FileRecord[], about: Readonly<Record<string, string | number | boolean | null>>): Promise<void> {
  const { writer } = session.open();
  await transaction(writer, async () => {
    await keepFiles(writer, id, files, currentOperator(writer));
    // The chain holds one hash over those of all files: thousands of them belong in no line of a log.
    await record(writer, 'report.issue', { report: 'schoolFeedback', id, files: files.length, filesHash: hashOfAll(files), ...about });
  });
}

function hashOfAll(files: readonly FileRecord[]): string {
  const lines = files.map(({ fileName, sha256 }) => `${sha256} ${fileName}`).sort();
  return sha256Of(new TextEncoder().encode(lines.join('\n')));
}

/** What was written stays and is found again by the next run into the same folder. */
function withCount(error: unknown, written: number): unknown {
  if (!(error instanceof EngineFailure)) return error;
  const { code, message, details } = error.error;
  return new EngineFailure(code, `${message}已完成的 ${written} 份保留；问题解决后再生成到同一文件夹，会接着做。`, details, { cause: error });
}
