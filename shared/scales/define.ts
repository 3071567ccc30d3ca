/** Short forms for writing keys down. */
import type { Band, Coding, KeyedSubscale, MissingRule, ScoreDefinition, ScoreForm, Severity } from './types';

export const SUM: ScoreForm = { kind: 'sum' };
export const MEAN: ScoreForm = { kind: 'mean' };

/** @returns first, first + 1 … last. */
export function through(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

export function subscale(name: string, items: readonly number[], aliases: readonly string[] = [], form: ScoreForm = SUM): KeyedSubscale {
  return { id: name, name, aliases, items, form };
}

export function total(items: number, form: ScoreForm = SUM, id = 'total', name = '总分'): ScoreDefinition {
  return { id, name, items: through(1, items), form };
}

/** @param rows from, to, label, severity, level; ends inclusive. */
export function bands(...rows: readonly (readonly [number, number, string, Severity, 0 | 1 | 2, high?: 'high'])[]): readonly Band[] {
  return rows.map(([from, to, label, severity, level, high]) => (high === undefined ? { from, to, label, severity, level } : { from, to, label, severity, level, high: true }));
}

/** A published cut with nothing graded above it. */
export function cut(minimum: number, from: number, maximum: number, below = '未达划界分', reached = '达到划界分'): readonly Band[] {
  return bands([minimum, from - 1, below, 0, 0], [from, maximum, reached, 1, 1]);
}

export function coding(minimum: number, maximum: number, label = `${minimum}–${maximum} 记分`): Coding {
  return { id: `${minimum}-${maximum}`, label, minimum, maximum };
}

/** The general rule where a scale's authors state none. */
export function strict(items: number): MissingRule {
  return { invalidAbove: Math.floor(items / 10), replaceUpTo: 0, note: '缺答超过 10% 的答卷无效；缺答不足 10% 时，含缺答题的总分和分量表按缺失处理，不填补。' };
}

export function replaced(items: number): MissingRule {
  return { invalidAbove: items, replaceUpTo: items, note: `缺答不超过 ${items} 题时，用已答题目的均值补足；更多缺答的答卷无效。` };
}

/** Schools that teach grades 7–12, or whose pupils' grades do not follow from the stage. */
export const SECONDARY_STAGES = ['junior', 'nineYear', 'senior', 'complete', 'twelveYear', 'vocational', 'workStudy', 'special'];
