/** The questionnaires that are known, as data: names, keys, bands, whom they are for. One file a scale or small family. */
import { type ScaleCatalogue, scaleCatalogue } from './catalogue';
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
import type { KeyedScale, Scale, ScaleDefinition } from './types';
import { WHO5 } from './who-5';
import { SAS, SDS } from './zung';

export { namesOf, type ScaleCatalogue, scaleNameKey } from './catalogue';
export { checkScaleDefinition } from './check';
export { gradeLimits } from './grade-limits';
export { formedScore, isWhole, reachableRange } from './score-range';
export type * from './types';

export const SCALES: readonly ScaleDefinition[] = [MHT, MSSMHS, SCL90, SDQ, DASS21, SCARED, PHQ9, PHQA, GAD7, CESD, CESDC, CESD10, DSRSC, WHO5, UCLA, ULS8, PSS10, SAS, SDS];

/** What the program knows by itself; a workspace may know more. */
export const BUILT_IN_SCALES: ScaleCatalogue = scaleCatalogue(SCALES);

/** With the scales that a bureau has defined for itself. */
export function catalogueWith(own: readonly KeyedScale[]): ScaleCatalogue {
  return own.length === 0 ? BUILT_IN_SCALES : scaleCatalogue(SCALES, own);
}

/** Whether some form of the scale's total can be this. */
export function isPossibleTotal(scale: Scale, total: number): boolean {
  return scale.totals.some(({ minimum, maximum }) => total >= minimum && total <= maximum);
}
