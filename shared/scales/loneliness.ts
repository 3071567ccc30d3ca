/** The Chinese bands that circulate for UCLA overlap at their edges and come from nowhere: none are shipped, percentiles are shown instead. */
import { coding, strict, total } from './define';
import type { KeyedScale } from './types';

const shared = {
  kind: 'keyed',
  direction: 'higherIsWorse',
  coding: coding(1, 4, '1=从不，4=一直'),
  otherCodings: [coding(0, 3, '0=从不，3=一直')],
  subscales: [],
  partitioned: false,
  lieScale: null,
  critical: [],
  bandSets: [],
  defaultBandSet: null,
  applies: { note: '未限定年龄' },
  licence: '© Russell，研究使用免费（未核实）；本程序只含记分键，不含题目。',
  certainty: 'certain',
  uncertain: '没有可查证的分级标准，只报告得分和百分位。',
} as const satisfies Partial<KeyedScale>;

export const UCLA: KeyedScale = {
  ...shared,
  id: 'UCLA',
  label: 'UCLA孤独量表',
  aliases: ['UCLA-20', 'UCLA孤独量表第三版', '孤独量表UCLA'],
  items: 20,
  totals: [{ minimum: 20, maximum: 80, meaning: '各题之和' }],
  version: '3',
  reverse: [1, 5, 6, 9, 10, 15, 16, 19, 20],
  totalScores: [total(20)],
  missing: strict(20),
  source: 'Russell, 1996',
};

export const ULS8: KeyedScale = {
  ...shared,
  id: 'ULS-8',
  label: '孤独量表简版',
  aliases: ['ULS8', 'UCLA孤独量表简版'],
  items: 8,
  totals: [{ minimum: 8, maximum: 32, meaning: '各题之和' }],
  version: '1987',
  reverse: [3, 6],
  totalScores: [total(8)],
  missing: strict(8),
  source: 'Hays & DiMatteo, 1987',
};
