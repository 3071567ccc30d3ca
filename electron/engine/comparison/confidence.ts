/** How sure a released proportion is. Made of what the gate let through, so it tells nothing that is hidden. */
import { findIndicator, isProportion } from '../../../shared/indicators';
import type { ReleasedFigure } from '../privacy/released';
import { type Rate, wilsonInterval } from '../statistics';

export interface Confidence {
  /** Wilson's 95 % limits, 0–1. */
  readonly low: number;
  readonly high: number;
  /** √(p(1−p)/n), 0–1; 0 where nobody or everybody was counted, of which only the limits speak. */
  readonly standardError: number;
}

/** The counts of a proportion; null when hidden, missing, no proportion, or contradictory (more counted than there are). */
export function rateOf({ indicator, value, numerator, denominator }: ReleasedFigure): Rate | null {
  const definition = findIndicator(indicator);
  if (definition === undefined || !isProportion(definition) || value === null || numerator === null || denominator === null) return null;
  return numerator <= denominator ? { count: numerator, base: denominator } : null;
}

export function confidenceOf(figure: ReleasedFigure): Confidence | null {
  const rate = rateOf(figure);
  const interval = rate === null ? null : wilsonInterval(rate.count, rate.base);
  if (rate === null || interval === null) return null;
  const share = rate.count / rate.base;
  return { ...interval, standardError: Math.sqrt((share * (1 - share)) / rate.base) };
}
