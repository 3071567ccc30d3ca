/** The questionnaires that reports name, as data: how long, how high a total can be, what their subscales are called. */
import { DASS21, MHT, MSSMHS, SCARED, SCL90, SDQ } from './school-scales';
import { SHORT_SCALES } from './short-scales';
import type { Scale } from './types';

export type { Scale, ScoreRange, Subscale } from './types';

export const SCALES: readonly Scale[] = [MHT, MSSMHS, SCL90, SDQ, DASS21, SCARED, ...SHORT_SCALES];

function keyOf(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s《》"“”'()\-‐-―−_—]+/g, '');
}

const byName = new Map(SCALES.flatMap((scale) => [scale.id, scale.label, ...scale.aliases].map((name) => [keyOf(name), scale] as const)));
/** Longest first, so that CESD-10 is not taken for CES-D. */
const namesByLength = [...byName].sort(([a], [b]) => b.length - a.length);

/** A Latin name inside a text must stand alone: SAS is no part of SASS. */
function contains(text: string, name: string): boolean {
  const at = text.indexOf(name);
  if (at < 0) return false;
  if (!/^[A-Z0-9]+$/.test(name)) return true;
  return !/[A-Z0-9]/.test(text.charAt(at - 1)) && !/[A-Z0-9]/.test(text.charAt(at + name.length));
}

/** @param text a scale's name, abbreviation, or a longer text that holds one: 心理健康诊断测验（MHT）, PHQ-9抑郁筛查. */
export function findScale(text: string): Scale | undefined {
  const key = keyOf(text);
  if (key === '') return undefined;
  return byName.get(key) ?? namesByLength.find(([name]) => contains(key, name))?.[1];
}

/** Whether some form of the scale's total can be this. */
export function isPossibleTotal(scale: Scale, total: number): boolean {
  return scale.totals.some(({ minimum, maximum }) => total >= minimum && total <= maximum);
}
