import { coding, strict, total } from './define';
import type { KeyedScale } from './types';

export const PSS10: KeyedScale = {
  kind: 'keyed',
  id: 'PSS-10',
  label: '知觉压力量表',
  aliases: ['PSS10', '压力知觉量表', '知觉压力量表10题版'],
  items: 10,
  totals: [{ minimum: 0, maximum: 40, meaning: '各题之和' }],
  version: '1988',
  direction: 'higherIsWorse',
  coding: coding(0, 4, '0=从不，4=总是'),
  otherCodings: [coding(1, 5, '1=从不，5=总是')],
  reverse: [4, 5, 7, 8],
  totalScores: [total(10)],
  subscales: [],
  partitioned: false,
  lieScale: null,
  critical: [],
  bandSets: [],
  defaultBandSet: null,
  applies: { note: '未限定年龄' },
  missing: strict(10),
  licence: '非营利研究和教学可免费使用（未核实）；本程序只含记分键，不含题目。',
  source: 'Cohen & Williamson, 1988',
  certainty: 'certain',
  uncertain: '没有公认的分级标准，只报告得分和百分位。',
};
