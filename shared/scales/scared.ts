import { bands, coding, cut, strict, subscale, total } from './define';
import type { BandSet, KeyedScale } from './types';

const subscales = [
  subscale('躯体化/惊恐', [1, 6, 9, 12, 15, 18, 19, 22, 24, 27, 30, 34, 38], ['惊恐', '躯体化惊恐']),
  subscale('广泛性焦虑', [5, 7, 14, 21, 23, 28, 33, 35, 37]),
  subscale('分离性焦虑', [4, 8, 13, 16, 20, 25, 29, 31]),
  subscale('社交恐怖', [3, 10, 26, 32, 39, 40, 41], ['社交恐惧']),
  subscale('学校恐怖', [2, 11, 17, 36], ['学校恐惧']),
];
const cuts = [7, 9, 5, 8, 3];

const subscaleBands = Object.fromEntries(
  subscales.map(({ id, items }, index) => {
    const from = cuts[index] ?? 0;
    return [id, bands([0, from - 1, '未达划界分', 0, 0], [from, items.length * 2, '达到划界分', 1, 1, 'high'])];
  }),
);

function bandSet(id: string, label: string, from: number, source: string, certainty: BandSet['certainty']): BandSet {
  return { id, label, source, certainty, bands: { total: cut(0, from, 82), ...subscaleBands } };
}

export const SCARED: KeyedScale = {
  kind: 'keyed',
  id: 'SCARED',
  label: '儿童焦虑性情绪障碍筛查表',
  aliases: ['儿童焦虑情绪障碍筛查表', '儿童焦虑性情绪筛查表'],
  items: 41,
  totals: [{ minimum: 0, maximum: 82, meaning: '各题之和' }],
  version: '1999',
  direction: 'higherIsWorse',
  coding: coding(0, 2, '0=没有，2=经常'),
  otherCodings: [coding(1, 3, '1=没有，3=经常')],
  reverse: [],
  totalScores: [total(41)],
  subscales,
  partitioned: true,
  lieScale: null,
  critical: [],
  bandSets: [
    bandSet('original', '原版：总分 ≥25', 25, 'Birmaher et al., 1999', 'certain'),
    bandSet('china', '国内：总分 ≥23', 23, '国内用法，出处未核实', 'unverified'),
  ],
  defaultBandSet: 'original',
  applies: { ages: [8, 18], note: '8–18 岁' },
  missing: strict(41),
  licence: '作者允许免费用于临床和研究（匹兹堡大学）。',
  source: 'Birmaher et al., 1999, 41 题版',
  certainty: 'certain',
  uncertain: '国内划界分 23 的出处未核实。',
};
