/** One figure through the years. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { schoolYearFrom } from '../../../shared/school-year';
import type { IndicatorQuery } from '../metrics/figures';
import type { ReleasedFigure } from '../privacy/released';
import { type Ask, earlierFigures } from './earlier-figures';
import { readLinkedSchools } from './linked-schools';
import { knownIn, reportingAreas } from './reporting';

export interface TrendPoint {
  readonly schoolYear: string;
  /** Null figures where the year knows nothing of the group. */
  readonly figure: ReleasedFigure;
}

export interface Trend {
  /** Every year between the first with data and the last, also those without. */
  readonly schoolYears: readonly string[];
  readonly points: readonly TrendPoint[];
  readonly dimensions: readonly string[];
  readonly notes: readonly string[];
}

/**
 * Chosen schools are followed back through what they were called and what was merged into them, as in a comparison of two years.
 * @param query of the last year, cut by areas or not at all.
 * @param years with data, the last one included.
 */
export async function trendOf(connection: DuckDBConnection, ask: Ask, query: IndicatorQuery, years: readonly string[]): Promise<Trend> {
  const current = await ask(query);
  const schoolYears = everyYear(years);
  const notes = [current.note];
  const points: TrendPoint[] = [];
  for (const schoolYear of schoolYears) {
    if (schoolYear === query.schoolYear) {
      points.push(...current.figures.map((figure) => ({ schoolYear, figure })));
      continue;
    }
    const noting: Ask = async (asked) => {
      const answer = await ask(asked);
      notes.push(answer.note);
      return answer;
    };
    const earlier = years.includes(schoolYear)
      ? await earlierFigures(noting, () => readLinkedSchools(connection, schoolYear, query), query, current, schoolYear)
      : new Map<ReleasedFigure, ReleasedFigure>();
    const areas = await reportingAreas(connection, query, schoolYear);
    const known = (figure: ReleasedFigure): boolean => query.where.school !== undefined || knownIn(areas, figure.indicator, figure.group['county'] === undefined ? query.where.county : [figure.group['county']]);
    points.push(...current.figures.map((figure) => ({ schoolYear, figure: (known(figure) ? earlier.get(figure) : undefined) ?? nothing(figure) })));
  }
  return { schoolYears, points, dimensions: current.dimensions, notes };
}

function everyYear(years: readonly string[]): readonly string[] {
  const starts = years.map((year) => Number(year.slice(0, 4)));
  const [first, last] = [Math.min(...starts), Math.max(...starts)];
  return Array.from({ length: last - first + 1 }, (_, index) => schoolYearFrom(first + index));
}

function nothing(figure: ReleasedFigure): ReleasedFigure {
  return { ...figure, value: null, numerator: null, denominator: null, suppressed: false };
}
