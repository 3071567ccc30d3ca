import { bands, coding, cut, strict, subscale, total } from './define';
import type { BandSet, KeyedScale } from './types';

const shared = {
  kind: 'keyed',
  direction: 'higherIsWorse',
  coding: coding(0, 3, '0=没有或很少，3=大部分时间'),
  otherCodings: [coding(1, 4, '1=没有或很少，4=大部分时间')],
  lieScale: null,
  critical: [],
  partitioned: false,
  subscales: [],
  certainty: 'certain',
  licence: '公有领域。',
} as const satisfies Partial<KeyedScale>;

function singleCut(from: number, maximum: number, source: string): BandSet {
  return { id: 'cut', label: `≥${from} 为筛查阳性`, source, certainty: 'certain', bands: { total: cut(0, from, maximum) } };
}

export const CESD: KeyedScale = {
  ...shared,
  id: 'CES-D',
  label: '流调中心抑郁量表',
  aliases: ['CESD', '流调用抑郁自评量表', '流调中心用抑郁量表'],
  items: 20,
  totals: [{ minimum: 0, maximum: 60, meaning: '各题之和' }],
  version: '1977',
  reverse: [4, 8, 12, 16],
  totalScores: [total(20)],
  // After reversal a high 积极情绪 score means a lack of it.
  subscales: [
    subscale('抑郁情绪', [3, 6, 9, 10, 14, 17, 18]),
    subscale('积极情绪', [4, 8, 12, 16]),
    subscale('躯体/迟滞', [1, 2, 5, 7, 11, 13, 20], ['躯体迟滞', '躯体活动迟滞']),
    subscale('人际', [15, 19]),
  ],
  partitioned: true,
  bandSets: [
    { id: 'china', label: '国内：≤15 无，16–19 可能有，≥20 肯定有抑郁症状', source: '国内通行用法', certainty: 'certain', bands: { total: bands([0, 15, '无抑郁症状', 0, 0], [16, 19, '可能有抑郁症状', 1, 1], [20, 60, '肯定有抑郁症状', 2, 1]) } },
    { id: 'graded', label: '分级：16–20 轻度，21–25 中度，26–60 重度', source: '国内另一种用法', certainty: 'unverified', bands: { total: bands([0, 15, '无抑郁症状', 0, 0], [16, 20, '轻度', 1, 1], [21, 25, '中度', 2, 1], [26, 60, '重度', 3, 2]) } },
  ],
  defaultBandSet: 'china',
  applies: { note: '未限定年龄' },
  missing: strict(20),
  source: 'Radloff, 1977',
  uncertain: '国内划界分 16 与 20 的出处未完全核实；本量表没有自杀条目。',
};

export const CESDC: KeyedScale = {
  ...shared,
  id: 'CES-DC',
  label: '儿童流调中心抑郁量表',
  aliases: ['CESDC', '流调中心儿童抑郁量表'],
  items: 20,
  totals: [{ minimum: 0, maximum: 60, meaning: '各题之和' }],
  version: '1980',
  reverse: [4, 8, 12, 16],
  totalScores: [total(20)],
  bandSets: [singleCut(15, 60, 'Weissman et al., 1980')],
  defaultBandSet: 'cut',
  applies: { ages: [6, 17], note: '儿童和青少年' },
  missing: strict(20),
  source: 'Faulstich et al., 1986',
  uncertain: '年龄范围未核实。',
};

export const CESD10: KeyedScale = {
  ...shared,
  id: 'CESD-10',
  label: '流调中心抑郁量表简版',
  aliases: ['CESD10', 'CES-D-10', '流调中心抑郁量表10题版'],
  items: 10,
  totals: [{ minimum: 0, maximum: 30, meaning: '各题之和' }],
  version: '1994',
  reverse: [5, 8],
  totalScores: [total(10)],
  bandSets: [singleCut(10, 30, 'Andresen et al., 1994')],
  defaultBandSet: 'cut',
  applies: { note: '未限定年龄' },
  missing: strict(10),
  source: 'Andresen et al., 1994',
  uncertain: '',
};
