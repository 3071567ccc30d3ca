/** How scores are spread. NaN stands for a missing score and is counted, never taken as a number. */

export interface Distribution {
  readonly count: number;
  readonly missing: number;
  readonly mean: number;
  /** Sample standard deviation; null for a single score. */
  readonly standardDeviation: number | null;
  readonly minimum: number;
  readonly maximum: number;
  /** Linear interpolation between order statistics, at (n − 1)·q. */
  readonly quantiles: { readonly p5: number; readonly p25: number; readonly median: number; readonly p75: number; readonly p95: number };
  /** Adjusted Fisher–Pearson skewness; null for fewer than three scores or none that differ. */
  readonly skewness: number | null;
}

/** A score and how many have it. */
export interface ScoreFrequency {
  readonly score: number;
  readonly count: number;
}

/** @returns null without any score. */
export function describeScores(scores: Float64Array): Distribution | null {
  const frequencies = scoreFrequencies(scores);
  return describeFrequencies(frequencies, scores.length - countOf(frequencies));
}

/** @param frequencies ascending. @returns null without any score. */
export function describeFrequencies(frequencies: readonly ScoreFrequency[], missing = 0): Distribution | null {
  const count = countOf(frequencies);
  const first = frequencies[0];
  const last = frequencies.at(-1);
  if (first === undefined || last === undefined) return null;
  const mean = frequencies.reduce((sum, each) => sum + each.score * each.count, 0) / count;
  let squares = 0;
  let cubes = 0;
  for (const { score, count: persons } of frequencies) {
    squares += persons * (score - mean) ** 2;
    cubes += persons * (score - mean) ** 3;
  }
  const skewness = count < 3 || squares < 1e-12 ? null : (Math.sqrt(count * (count - 1)) / (count - 2)) * (cubes / count / (squares / count) ** 1.5);
  const quantile = (share: number): number => quantileOf(frequencies, (count - 1) * share);
  return {
    count,
    missing,
    mean,
    standardDeviation: count < 2 ? null : Math.sqrt(squares / (count - 1)),
    minimum: first.score,
    maximum: last.score,
    quantiles: { p5: quantile(0.05), p25: quantile(0.25), median: quantile(0.5), p75: quantile(0.75), p95: quantile(0.95) },
    skewness,
  };
}

function countOf(frequencies: readonly ScoreFrequency[]): number {
  return frequencies.reduce((sum, { count }) => sum + count, 0);
}

/** @param place in the row of all scores in order, from 0; between two of them the line between. */
function quantileOf(frequencies: readonly ScoreFrequency[], place: number): number {
  const below = scoreAt(frequencies, Math.floor(place));
  return below + (scoreAt(frequencies, Math.ceil(place)) - below) * (place - Math.floor(place));
}

function scoreAt(frequencies: readonly ScoreFrequency[], place: number): number {
  let passed = 0;
  return frequencies.find(({ count }) => (passed += count) > place)?.score ?? Number.NaN;
}

/** How often each score occurs, ascending. */
export function scoreFrequencies(scores: Float64Array): readonly ScoreFrequency[] {
  const counts = new Map<number, number>();
  for (const score of scores) {
    if (!Number.isNaN(score)) counts.set(score, (counts.get(score) ?? 0) + 1);
  }
  return [...counts].map(([score, count]) => ({ score, count })).sort((a, b) => a.score - b.score);
}

/** Percentile rank of every score among all: share below, plus half of the share of equals, in percent. NaN stays NaN. */
export function percentileRanks(scores: Float64Array): Float64Array {
  const ranks = new Map<number, number>();
  const frequencies = scoreFrequencies(scores);
  const all = countOf(frequencies);
  let below = 0;
  for (const { score, count } of frequencies) {
    ranks.set(score, ((below + count / 2) / all) * 100);
    below += count;
  }
  return scores.map((score) => ranks.get(score) ?? Number.NaN);
}
