/** By which published reading of its scores each scale is graded, where there are several. */
import { SCALES, type ScaleDefinition } from './scales';

/** By id of the scale: id of the set. Scales left out are graded by their usual set, or the first where none is usual. */
export type BandSetChoice = Readonly<Record<string, string>>;

export const DEFAULT_BAND_SETS: BandSetChoice = {};

/** Scales that can be read in several ways. */
export const SCALES_TO_CHOOSE: readonly ScaleDefinition[] = SCALES.filter(({ bandSets, kind }) => kind === 'keyed' && bandSets.length > 1);

/** @returns the id of the set; undefined for a scale without bands */
export function bandSetInForce({ id, defaultBandSet, bandSets }: ScaleDefinition, chosen: BandSetChoice): string | undefined {
  return bandSets.find((set) => set.id === chosen[id])?.id ?? defaultBandSet ?? bandSets[0]?.id;
}

/** What keeps a choice from being used, in Chinese. */
export function bandSetProblems(chosen: BandSetChoice): string[] {
  return Object.entries(chosen).flatMap(([scale, set]) => {
    const known = SCALES_TO_CHOOSE.find(({ id }) => id === scale);
    if (known === undefined) return [`量表“${scale}”没有几种分级标准可选`];
    return known.bandSets.some(({ id }) => id === set) ? [] : [`${known.label}没有“${set}”这种分级标准，可选：${known.bandSets.map(({ id, label }) => `${id}（${label}）`).join('、')}`];
  });
}

export function describeBandSets(chosen: BandSetChoice): string {
  const words = Object.entries(chosen).flatMap(([scale, set]) => {
    const label = SCALES.find(({ id }) => id === scale)?.bandSets.find(({ id }) => id === set)?.label;
    return label === undefined ? [] : [`${scale}：${label}`];
  });
  return words.length === 0 ? '各量表的通行标准' : words.join('；');
}
