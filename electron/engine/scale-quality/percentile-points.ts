/** Percentiles of a group. One beyond which few pupils stand would be the score of one of them, and is kept back. */
import type { ScoreFrequency } from '../statistics';

export interface PercentilePoint {
  readonly percent: number;
  /** The least score that this per cent of pupils does not exceed (nearest rank). */
  readonly score: number | null;
}

function scoreAt(frequencies: readonly ScoreFrequency[], persons: number, percent: number): number | null {
  let passed = 0;
  for (const { score, count } of frequencies) {
    passed += count;
    if (passed * 100 >= percent * persons) return score;
  }
  return null;
}

/** @param frequencies ascending @param hidden nothing of the group may be told */
export function percentilePoints(frequencies: readonly ScoreFrequency[], percents: readonly number[], hidden: boolean, minimum: number): readonly PercentilePoint[] {
  const persons = frequencies.reduce((sum, { count }) => sum + count, 0);
  return percents.map((percent) => ({ percent, score: hidden || (persons * Math.min(percent, 100 - percent)) / 100 < minimum ? null : scoreAt(frequencies, persons, percent) }));
}
