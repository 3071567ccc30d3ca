import { defaultAsOf, localToday } from '../../../shared/as-of';
import { EngineFailure, type ImportSource, type ParsedRequestOf } from '../../../shared/contract';
import { riskScheme } from '../../../shared/risk-labels';
import { previousSchoolYear } from '../../../shared/school-year';
import { scopeWords } from '../../../shared/scope';
import { record } from '../audit/log';
import { scopeNote } from '../metrics/scope-note';
import { openInput } from '../ingest/prepare/file-task';
import { fillTemplate } from '../report/docx/template/fill-template';
import { writeDocument } from '../report/docx/write-document';
import { reportHtml } from '../report/html/report-html';
import { composeLetter, indicatorsOf, letterKind } from '../report/letters';
import { gatherFigures } from '../report/letters/gather';
import { namedFigures } from '../report/letters/named-figures';
import type { ReportModel } from '../report/model';
import type { Handlers, Session } from '../session';
import { releasedFigures } from './data-service';
import { issuerOf } from './issuer';
import { chosenSchoolYear } from './school-year';

const LARGEST_TEMPLATE = 32 * 1024 ** 2;

interface Drafted {
  readonly model: ReportModel;
  /** Single figures by name, for templates. */
  readonly figures: ReadonlyMap<string, string>;
  readonly schoolYear: string;
  readonly asOf: string;
  /** ISO day. */
  readonly issuedOn: string;
  readonly unit: string;
  /** How many figures were hidden. */
  readonly suppressed: number;
}

export function letterService(session: Session): Handlers<'report.letter' | 'report.letterPreview'> {
  return {
    'report.letter': (request, options) =>
      session.exclusive(async () => {
        const { writer } = session.open();
        options.onProgress?.({ phase: '计算指标', done: 0, total: 2 });
        const { model, figures, schoolYear, asOf, issuedOn, unit, suppressed } = await draft(session, request);
        options.onProgress?.({ phase: '生成公文', done: 1, total: 2 });
        const template = request.template === undefined ? null : await readTemplate(session, request.template, options.signal);
        const bytes = template === null ? await writeDocument(model, { issuedOn: localNoon(issuedOn), reportId: request.reportId }) : await fillTemplate(template, model, figures, localNoon(issuedOn));
        await record(writer, 'report.export', { report: 'letter', kind: request.kind, schoolYear, areaBasis: request.areaBasis, scope: scopeWords(request.scope), asOf, unit, ownTemplate: template !== null, bytes: bytes.byteLength, suppressed });
        return { fileName: model.fileName, bytes };
      }),
    // Looking at it is not written down, as with figures on a page; keeping it as a file is the shell's.
    'report.letterPreview': (request) =>
      session.exclusive(async () => {
        const { model } = await draft(session, request);
        return { title: model.title, fileName: model.fileName.replace(/\.docx$/, '.pdf'), html: reportHtml(model, request.reportId) };
      }),
  };
}

async function draft(session: Session, request: ParsedRequestOf<'report.letter'>): Promise<Drafted> {
  const { writer } = session.open();
  const { areaBasis, scope } = request;
  const kind = letterKind(request.kind);
  const schoolYear = await chosenSchoolYear(writer, request.schoolYear);
  const earlier = request.compareWith === 'previous' ? previousSchoolYear(schoolYear) : request.compareWith;
  if (earlier >= schoolYear) throw new EngineFailure('BAD_REQUEST', `对照的学年要早于所写的学年（${schoolYear}），请重新选择。`, { schoolYear, compareWith: earlier });
  const issuer = issuerOf(session, { unit: request.unit });
  const issuedOn = request.issuedOn ?? localToday(issuer.issuedOn);
  const asOf = request.asOf ?? defaultAsOf(schoolYear, issuedOn);
  const { suppressed, ...figures } = await gatherFigures(writer, (query) => releasedFigures(writer, session, query), kind, { schoolYear, areaBasis, scope }, asOf, earlier);
  const model = composeLetter(kind, {
    ...figures,
    ...issuer,
    schoolYear,
    areaBasis,
    scope,
    asOf,
    scopeNote: await scopeNote(writer, { schoolYear, areaBasis, scope, indicators: indicatorsOf(kind), by: [], where: {} }),
    levels: riskScheme(session.settings.riskLabels),
    minimumValidResults: session.privacy.minimumValidResults,
    dueBy: request.dueBy ?? `${issuedOn.slice(0, 4)}-12-31`,
    measures: request.measures,
    requests: request.requests,
    frame: { redHead: request.redHead, number: request.number, signedBy: request.signedBy, addressedTo: request.addressedTo ?? kind.addressedTo, issuer: issuer.unit, issuedOn, copiesTo: request.copiesTo },
  });
  return { model, figures: namedFigures(figures.told), schoolYear, asOf, issuedOn, unit: issuer.unit, suppressed };
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

/** Of an ISO day. */
function localNoon(day: string): Date {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date, 12);
}
