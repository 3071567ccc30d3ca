/**
 * McDonald's ω of a one-factor model, by minimum residuals (minres, that is unweighted least squares) on the correlation
 * matrix of complete cases.
 */
import { completeCases, meanOf } from './complete-cases';

/** Communalities stay below 1 (Heywood cases). */
const MOST_COMMUNALITY = 0.995;

export interface OmegaResult {
  /** 1 − Σ uniquenesses / sum of the correlation matrix: the variance of the sum is the observed one. Null: see `reason`. */
  readonly omegaTotal: number | null;
  /** (Σλ)² / ((Σλ)² + Σ uniquenesses): the variance of the sum is the model's. Far from omegaTotal, one factor does not fit. */
  readonly omegaModel: number | null;
  /** One loading per item, signed so that their sum is positive. Empty without a result. */
  readonly loadings: readonly number[];
  /** A communality reached its bound: take the result with care. */
  readonly heywood: boolean;
  readonly persons: number;
  readonly excluded: number;
  /** Chinese: why there is no result; null when there is one. */
  readonly reason: string | null;
}

/** @param values one column per item, after reversal, NaN for missing; persons with any missing value are left out. */
export function mcdonaldOmega(values: readonly Float64Array[]): OmegaResult {
  const { columns, persons, excluded } = completeCases(values);
  const none = (reason: string): OmegaResult => ({ omegaTotal: null, omegaModel: null, loadings: [], heywood: false, persons, excluded, reason });
  if (columns.length < 3) return none('少于 3 题，单因子模型无法确定。');
  if (persons <= columns.length) return none('完整作答的人数不多于题数，无法计算。');
  const correlations = correlationMatrix(columns);
  if (correlations === null) return none('有题目所有人作答相同，无法计算相关。');
  const fitted = minimumResiduals(correlations);
  if (fitted === null) return none('单因子模型没有收敛。');
  const { loadings, heywood } = fitted;
  const sum = loadings.reduce((total, loading) => total + loading, 0);
  const uniqueness = loadings.reduce((total, loading) => total + 1 - loading * loading, 0);
  const observed = correlations.reduce((total, row) => total + row.reduce((rowSum, each) => rowSum + each, 0), 0);
  if (!(observed > 1e-12)) return none('题目之间互相抵消，总分没有差异，无法计算。');
  return { omegaTotal: 1 - uniqueness / observed, omegaModel: sum ** 2 / (sum ** 2 + uniqueness), loadings, heywood, persons, excluded, reason: null };
}

/** Persons whose deviations are held at a time: the whole table centred would double its memory. */
const BLOCK = 4096;

/** Of columns without gaps; null when a column does not vary. Costs persons × items² / 2. */
export function correlationMatrix(columns: readonly Float64Array[]): readonly Float64Array[] | null {
  const matrix = crossProducts(columns);
  const scales = matrix.map((row, item) => Math.sqrt(row[item] ?? 0));
  const persons = columns[0]?.length ?? 0;
  if (scales.some((scale) => !(scale > 1e-12 * Math.max(1, persons)))) return null;
  for (const [item, row] of matrix.entries()) {
    for (const [other, otherRow] of matrix.slice(0, item).entries()) row[other] = otherRow[item] = (row[other] ?? 0) / ((scales[item] ?? 0) * (scales[other] ?? 0));
    row[item] = 1;
  }
  return matrix;
}

/** Sums of products of deviations from the means; the lower triangle and the diagonal. */
function crossProducts(columns: readonly Float64Array[]): Float64Array[] {
  const persons = columns[0]?.length ?? 0;
  const means = columns.map(meanOf);
  const matrix = columns.map(() => new Float64Array(columns.length));
  const deviations = columns.map(() => new Float64Array(BLOCK));
  for (let first = 0; first < persons; first += BLOCK) {
    const count = Math.min(BLOCK, persons - first);
    for (const [item, own] of deviations.entries()) {
      const column = columns[item];
      const mean = means[item] ?? 0;
      for (let index = 0; index < count; index += 1) own[index] = (column?.[first + index] ?? Number.NaN) - mean;
      const row = matrix[item];
      if (row === undefined) continue;
      for (const [other, otherDeviations] of deviations.slice(0, item + 1).entries()) {
        let sum = 0;
        for (let index = 0; index < count; index += 1) sum += (own[index] ?? 0) * (otherDeviations[index] ?? 0);
        row[other] = (row[other] ?? 0) + sum;
      }
    }
  }
  return matrix;
}

/** One loading after the other is set to its least-squares value given the others, until none moves. Null: no convergence. */
function minimumResiduals(correlations: readonly Float64Array[]): { readonly loadings: readonly number[]; readonly heywood: boolean } | null {
  const bound = Math.sqrt(MOST_COMMUNALITY);
  const loadings = firstGuess(correlations);
  for (let round = 0; round < 20_000; round += 1) {
    let moved = 0;
    let squares = loadings.reduce((sum, loading) => sum + loading * loading, 0);
    for (const [item, row] of correlations.entries()) {
      const old = loadings[item] ?? 0;
      let product = 0;
      for (let other = 0; other < row.length; other += 1) product += other === item ? 0 : (row[other] ?? 0) * (loadings[other] ?? 0);
      const others = squares - old * old;
      const best = others > 1e-15 ? Math.max(-bound, Math.min(bound, product / others)) : 0;
      loadings[item] = best;
      squares = others + best * best;
      moved = Math.max(moved, Math.abs(best - old));
    }
    if (moved < 1e-12) {
      const sign = loadings.reduce((sum, loading) => sum + loading, 0) < 0 ? -1 : 1;
      return { loadings: [...loadings].map((loading) => sign * loading), heywood: loadings.some((loading) => Math.abs(loading) >= bound) };
    }
  }
  return null;
}

/** The first principal axis: a start from row sums would stand still where positive and negative items cancel. */
function firstGuess(correlations: readonly Float64Array[]): Float64Array {
  let axis = Float64Array.from(correlations, (_, index) => 1 + index / (10 * correlations.length));
  for (let round = 0; round < 100; round += 1) {
    const next = Float64Array.from(correlations, (row) => row.reduce((sum, each, index) => sum + each * (axis[index] ?? 0), 0));
    const length = Math.hypot(...next);
    if (length < 1e-12) return axis;
    axis = next.map((value) => value / length);
  }
  const length = Math.sqrt(correlations.reduce((sum, row, item) => sum + row.reduce((rowSum, each, index) => rowSum + each * (axis[index] ?? 0), 0) * (axis[item] ?? 0), 0));
  return axis.map((value) => value * length * 0.9);
}
