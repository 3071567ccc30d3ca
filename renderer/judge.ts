/** Whether a figure meets the target the engine sent with it. */
import { findIndicator, type TargetVerdict, verdictOf } from '../shared/indicators';
import type { IndicatorRow } from './indicator-table';

export type Judgement = TargetVerdict;

export function judge(row: IndicatorRow): Judgement {
  const direction = findIndicator(row.indicator)?.direction;
  if (row.suppressed || row.target === null || direction === undefined) return 'unjudged';
  return verdictOf(direction, row.value, row.target);
}
