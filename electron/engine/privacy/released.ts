/**
 * Figures that may leave the engine. Only the gate (gate.ts) makes them: the brand keeps every screen,
 * export and report from taking figures that did not pass it.
 */
import type { Rounding } from '../../../shared/audience';

declare const passedTheGate: unique symbol;

export interface ReleasedFigure {
  readonly indicator: string;
  /** Group of the figure: dimension -> value, e.g. { county: '371721', riskLevel: '3' }. */
  readonly group: Readonly<Record<string, string>>;
  /** Dimension -> Chinese label of the group's value. */
  readonly labels: Readonly<Record<string, string>>;
  /** null when suppressed or missing. */
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly suppressed: boolean;
}

export interface ReleasedFigures {
  readonly [passedTheGate]: true;
  readonly schoolYear: string;
  readonly dimensions: readonly string[];
  readonly figures: readonly ReleasedFigure[];
  /** To multiples of how many pupils are rounded. */
  readonly rounding: Rounding;
  /** How many figures were hidden. */
  readonly suppressedCount: number;
  /** What was hidden and why, in words to print. Empty when nothing was hidden. */
  readonly note: string;
}
