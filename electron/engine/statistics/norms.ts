/** Comparison of a group with a published norm, whose source is stated with it. */
import { describeScores } from './distribution';
import type { Interval } from './rates';
import { normalCritical, tTwoSided } from './special-functions';

export interface Norm {
  readonly mean: number;
  readonly standardDeviation: number;
  /** Size of the norm group; known or not, it is printed with the comparison. */
  readonly persons?: number;
  /** Published source, grade or age, region, year. */
  readonly source: string;
}

export interface NormComparison {
  readonly persons: number;
  readonly mean: number;
  readonly standardDeviation: number;
  /** Group − norm. */
  readonly difference: number;
  /** One-sample t with persons − 1 degrees of freedom: the norm's mean is taken as known. */
  readonly t: number;
  readonly degreesOfFreedom: number;
  /** Two-sided. With many thousands of pupils it is small for any difference; read it with d. */
  readonly p: number;
  /** 95 % interval of the difference; the norm's own error is in it where its size is known. */
  readonly interval: Interval;
  /** Cohen's d in standard deviations of the norm. */
  readonly cohensD: number;
}

/**
 * @param scores one a person, NaN for missing.
 * @returns null for fewer than two scores or scores that do not differ.
 * @throws RangeError for a norm without a positive standard deviation.
 */
export function compareWithNorm(scores: Float64Array, norm: Norm): NormComparison | null {
  if (!(norm.standardDeviation > 0)) throw new RangeError('the standard deviation of a norm is positive');
  const group = describeScores(scores);
  if (group?.standardDeviation == null || group.standardDeviation < 1e-12) return null;
  const difference = group.mean - norm.mean;
  const t = difference / (group.standardDeviation / Math.sqrt(group.count));
  const error = Math.sqrt(group.standardDeviation ** 2 / group.count + (norm.persons === undefined ? 0 : norm.standardDeviation ** 2 / norm.persons));
  const half = normalCritical(0.95) * error;
  return {
    persons: group.count,
    mean: group.mean,
    standardDeviation: group.standardDeviation,
    difference,
    t,
    degreesOfFreedom: group.count - 1,
    p: tTwoSided(t, group.count - 1),
    interval: { low: difference - half, high: difference + half },
    cohensD: difference / norm.standardDeviation,
  };
}
