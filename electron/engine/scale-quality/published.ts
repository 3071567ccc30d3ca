/** Totals held against published figures of the same scale. */
import { COMPARISON_FEWEST, type MeanComparison, type PercentileGroup, type ShareComparison } from '../../../shared/scale-quality';
import { reachableRange, type ScaleDefinition } from '../../../shared/scales';
import { MEAN_NORMS, SHARE_REFERENCES } from '../../../shared/scales/norms';
import { compareWithNorm, type ScoreFrequency, wilsonInterval } from '../statistics';
import { isSmall } from '../privacy/small-counts';
import { frequenciesAmong, type TotalCount } from './totals';

function sizeOf(frequencies: readonly ScoreFrequency[]): number {
  return frequencies.reduce((sum, { count }) => sum + count, 0);
}

function scoresOf(frequencies: readonly ScoreFrequency[]): Float64Array {
  const scores = new Float64Array(sizeOf(frequencies));
  let at = 0;
  for (const { score, count } of frequencies) scores.fill(score, at, (at += count));
  return scores;
}

function rangeOf(scale: ScaleDefinition): readonly [number, number] {
  const total = scale.kind === 'keyed' ? scale.totalScores[0] : undefined;
  return scale.kind === 'reported' || total === undefined ? [scale.totals[0]?.minimum ?? 0, scale.totals[0]?.maximum ?? 0] : reachableRange(total, scale.coding);
}

/** The mean of a total in which few differ from its least or greatest is as good as a count of those few. */
function isTellable(frequencies: readonly ScoreFrequency[], [least, most]: readonly [number, number], minimum: number): boolean {
  const among = (holds: (score: number) => boolean): number => sizeOf(frequencies.filter(({ score }) => holds(score)));
  return sizeOf(frequencies) >= COMPARISON_FEWEST && !isSmall(among((score) => score > least), minimum) && !isSmall(among((score) => score < most), minimum);
}

/** @param groups of the same totals: of a gender whose number of pupils is kept back nothing is told. */
export function meanComparisons(scale: ScaleDefinition, counts: readonly TotalCount[], groups: readonly PercentileGroup[], minimum: number): MeanComparison[] {
  return MEAN_NORMS.filter((norm) => norm.scale === scale.id).map(({ gender = null, group, persons: normPersons, mean: normMean, standardDeviation: normStandardDeviation, source }): MeanComparison => {
    const head = { gender, group, normPersons, normMean, normStandardDeviation, source };
    const persons = groups.find((each) => each.stage === null && each.gender === gender)?.persons ?? null;
    const own = frequenciesAmong(counts, (count) => gender === null || count.gender === gender);
    const none = { ...head, persons, mean: null, standardDeviation: null, difference: null, low: null, high: null, cohensD: null };
    if (persons === null || !isTellable(own, rangeOf(scale), minimum)) return none;
    const compared = compareWithNorm(scoresOf(own), { mean: normMean, standardDeviation: normStandardDeviation, source, ...(normPersons === null ? {} : { persons: normPersons }) });
    if (compared === null) return none;
    const { mean, standardDeviation, difference, interval, cohensD } = compared;
    return { ...head, persons, mean, standardDeviation, difference, low: interval.low, high: interval.high, cohensD };
  });
}

export function shareComparisons(scale: ScaleDefinition, counts: readonly TotalCount[], minimum: number): ShareComparison[] {
  const all = frequenciesAmong(counts, () => true);
  const persons = sizeOf(all);
  return SHARE_REFERENCES.filter((reference) => reference.scale === scale.id).map(({ from, group, share: published, persons: publishedPersons, source, remark }): ShareComparison => {
    const reached = sizeOf(all.filter(({ score }) => score >= from));
    const head = { from, group, published, publishedPersons, source, remark };
    const interval = wilsonInterval(reached, persons);
    if (persons < COMPARISON_FEWEST || isSmall(reached, minimum) || isSmall(persons - reached, minimum) || interval === null) return { ...head, share: null, low: null, high: null, effectSize: null };
    const share = reached / persons;
    return { ...head, share, ...interval, effectSize: cohensH(share, published) };
  });
}

/** Cohen's h: how far two shares are apart, 0.2 small, 0.5 medium, 0.8 large. */
export function cohensH(first: number, second: number): number {
  return 2 * Math.asin(Math.sqrt(first)) - 2 * Math.asin(Math.sqrt(second));
}
