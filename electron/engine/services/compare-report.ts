/** Reports that were issued, held against what the workspace gives today and against files that come back. */
import type { DuckDBConnection } from '@duckdb/node-api';
import type { ReportDifference, ReportVerification } from '../../../shared/contract';
import { reportKind } from '../../../shared/reports';
import { differencesOf, differencesOnPage } from '../report/issued/differences';
import { type DocumentMark, documentMark } from '../report/issued/document-mark';
import { findIssued, frozenModel, type IssuedRecord, reportOfFile } from '../report/issued/history';
import { pageOf, reportOfPage } from '../report/issued/report-id';
import type { ResolvedParameters } from '../report/issued/resolve-parameters';
import type { ReportModel } from '../report/model';
import { figuresHash } from '../report/pdf/write-pdf';
import { pagesOf } from '../report/school-feedback/pages';
import { changedCells } from '../report/xlsx/read-cells';
import type { Session } from '../session';
import { makeReport, sha256Of, writeFiles } from './issue-report';

/** As they were resolved when the report was issued. */
export function parametersOf({ parameters }: IssuedRecord): ResolvedParameters {
  // Before audiences were told apart, everything was made by the thresholds of pages.
  return { madeFor: 'internal', ...(parameters as Partial<ResolvedParameters>) } as ResolvedParameters;
}

export async function compareWithNow(connection: DuckDBConnection, session: Session, issued: IssuedRecord): Promise<{ readonly dataChanged: boolean; readonly differences: readonly ReportDifference[] }> {
  const { model, state } = await makeReport(connection, session, issued.kind, parametersOf(issued), issued.id);
  return { dataChanged: state.hash !== issued.dataState, differences: differencesOf(await frozenModel(connection, issued.id), model) };
}

export async function verifyFile(connection: DuckDBConnection, session: Session, bytes: Uint8Array): Promise<ReportVerification> {
  const issuedId = await reportOfFile(connection, sha256Of(bytes));
  const mark = await documentMark(bytes);
  const id = mark?.id ?? issuedId;
  const issued = id === null ? null : await findIssued(connection, issuedId ?? reportOfPage(id));
  if (issued === null) return { state: 'unknown', id, title: null, issuedAt: null, changedCells: [], figures: null, differences: [] };
  const model = await frozenModel(connection, issued.id);
  const { differences } = await compareWithNow(connection, session, issued);
  const about = { id: issued.id, title: issued.title, issuedAt: issued.issuedAt, differences: onItsPage(differences, model, id) };
  if (issuedId !== null) return { state: 'unchanged', ...about, changedCells: [], figures: null };
  // The page of a school is a document of Word, whatever its report is.
  return { state: 'changed', ...about, changedCells: id === issued.id ? await cellsChanged(session, issued, model, bytes) : [], figures: figuresIn(mark, model) };
}

/** A file of a run over all schools speaks of one of them. */
function onItsPage(differences: readonly ReportDifference[], model: ReportModel, id: string | null): readonly ReportDifference[] {
  const number = id === null ? null : pageOf(id);
  const page = number === null || model.feedback === undefined ? undefined : pagesOf(model).find((each) => each.number === number);
  return page === undefined ? differences : differencesOnPage(differences, page);
}

function figuresIn(mark: DocumentMark | null, model: ReportModel): ReportVerification['figures'] {
  if (mark === null || mark.figures === null) return null;
  return mark.figures === figuresHash(model) ? 'asIssued' : 'others';
}

/** Other formats than workbooks are only known to be changed. */
async function cellsChanged(session: Session, issued: IssuedRecord, model: ReportModel, found: Uint8Array): Promise<ReportVerification['changedCells']> {
  if (!reportKind(issued.kind).formats.includes('xlsx')) return [];
  const [workbook] = await writeFiles(session, model, ['xlsx'], issued);
  if (workbook === undefined) return [];
  try {
    return await changedCells(workbook.bytes, found);
  } catch {
    // No workbook.
    return [];
  }
}
