/** Figures of indicators -> a table; the page and the workbook lay out the same figures in the same way. */
import { compareDimensionValues } from '../dimension-order';
import type { DimensionId } from '../indicators';
import { schoolYearLabel } from '../school-year';
import { DIMENSION_LABELS, type IndicatorVisualQuery, shelvesOf, type VisualDimension, type VisualPart } from '../visual-query';
import { type ComparePaths, layOut } from './lay-out';
import type { HeadValue, PlacedCell, VisualTable } from './types';

export interface FigureOfPart<F> {
  readonly part: VisualPart;
  readonly schoolYear: string;
  readonly indicator: string;
  /** Dimension -> value and its label. */
  readonly keys: Readonly<Partial<Record<DimensionId, string>>>;
  readonly labels: Readonly<Partial<Record<DimensionId, string>>>;
  readonly figure: F;
}

function compareBy(dimensions: readonly VisualDimension[]): ComparePaths {
  return (one, other) => {
    for (const [level, dimension] of dimensions.entries()) {
      const [left, right] = [one[level]?.key ?? '', other[level]?.key ?? ''];
      const order = dimension === 'schoolYear' ? (left < right ? -1 : left > right ? 1 : 0) : compareDimensionValues(dimension, left, right);
      if (order !== 0) return order;
    }
    return 0;
  };
}

export function tableOfFigures<F>(query: IndicatorVisualQuery, figures: readonly FigureOfPart<F>[]): VisualTable<F> {
  const { rows, columns } = shelvesOf(query);
  const path = (figure: FigureOfPart<F>, dimensions: readonly VisualDimension[]): HeadValue[] =>
    dimensions.map((dimension) =>
      dimension === 'schoolYear' ? { key: figure.schoolYear, label: schoolYearLabel(figure.schoolYear) } : { key: figure.keys[dimension] ?? '', label: figure.labels[dimension] ?? figure.keys[dimension] ?? '' },
    );
  const placed = figures.map((figure): PlacedCell<F> => {
    const overRows = figure.part === 'columnTotal' || figure.part === 'total';
    const overColumns = figure.part === 'rowTotal' || figure.part === 'total';
    return { part: figure.part, row: overRows ? [] : path(figure, rows), column: overColumns ? [] : path(figure, columns), measure: figure.indicator, cell: figure.figure };
  });
  return layOut(placed, {
    rowHeads: rows.map((id) => DIMENSION_LABELS[id]),
    columnHeads: columns.map((id) => DIMENSION_LABELS[id]),
    measures: query.indicators,
    compareRows: compareBy(rows),
    compareColumns: compareBy(columns),
  });
}
