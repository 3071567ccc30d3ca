/** What a key says, in words for people who have to answer for its use. */
import { gradeLabel } from '../grades';
import { gradeLimits } from './grade-limits';
import type { Band, Certainty, Coding, KeyedScale, ScaleDefinition, ScoreDefinition } from './types';

/** How far a key can be trusted. */
export const SCALE_STATUS: Readonly<Record<Certainty | 'reported', string>> = {
  certain: '已与公开发表的记分键核对',
  unverified: '未核对，出处未能查证',
  reported: '不含记分键，只收已算好的得分',
};

export function scaleStatus(scale: ScaleDefinition): string {
  return SCALE_STATUS[scale.kind === 'reported' ? 'reported' : scale.certainty];
}

/** 1–15、81、83: runs of three and more in short. */
export function itemsText(items: readonly number[]): string {
  const sorted = [...items].sort((a, b) => a - b);
  const runs: [first: number, last: number][] = [];
  for (const item of sorted) {
    const run = runs.at(-1);
    if (run !== undefined && item === run[1] + 1) run[1] = item;
    else runs.push([item, item]);
  }
  return runs.flatMap(([first, last]) => (last - first >= 2 ? [`${first}–${last}`] : first === last ? [String(first)] : [String(first), String(last)])).join('、');
}

export function codingText(scale: ScaleDefinition): string {
  if (scale.kind === 'reported') return SCALE_STATUS.reported;
  return [scale.coding, ...scale.otherCodings].map((coding: Coding) => coding.label).join('；或 ');
}

export function gradesText({ applies }: ScaleDefinition): string {
  const limits = gradeLimits(applies);
  if (limits === null) return '不限年级';
  const [first, last] = limits;
  if (first > 12) return '中小学各年级都不在适用范围内';
  return first === last ? `限${gradeLabel(String(first))}` : `${gradeLabel(String(first))}至${gradeLabel(String(last))}`;
}

const forms: Readonly<Record<ScoreDefinition['form']['kind'], string>> = { sum: '求和', mean: '均分', multiplied: '求和后换算', count: '达到某分的题数' };

/** 总分：第 1–20 题，求和 */
export function scoreText({ name, items, form }: ScoreDefinition, all: number): string {
  const which = items.length === all ? `全部 ${all} 题` : `第 ${itemsText(items)} 题`;
  const factor = form.kind === 'multiplied' ? ` ×${form.factor}${form.truncated ? '取整' : ''}` : form.kind === 'count' ? `（≥${form.from}）` : '';
  return `${name}：${which}，${forms[form.kind]}${factor}`;
}

/** 0–4 没有，5–9 轻度 */
export function bandsText(bands: readonly Band[]): string {
  return bands.map(({ from, to, label }) => `${from}–${to} ${label}`).join('，');
}

/** Bands by the name of the score they grade. */
export function bandLines(scale: ScaleDefinition, bands: Readonly<Record<string, readonly Band[]>>): readonly { readonly name: string; readonly text: string }[] {
  const names = new Map(scale.kind === 'reported' ? [[scale.total.id, scale.total.name]] : scale.totalScores.map(({ id, name }) => [id, name]));
  return Object.entries(bands).map(([id, own]) => ({ name: names.get(id) ?? id, text: bandsText(own) }));
}

export function reverseText({ reverse }: KeyedScale): string {
  return reverse.length === 0 ? '没有' : `第 ${itemsText(reverse)} 题`;
}

export function criticalText({ critical }: KeyedScale): string {
  return critical.length === 0 ? '没有' : critical.map(({ item, from, kind }) => `第 ${item} 题计 ${from} 分及以上（${kind}）`).join('；');
}

export function lieText({ lieScale }: KeyedScale): string {
  return lieScale === null ? '没有' : `${lieScale.name}：第 ${itemsText(lieScale.items)} 题，合计 ${lieScale.invalidFrom} 分及以上作废`;
}
