import { bands, coding, MEAN, strict, subscale, total } from './define';
import type { KeyedScale } from './types';

const subscales = [
  subscale('躯体化', [1, 4, 12, 27, 40, 42, 48, 49, 52, 53, 56, 58], [], MEAN),
  subscale('强迫', [3, 9, 10, 28, 38, 45, 46, 51, 55, 65], ['强迫症状'], MEAN),
  subscale('人际关系敏感', [6, 21, 34, 36, 37, 41, 61, 69, 73], ['人际敏感'], MEAN),
  subscale('抑郁', [5, 14, 15, 20, 22, 26, 29, 30, 31, 32, 54, 71, 79], [], MEAN),
  subscale('焦虑', [2, 17, 23, 33, 39, 57, 72, 78, 80, 86], [], MEAN),
  subscale('敌对', [11, 24, 63, 67, 74, 81], ['敌对性'], MEAN),
  subscale('恐怖', [13, 25, 47, 50, 70, 75, 82], ['恐怖性焦虑', '恐惧'], MEAN),
  subscale('偏执', [8, 18, 43, 68, 76, 83], ['偏执性'], MEAN),
  subscale('精神病性', [7, 16, 35, 62, 77, 84, 85, 87, 88, 90], ['精神质'], MEAN),
  subscale('其他', [19, 44, 59, 60, 64, 66, 89], ['其它', '睡眠饮食', '睡眠及饮食', '饮食睡眠'], MEAN),
];

const factor = bands([1, 2, '未见明显症状', 0, 0], [2, 3, '轻', 1, 1], [3, 3.9, '中', 2, 1, 'high'], [3.9, 5, '重', 3, 1, 'high']);

export const SCL90: KeyedScale = {
  kind: 'keyed',
  id: 'SCL-90',
  label: '症状自评量表',
  aliases: ['SCL90', '90项症状清单', '90项症状自评量表', '症状自评量表SCL-90', '症状自评量表(SCL-90)', 'SCL-90-R'],
  items: 90,
  totals: [
    { minimum: 1, maximum: 5, meaning: '总均分（1–5 记分）' },
    { minimum: 0, maximum: 450, meaning: '各题之和（0–4 或 1–5 记分）' },
  ],
  version: '1984',
  direction: 'higherIsWorse',
  coding: coding(1, 5, '1=没有，5=严重'),
  otherCodings: [coding(0, 4, '0=没有，4=严重')],
  reverse: [],
  totalScores: [total(90), total(90, MEAN, 'mean', '总均分'), total(90, { kind: 'count', from: 2 }, 'positive', '阳性项目数')],
  subscales,
  partitioned: true,
  lieScale: null,
  critical: [
    { item: 15, from: 2, kind: '轻生意念', raises: true },
    { item: 59, from: 2, kind: '死亡意念', raises: true },
    { item: 63, from: 2, kind: '伤害他人意念', raises: false },
    { item: 24, from: 2, kind: '攻击冲动', raises: false },
    { item: 67, from: 2, kind: '攻击冲动', raises: false },
  ],
  bandSets: [
    {
      id: 'china',
      label: '总分 >160、阳性项目数 >43 或任一因子 ≥2 为筛查阳性（1–5 记分）',
      source: '王征宇，上海精神医学，1984，及其后的通行用法',
      certainty: 'certain',
      bands: {
        total: bands([90, 160, '筛查阴性', 0, 0], [161, 450, '筛查阳性', 1, 1]),
        positive: bands([0, 43, '筛查阴性', 0, 0], [44, 90, '筛查阳性', 1, 1]),
        ...Object.fromEntries(subscales.map(({ id }) => [id, factor])),
      },
    },
  ],
  defaultBandSet: 'china',
  applies: { ages: [16, 120], stages: ['senior', 'complete', 'twelveYear', 'vocational', 'workStudy', 'special'], note: '16 岁以上；用于中小学生有争议' },
  missing: strict(90),
  licence: 'SCL-90-R 版权属 Pearson；国内通行 1984 年译本，题目文字不得随意复制；本程序只含记分键，不含题目。',
  source: 'Derogatis, 1973；中文版：王征宇，症状自评量表，上海精神医学，1984',
  certainty: 'certain',
  uncertain: '总分划界各书有“超过 160”与“达到 160”之别，此处取超过 160。',
};
