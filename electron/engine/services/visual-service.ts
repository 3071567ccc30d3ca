/** Questions put together by hand: answered for the page, and as a workbook. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { defaultAsOf, localToday } from '../../../shared/as-of';
import { EngineFailure, type VisualAnswer } from '../../../shared/contract';
import { checkVisualQuery, type FieldVisualQuery, type IndicatorVisualQuery, type VisualQuery, writeVisualQuery } from '../../../shared/visual-query';
import { record } from '../audit/log';
import type { ComparedFigure } from '../comparison/compare-years';
import { visualFigures, type VisualFigure } from '../query/visual/figures';
import { rowsOf, viewFields, visualRows } from '../query/visual/rows';
import type { ReportModel } from '../report/model';
import { visualFiguresReport } from '../report/visual-figures';
import { visualRowsReport } from '../report/visual-rows';
import { writeWorkbook } from '../report/xlsx/write-workbook';
import type { Handlers, Session } from '../session';
import { type FigureColumn, rowsToArrow } from '../warehouse/arrow';
import { changeColumns, confidenceColumns, figureColumns, targetColumns } from './figure-columns';
import { type Issuer, issuerOf } from './issuer';
import { chosenSchoolYear } from './school-year';

export function visualService(session: Session): Handlers<'query.visual' | 'query.visualWorkbook'> {
  return {
    'query.visual': async ({ spec }, { signal }) => {
      const query = read(spec);
      if (query.source === 'indicators') return session.reading((connection) => figureAnswer(connection, session, query));
      const { fields } = await session.reading((connection) => viewFields(connection, query.view));
      return { source: 'fields', fields, parts: await visualRows(() => session.open().connect(), query, fields, signal) };
    },
    'query.visualWorkbook': async ({ spec, ...asked }, { signal }) => {
      const query = read(spec);
      const issuer = issuerOf(session, asked);
      const model = query.source === 'indicators' ? await session.reading((connection) => figureReport(connection, session, query, issuer)) : await rowReport(session, query, issuer, signal);
      const bytes = await writeWorkbook(model, issuer);
      await session.exclusive(() => record(session.open().writer, 'report.export', { report: 'visual', spec: writeVisualQuery(query), unit: issuer.unit, bytes: bytes.byteLength }));
      return { fileName: model.fileName, bytes };
    },
  };
}

/** @throws EngineFailure BAD_REQUEST with what is wrong */
function read(spec: unknown): VisualQuery {
  const checked = checkVisualQuery(spec);
  if (!checked.ok) throw new EngineFailure('BAD_REQUEST', checked.problem);
  return checked.query;
}

async function yearsOf(connection: DuckDBConnection, query: IndicatorVisualQuery): Promise<{ readonly schoolYears: readonly string[]; readonly asOf: string }> {
  const schoolYears = query.schoolYears.length > 0 ? [...query.schoolYears].sort() : [await chosenSchoolYear(connection, undefined)];
  return { schoolYears, asOf: query.asOf ?? defaultAsOf(schoolYears.at(-1) ?? '', localToday()) };
}

async function figureAnswer(connection: DuckDBConnection, session: Session, query: IndicatorVisualQuery): Promise<VisualAnswer> {
  const { schoolYears, asOf } = await yearsOf(connection, query);
  const { figures, ...notes } = await visualFigures(connection, session.privacy, query, schoolYears);
  return { source: 'indicators', schoolYears, asOf, rows: rowsToArrow(columnsOf(figures, asOf, notes.comparison !== null)), ...notes };
}

const NOT_COMPARED: ComparedFigure = { earlier: undefined, difference: null, p: null, beyondChance: null };

function columnsOf(visual: readonly VisualFigure[], asOf: string, compared: boolean): readonly FigureColumn[] {
  const figures = visual.map(({ figure }) => figure);
  const dimensions = [...new Set(figures.flatMap(({ group }) => Object.keys(group)))];
  return [
    { name: 'part', type: 'text', values: visual.map(({ part }) => part) },
    { name: 'schoolYear', type: 'text', values: visual.map(({ schoolYear }) => schoolYear) },
    ...figureColumns(figures, dimensions, asOf),
    ...confidenceColumns(figures),
    ...targetColumns(figures, asOf),
    ...(compared ? changeColumns(figures, visual.map((own) => own.compared ?? NOT_COMPARED)) : []),
  ];
}

async function rowReport(session: Session, query: FieldVisualQuery, issuer: Issuer, signal: AbortSignal | undefined): Promise<ReportModel> {
  const answered = await session.reading((connection) => viewFields(connection, query.view));
  const parts = await visualRows(() => session.open().connect(), query, answered.fields, signal);
  return visualRowsReport({ ...issuer, ...answered, query, answers: parts.map(rowsOf), minimumValidResults: session.privacy.minimumValidResults });
}

async function figureReport(connection: DuckDBConnection, session: Session, query: IndicatorVisualQuery, issuer: Issuer): Promise<ReportModel> {
  const years = await yearsOf(connection, query);
  return visualFiguresReport({ ...issuer, ...years, query, answer: await visualFigures(connection, session.privacy, query, years.schoolYears) });
}
