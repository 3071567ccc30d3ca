/** Every key and every published cut written down a second time: a slip in one of the two places shows here. */
import { describe, expect, it } from 'vitest';
import { BUILT_IN_SCALES, type KeyedScale } from '../../../shared/scales';

function keyed(id: string): KeyedScale {
  const scale = BUILT_IN_SCALES.find(id);
  if (scale?.kind !== 'keyed') throw new Error(`${id} has no key`);
  return scale;
}

/** 强迫 3,10 | 偏执 11,20 -> names and items. */
function parts(text: string): (readonly [string, readonly number[]])[] {
  return text.split('|').map((part) => {
    const [name, items] = part.trim().split(' ');
    const numbers = (items ?? '').split(',').flatMap((each) => {
      const [first, last] = each.split('-').map(Number);
      return Array.from({ length: (last ?? first ?? 0) - (first ?? 0) + 1 }, (_, index) => (first ?? 0) + index);
    });
    return [name ?? '', numbers] as const;
  });
}

describe('subscales', () => {
  it.each([
    ['MHT', '学习焦虑 1-15 | 对人焦虑 16-25 | 孤独倾向 26-35 | 自责倾向 36-45 | 过敏倾向 46-55 | 身体症状 56-70 | 恐怖倾向 71-80 | 冲动倾向 81,83,85,87,89,91,93,95,97,99'],
    ['MSSMHS', '强迫症状 3,10,12,22,23,48 | 偏执 11,20,24,26,47,49 | 敌对 19,21,25,50,52,58 | 人际关系紧张与敏感 4,17,18,45,51,59 | 抑郁 5,13,14,16,44,57 | 焦虑 6,15,34,43,46,56 | 学习压力感 31,33,36,38,40,55 | 适应不良 1,8,9,29,39,41 | 情绪不平衡 2,7,27,32,35,53 | 心理不平衡 28,30,37,42,54,60'],
    ['SCL-90', '躯体化 1,4,12,27,40,42,48,49,52,53,56,58 | 强迫 3,9,10,28,38,45,46,51,55,65 | 人际关系敏感 6,21,34,36,37,41,61,69,73 | 抑郁 5,14,15,20,22,26,29,30,31,32,54,71,79 | 焦虑 2,17,23,33,39,57,72,78,80,86 | 敌对 11,24,63,67,74,81 | 恐怖 13,25,47,50,70,75,82 | 偏执 8,18,43,68,76,83 | 精神病性 7,16,35,62,77,84,85,87,88,90 | 其他 19,44,59,60,64,66,89'],
    ['CES-D', '抑郁情绪 3,6,9,10,14,17,18 | 积极情绪 4,8,12,16 | 躯体/迟滞 1,2,5,7,11,13,20 | 人际 15,19'],
    ['SCARED', '躯体化/惊恐 1,6,9,12,15,18,19,22,24,27,30,34,38 | 广泛性焦虑 5,7,14,21,23,28,33,35,37 | 分离性焦虑 4,8,13,16,20,25,29,31 | 社交恐怖 3,10,26,32,39,40,41 | 学校恐怖 2,11,17,36'],
    ['DASS-21', '抑郁 3,5,10,13,16,17,21 | 焦虑 2,4,7,9,15,19,20 | 压力 1,6,8,11,12,14,18'],
  ])('of %s', (id, key) => {
    expect(keyed(id).subscales.map(({ name, items }) => [name, items])).toEqual(parts(key));
  });
});

describe('reverse items', () => {
  it.each<[string, readonly number[]]>([
    ['MHT', []], ['MSSMHS', []], ['SCL-90', []], ['PHQ-9', []], ['PHQ-A', []], ['GAD-7', []], ['SCARED', []], ['DASS-21', []], ['WHO-5', []],
    ['CES-D', [4, 8, 12, 16]], ['CES-DC', [4, 8, 12, 16]], ['CESD-10', [5, 8]], ['DSRSC', [1, 2, 4, 7, 8, 9, 11, 12, 13, 16]], ['UCLA', [1, 5, 6, 9, 10, 15, 16, 19, 20]], ['ULS-8', [3, 6]],
    ['PSS-10', [4, 5, 7, 8]], ['SAS', [5, 9, 13, 17, 19]], ['SDS', [2, 5, 6, 11, 12, 14, 16, 17, 18, 20]],
  ])('of %s are %j', (id, reverse) => {
    expect(keyed(id).reverse).toEqual(reverse);
  });
});

