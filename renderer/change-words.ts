/** A change since the year before in words, with its direction as an arrow: ↑ and ↓ say where it went, not whether that is good. */
import { chanceWords, formatChange, SUPPRESSED_TEXT } from '../shared/format';
import { findIndicator } from '../shared/indicators';
import type { IndicatorRow } from './indicator-table';

/** ↑ 3.20 百分点 */
export function changeWords(row: IndicatorRow): string {
  const { comparison } = row;
  if (comparison === null) return '';
  const { change, previousValue, previousNumerator, previousSuppressed } = comparison;
  if (change !== null) {
    const text = formatChange(change, row.unit);
    return text.startsWith('±') ? '持平' : `${change > 0 ? '↑' : '↓'} ${text.slice(1)}`;
  }
  if (previousSuppressed) return `上学年${SUPPRESSED_TEXT}`;
  // This year's own state is written at the figure itself.
  if (previousValue !== null) return '';
  // Counted, but a ratio with no base: pupils a teacher where there was no teacher.
  return previousNumerator === null ? '上学年无数据' : '上学年无法计算';
}

export function chanceOf(row: IndicatorRow): string {
  return chanceWords(row.comparison?.beyondChance ?? null);
}

/** Whether a change beyond chance went the good way, the bad way, or neither is known. */
export function changeTone(row: IndicatorRow): 'better' | 'worse' | 'plain' {
  const { change, beyondChance } = row.comparison ?? { change: null, beyondChance: null };
  const direction = findIndicator(row.indicator)?.direction;
  if (change === null || change === 0 || beyondChance !== true || direction === undefined || direction === 'neutral') return 'plain';
  return change > 0 === (direction === 'higher') ? 'better' : 'worse';
}
