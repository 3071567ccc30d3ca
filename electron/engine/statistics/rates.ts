/** Rates with their uncertainty, and comparisons between two of them. */
import { normalCritical, normalTwoSided } from './special-functions';

export interface Interval {
  readonly low: number;
  readonly high: number;
}

function checkCounts(count: number, base: number): void {
  if (!(Number.isInteger(count) && Number.isInteger(base) && count >= 0 && count <= base)) throw new RangeError(`${count} of ${base} is no rate`);
}

/**
 * Wilson's score interval, which stays within 0..1 and does not collapse at 0 of n.
 * @returns null for an empty base.
 * @throws RangeError for counts that are no rate.
 */
export function wilsonInterval(count: number, base: number, confidence = 0.95): Interval | null {
  checkCounts(count, base);
  if (base === 0) return null;
  const z = normalCritical(confidence);
  const rate = count / base;
  const scale = 1 + z ** 2 / base;
  const centre = (rate + z ** 2 / (2 * base)) / scale;
  const half = (z / scale) * Math.sqrt((rate * (1 - rate)) / base + z ** 2 / (4 * base ** 2));
  // At the ends the exact limits are 0 and 1; rounding would leave 1e-17.
  return { low: count === 0 ? 0 : Math.max(0, centre - half), high: count === base ? 1 : Math.min(1, centre + half) };
}

export interface ProportionTest {
  /** First rate − second rate. */
  readonly difference: number;
  /** Newcombe's interval of the difference, from the two Wilson intervals. */
  readonly interval: Interval;
  readonly z: number;
  /** Two-sided. */
  readonly p: number;
}

export interface Rate {
  readonly count: number;
  readonly base: number;
}

/**
 * Pooled z-test of two proportions without continuity correction.
 * @returns null where a base is empty, or nobody or everybody was counted in both: nothing to test.
 */
export function compareProportions(first: Rate, second: Rate, confidence = 0.95): ProportionTest | null {
  const own = wilsonInterval(first.count, first.base, confidence);
  const other = wilsonInterval(second.count, second.base, confidence);
  const pooled = (first.count + second.count) / (first.base + second.base);
  if (own === null || other === null || pooled === 0 || pooled === 1) return null;
  const firstRate = first.count / first.base;
  const secondRate = second.count / second.base;
  const difference = firstRate - secondRate;
  const z = difference / Math.sqrt(pooled * (1 - pooled) * (1 / first.base + 1 / second.base));
  return {
    difference,
    interval: { low: difference - Math.hypot(firstRate - own.low, other.high - secondRate), high: difference + Math.hypot(own.high - firstRate, secondRate - other.low) },
    z,
    p: normalTwoSided(z),
  };
}
