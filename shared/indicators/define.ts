/** Parts that definitions of one theme share. */
import type { DimensionId, FactView, IndicatorDefinition, Measure } from './types';

/** Of every fact that hangs on a school. */
export const PLACE: readonly DimensionId[] = ['county', 'stage', 'schoolType', 'urbanRural', 'ownership', 'school'];
/** Of what is reported by grade. */
export const PLACE_AND_GRADE: readonly DimensionId[] = [...PLACE, 'grade'];
/** Of what is known pupil by pupil. */
export const PUPILS: readonly DimensionId[] = [...PLACE_AND_GRADE, 'gender'];

/** @param condition of risk levels; of all pupils in the results when left out */
function pupils(condition?: string): Measure {
  return { view: 'fact_assessment_group', aggregate: `coalesce(sum(students)${condition === undefined ? '' : ` FILTER (WHERE ${condition})`}, 0)` };
}
/** In the results at all, tested or not. */
export const LISTED = pupils();
/** Handed in a sheet, valid or not. */
export const ASSESSED = pupils("riskLevel <> 'N'");
/** With a valid result. */
export const VALID = pupils("riskLevel IN ('0', '1', '2', '3')");

type Rest = Omit<IndicatorDefinition, 'theme' | 'numerator' | 'targets' | 'suppression' | 'direction' | 'dimensions' | 'policy'> &
  Partial<Pick<IndicatorDefinition, 'targets' | 'suppression' | 'direction' | 'dimensions' | 'policy'>> & { readonly numerator: Measure };

/** @param common what the indicators of a theme have in common. */
export function theme(common: Pick<IndicatorDefinition, 'theme' | 'policy' | 'suppression' | 'dimensions'> & Partial<Pick<IndicatorDefinition, 'base'>>, indicators: readonly Rest[]): readonly IndicatorDefinition[] {
  return indicators.map((indicator) => ({ targets: [], direction: 'neutral', ...common, ...indicator }));
}

export function measure(view: FactView, aggregate: string, knownFrom?: FactView): Measure {
  return knownFrom === undefined ? { view, aggregate } : { view, aggregate, knownFrom };
}

/** Schools of the directory of which something is true, known once anybody reported it. */
export function schools(condition: string, knownFrom: FactView): Measure {
  return measure('fact_school', `count(*) FILTER (WHERE ${condition})`, knownFrom);
}
