/** The questionnaires that are known, as data: names, keys, bands, whom they are for. One file a scale or small family. */
import { CESD, CESD10, CESDC } from './ces-d';
import { DASS21 } from './dass-21';
import { DSRSC } from './dsrsc';
import { GAD7 } from './gad-7';
import { UCLA, ULS8 } from './loneliness';
import { MHT } from './mht';
import { MSSMHS } from './mssmhs';
import { PHQ9, PHQA } from './phq';
import { PSS10 } from './pss-10';
import { SCARED } from './scared';
import { SCL90 } from './scl-90';
import { SDQ } from './sdq';
import type { Scale, ScaleDefinition } from './types';
import { WHO5 } from './who-5';
import { SAS, SDS } from './zung';

export { checkScaleDefinition } from './check';
export { formedScore, isWhole, reachableRange } from './score-range';
export type * from './types';

export const SCALES: readonly ScaleDefinition[] = [MHT, MSSMHS, SCL90, SDQ, DASS21, SCARED, PHQ9, PHQA, GAD7, CESD, CESDC, CESD10, DSRSC, WHO5, UCLA, ULS8, PSS10, SAS, SDS];

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
export function findScale(text: string): ScaleDefinition | undefined {
  const key = keyOf(text);
  if (key === '') return undefined;
  return byName.get(key) ?? namesByLength.find(([name]) => contains(key, name))?.[1];
}

/** Whether some form of the scale's total can be this. */
export function isPossibleTotal(scale: Scale, total: number): boolean {
  return scale.totals.some(({ minimum, maximum }) => total >= minimum && total <= maximum);
}
