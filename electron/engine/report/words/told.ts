/** One indicator as a report tells it: the figure of the whole place, the year before, its parts, the target in force. Parts are the counties of the city, or the stages of one county. */
import { countsSchools, type DatedTarget, type IndicatorDefinition, verdictOf } from '../../../../shared/indicators';
import { isKnownArea } from '../../../../shared/regions';
import type { ComparedFigure } from '../../comparison/compare-years';
import { missingToTarget } from '../../comparison/target';
import type { ReleasedFigure } from '../../privacy/released';
import type { PartWords } from '../letters/place';

export interface Told {
  readonly definition: IndicatorDefinition;
  /** Undefined: nothing of the kind was asked for or found. */
  readonly city: ReleasedFigure | undefined;
  /** Undefined: no year was put beside. */
  readonly compared: ComparedFigure | undefined;
  /** What the year put beside is called: 上学年, or its name. */
  readonly earlierYear: string;
  /** In the order of codes. */
  readonly parts: readonly ReleasedFigure[];
  readonly partOf: PartWords;
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

/** Parts may be named with their figures where no pupil's result stands behind them. */
export function tellsParts({ definition, partOf }: Told): boolean {
  return definition.suppression !== 'health' && definition.direction !== 'neutral' && definition.dimensions.includes(partOf.dimension);
}

export interface PartValue {
  readonly label: string;
  readonly value: number;
}

export function partValues({ parts, partOf }: Told): readonly PartValue[] {
  return parts.flatMap((figure) => (figure.value === null || !isKnownPart(figure, partOf) ? [] : [{ label: figure.labels[partOf.dimension] ?? '', value: figure.value }]));
}

function isKnownPart({ group }: ReleasedFigure, { dimension }: PartWords): boolean {
  return dimension === 'stage' || isKnownArea(group['county'] ?? '');
}

/** Parts below the target, in the order of codes: a list, not a ranking. */
export function partsMissing(told: Told): readonly PartValue[] {
  const { definition, target } = told;
  if (target === undefined || !tellsParts(told)) return [];
  return partValues(told).filter(({ value }) => verdictOf(definition.direction, value, target.target.value) === 'missed');
}

/** Labels of counties that sent nothing of the kind; one without any of what is counted has sent something. Stages send nothing, their schools do. */
export function partsSilent(told: Told): readonly string[] {
  if (!tellsParts(told) || told.partOf.dimension === 'stage') return [];
  return told.parts.flatMap((figure) => (figure.numerator === null && !figure.suppressed && isKnownPart(figure, told.partOf) ? [figure.labels['county'] ?? ''] : []));
}
