import { bands, coding, MEAN, SECONDARY_STAGES, strict, subscale, total } from './define';
import type { Band, KeyedScale } from './types';

const subscales = [
  subscale('强迫症状', [3, 10, 12, 22, 23, 48], ['强迫'], MEAN),
  subscale('偏执', [11, 20, 24, 26, 47, 49], [], MEAN),
  subscale('敌对', [19, 21, 25, 50, 52, 58], [], MEAN),
  subscale('人际关系紧张与敏感', [4, 17, 18, 45, 51, 59], ['人际关系敏感', '人际敏感', '人际关系紧张', '人际紧张与敏感'], MEAN),
  subscale('抑郁', [5, 13, 14, 16, 44, 57], [], MEAN),
  subscale('焦虑', [6, 15, 34, 43, 46, 56], [], MEAN),
  subscale('学习压力感', [31, 33, 36, 38, 40, 55], ['学习压力'], MEAN),
  subscale('适应不良', [1, 8, 9, 29, 39, 41], [], MEAN),
  subscale('情绪不平衡', [2, 7, 27, 32, 35, 53], ['情绪不稳定', '情绪波动', '情绪波动性'], MEAN),
  subscale('心理不平衡', [28, 30, 37, 42, 54, 60], [], MEAN),
];

/** One factor at 中等程度 or worse is a high subscale. */
const factor: readonly Band[] = bands([1, 2, '无明显问题', 0, 0], [2, 3, '轻度', 1, 0], [3, 4, '中等程度', 2, 1, 'high'], [4, 5, '较重', 3, 1, 'high'], [5, 5, '严重', 3, 1, 'high']);

export const MSSMHS: KeyedScale = {
  kind: 'keyed',
  id: 'MSSMHS',
  label: '中国中学生心理健康量表',
  aliases: ['中学生心理健康量表', 'MMHI-60', 'MMHI60', '王极盛中学生心理健康量表', '中国中学生心理健康量表(MSSMHS)'],
  items: 60,
  totals: [
    { minimum: 1, maximum: 5, meaning: '总均分' },
    { minimum: 60, maximum: 300, meaning: '各题之和' },
  ],
  version: '1997',
  direction: 'higherIsWorse',
  coding: coding(1, 5, '1=无，5=严重'),
  otherCodings: [coding(0, 4, '0=无，4=严重')],
  reverse: [],
  totalScores: [total(60), total(60, MEAN, 'mean', '总均分')],
  subscales,
  partitioned: true,
  lieScale: null,
  critical: [
    { item: 57, from: 2, kind: '轻生意念', raises: true },
    { item: 52, from: 2, kind: '伤害他人意念', raises: false },
    { item: 14, from: 2, kind: '无望感', raises: false },
  ],
  bandSets: [
    {
      id: 'manual',
      label: '总均分与因子均分：2 轻度，3 中等，4 较重，5 严重',
      source: '王极盛等，1997',
      certainty: 'certain',
      bands: {
        mean: bands([1, 2, '无明显问题', 0, 0], [2, 3, '轻度', 1, 1], [3, 4, '中等程度', 2, 2], [4, 5, '较严重', 3, 2], [5, 5, '非常严重', 3, 2]),
        ...Object.fromEntries(subscales.map(({ id }) => [id, factor])),
      },
    },
  ],
  defaultBandSet: 'manual',
  applies: { ages: [11, 20], grades: [7, 12], stages: SECONDARY_STAGES, note: '中学' },
  missing: strict(60),
  licence: '发表于期刊，作者享有版权；本程序只含记分键，不含题目。',
  source: '王极盛等，中国中学生心理健康量表的编制及其标准化，社会心理科学，1997',
  certainty: 'certain',
  uncertain: '第 57 题的触发值有 ≥2 与 ≥3 两种用法，此处取 ≥2。',
};
