import { bands, coding, replaced, SECONDARY_STAGES, total } from './define';
import type { BandSet, KeyedScale } from './types';

const bandSet: BandSet = {
  id: 'standard',
  label: '0–4 没有，5–9 轻度，10–14 中度，15–19 中重度，20–27 重度',
  source: 'Kroenke, Spitzer & Williams, 2001',
  certainty: 'certain',
  bands: { total: bands([0, 4, '没有抑郁', 0, 0], [5, 9, '轻度', 1, 0], [10, 14, '中度', 2, 1], [15, 19, '中重度', 2, 2], [20, 27, '重度', 3, 2]) },
};

const shared = {
  kind: 'keyed',
  items: 9,
  totals: [{ minimum: 0, maximum: 27, meaning: '各题之和' }],
  direction: 'higherIsWorse',
  coding: coding(0, 3, '0=完全不会，3=几乎每天'),
  otherCodings: [coding(1, 4, '1=完全不会，4=几乎每天')],
  reverse: [],
  totalScores: [total(9)],
  subscales: [],
  partitioned: false,
  lieScale: null,
  critical: [{ item: 9, from: 1, kind: '自伤自杀意念', raises: true }],
  bandSets: [bandSet],
  defaultBandSet: 'standard',
  missing: replaced(2),
  certainty: 'certain',
  uncertain: '缺答 2 题以内用均值补足的做法未见于原始手册。',
} as const satisfies Partial<KeyedScale>;

export const PHQ9: KeyedScale = {
  ...shared,
  id: 'PHQ-9',
  label: '患者健康问卷抑郁量表',
  aliases: ['PHQ9', '患者健康问卷', '病人健康问卷', '抑郁症筛查量表PHQ-9', '患者健康问卷-9'],
  version: '2001',
  applies: { stages: SECONDARY_STAGES, grades: [7, 12], note: '成人量表，学校用于初中以上' },
  licence: '可自由复制、翻译和使用，无须许可（Pfizer）。',
  source: 'Kroenke, Spitzer & Williams, 2001',
};

/**
 * Not PHQ-9 with another name: mood comes before interest and appetite before fatigue, so rules that name items 1, 2,
 * 4 or 5 do not carry over. Its four yes/no questions stand outside the nine items.
 */
export const PHQA: KeyedScale = {
  ...shared,
  id: 'PHQ-A',
  label: '青少年患者健康问卷',
  aliases: ['PHQA', '青少年抑郁筛查量表', 'PHQ-9青少年版'],
  version: '2002',
  applies: { ages: [11, 17], note: '11–17 岁' },
  licence: '公有领域（据二手资料）。',
  source: 'Johnson et al., 2002；题目顺序与 PHQ-9 不同（1 情绪、2 兴趣、4 食欲、5 疲劳）',
};
