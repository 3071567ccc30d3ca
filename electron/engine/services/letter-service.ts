/** Official documents for those who want one file at once: issued by the catalogue, filled into the office's own template, or looked at as a page. */
import { localToday } from '../../../shared/as-of';
import { EngineFailure, type ImportSource, type ParsedRequestOf, type ProducedFile } from '../../../shared/contract';
import { type ReportKindId, reportOfLetter } from '../../../shared/reports';
import { scopeWords } from '../../../shared/scope';
import { record } from '../audit/log';
import { openInput } from '../ingest/prepare/file-task';
import { fillTemplate } from '../report/docx/template/fill-template';
import { readDataState } from '../report/issued/data-state';
import type { AskedParameters } from '../report/issued/resolve-parameters';
import type { Handlers, Session } from '../session';
import { dateOf, issueFile, issuerOfReport, parametersOfReport, reportPage } from './issue-report';
import { draftLetter } from './report-kinds/letters';

const LARGEST_TEMPLATE = 32 * 1024 ** 2;

export function letterService(session: Session): Handlers<'report.letter' | 'report.letterPreview'> {
  return {
    'report.letter': async ({ kind, parameters, template }, { signal }) => {
      const [report, asked] = chosen(kind, parameters);
      return template === undefined ? issueFile(session, report, asked) : session.exclusive(async () => fillOwnTemplate(session, kind, asked, await readTemplate(session, template, signal)));
    },
    'report.letterPreview': ({ kind, parameters }) => session.reading((connection) => reportPage(connection, session, ...chosen(kind, parameters))),
  };
}

/** A document bears the day on which it is written where no other is named. */
function chosen(kind: ParsedRequestOf<'report.letter'>['kind'], parameters: AskedParameters): [report: ReportKindId, parameters: AskedParameters] {
  return [reportOfLetter(kind), { ...parameters, issuedOn: parameters.issuedOn ?? localToday() }];
}

/** It is laid out by others and bears no number: what was written into it is a draft of the office. */
async function fillOwnTemplate(session: Session, kind: ParsedRequestOf<'report.letter'>['kind'], asked: AskedParameters, template: Uint8Array): Promise<ProducedFile> {
  const { writer } = session.open();
  const state = await readDataState(writer);
  const parameters = await parametersOfReport(writer, session, reportOfLetter(kind), asked, state);
  const { model, figures, suppressed } = await draftLetter({ connection: writer, session, issuer: issuerOfReport(parameters) }, parameters, kind);
  const bytes = await fillTemplate(template, model, figures, dateOf(state.changedAt));
  const { schoolYear, areaBasis, scope, asOf, unit } = parameters;
  await record(writer, 'report.export', { report: 'letter', kind, schoolYear, areaBasis, scope: scopeWords(scope), asOf, unit, ownTemplate: true, bytes: bytes.byteLength, suppressed });
  return { fileName: model.fileName, bytes };
}

/** @throws EngineFailure FILE_NOT_FOUND, FILE_UNREADABLE, FILE_TOO_LARGE */
async function readTemplate(session: Session, source: ImportSource, signal: AbortSignal | undefined): Promise<Uint8Array> {
  if (source.kind === 'upload') return session.uploads.get(source.uploadId).bytes;
  const file = await openInput({ kind: 'path', path: source.path }, signal);
  try {
    if (file.size > LARGEST_TEMPLATE) throw new EngineFailure('FILE_TOO_LARGE', '模板文件过大，不像一份公文模板。请去掉模板中的大图片后再选。', { bytes: file.size });
    return await file.read(0, file.size);
  } finally {
    await file.close();
  }
}
