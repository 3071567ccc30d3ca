/** Where the bands of a score begin, read from the bins, which are cut at them. */
import type { ScoreBin } from '../../shared/scale-quality';

export const SEVERITY_NAMES = ['正常', '轻度', '中度', '重度'] as const;

export interface BandBorder {
  /** Place of the first bin of the band that begins here. */
  readonly bin: number;
  readonly label: string;
}

const short = (value: number): string => (Number.isInteger(value) ? String(value) : value.toFixed(2));

/** 24—26, or 1.75—1.85 for means, whose bins end where the next begins. */
export function rangeOf({ from, to }: Pick<ScoreBin, 'from' | 'to'>): string {
  return from === to ? short(from) : `${short(from)}—${short(to)}`;
}

/** Empty without bands. Of scores where high is good the bands are named all the same from below to above. */
export function bandBorders(bins: readonly ScoreBin[]): readonly BandBorder[] {
  return bins.flatMap(({ from, severity }, bin) => (bin === 0 || severity === null || severity === bins[bin - 1]?.severity ? [] : [{ bin, label: `${SEVERITY_NAMES[severity]} ≥${short(from)}` }]));
}
