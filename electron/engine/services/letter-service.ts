import { defaultAsOf, localToday } from '../../../shared/as-of';
import { EngineFailure, type ParsedRequestOf } from '../../../shared/contract';
import { riskScheme } from '../../../shared/risk-labels';
import { previousSchoolYear } from '../../../shared/school-year';
import { scopeWords } from '../../../shared/scope';
import { record } from '../audit/log';
import { scopeNote } from '../metrics/scope-note';
import { writeDocument } from '../report/docx/write-document';
import { composeLetter, indicatorsOf, letterKind } from '../report/letters';
import { gatherFigures } from '../report/letters/gather';
import type { ReportModel } from '../report/model';
import type { Handlers, Session } from '../session';
import { releasedFigures } from './data-service';
import { issuerOf } from './issuer';
import { chosenSchoolYear } from './school-year';

interface Drafted {
  readonly model: ReportModel;
  readonly schoolYear: string;
  readonly asOf: string;
  /** ISO day. */
  readonly issuedOn: string;
  readonly unit: string;
  /** How many figures were hidden. */
  readonly suppressed: number;
}

export function letterService(session: Session): Handlers<'report.letter'> {
  return {
    'report.letter': (request, options) =>
      session.exclusive(async () => {
        const { writer } = session.open();
        options.onProgress?.({ phase: '计算指标', done: 0, total: 2 });
        const { model, schoolYear, asOf, issuedOn, unit, suppressed } = await draft(session, request);
        options.onProgress?.({ phase: '生成公文', done: 1, total: 2 });
        const bytes = await writeDocument(model, { issuedOn: localNoon(issuedOn), reportId: request.reportId });
        await record(writer, 'report.export', { report: 'letter', kind: request.kind, schoolYear, areaBasis: request.areaBasis, scope: scopeWords(request.scope), asOf, unit, bytes: bytes.byteLength, suppressed });
        return { fileName: model.fileName, bytes };
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
  return { model, schoolYear, asOf, issuedOn, unit: issuer.unit, suppressed };
}

/** Of an ISO day. */
function localNoon(day: string): Date {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date, 12);
}
