/** One figure of a page as a question to the engine: the filters in force, narrowed to the group that the figure is of. */
import type { Filter, RequestOf } from '../../../shared/contract';
import { type DimensionId, findIndicator } from '../../../shared/indicators';
import { type IndicatorVisualQuery, indicatorQuery, writeVisualQuery } from '../../../shared/visual-query';
import { engineFilter, type PageFilter, passedOver, scopeAsked } from '../../address';
import type { IndicatorRow } from '../../indicator-table';

/** Filters behind a figure: those of the page that the indicator follows, and the figure's own group. */
export function filterOfFigure(filter: PageFilter, row: IndicatorRow): Filter {
  const left = passedOver(filter, findIndicator(row.indicator)?.dimensions ?? []);
  const group = Object.fromEntries(Object.entries(row.keys).map(([name, value]) => [name, [value]]));
  return { ...engineFilter(filter, (name) => !left.includes(name)), ...group };
}

export function figureRequest(filter: PageFilter, row: IndicatorRow): RequestOf<'figure.sources'> {
  return {
    indicator: row.indicator,
    where: filterOfFigure(filter, row),
    areaBasis: filter.areaBasis,
    ...scopeAsked(filter),
    ...(filter.schoolYear === null ? {} : { schoolYear: filter.schoolYear }),
  };
}

/** One step down from where the figure stands. */
function groupsBelow(row: IndicatorRow, where: Filter): readonly DimensionId[] {
  const dimensions = findIndicator(row.indicator)?.dimensions ?? [];
  const next = where.county?.length === 1 ? 'school' : 'county';
  return dimensions.includes(next) ? [next] : [];
}

/** The figure's question as it can be put together by hand, one step down. */
export function figureQuery(filter: PageFilter, row: IndicatorRow): IndicatorVisualQuery {
  const where = filterOfFigure(filter, row);
  return indicatorQuery({
    indicators: [row.indicator],
    rows: groupsBelow(row, where),
    where,
    schoolYears: filter.schoolYear === null ? [] : [filter.schoolYear],
    areaBasis: filter.areaBasis,
    scope: filter.scope,
    asOf: filter.asOf,
    compare: filter.compare,
    columnTotals: true,
  });
}

/** Address of the query page with that question. */
export function figureQueryAddress(filter: PageFilter, row: IndicatorRow): string {
  return `/query?${new URLSearchParams({ tab: 'visual', q: writeVisualQuery(figureQuery(filter, row)) }).toString()}`;
}
