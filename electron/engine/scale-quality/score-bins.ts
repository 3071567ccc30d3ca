/** Bars of a score's spread: as equal in width as can be, and cut where the bands are cut. */
import type { ScoreBin } from '../../../shared/scale-quality';
import { type BandSet, isWhole, type KeyedScale, reachableRange, type ScoreDefinition } from '../../../shared/scales';
import type { ScoreFrequency } from '../statistics';
import { safeParts } from '../privacy/small-counts';

/** More bars cannot be told apart on a chart, */
const MOST_BINS = 20;
/** and fewer show no shape. */
const FEWEST_BINS = 5;
/** Rounding must not push a mean on a border into the bar below. */
const ROUNDING = 1e-9;

/** @param bandSet null where the sheets were graded by several, or by none */
export function binsOf(score: ScoreDefinition, scale: KeyedScale, bandSet: BandSet | null, frequencies: readonly ScoreFrequency[], minimum: number): ScoreBin[] {
  const [least, most] = reachableRange(score, scale.coding);
  const whole = isWhole(score);
  const unit = whole ? stepOf(score) : (most - least) / MOST_BINS;
  const length = Math.round((most - least) / unit) + (whole ? 1 : 0);
  const bands = bandSet?.bands[score.id] ?? [];
  const borders = bands.map(({ from }) => (from - least) / unit).map((border) => (whole ? Math.ceil(border - ROUNDING) : border));
  // A bar of a single score could be worked out from the mean where it is hidden: whole scores go by two at least.
  const edges = edgesOf([...new Set([0, ...borders, length])].sort((a, b) => a - b), whole ? Math.max(2, Math.ceil(length / MOST_BINS)) : 1, whole);
  const counts = new Array<number>(edges.length - 1).fill(0);
  for (const { score: value, count } of frequencies) {
    const bin = Math.min(counts.length - 1, Math.max(0, edges.findLastIndex((edge) => (value - least) / unit >= edge - ROUNDING)));
    counts[bin] = (counts[bin] ?? 0) + count;
  }
  const valueAt = (edge: number): number => Number((least + edge * unit).toFixed(6));
  return safeParts(counts, minimum).map((persons, index) => {
    const from = valueAt(edges[index] ?? 0);
    const to = valueAt((edges[index + 1] ?? 0) - (whole ? 1 : 0));
    return { from, to, persons, severity: bands.findLast((band) => from >= band.from - ROUNDING)?.severity ?? null };
  });
}

/** Distance of two neighbouring scores: sums that are doubled are even. */
function stepOf({ form }: ScoreDefinition): number {
  return form.kind === 'multiplied' && !form.truncated ? form.factor : 1;
}

/** The least width from `width` on of which every cut is a multiple; where none leaves enough bars, every stretch between two cuts is divided for itself. */
function edgesOf(cuts: readonly number[], width: number, whole: boolean): number[] {
  const end = cuts.at(-1) ?? 0;
  const inner = cuts.slice(0, -1);
  for (let each = width; end / each >= FEWEST_BINS; each += 1) {
    if (inner.every((cut) => Math.abs(cut / each - Math.round(cut / each)) < ROUNDING)) return [...Array.from({ length: Math.ceil(end / each - ROUNDING) }, (_, index) => index * each), end];
  }
  return [
    ...inner.flatMap((cut, index) => {
      const stretch = (cuts[index + 1] ?? end) - cut;
      const parts = Math.max(1, Math.round(stretch / width));
      return Array.from({ length: parts }, (_, part) => cut + (whole ? Math.round((stretch * part) / parts) : (stretch * part) / parts));
    }),
    end,
  ];
}
