import { bands, coding, strict, total } from './define';
import type { BandSet, KeyedScale, ScoreForm } from './types';

/** 标准分: the whole part of 1.25 × raw sum. */
const index: ScoreForm = { kind: 'multiplied', factor: 1.25, truncated: true };

function bandSet(mild: number, source: string): BandSet {
  return {
    id: 'standard',
    label: `标准分：${mild}–${mild + 9} 轻度，${mild + 10}–${mild + 19} 中度，≥${mild + 20} 重度`,
    source,
    certainty: 'certain',
    bands: { index: bands([25, mild - 1, '正常', 0, 0], [mild, mild + 9, '轻度', 1, 1], [mild + 10, mild + 19, '中度', 2, 1], [mild + 20, 100, '重度', 3, 2]) },
  };
}

const shared = {
  kind: 'keyed',
  items: 20,
  totals: [{ minimum: 20, maximum: 100, meaning: '粗分或标准分' }],
  direction: 'higherIsWorse',
  coding: coding(1, 4, '1=没有或很少时间，4=绝大部分时间'),
  otherCodings: [coding(0, 3, '0=没有或很少时间，3=绝大部分时间')],
  totalScores: [total(20, { kind: 'sum' }, 'total', '粗分'), total(20, index, 'index', '标准分')],
  subscales: [],
  partitioned: false,
  lieScale: null,
  critical: [],
  defaultBandSet: 'standard',
  applies: { ages: [18, 120], note: '成人常模，用于学生仅供参考' },
  missing: strict(20),
  licence: '发表于期刊，使用条件未核实；本程序只含记分键，不含题目。',
  certainty: 'certain',
  uncertain: '标准分取 1.25 × 粗分的整数部分。',
} as const satisfies Partial<KeyedScale>;

export const SAS: KeyedScale = {
  ...shared,
  id: 'SAS',
  label: '焦虑自评量表',
  aliases: ['Zung焦虑自评量表', '焦虑自评量表(SAS)'],
  version: '1971',
  reverse: [5, 9, 13, 17, 19],
  bandSets: [bandSet(50, 'Zung, 1971；国内划界')],
  source: 'Zung, 1971',
};

export const SDS: KeyedScale = {
  ...shared,
  id: 'SDS',
  label: '抑郁自评量表',
  aliases: ['Zung抑郁自评量表', '抑郁自评量表(SDS)'],
  version: '1965',
  reverse: [2, 5, 6, 11, 12, 14, 16, 17, 18, 20],
  bandSets: [bandSet(53, 'Zung, 1965；国内划界')],
  source: 'Zung, 1965',
};