describe('critical items', () => {
  it.each([
    ['MHT', '85≥1! 97≥1!'], ['MSSMHS', '57≥2! 52≥2 14≥2'], ['SCL-90', '15≥2! 59≥2! 63≥2 24≥2 67≥2'], ['PHQ-9', '9≥1!'], ['PHQ-A', '9≥1!'], ['DSRSC', '10≥2!'], ['CES-D', ''], ['GAD-7', ''], ['SCARED', ''],
  ])('of %s are %s (! raises the level)', (id, expected) => {
    expect(keyed(id).critical.map(({ item, from, raises }) => `${item}≥${from}${raises ? '!' : ''}`).join(' ')).toBe(expected);
  });

  it('of the MHT stand in 冲动倾向, and its lie scale has the even items from 82 on', () => {
    const { subscales, critical, lieScale } = keyed('MHT');
    const impulsive = subscales.find(({ name }) => name === '冲动倾向')?.items ?? [];
    expect(critical.every(({ item }) => impulsive.includes(item))).toBe(true);
    expect(lieScale).toMatchObject({ items: [82, 84, 86, 88, 90, 92, 94, 96, 98, 100], invalidFrom: 7 });
  });
});

describe('first scores of the bands', () => {
  it.each([
    ['MHT', 'manual', 'total', '0 65'], ['MHT', 'from56', 'total', '0 56 65'], ['MHT', 'manual', '学习焦虑', '0 4 8'], ['MHT', 'manual', '冲动倾向', '0 4 8'],
    ['MSSMHS', 'manual', 'mean', '1 2 3 4 5'], ['MSSMHS', 'manual', '抑郁', '1 2 3 4 5'],
    ['SCL-90', 'china', 'total', '90 161'], ['SCL-90', 'china', 'positive', '0 44'], ['SCL-90', 'china', '抑郁', '1 2 3 3.9'],
    ['PHQ-9', 'standard', 'total', '0 5 10 15 20'], ['PHQ-A', 'standard', 'total', '0 5 10 15 20'], ['GAD-7', 'international', 'total', '0 5 10 15'], ['GAD-7', 'chinese', 'total', '0 5 10 14 19'],
    ['CES-D', 'china', 'total', '0 16 20'], ['CES-D', 'graded', 'total', '0 16 21 26'], ['CES-DC', 'cut', 'total', '0 15'], ['CESD-10', 'cut', 'total', '0 10'],
    ['DSRSC', 'china', 'total', '0 15'], ['DSRSC', 'original', 'total', '0 13'], ['SCARED', 'original', 'total', '0 25'], ['SCARED', 'china', 'total', '0 23'],
    ['SCARED', 'original', '躯体化/惊恐', '0 7'], ['SCARED', 'original', '广泛性焦虑', '0 9'], ['SCARED', 'original', '分离性焦虑', '0 5'], ['SCARED', 'original', '社交恐怖', '0 8'], ['SCARED', 'original', '学校恐怖', '0 3'],
    ['WHO-5', 'standard', 'percent', '0 29 51'], ['DASS-21', 'manual', '抑郁', '0 10 14 21 28'], ['DASS-21', 'manual', '焦虑', '0 8 10 15 20'], ['DASS-21', 'manual', '压力', '0 15 19 26 34'],
    ['SAS', 'standard', 'index', '25 50 60 70'], ['SDS', 'standard', 'index', '25 53 63 73'],
    ['SDQ', 'self3', 'total', '0 16 20'], ['SDQ', 'self3', '情绪症状', '0 6 7'], ['SDQ', 'self3', '品行问题', '0 4 5'], ['SDQ', 'self3', '多动/注意不能', '0 6 7'], ['SDQ', 'self3', '同伴交往问题', '0 4 6'], ['SDQ', 'self3', '亲社会行为', '0 5 6'],
    ['SDQ', 'self4', 'total', '0 15 18 20'], ['SDQ', 'self4', '情绪症状', '0 5 6 7'], ['SDQ', 'self4', '品行问题', '0 4 5 6'], ['SDQ', 'self4', '多动/注意不能', '0 6 7 8'], ['SDQ', 'self4', '同伴交往问题', '0 3 4 5'], ['SDQ', 'self4', '亲社会行为', '0 5 6 7'],
    ['SDQ', 'parentChina', 'total', '0 17 19'], ['SDQ', 'parentChina', '情绪症状', '0 4 5'], ['SDQ', 'parentChina', '品行问题', '0 4 5'], ['SDQ', 'parentChina', '多动/注意不能', '0 7 8'], ['SDQ', 'parentChina', '同伴交往问题', '0 5 6'], ['SDQ', 'parentChina', '亲社会行为', '0 4 5'],
    ['SDQ', 'parentUk', 'total', '0 14 17'], ['SDQ', 'teacher4', 'total', '0 12 16 19'],
  ])('%s %s %s: %s', (id, bandSet, score, expected) => {
    const bands = BUILT_IN_SCALES.find(id)?.bandSets.find((set) => set.id === bandSet)?.bands[score];
    expect(bands?.map(({ from }) => from).join(' ')).toBe(expected);
  });
});
