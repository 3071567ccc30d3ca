/** Figures as they leave the engine: past the privacy gate, with what is printed beside them. */
import type { AreaBasis } from '../area-basis';
import type { Scope } from '../scope';

/** What every answer of figures says of itself. */
interface FiguresTold {
  readonly areaBasis: AreaBasis;
  readonly scope: Scope;
  /** ISO date as of which the targets are those in force. */
  readonly asOf: string;
  /** How many schools the 口径 leaves out, in words to print. Empty when none of the indicators is touched. */
  readonly scopeNote: string;
  readonly dimensions: readonly string[];
  readonly rows: Uint8Array;
  /** What the privacy gate hid, in words to print under a table. Empty when nothing was hidden. */
  readonly privacyNote: string;
}

/**
 * `rows` is an Arrow IPC stream with the columns indicator, value, numerator, denominator, unit,
 * suppressed, target, for every dimension `<dimension>` and `<dimension>Label`, and what stands beside a figure.
 * value/numerator/denominator are null when suppressed or missing; `suppressed` tells which.
 * low/high (0–1): Wilson's 95 % limits; standardError √(p(1−p)/n); null for what is no proportion.
 * toTarget: value − target, of shares in percentage points; schoolsToTarget: schools still missing, of shares of schools.
 * With `compareWith` also previousValue, previousNumerator, previousDenominator, previousSuppressed, change (of shares in
 * percentage points, else in the unit), changeUnit (`percentagePoint` or the unit), changeP (adjusted), beyondChance (null: not tested).
 * With `rank` also rank (equal figures share one) and tied; null for what is hidden, missing or not ranked by.
 */
export interface IndicatorResult extends FiguresTold {
  readonly schoolYear: string;
  /** The year put beside, and how it was compared, in words to print. Null when none was asked for. */
  readonly comparison: { readonly schoolYear: string; readonly note: string } | null;
}

/**
 * `rows` as of `IndicatorResult`, with a column schoolYear: one row for every year between the first and the last with data, of every
 * indicator (and level). Years of which nothing is known have rows with null figures. `scopeNote` tells year by year; all years are judged as of one day.
 */
export interface TrendResult extends FiguresTold {
  readonly schoolYears: readonly string[];
}
