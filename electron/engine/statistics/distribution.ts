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

/** @returns null without any score. */
export function describeScores(scores: Float64Array): Distribution | null {
  const sorted = scores.filter((score) => !Number.isNaN(score)).sort();
  const count = sorted.length;
  if (count === 0) return null;
  const mean = sorted.reduce((sum, score) => sum + score, 0) / count;
  let squares = 0;
  let cubes = 0;
  for (const score of sorted) {
    squares += (score - mean) ** 2;
    cubes += (score - mean) ** 3;
  }
  const skewness = count < 3 || squares < 1e-12 ? null : (Math.sqrt(count * (count - 1)) / (count - 2)) * (cubes / count / (squares / count) ** 1.5);
  return {
    count,
    missing: scores.length - count,
    mean,
    standardDeviation: count < 2 ? null : Math.sqrt(squares / (count - 1)),
    minimum: sorted[0] ?? Number.NaN,
    maximum: sorted[count - 1] ?? Number.NaN,
    quantiles: { p5: quantileOf(sorted, 0.05), p25: quantileOf(sorted, 0.25), median: quantileOf(sorted, 0.5), p75: quantileOf(sorted, 0.75), p95: quantileOf(sorted, 0.95) },
    skewness,
  };
}

/** @param sorted ascending, not empty. */
export function quantileOf(sorted: Float64Array, share: number): number {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below + (above - below) * (place - Math.floor(place));
}

/** How often each score occurs, ascending. */
export function scoreFrequencies(scores: Float64Array): readonly { readonly score: number; readonly count: number }[] {
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
  const all = frequencies.reduce((sum, { count }) => sum + count, 0);
  let below = 0;
  for (const { score, count } of frequencies) {
    ranks.set(score, ((below + count / 2) / all) * 100);
    below += count;
  }
  return scores.map((score) => ranks.get(score) ?? Number.NaN);
}
