import { bands } from './define';
import type { Band, BandSet, ReportedScale, Severity } from './types';

const difficulties = ['情绪症状', '品行问题', '多动/注意不能', '同伴交往问题'];

/** @param lows the first score of each stretch after the first, for a score that ends at `maximum`. */
function stretches(maximum: number, lows: readonly number[], labels: readonly string[], alarming: 'total' | 'subscale' | 'never'): readonly Band[] {
  const last = labels.length - 1;
  return labels.map((label, index) => {
    const band = { from: index === 0 ? 0 : (lows[index - 1] ?? maximum), to: index === last ? maximum : (lows[index] ?? maximum) - 1, label, severity: Math.min(index, 3) as Severity };
    if (index < last || alarming === 'never') return { ...band, level: 0 };
    return alarming === 'total' ? { ...band, level: 1 } : { ...band, level: 1, high: true };
  });
}

/**
 * Bands of one informant. Peer problems never alarm alone: their reliability in Chinese samples is too low (α = 0.22).
 * @param strengths bands of 亲社会行为, where low scores are the difficulty.
 */
function bandSet(set: Omit<BandSet, 'bands'>, labels: readonly string[], total: readonly number[], subscales: readonly (readonly number[])[] = [], strengths: readonly Band[] = []): BandSet {
  const named = subscales.map((lows, index) => {
    const name = difficulties[index] ?? '';
    return [name, stretches(10, lows, labels, name === '同伴交往问题' ? 'never' : 'subscale')] as const;
  });
  return { ...set, bands: { total: stretches(40, total, labels, 'total'), ...Object.fromEntries(named), ...(strengths.length > 0 ? { 亲社会行为: strengths } : {}) } };
}

const three = ['正常', '边缘', '异常'];
const four = ['接近平均', '略高', '高', '很高'];

export const SDQ: ReportedScale = {
  kind: 'reported',
  id: 'SDQ',
  label: '长处和困难问卷',
  aliases: ['长处与困难问卷', '儿童长处和困难问卷', '长处和困难问卷学生版'],
  items: 25,
  totals: [{ minimum: 0, maximum: 40, meaning: '困难总分' }],
  version: '1997',
  direction: 'higherIsWorse',
  subscales: [
    { name: '情绪症状', aliases: ['情绪问题'], range: [0, 10] },
    { name: '品行问题', aliases: ['品行'], range: [0, 10] },
    { name: '多动/注意不能', aliases: ['多动', '多动注意不能', '多动与注意缺陷'], range: [0, 10] },
    { name: '同伴交往问题', aliases: ['同伴问题', '同伴关系问题'], range: [0, 10] },
    { name: '亲社会行为', aliases: ['亲社会'], range: [0, 10], direction: 'lowerIsWorse' },
  ],
  total: { id: 'total', name: '困难总分', range: [0, 40], parts: difficulties },
  bandSets: [
    bandSet({ id: 'self3', label: '学生自评，三级（英国）', source: 'sdqinfo.org', certainty: 'certain' }, three, [16, 20], [[6, 7], [4, 5], [6, 7], [4, 6]], bands([0, 4, '异常', 2, 0], [5, 5, '边缘', 1, 0], [6, 10, '正常', 0, 0])),
    bandSet({ id: 'self4', label: '学生自评，四级', source: 'sdqinfo.org', certainty: 'certain' }, four, [15, 18, 20], [[5, 6, 7], [4, 5, 6], [6, 7, 8], [3, 4, 5]], bands([0, 4, '很低', 3, 0], [5, 5, '低', 2, 0], [6, 6, '略低', 1, 0], [7, 10, '接近平均', 0, 0])),
    bandSet({ id: 'parentChina', label: '家长评，中国常模（5–13 岁，n=22108）', source: 'PMC4054577，表 6', certainty: 'certain' }, three, [17, 19], [[4, 5], [4, 5], [7, 8], [5, 6]], bands([0, 3, '异常', 2, 0], [4, 4, '边缘', 1, 0], [5, 10, '正常', 0, 0])),
    bandSet({ id: 'parentUk', label: '家长评，英国（仅总分）', source: 'PMC4054577', certainty: 'certain' }, three, [14, 17]),
    bandSet({ id: 'teacher4', label: '教师评，四级（仅总分）', source: 'PMC4830858，表 1', certainty: 'certain' }, four, [12, 16, 19]),
  ],
  defaultBandSet: null,
  applies: { ages: [4, 17], note: '学生自评 11–17 岁；家长、教师评 4–17 岁（中国家长常模 5–13 岁）' },
  licence: '© Youthinmind。纸质版供非营利机构免费复制；未经许可不得制作电子版、节选或改动。本程序不含记分键，只读取使用单位自行计算的得分。',
  source: 'Goodman, 1997, sdqinfo.org',
  certainty: 'certain',
  uncertain: '国内学生自评常模（寇建华、杜亚松，2007）的数值未找到；用软件记分是否须经许可未核实。',
};
