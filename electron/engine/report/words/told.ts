/** One indicator as a report tells it: the city's figure, the year before, the counties, the target in force. */
import { countsSchools, type DatedTarget, type IndicatorDefinition, verdictOf } from '../../../../shared/indicators';
import { isKnownArea } from '../../../../shared/regions';
import type { ComparedFigure } from '../../comparison/compare-years';
import { missingToTarget } from '../../comparison/target';
import type { ReleasedFigure } from '../../privacy/released';

export interface Told {
  readonly definition: IndicatorDefinition;
  /** Undefined: nothing of the kind was asked for or found. */
  readonly city: ReleasedFigure | undefined;
  /** Undefined: no year was put beside. */
  readonly compared: ComparedFigure | undefined;
  /** What the year put beside is called: 上学年, or its name. */
  readonly earlierYear: string;
  /** In the order of codes. */
  readonly counties: readonly ReleasedFigure[];
  readonly target: DatedTarget | undefined;
}

export function isReported({ city }: Told): boolean {
  return city !== undefined && (city.value !== null || city.suppressed);
}

export function verdict({ city, definition, target }: Told): 'met' | 'missed' | 'unjudged' {
  return target === undefined ? 'unjudged' : verdictOf(definition.direction, city?.value ?? null, target.target.value);
}

/** How many schools the city falls short of the target; null where the indicator does not count schools. */
export function schoolsShort({ city, definition, target }: Told): number | null {
  if (target === undefined || city?.numerator == null || city.denominator === null || definition.direction !== 'higher' || !countsSchools(definition)) return null;
  return missingToTarget(city.numerator, city.denominator, target.target.value);
}

/** Counties may be named with their figures where no pupil's result stands behind them. */
export function tellsCounties({ definition }: Told): boolean {
  return definition.suppression !== 'health' && definition.direction !== 'neutral' && definition.dimensions.includes('county');
}

export interface CountyValue {
  readonly label: string;
  readonly value: number;
}

export function countyValues({ counties }: Told): readonly CountyValue[] {
  return counties.flatMap(({ group, labels, value }) => (value === null || !isKnownArea(group['county'] ?? '') ? [] : [{ label: labels['county'] ?? '', value }]));
}

/** Counties below the target, in the order of codes: a list, not a ranking. */
export function countiesMissing(told: Told): readonly CountyValue[] {
  const { definition, target } = told;
  if (target === undefined || !tellsCounties(told)) return [];
  return countyValues(told).filter(({ value }) => verdictOf(definition.direction, value, target.target.value) === 'missed');
}

/** Labels of counties that sent nothing of the kind; one without any of what is counted has sent something. */
export function countiesSilent(told: Told): readonly string[] {
  if (!tellsCounties(told)) return [];
  return told.counties.flatMap(({ group, labels, numerator, suppressed }) => (numerator === null && !suppressed && isKnownArea(group['county'] ?? '') ? [labels['county'] ?? ''] : []));
}
