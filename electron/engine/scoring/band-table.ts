/** Bands in arrays, for looking up millions of scores. */
import { EngineFailure } from '../../../shared/contract';
import type { Band, BandSet, Direction, ScaleDefinition } from '../../../shared/scales';

/** Index of a band where there is none: the score has no bands, is missing, or the answers are invalid. */
export const NO_BAND = 255;

/** A prorated mean that should be 10 may come out as 9.999999999999998. */
export const TOLERANCE = 1e-9;

export interface BandTable {
  readonly bands: readonly Band[];
  readonly starts: Float64Array;
  readonly direction: Direction;
}

export function bandTable(bands: readonly Band[], direction: Direction): BandTable {
  return { bands, starts: Float64Array.from(bands, ({ from }) => from), direction };
}

/** @returns the index of the band a score belongs to; the value of a limit belongs to the upper band (以上含本数). */
export function bandAt({ starts }: BandTable, score: number): number {
  if (Number.isNaN(score)) return NO_BAND;
  let index = starts.length - 1;
  while (index > 0 && score + TOLERANCE < (starts[index] ?? 0)) index -= 1;
  return index < 0 ? NO_BAND : index;
}

/**
 * @returns the band set of this id, or the scale's usual one; null for a scale that has none.
 * @throws EngineFailure BAD_REQUEST when the id is unknown, or none is the usual one and none was chosen.
 */
export function chooseBandSet(scale: ScaleDefinition, id?: string): BandSet | null {
  const wanted = id ?? scale.defaultBandSet;
  const list = scale.bandSets.map((set) => `${set.id}（${set.label}）`).join('；');
  if (wanted === null) {
    if (scale.bandSets.length === 0) return null;
    throw new EngineFailure('BAD_REQUEST', `${scale.label}有几种分级方案，请选定一种并在报告中注明：${list}。`, { scale: scale.id });
  }
  const found = scale.bandSets.find((set) => set.id === wanted);
  if (found !== undefined) return found;
  throw new EngineFailure('BAD_REQUEST', list === '' ? `${scale.label}没有分级方案，只报告得分。` : `${scale.label}没有“${wanted}”这种分级方案。可选：${list}。`, { scale: scale.id, bandSet: wanted });
}
