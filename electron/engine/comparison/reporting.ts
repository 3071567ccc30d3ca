/**
 * From which areas a kind of report came in at all. A county that sent no roster has not 0 staffed schools: nobody knows, so that its change
 * is no change, and a city that lacks it is not the same city.
 */
import type { DuckDBConnection } from '@duckdb/node-api';
import type { FactView, IndicatorDefinition } from '../../../shared/indicators';
import { scopeSwitch } from '../../../shared/scope';
import { indicatorsOf, type IndicatorQuery } from '../metrics/figures';
import { factsInScope } from '../warehouse/scope-sql';
import { rows, text } from '../warehouse/sql';

/** By indicator; without those that have no areas. */
export type ReportingAreas = ReadonlyMap<string, ReadonlySet<string>>;

/** The view that tells whether the numerator of an indicator is known; undefined where it has no areas. */
function sourceOf(indicator: IndicatorDefinition): FactView | undefined {
  return indicator.dimensions.includes('county') ? (indicator.numerator.knownFrom ?? indicator.numerator.view) : undefined;
}

export async function reportingAreas(connection: DuckDBConnection, { indicators, areaBasis, scope }: Pick<IndicatorQuery, 'indicators' | 'areaBasis' | 'scope'>, schoolYear: string): Promise<ReportingAreas> {
  const bySource = new Map<string, ReadonlySet<string>>();
  const found = new Map<string, ReadonlySet<string>>();
  for (const indicator of indicatorsOf(indicators)) {
    const view = sourceOf(indicator);
    if (view === undefined) continue;
    // Whose pupils are not known by grade has reported nothing of the upper grades; whose schools are all private has reported.
    const source = factsInScope(view, areaBasis, scope, (id) => id === 'assessed' && scopeSwitch(id).touches(indicator));
    let areas = bySource.get(source);
    if (areas === undefined) {
      areas = new Set((await rows(connection, `SELECT DISTINCT county FROM ${source} WHERE schoolYear = $1`, [schoolYear])).map((row) => text(row['county'])));
      bySource.set(source, areas);
    }
    found.set(indicator.id, areas);
  }
  return found;
}

/**
 * Whether an indicator is known of some areas in a year.
 * @param counties of the figure's group, else of the filter; undefined: all.
 */
export function knownIn(areas: ReportingAreas, indicator: string, counties: readonly string[] | undefined): boolean {
  const own = areas.get(indicator);
  return own === undefined || counties === undefined || counties.some((county) => own.has(county));
}
