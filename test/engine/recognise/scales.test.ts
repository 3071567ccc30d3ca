import { describe, expect, it } from 'vitest';
import { BUILT_IN_SCALES, isPossibleTotal, SCALES } from '../../../shared/scales';

describe('scales', () => {
  it.each([
    ['MHT', 'MHT'], ['心理健康诊断测验', 'MHT'], ['中小学生心理健康诊断测验（MHT）', 'MHT'], ['MSSMHS', 'MSSMHS'], ['中国中学生心理健康量表', 'MSSMHS'], ['ＳＣＬ－９０', 'SCL-90'], ['症状自评量表（SCL-90）', 'SCL-90'],
    ['PHQ-9 抑郁筛查', 'PHQ-9'], ['phq9', 'PHQ-9'], ['GAD-7', 'GAD-7'], ['CESD-10', 'CESD-10'], ['流调中心抑郁量表', 'CES-D'], ['儿童抑郁障碍自评量表(DSRSC)', 'DSRSC'], ['长处和困难问卷', 'SDQ'], ['2025年秋MHT普测', 'MHT'],
  ])('%s is %s', (text, id) => {
    expect(BUILT_IN_SCALES.find(text)?.id).toBe(id);
  });

  it.each(['', '社交与独处感受问卷', '学生状况', 'SASS', 'MHTX'])('%s is none that is known', (text) => {
    expect(BUILT_IN_SCALES.find(text)).toBeUndefined();
  });

  it('have names of their own and possible totals', () => {
    for (const scale of SCALES) {
      for (const name of [scale.id, scale.label, ...scale.aliases]) expect(BUILT_IN_SCALES.find(name)?.id, name).toBe(scale.id);
      for (const { minimum, maximum } of scale.totals) expect(maximum).toBeGreaterThan(minimum);
      expect(new Set(scale.subscales.map(({ name }) => name)).size).toBe(scale.subscales.length);
    }
  });

  it.each([['MHT', 90, true], ['MHT', 91, false], ['MHT', -1, false], ['MSSMHS', 1.8, true], ['MSSMHS', 150, true], ['MSSMHS', 30, false], ['PHQ-9', 27, true], ['PHQ-9', 28, false], ['SCL-90', 450, true], ['SCL-90', 451, false]])('%s can total %d: %s', (id, total, possible) => {
    const scale = BUILT_IN_SCALES.find(id);
    expect(scale !== undefined && isPossibleTotal(scale, total)).toBe(possible);
  });
});
