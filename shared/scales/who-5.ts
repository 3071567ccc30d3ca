import { bands, coding, strict, total } from './define';
import type { KeyedScale } from './types';

export const WHO5: KeyedScale = {
  kind: 'keyed',
  id: 'WHO-5',
  label: '世界卫生组织幸福感指数',
  aliases: ['WHO5', 'WHO-5幸福感指数', '世卫组织五项身心健康指标'],
  items: 5,
  totals: [{ minimum: 0, maximum: 100, meaning: '粗分 0–25 或百分制' }],
  version: '1998',
  direction: 'lowerIsWorse',
  coding: coding(0, 5, '0=从来没有，5=一直如此'),
  otherCodings: [coding(1, 6, '1=从来没有，6=一直如此')],
  reverse: [],
  totalScores: [total(5), total(5, { kind: 'multiplied', factor: 4, truncated: false }, 'percent', '百分制得分')],
  subscales: [],
  partitioned: false,
  lieScale: null,
  critical: [],
  bandSets: [
    {
      id: 'standard',
      label: '百分制：≤50 幸福感低，≤28 可能抑郁',
      source: 'WHO Collaborating Centre for Mental Health, 1998',
      certainty: 'certain',
      bands: { percent: bands([0, 28, '可能抑郁', 2, 1], [29, 50, '幸福感低', 1, 1], [51, 100, '幸福感良好', 0, 0]) },
    },
  ],
  defaultBandSet: 'standard',
  applies: { note: '未限定年龄' },
  missing: strict(5),
  licence: '免费使用；世界卫生组织现以 CC BY-NC-SA 3.0 IGO 发布。',
  source: 'WHO Collaborating Centre for Mental Health, 1998',
  certainty: 'certain',
  uncertain: '',
};
