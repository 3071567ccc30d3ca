import { bands, coding, replaced, SECONDARY_STAGES, total } from './define';
import type { KeyedScale } from './types';

export const GAD7: KeyedScale = {
  kind: 'keyed',
  id: 'GAD-7',
  label: '广泛性焦虑量表',
  aliases: ['GAD7', '广泛性焦虑障碍量表', '广泛焦虑量表', '焦虑症筛查量表GAD-7'],
  items: 7,
  totals: [{ minimum: 0, maximum: 21, meaning: '各题之和' }],
  version: '2006',
  direction: 'higherIsWorse',
  coding: coding(0, 3, '0=完全不会，3=几乎每天'),
  otherCodings: [coding(1, 4, '1=完全不会，4=几乎每天')],
  reverse: [],
  totalScores: [total(7)],
  subscales: [],
  partitioned: false,
  lieScale: null,
  critical: [],
  bandSets: [
    {
      id: 'international',
      label: '国际通行：0–4 无或极轻，5–9 轻度，10–14 中度，15–21 重度',
      source: 'Spitzer et al., 2006',
      certainty: 'certain',
      bands: { total: bands([0, 4, '无或极轻', 0, 0], [5, 9, '轻度', 1, 0], [10, 14, '中度', 2, 1], [15, 21, '重度', 3, 2]) },
    },
    {
      id: 'chinese',
      label: '国内五级：0–4 没有，5–9 轻微，10–13 中度，14–18 中重度，19–21 重度',
      source: '国内流传的五级划分',
      certainty: 'certain',
      bands: { total: bands([0, 4, '没有焦虑', 0, 0], [5, 9, '轻微', 1, 0], [10, 13, '中度', 2, 1], [14, 18, '中重度', 2, 2], [19, 21, '重度', 3, 2]) },
    },
  ],
  defaultBandSet: null,
  applies: { note: '成人量表，学校用于初中以上', grades: [7, 12], stages: SECONDARY_STAGES },
  missing: replaced(1),
  licence: '可自由复制、翻译和使用，无须许可（Pfizer）。',
  source: 'Spitzer et al., 2006',
  certainty: 'certain',
  uncertain: '两种分级都在使用，须选定一种并在报告中注明；缺答 1 题用均值补足的做法未见于原始手册。',
};
