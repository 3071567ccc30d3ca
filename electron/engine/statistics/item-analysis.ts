/** Cronbach's α and what each item does to it. */
import { completeCases, covarianceOf, meanOf, rowSums } from './complete-cases';

export interface ItemStatistics {
  readonly mean: number;
  readonly standardDeviation: number;
  /** Correlation with the sum of the other items; null where one of them does not vary. Below 0: probably keyed the wrong way round. */
  readonly itemTotalCorrelation: number | null;
  /** α of the other items; null for fewer than two of them. */
  readonly alphaIfDeleted: number | null;
  /** Share of persons with the least and the greatest possible value. */
  readonly floor: number;
  readonly ceiling: number;
}

export interface ItemAnalysis {
  /** Null for fewer than two items or persons, or when the sum does not vary. */
  readonly alpha: number | null;
  readonly items: readonly ItemStatistics[];
  /** Persons with an answer to every item; all figures are of them. */
  readonly persons: number;
  readonly excluded: number;
}

/**
 * @param values one column per item, after reversal, NaN for missing (see itemValues of the scoring engine). Persons with
 *   any missing value are left out.
 * @param range least and greatest possible value of an item.
 */
export function analyseItems(values: readonly Float64Array[], range: readonly [number, number]): ItemAnalysis {
  const { columns, persons, excluded } = completeCases(values);
  const total = rowSums(columns, persons);
  const totalVariance = covarianceOf(total, total);
  const variances = columns.map((column) => covarianceOf(column, column));
  const sumOfVariances = variances.reduce((sum, variance) => sum + variance, 0);
  const items = columns.map((column, index): ItemStatistics => {
    const variance = variances[index] ?? Number.NaN;
    const withTotal = covarianceOf(column, total);
    const restVariance = totalVariance - 2 * withTotal + variance;
    const product = variance * restVariance;
    return {
      mean: meanOf(column),
      standardDeviation: Math.sqrt(variance),
      itemTotalCorrelation: product > 1e-12 ? (withTotal - variance) / Math.sqrt(product) : null,
      alphaIfDeleted: alphaOf(columns.length - 1, sumOfVariances - variance, restVariance),
      floor: shareOf(column, range[0]),
      ceiling: shareOf(column, range[1]),
    };
  });
  return { alpha: alphaOf(columns.length, sumOfVariances, totalVariance), items, persons, excluded };
}

/** Cronbach's α = k/(k−1) · (1 − Σ item variances / variance of the sum), of complete cases. */
export function cronbachAlpha(values: readonly Float64Array[]): { readonly alpha: number | null; readonly persons: number; readonly excluded: number } {
  const { columns, persons, excluded } = completeCases(values);
  const total = rowSums(columns, persons);
  const sumOfVariances = columns.reduce((sum, column) => sum + covarianceOf(column, column), 0);
  return { alpha: alphaOf(columns.length, sumOfVariances, covarianceOf(total, total)), persons, excluded };
}

function alphaOf(items: number, sumOfVariances: number, totalVariance: number): number | null {
  return items >= 2 && totalVariance > 1e-12 ? (items / (items - 1)) * (1 - sumOfVariances / totalVariance) : null;
}

function shareOf(column: Float64Array, value: number): number {
  let count = 0;
  for (const each of column) if (each === value) count += 1;
  return count / column.length;
}
