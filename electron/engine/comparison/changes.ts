/** What changed from one year to another, and whether chance alone could have done it. */
import { findIndicator } from '../../../shared/indicators';
import type { ReleasedFigure } from '../privacy/released';
import { compareProportions, holm, type Rate } from '../statistics';
import { rateOf } from './confidence';

/** Adjusted p below which a change is called beyond chance. */
export const LEVEL = 0.05;
/** Below this many expected on either side the normal approximation of the test does not hold. */
export const LEAST_EXPECTED = 5;

export interface Compared {
  readonly figure: ReleasedFigure;
  /** Undefined: the earlier year knows nothing of the group. */
  readonly earlier: ReleasedFigure | undefined;
  /** The counts of the two years come from the same areas, so that a test says something. */
  readonly comparable: boolean;
}

export interface Change {
  /** Later − earlier: of shares in percentage points, else in the indicator's unit. Null when either year is hidden or missing. */
  readonly difference: number | null;
  /** Two-sided, adjusted by Holm over the groups of the same indicator. Null where nothing was tested. */
  readonly p: number | null;
  readonly beyondChance: boolean | null;
}

/** @returns in the order of `pairs`. */
export function changesOf(pairs: readonly Compared[]): readonly Change[] {
  const raw = pairs.map(testOf);
  const adjusted = new Map<number, number>();
  for (const indicator of new Set(pairs.map(({ figure }) => figure.indicator))) {
    const family = [...pairs.keys()].filter((index) => pairs[index]?.figure.indicator === indicator && raw[index] !== null);
    const p = holm(family.map((index) => raw[index] ?? 1));
    family.forEach((index, position) => adjusted.set(index, p[position] ?? 1));
  }
  return pairs.map((pair, index): Change => {
    const p = adjusted.get(index) ?? null;
    return { difference: differenceOf(pair), p, beyondChance: p === null ? null : p < LEVEL };
  });
}

function differenceOf({ figure, earlier }: Compared): number | null {
  if (figure.value === null || earlier === undefined || earlier.value === null) return null;
  const difference = figure.value - earlier.value;
  return findIndicator(figure.indicator)?.unit === 'share' ? difference * 100 : difference;
}

function testOf({ figure, earlier, comparable }: Compared): number | null {
  const later = rateOf(figure);
  const before = earlier === undefined ? null : rateOf(earlier);
  if (!comparable || later === null || before === null || !largeEnough(later, before)) return null;
  return compareProportions(later, before)?.p ?? null;
}

function largeEnough(one: Rate, other: Rate): boolean {
  const pooled = (one.count + other.count) / (one.base + other.base);
  return Math.min(one.base, other.base) * Math.min(pooled, 1 - pooled) >= LEAST_EXPECTED;
}
