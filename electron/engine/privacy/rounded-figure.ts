/**
 * Figures as rounded reports tell them: counts of pupils to the nearest multiple, shares and averages from rounded counts alone. Levels of a group, and who is not in
 * any, are told as `toldSpans` has it, so that nobody who adds and divides learns more than what the search for hidden groups has reckoned with.
 */
import { countsPupils } from '../../../shared/indicators';
import type { RawFigure } from '../metrics/figures';
import type { ReleasedFigure } from './released';
import { roundedParts, roundedTo } from './suppression/told';

/** Averages are told to a tenth: a longer fraction gives back what it was divided by. */
const TENTHS = 10;

interface Quotient {
  readonly numerator: number;
  readonly denominator: number;
}

/**
 * @param parts pupils of the group with valid results by level, the lightest first; undefined for figures of others
 * @param base to multiples of it
 */
export function roundedFigure(figure: ReleasedFigure, { indicator, group }: Pick<RawFigure, 'indicator' | 'group'>, parts: readonly number[] | undefined, base: number): ReleasedFigure {
  if (figure.suppressed || indicator.isStatistic === true || !countsPupils(indicator)) return figure;
  const denominator = figure.denominator === null ? null : roundedTo(figure.denominator, base);
  if (figure.numerator === null) return { ...figure, denominator };
  const level = group['riskLevel'];
  if (level !== undefined && figure.denominator !== null) return { ...figure, ...shareOf(levelOf(level, { numerator: figure.numerator, denominator: figure.denominator }, parts, base)) };
  if (indicator.unit === 'days' && figure.value !== null && denominator !== null) {
    const value = Math.round(figure.value * TENTHS) / TENTHS;
    return { ...figure, value, numerator: value * denominator, denominator };
  }
  const numerator = roundedTo(figure.numerator, base);
  if (denominator === null) return { ...figure, value: numerator, numerator };
  return { ...figure, ...shareOf({ numerator, denominator }) };
}

/** Whoever is in no level is what is left of those who are asked after. */
function levelOf(level: string, { numerator, denominator }: Quotient, parts: readonly number[] | undefined, base: number): Quotient {
  const told = parts === undefined ? undefined : roundedParts(parts, base);
  const own = told?.parts[Number(level)];
  if (told !== undefined && own !== undefined) return { numerator: own, denominator: told.whole };
  const whole = roundedTo(denominator, base);
  return { numerator: Math.max(0, whole - roundedTo(denominator - numerator, base)), denominator: whole };
}

function shareOf({ numerator, denominator }: Quotient): Pick<ReleasedFigure, 'value' | 'numerator' | 'denominator'> {
  return { value: denominator === 0 ? null : numerator / denominator, numerator, denominator };
}
