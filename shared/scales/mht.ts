import { bands, coding, SECONDARY_STAGES, strict, subscale, SUM, through } from './define';
import type { Band, BandSet, KeyedScale } from './types';

const odd = [81, 83, 85, 87, 89, 91, 93, 95, 97, 99];
const even = odd.map((item) => item + 1);

const subscales = [
  subscale('学习焦虑', through(1, 15), ['学习焦虑倾向']),
  subscale('对人焦虑', through(16, 25), ['对人焦虑倾向', '人际焦虑']),
  subscale('孤独倾向', through(26, 35), ['孤独']),
  subscale('自责倾向', through(36, 45), ['自责']),
  subscale('过敏倾向', through(46, 55), ['过敏', '敏感倾向']),
  subscale('身体症状', through(56, 70), ['躯体症状']),
  subscale('恐怖倾向', through(71, 80), ['恐惧倾向']),
  subscale('冲动倾向', odd, ['冲动']),
];

const subscaleBands = Object.fromEntries(subscales.map(({ id, items }) => [id, bands([0, 3, '低', 0, 0], [4, 7, '中等', 0, 0], [8, items.length, '高', 2, 1, 'high'])]));

function bandSet(id: string, label: string, total: readonly Band[], source: string, certainty: BandSet['certainty']): BandSet {
  return { id, label, source, certainty, bands: { total, ...subscaleBands } };
}

export const MHT: KeyedScale = {
  kind: 'keyed',
  id: 'MHT',
  label: '心理健康诊断测验',
  aliases: ['中小学生心理健康诊断测验', '中学生心理健康诊断测验', '小学生心理健康诊断测验', '心理健康诊断测验(MHT)', '中小学生心理健康量表MHT'],
  items: 100,
  totals: [{ minimum: 0, maximum: 90, meaning: '八个内容量表之和' }],
  version: '1991',
  direction: 'higherIsWorse',
  coding: coding(0, 1, '1=是，0=不是'),
  otherCodings: [coding(1, 2, '2=是，1=不是'), { id: '2-1', label: '1=是，2=不是', minimum: 1, maximum: 2, reversed: true }],
  reverse: [],
  totalScores: [{ id: 'total', name: '总分', items: subscales.flatMap(({ items }) => items), form: SUM }],
  subscales,
  partitioned: true,
  lieScale: { name: '效度（测谎）量表', items: even, invalidFrom: 7 },
  critical: [
    { item: 85, from: 1, kind: '轻生意念', raises: true },
    { item: 97, from: 1, kind: '轻生意念', raises: true },
  ],
  bandSets: [
    bandSet('manual', '手册：总分 ≥65 需个别指导，分量表 ≥8 为高分', bands([0, 64, '正常', 0, 0], [65, 90, '需制定个别指导计划', 3, 2]), '《心理健康诊断测验手册》，1991', 'certain'),
    bandSet('from56', '部分地区：总分 56–64 另列一级', bands([0, 55, '正常', 0, 0], [56, 64, '需重点关注', 2, 2], [65, 90, '需制定个别指导计划', 3, 2]), '部分地区的工作要求，出处未核实', 'unverified'),
  ],
  defaultBandSet: 'manual',
  applies: { grades: [4, 12], stages: ['primary', ...SECONDARY_STAGES], note: '小学四年级至高中' },
  missing: strict(100),
  licence: '已出版的测验，题目文字有版权；本程序只含记分键，不含题目。',
  source: '周步成主修，《心理健康诊断测验手册》，1991；效度量表 10 题不计入总分',
  certainty: 'certain',
  uncertain: '手册另有按年级换算的标准分，未公开，本程序按原始分分级。',
};
