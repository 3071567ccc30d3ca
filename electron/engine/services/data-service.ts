import type { DuckDBConnection } from '@duckdb/node-api';
import { defaultAsOf, localToday } from '../../../shared/as-of';
import { findIndicator, mainTarget } from '../../../shared/indicators';
import { record } from '../audit/log';
import { type IndicatorQuery, queryFigures } from '../metrics/figures';
import { scopeNote } from '../metrics/scope-note';
import { release } from '../privacy/gate';
import type { ReleasedFigures } from '../privacy/released';
import { runQuery } from '../query/run';
import type { Handlers, Session } from '../session';
import { rowsToArrow } from '../warehouse/arrow';
import { listSchools, summarise } from '../warehouse/catalogue-queries';
import { QUERY_VIEWS } from '../warehouse/query-views';
import { chosenSchoolYear } from './school-year';

const QUERY_TIMEOUT_MS = 60_000;

/** Figures past the gate: the only way any figure leaves the engine. */
export async function releasedFigures(connection: DuckDBConnection, session: Session, query: IndicatorQuery): Promise<ReleasedFigures> {
  return release(await queryFigures(connection, query), session.privacy);
}

export function dataService(session: Session): Handlers<'data.summary' | 'data.schools' | 'indicator.query' | 'query.run'> {
  return {
    'data.summary': () => session.reading(summarise),
    'data.schools': ({ schoolYear, county, areaBasis }) =>
      session.reading(async (connection) => ({ schools: await listSchools(connection, await chosenSchoolYear(connection, schoolYear), county, areaBasis) })),
    'indicator.query': ({ schoolYear, asOf: asked, ...request }) =>
      session.reading(async (connection) => {
        const year = await chosenSchoolYear(connection, schoolYear);
        const query = { ...request, schoolYear: year };
        const asOf = asked ?? defaultAsOf(year, localToday());
        const released = await releasedFigures(connection, session, query);
        return { schoolYear: year, areaBasis: query.areaBasis, scope: query.scope, asOf, scopeNote: await scopeNote(connection, query), dimensions: released.dimensions, rows: figuresToArrow(released, asOf), privacyNote: released.note };
      }),
    'query.run': async ({ sql, rowLimit }, options) => {
      const result = await session.reading((connection) =>
        runQuery(connection, sql, { views: QUERY_VIEWS, rowLimit, timeoutMs: QUERY_TIMEOUT_MS, ...(options.signal === undefined ? {} : { signal: options.signal }) }),
      );
      await session.exclusive(() => record(session.open().writer, 'query.run', { sql, rows: result.rowCount }));
      return result;
    },
  };
}

function figuresToArrow(released: ReleasedFigures, asOf: string): Uint8Array {
  const { figures, dimensions } = released;
  const definition = (id: string): ReturnType<typeof findIndicator> => findIndicator(id);
  return rowsToArrow([
    { name: 'indicator', type: 'text', values: figures.map((figure) => figure.indicator) },
    { name: 'value', type: 'number', values: figures.map((figure) => figure.value) },
    { name: 'numerator', type: 'number', values: figures.map((figure) => figure.numerator) },
    { name: 'denominator', type: 'number', values: figures.map((figure) => figure.denominator) },
    { name: 'unit', type: 'text', values: figures.map((figure) => definition(figure.indicator)?.unit ?? null) },
    { name: 'suppressed', type: 'boolean', values: figures.map((figure) => figure.suppressed) },
    {
      name: 'target',
      type: 'number',
      values: figures.map((figure) => {
        const indicator = definition(figure.indicator);
        return indicator === undefined ? null : (mainTarget(indicator, asOf)?.target.value ?? null);
      }),
    },
    ...dimensions.flatMap((dimension) => [
      { name: dimension, type: 'text' as const, values: figures.map((figure) => figure.group[dimension] ?? null) },
      { name: `${dimension}Label`, type: 'text' as const, values: figures.map((figure) => figure.labels[dimension] ?? null) },
    ]),
  ]);
}
