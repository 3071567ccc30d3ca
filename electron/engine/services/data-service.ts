import type { DuckDBConnection } from '@duckdb/node-api';
import { defaultAsOf, localToday } from '../../../shared/as-of';
import { EngineFailure } from '../../../shared/contract';
import { findIndicator } from '../../../shared/indicators';
import { previousSchoolYear } from '../../../shared/school-year';
import { compareYears, type YearComparison } from '../comparison/compare-years';
import { checkRanking, type Place, placesOf } from '../comparison/ranking';
import { trendOf } from '../comparison/trend';
import type { IndicatorQuery } from '../metrics/figures';
import { scopeNote, scopeNotes } from '../metrics/scope-note';
import { disclose } from '../privacy/disclosure';
import type { ReleasedFigure, ReleasedFigures } from '../privacy/released';
import type { PrivacySettings } from '../privacy/settings';
import type { Handlers, Session } from '../session';
import { type FigureColumn, rowsToArrow } from '../warehouse/arrow';
import { listSchools, summarise, summariseYears } from '../warehouse/catalogue-queries';
import { changeColumns, confidenceColumns, figureColumns, rankColumns, targetColumns } from './figure-columns';
import { chosenSchoolYear } from './school-year';

/** Figures past the gate: the only way any figure leaves the engine. @param options whose thresholds; absent: those of pages */
export async function releasedFigures(connection: DuckDBConnection, session: Session, query: IndicatorQuery, options: { readonly privacy?: PrivacySettings; readonly signal?: AbortSignal | undefined } = {}): Promise<ReleasedFigures> {
  return disclose(connection, query, options.privacy ?? session.privacy, session.patterns, options.signal);
}

export function dataService(session: Session): Handlers<'data.summary' | 'data.schools' | 'indicator.query' | 'indicator.trend'> {
  return {
    'data.summary': () => session.reading(summarise),
    'data.schools': ({ schoolYear, county, areaBasis }) =>
      session.reading(async (connection) => ({ schools: await listSchools(connection, await chosenSchoolYear(connection, schoolYear), county, areaBasis) })),
    'indicator.query': ({ schoolYear, asOf: chosen, compareWith, rank, ...request }, { signal }) =>
      session.readingAgain([...request.indicators, 'by', ...request.by].join(' '), async (connection) => {
        const year = await chosenSchoolYear(connection, schoolYear);
        const asOf = chosen ?? defaultAsOf(year, localToday());
        const query: IndicatorQuery = { ...request, schoolYear: year };
        checkRanking(query, rank);
        const ask = (asked: IndicatorQuery): Promise<ReleasedFigures> => releasedFigures(connection, session, asked, { signal });
        const released = await ask(query);
        const compared = compareWith === undefined ? null : await compareYears(connection, ask, query, released, earlierThan(year, compareWith));
        return {
          schoolYear: year,
          areaBasis: query.areaBasis,
          scope: query.scope,
          asOf,
          scopeNote: await scopeNote(connection, query),
          dimensions: released.dimensions,
          rows: rowsToArrow([...figureColumns(released.figures, released.dimensions, asOf), ...besideColumns(released.figures, compared, rank, asOf)]),
          privacyNote: released.note,
          comparison: compared === null ? null : { schoolYear: compared.schoolYear, note: compared.note },
        };
      }),
    'indicator.trend': ({ schoolYear, asOf: chosen, ...request }, { signal }) =>
      session.reading(async (connection) => {
        const year = await chosenSchoolYear(connection, schoolYear);
        const asOf = chosen ?? defaultAsOf(year, localToday());
        const earlier = (await summariseYears(connection)).map((each) => each.schoolYear).filter((each) => each < year);
        const years = [...earlier.sort(), year];
        const query: IndicatorQuery = { ...request, schoolYear: year };
        const { points, schoolYears, dimensions, notes } = await trendOf(connection, (asked) => releasedFigures(connection, session, asked, { signal }), query, years);
        const figures = points.map(({ figure }) => figure);
        const columns: FigureColumn[] = [{ name: 'schoolYear', type: 'text', values: points.map((point) => point.schoolYear) }, ...figureColumns(figures, dimensions, asOf), ...confidenceColumns(figures)];
        return {
          schoolYears,
          areaBasis: query.areaBasis,
          scope: query.scope,
          asOf,
          scopeNote: await scopeNotes(connection, query, years),
          dimensions,
          rows: rowsToArrow(columns),
          privacyNote: [...new Set(notes.filter((note) => note !== ''))].join(''),
        };
      }),
  };
}

/** @throws EngineFailure BAD_REQUEST for a year that is not earlier. */
function earlierThan(schoolYear: string, asked: string): string {
  const earlier = asked === 'previous' ? previousSchoolYear(schoolYear) : asked;
  if (earlier >= schoolYear) throw new EngineFailure('BAD_REQUEST', `对照的学年要早于所看的学年（${schoolYear}），请重新选择。`, { schoolYear, compareWith: asked });
  return earlier;
}

function besideColumns(figures: readonly ReleasedFigure[], compared: YearComparison | null, rank: readonly string[], asOf: string): readonly FigureColumn[] {
  const places = new Map<ReleasedFigure, Place | null>();
  for (const id of rank) {
    const own = figures.filter(({ indicator }) => indicator === id);
    placesOf(own, findIndicator(id)?.direction ?? 'neutral').forEach((place, index) => places.set(own[index] as ReleasedFigure, place));
  }
  return [
    ...confidenceColumns(figures),
    ...targetColumns(figures, asOf),
    ...(compared === null ? [] : changeColumns(figures, compared.figures)),
    ...(rank.length === 0 ? [] : rankColumns(figures.map((figure) => places.get(figure) ?? null))),
  ];
}
