/** Questions in words: titles, and what an export prints above its table. */
import { findIndicator } from '../indicators';
import { DIMENSION_LABELS } from './shape';
import type { IndicatorVisualQuery } from './types';

const NAMED = 2;

/** 专兼职教师配备率、师生比（按县区、学段）; the title somebody has given it, where there is one. */
export function titleOfFigures({ title, indicators, rows, columns }: Pick<IndicatorVisualQuery, 'title' | 'indicators' | 'rows' | 'columns'>): string {
  if (title.trim() !== '') return title.trim();
  return autoTitle(indicators.map((id) => findIndicator(id)?.label ?? id), [...rows, ...columns].map((id) => DIMENSION_LABELS[id]), '项指标');
}

/** @param counted what several names are called together: 等 5 项指标 */
export function autoTitle(names: readonly string[], groups: readonly string[], counted: string): string {
  if (names.length === 0) return '自由组合';
  const listed = names.length <= NAMED + 1 ? names.join('、') : `${names.slice(0, NAMED).join('、')}等 ${names.length} ${counted}`;
  return groups.length === 0 ? listed : `${listed}（按${groups.join('、')}）`;
}
