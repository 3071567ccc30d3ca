/** Whether a figure meets the target the engine sent with it. */
import { findIndicator } from '../shared/indicators';
import type { IndicatorRow } from './indicator-table';

export type Judgement = 'met' | 'missed' | 'unjudged';

export function judge(row: IndicatorRow): Judgement {
  const direction = findIndicator(row.indicator)?.direction;
  if (row.suppressed || row.value === null || row.target === null) return 'unjudged';
  if (direction === 'higher') return row.value >= row.target ? 'met' : 'missed';
  if (direction === 'lower') return row.value <= row.target ? 'met' : 'missed';
  return 'unjudged';
}
