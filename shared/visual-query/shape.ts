/** What a question comes to: which groups stand where, which totals are asked for, and what cannot be asked. */
import { DIMENSIONS, type DimensionId, findIndicator } from '../indicators';
import type { DimensionFilter, IndicatorVisualQuery, VisualDimension, VisualQuery } from './types';

/** cell: a group of rows and columns; rowTotal, columnTotal: of a whole row, of a whole column; total: of everything. */
export type VisualPart = 'cell' | 'rowTotal' | 'columnTotal' | 'total';

export const DIMENSION_LABELS: Readonly<Record<VisualDimension, string>> = {
  ...(Object.fromEntries(Object.entries(DIMENSIONS).map(([id, { label }]) => [id, label])) as Record<DimensionId, string>),
  schoolYear: '学年',
};

interface Shelves<T> {
  readonly rows: readonly T[];
  readonly columns: readonly T[];
}

/** A plain table has no groups in its columns: they go on as groups of rows. */
export function shelvesOf<T>({ rows, columns, presentation }: Shelves<T> & Pick<VisualQuery, 'presentation'>): Shelves<T> {
  return presentation === 'table' ? { rows: [...rows, ...columns], columns: [] } : { rows, columns };
}

export interface AskedParts {
  readonly parts: readonly VisualPart[];
  /** Why a total that was asked for is not there, in Chinese; '' where all are. */
  readonly withheld: string;
}

/** @param isYear whether a group is the school year: figures of several years are not added up. */
function partsOf<T>(shelves: Shelves<T>, { rowTotals, columnTotals }: Pick<VisualQuery, 'rowTotals' | 'columnTotals'>, isYear: (group: T) => boolean): AskedParts {
  const rowsAsked = rowTotals && shelves.columns.length > 0;
  const columnsAsked = columnTotals && shelves.rows.length > 0;
  const overYears = (rowsAsked && shelves.columns.some(isYear)) || (columnsAsked && shelves.rows.some(isYear));
  const rowTotal = rowsAsked && !shelves.columns.some(isYear);
  const columnTotal = columnsAsked && !shelves.rows.some(isYear);
  return {
    parts: ['cell', ...(rowTotal ? (['rowTotal'] as const) : []), ...(columnTotal ? (['columnTotal'] as const) : []), ...(rowTotal && columnTotal ? (['total'] as const) : [])],
    withheld: overYears ? '不同学年的数不相加，没有跨学年的合计。' : '',
  };
}

export function askedParts(query: VisualQuery): AskedParts {
  return query.source === 'indicators' ? partsOf(shelvesOf(query), query, (id) => id === 'schoolYear') : partsOf(shelvesOf(query), query, ({ field }) => field === 'schoolYear');
}

/** Groups that a part keeps. */
export function groupsOf<T>({ rows, columns }: Shelves<T>, part: VisualPart): readonly T[] {
  switch (part) {
    case 'cell':
      return [...rows, ...columns];
    case 'rowTotal':
      return rows;
    case 'columnTotal':
      return columns;
    case 'total':
      return [];
  }
}

/** Dimensions without which an indicator is not listed: shares by level have no total over the levels. */
export function alwaysCutBy(indicator: string): readonly DimensionId[] {
  return findIndicator(indicator)?.numerator.alwaysBy ?? [];
}

/** Names of the chosen indicators that know nothing of a dimension; empty where all can be cut and filtered by it. */
export function cannotBeCut(indicators: readonly string[], dimension: VisualDimension): readonly string[] {
  if (dimension === 'schoolYear') return [];
  return indicators.flatMap((id) => {
    const definition = findIndicator(id);
    return definition === undefined || definition.dimensions.includes(dimension) ? [] : [definition.label];
  });
}

export function filteredBy(where: DimensionFilter): readonly DimensionId[] {
  return (Object.keys(where) as DimensionId[]).filter((id) => (where[id]?.length ?? 0) > 0);
}

/** What keeps a question from being answered, each with what to do; empty: it can be asked. */
export function indicatorProblems(query: IndicatorVisualQuery): readonly string[] {
  const shelves = [...query.rows, ...query.columns];
  const wanted = [...new Set<VisualDimension>([...shelves, ...filteredBy(query.where)])];
  const refused = wanted.flatMap((dimension) => {
    const names = cannotBeCut(query.indicators, dimension);
    return names.length === 0 ? [] : [`“${names.join('”“')}”不能按${DIMENSION_LABELS[dimension]}统计或筛选。请去掉“${DIMENSION_LABELS[dimension]}”，或去掉这${names.length === 1 ? '个' : '些'}指标。`];
  });
  const missing = query.indicators.flatMap((id) =>
    alwaysCutBy(id)
      .filter((dimension) => !shelves.includes(dimension))
      .map((dimension) => `“${findIndicator(id)?.label ?? id}”总是分${DIMENSION_LABELS[dimension]}列出。请把“${DIMENSION_LABELS[dimension]}”放到行或列。`),
  );
  return [...refused, ...missing];
}
