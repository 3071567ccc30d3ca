/**
 * From which areas a kind of report came in at all. A county that sent no roster has not 0 staffed schools: nobody knows, so that its change
 * is no change, and a city that lacks it is not the same city.
 */
import type { DuckDBConnection } from '@duckdb/node-api';
import type { AreaBasis } from '../../../shared/area-basis';
import { type FactView, findIndicator, type IndicatorDefinition } from '../../../shared/indicators';
import { indicatorsOf } from '../metrics/figures';
import { factsByBasis } from '../warehouse/area-sql';
import { rows, text } from '../warehouse/sql';

export type ReportingAreas = ReadonlyMap<FactView, ReadonlySet<string>>;

/** The view that tells whether the numerator of an indicator is known; undefined where it has no areas. */
export function sourceOf(indicator: IndicatorDefinition): FactView | undefined {
  return indicator.dimensions.includes('county') ? (indicator.numerator.knownFrom ?? indicator.numerator.view) : undefined;
}

export async function reportingAreas(connection: DuckDBConnection, indicators: readonly string[], schoolYear: string, areaBasis: AreaBasis): Promise<ReportingAreas> {
  const views = new Set(indicatorsOf(indicators).flatMap((indicator) => sourceOf(indicator) ?? []));
  const found = new Map<FactView, ReadonlySet<string>>();
  for (const view of views) {
    const areas = await rows(connection, `SELECT DISTINCT county FROM ${factsByBasis(view, areaBasis)} WHERE schoolYear = $1`, [schoolYear]);
    found.set(view, new Set(areas.map((row) => text(row['county']))));
  }
  return found;
}

/**
 * Whether an indicator is known of some areas in a year.
 * @param counties of the figure's group, else of the filter; undefined: all.
 */
export function knownIn(areas: ReportingAreas, indicator: string, counties: readonly string[] | undefined): boolean {
  const definition = findIndicator(indicator);
  const view = definition === undefined ? undefined : sourceOf(definition);
  return view === undefined || counties === undefined || counties.some((county) => areas.get(view)?.has(county) === true);
}
