/** What a box plot draws of a group, from its percentiles. */
import type { GroupSpread } from '../../shared/scale-quality';

export interface Box {
  readonly first: number;
  readonly median: number;
  readonly third: number;
  /** Whiskers to the 5th and 95th percentile; null where too few pupils stand beyond them. */
  readonly low: number | null;
  readonly high: number | null;
}

export function boxOf({ points }: GroupSpread): Box | null {
  const at = (percent: number): number | null => points.find((point) => point.percent === percent)?.score ?? null;
  const [first, median, third] = [at(25), at(50), at(75)];
  return first === null || median === null || third === null ? null : { first, median, third, low: at(5), high: at(95) };
}

/** From where to where a box reaches with its whiskers. */
export function reachOf({ first, third, low, high }: Box): readonly [from: number, to: number] {
  return [low ?? first, high ?? third];
}
