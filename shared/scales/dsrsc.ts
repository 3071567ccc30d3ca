import { coding, cut, strict, total } from './define';
import type { KeyedScale } from './types';

export const DSRSC: KeyedScale = {
  kind: 'keyed',
  id: 'DSRSC',
  label: '儿童抑郁障碍自评量表',
  aliases: ['儿童抑郁自评量表', '儿童抑郁障碍自评'],
  items: 18,
  totals: [{ minimum: 0, maximum: 36, meaning: '各题之和' }],
  version: '1981',
  direction: 'higherIsWorse',
  coding: coding(0, 2, '0=没有，1=有时，2=经常'),
  otherCodings: [coding(1, 3, '1=没有，2=有时，3=经常')],
  reverse: [1, 2, 4, 7, 8, 9, 11, 12, 13, 16],
  totalScores: [total(18)],
  subscales: [],
  partitioned: false,
  lieScale: null,
  critical: [{ item: 10, from: 2, kind: '轻生意念', raises: true }],
  bandSets: [
    { id: 'china', label: '国内：≥15', source: '国内修订版', certainty: 'certain', bands: { total: cut(0, 15, 36) } },
    { id: 'original', label: '原版：≥13', source: 'Birleson, 1981', certainty: 'certain', bands: { total: cut(0, 13, 36) } },
  ],
  defaultBandSet: 'china',
  applies: { ages: [7, 16], note: '7–13 岁（国内常模 8–16 岁）' },
  missing: strict(18),
  licence: '发表于期刊，作者享有版权；本程序只含记分键，不含题目。',
  source: 'Birleson, 1981',
  certainty: 'certain',
  uncertain: '第 10 题在中文版中的题序、国内常模年龄未核实。',
};
