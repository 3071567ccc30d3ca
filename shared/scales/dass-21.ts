import { bands, coding, strict, subscale, total } from './define';
import type { KeyedScale, ScoreForm } from './types';

/** The 21 items are half of the long form, so every sum is doubled. */
const doubled: ScoreForm = { kind: 'multiplied', factor: 2, truncated: false };

function graded(mild: number, moderate: number, severe: number, extreme: number) {
  return bands([0, mild - 1, '正常', 0, 0], [mild, moderate - 1, '轻度', 1, 0], [moderate, severe - 1, '中度', 2, 1, 'high'], [severe, extreme - 1, '重度', 3, 2, 'high'], [extreme, 42, '极重度', 3, 2, 'high']);
}

export const DASS21: KeyedScale = {
  kind: 'keyed',
  id: 'DASS-21',
  label: '抑郁-焦虑-压力量表',
  aliases: ['DASS21', '抑郁焦虑压力量表', '抑郁焦虑压力自评量表'],
  items: 21,
  totals: [{ minimum: 0, maximum: 126, meaning: '各题之和（可能已加倍）' }],
  version: '1995',
  direction: 'higherIsWorse',
  coding: coding(0, 3, '0=不符合，3=总是符合'),
  otherCodings: [coding(1, 4, '1=不符合，4=总是符合')],
  reverse: [],
  totalScores: [total(21, doubled)],
  subscales: [
    subscale('抑郁', [3, 5, 10, 13, 16, 17, 21], [], doubled),
    subscale('焦虑', [2, 4, 7, 9, 15, 19, 20], [], doubled),
    subscale('压力', [1, 6, 8, 11, 12, 14, 18], [], doubled),
  ],
  partitioned: true,
  lieScale: null,
  critical: [],
  bandSets: [
    { id: 'manual', label: '分量表五级（得分已加倍）', source: 'Lovibond & Lovibond, 1995', certainty: 'certain', bands: { 抑郁: graded(10, 14, 21, 28), 焦虑: graded(8, 10, 15, 20), 压力: graded(15, 19, 26, 34) } },
  ],
  defaultBandSet: 'manual',
  applies: { ages: [14, 120], note: '14 岁以上' },
  missing: strict(21),
  licence: '公有领域。',
  source: 'Lovibond & Lovibond, 1995',
  certainty: 'certain',
  uncertain: '适用年龄下限有 14 与 17 两说。',
};
