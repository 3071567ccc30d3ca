/** Questions put together by hand: answered for the page, and as a workbook. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { defaultAsOf, localToday } from '../../../shared/as-of';
import { EngineFailure, type VisualAnswer } from '../../../shared/contract';
import { checkVisualQuery, type FieldVisualQuery, type IndicatorVisualQuery, type VisualQuery, writeVisualQuery } from '../../../shared/visual-query';
import { record } from '../audit/log';
import type { ComparedFigure } from '../comparison/compare-years';
import { visualFigures, type VisualFigure } from '../query/visual/figures';
import { savedQuery } from '../query/saved';
import { rowsOf, viewFields, visualRows } from '../query/visual/rows';
import type { ReportModel } from '../report/model';
import { visualFiguresReport } from '../report/visual-figures';
import { producedName } from '../report/visual';
import { visualRowsReport } from '../report/visual-rows';
import { statedFor } from '../report/made-for';
import { writeWorkbook } from '../report/xlsx/write-workbook';
import type { Handlers, Session } from '../session';
import { type FigureColumn, rowsToArrow } from '../warehouse/arrow';
import { releasedFigures } from './data-service';
import { changeColumns, confidenceColumns, figureColumns, targetColumns } from './figure-columns';
import { type Issuer, issuerOf } from './issuer';
import { chosenSchoolYear } from './school-year';

export function visualService(session: Session): Handlers<'query.visual' | 'query.visualWorkbook' | 'report.custom'> {
  const modelOf = (query: VisualQuery, issuer: Issuer, signal: AbortSignal | undefined): Promise<ReportModel> =>
    query.source === 'indicators' ? session.reading((connection) => figureReport(connection, session, query, issuer)) : rowReport(session, query, issuer, signal);
  return {
    'query.visual': async ({ spec }, { signal }) => {
      const query = read(spec);
      if (query.source === 'indicators') return session.reading((connection) => figureAnswer(connection, session, query));
      const { fields } = await session.reading((connection) => viewFields(connection, query.view));
      return { source: 'fields', fields, parts: await visualRows((sql, work) => session.querying(sql, signal, work), query, fields, signal) };
    },
    'query.visualWorkbook': async ({ spec, ...asked }, { signal }) => {
      const query = read(spec);
      const issuer = issuerOf(session, asked);
      const model = await modelOf(query, issuer, signal);
      const bytes = await writeWorkbook(statedFor(model, session.privacy), issuer);
      await session.exclusive(() => record(session.open().writer, 'report.export', { report: 'visual', spec: writeVisualQuery(query), unit: issuer.unit, bytes: bytes.byteLength }));
      return { fileName: model.fileName, bytes };
    },
    'report.custom': async ({ saved: ids, title, ...asked }, { signal, onProgress }) => {
      const issuer = issuerOf(session, asked);
      const kept = await session.reading(async (connection) => {
        const found: Awaited<ReturnType<typeof savedQuery>>[] = [];
        for (const id of ids) found.push(await savedQuery(connection, id));
        return found;
      });
      const models: ReportModel[] = [];
      for (const saved of kept) {
        if (saved.kind !== 'visual') throw new EngineFailure('BAD_REQUEST', `“${saved.name}”是 SQL 查询，不能放进报表：请在查询页导出它的结果。`, { id: saved.id });
        if (signal?.aborted === true) throw new EngineFailure('CANCELLED', '已取消，没有导出。');
        onProgress?.({ phase: saved.name, done: models.length, total: kept.length });
        models.push(named(await modelOf(read(saved.definition), issuer, signal), saved.name));
      }
      const model = customReport(title, models);
      const bytes = await writeWorkbook(statedFor(model, session.privacy), issuer);
      await session.exclusive(() => record(session.open().writer, 'report.export', { report: 'custom', questions: kept.map(({ name, definition }) => ({ name, definition })), unit: issuer.unit, bytes: bytes.byteLength }));
      return { fileName: model.fileName, bytes };
    },
  };
}

const CUSTOM_TITLE = '自选内容统计表';

/** The sheet is called as the question was kept. */
function named(model: ReportModel, name: string): ReportModel {
  return { ...model, sections: model.sections.map((section) => ({ ...section, name })) };
}

function customReport(title: string, models: readonly ReportModel[]): ReportModel {
  const shown = title === '' ? CUSTOM_TITLE : title;
  return { title: shown, fileName: producedName(shown), sections: models.flatMap(({ sections }) => sections) };
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
  const { figures, ...notes } = await visualFigures(connection, (asked) => releasedFigures(connection, session, asked), query, schoolYears);
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
  const parts = await visualRows((sql, work) => session.querying(sql, signal, work), query, answered.fields, signal);
  return visualRowsReport({ ...issuer, ...answered, query, answers: parts.map(rowsOf), minimumValidResults: session.privacy.minimumValidResults });
}

async function figureReport(connection: DuckDBConnection, session: Session, query: IndicatorVisualQuery, issuer: Issuer): Promise<ReportModel> {
  const years = await yearsOf(connection, query);
  return visualFiguresReport({ ...issuer, ...years, query, answer: await visualFigures(connection, (asked) => releasedFigures(connection, session, asked), query, years.schoolYears) });
}
