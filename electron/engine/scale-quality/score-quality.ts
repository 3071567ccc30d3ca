/** Spread and reliability of one score of a scale. */
import type { ScoreBin, ScoreQuality } from '../../../shared/scale-quality';
import { type BandSet, isWhole, type KeyedScale, reachableRange, type ScoreDefinition } from '../../../shared/scales';
import { cronbachAlpha, describeScores, mcdonaldOmega, scoreFrequencies } from '../statistics';

/** More bars cannot be told apart on a chart. */
const MOST_BINS = 20;
/** ω is fitted by iteration; a whole questionnaire of a hundred questions is no single factor anyway. */
const MOST_ITEMS_OF_OMEGA = 60;

export type SafeCounter = (persons: number) => number | null;

/** Parts of a sum that is told elsewhere: where one alone would be hidden, the next smallest is hidden too, or it could be worked out. */
export function safeParts(counts: readonly number[], safe: SafeCounter): (number | null)[] {
  const parts = counts.map(safe);
  if (parts.filter((part) => part === null).length !== 1) return parts;
  const next = counts.reduce((best, count, index) => (count > 0 && parts[index] !== null && (best < 0 || count < (counts[best] ?? 0)) ? index : best), -1);
  return parts.map((part, index) => (index === next ? null : part));
}

/** @param values of valid sheets, NaN for missing. @param items one column per item of the scale, of the sample. */
export function scoreQuality(scale: KeyedScale, score: ScoreDefinition, role: ScoreQuality['role'], bandSet: BandSet | undefined, values: Float64Array, items: readonly Float64Array[], safe: SafeCounter): ScoreQuality {
  const own = score.items.map((item) => items[item - 1] ?? new Float64Array());
  const spread = describeScores(values);
  const { alpha } = cronbachAlpha(own);
  const omega = own.length > MOST_ITEMS_OF_OMEGA ? { omegaTotal: null, reason: `多于 ${MOST_ITEMS_OF_OMEGA} 题，不按单因子计算。` } : mcdonaldOmega(own);
  return {
    id: score.id,
    name: score.name,
    role,
    items: score.items.length,
    mean: spread?.mean ?? null,
    standardDeviation: spread?.standardDeviation ?? null,
    median: spread?.quantiles.median ?? null,
    alpha,
    omega: omega.omegaTotal,
    reason: alpha === null ? '题目或完整作答过少，或各人总分相同，无法计算。' : (omega.reason ?? ''),
    bins: binsOf(score, scale, bandSet, values, safe),
  };
}

/** Bins of equal width from the least to the greatest possible score; whole scores in whole steps. */
export function binsOf(score: ScoreDefinition, scale: KeyedScale, bandSet: BandSet | undefined, values: Float64Array, safe: SafeCounter): ScoreBin[] {
  const [least, most] = reachableRange(score, scale.coding);
  const whole = isWhole(score);
  const width = whole ? Math.max(1, Math.ceil((most - least + 1) / MOST_BINS)) : (most - least) / MOST_BINS;
  const count = whole ? Math.ceil((most - least + 1) / width) : MOST_BINS;
  const counts = new Array<number>(count).fill(0);
  for (const { score: value, count: persons } of scoreFrequencies(values)) {
    // Rounding must not push a mean on a border into the bin below.
    const bin = Math.min(count - 1, Math.max(0, Math.floor((value - least) / width + 1e-9)));
    counts[bin] = (counts[bin] ?? 0) + persons;
  }
  const bands = bandSet?.bands[score.id];
  const shown = safeParts(counts, safe);
  return shown.map((persons, index) => {
    const from = least + index * width;
    const to = whole ? Math.min(most, from + width - 1) : from + width;
    const severity = bands?.find((band) => from >= band.from && (whole ? from <= band.to : from < band.to || band.to === most))?.severity ?? null;
    return { from, to, persons, severity };
  });
}
