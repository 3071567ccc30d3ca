/** Hand-computed results of the published keys: everybody's lowest and highest answer, and single items. */
import { describe, expect, it } from 'vitest';
import { columnOf, explainPerson, gradeReportedScores, INVALID, NO_BAND, NOTICE, prepareScorer, riskLevelAt } from '../../../electron/engine/scoring';
import { bandAt, bandTable } from '../../../electron/engine/scoring/band-table';
import { BUILT_IN_SCALES, formedScore } from '../../../shared/scales';
import { bandOf, keyed, score, sheet, valueOf } from './support';

describe('MHT', () => {
  it('all 是: total 90, lie scale 10, invalid, both critical items', () => {
    const result = score('MHT', [sheet(100, 1)]);
    expect(valueOf(result, 'total')).toBe(90);
    expect(result.lieScores?.[0]).toBe(10);
    expect((result.marks[0] ?? 0) & INVALID.lieScale).toBeTruthy();
    expect(result.critical[0]).toBe(0b11);
    expect(explainPerson(result, 0).critical).toEqual(['轻生意念']);
    expect(columnOf(result, 'total').bands[0]).toBe(NO_BAND);
    // Validity never cancels a critical item.
    expect(riskLevelAt(result, 0)).toBe('2');
  });

  it('all 不是: total 0, lie scale 0, valid, with a notice', () => {
    const result = score('MHT', [sheet(100, 0)]);
    expect(valueOf(result, 'total')).toBe(0);
    expect(result.lieScores?.[0]).toBe(0);
    expect(result.marks[0]).toBe(NOTICE.uniformlyLow);
    expect(riskLevelAt(result, 0)).toBe('0');
  });

  it('是 on 1–15 only: 15, 学习焦虑 high, level 1', () => {
    const result = score('MHT', [Array.from({ length: 100 }, (_, index) => (index < 15 ? 1 : 0))]);
    expect(valueOf(result, 'total')).toBe(15);
    expect(valueOf(result, '学习焦虑')).toBe(15);
    expect(bandOf(result, '学习焦虑')).toBe('高');
    expect(riskLevelAt(result, 0)).toBe('1');
  });

  it('a lie scale of 7 is invalid, 6 is not', () => {
    const lies = (count: number) => Array.from({ length: 100 }, (_, index) => (index < 30 && index % 3 === 0) || (index >= 81 && index % 2 === 1 && index < 81 + 2 * count) ? 1 : 0);
    const result = score('MHT', [lies(6), lies(7)]);
    expect([...(result.lieScores ?? [])]).toEqual([6, 7]);
    expect([riskLevelAt(result, 0), riskLevelAt(result, 1)]).toEqual(['0', 'X']);
  });

  it('8分以上 includes 8 and 65 needs a plan', () => {
    const first = (count: number) => Array.from({ length: 100 }, (_, index) => (index < count ? 1 : 0));
    const result = score('MHT', [first(7), first(8), first(64), first(65)]);
    expect([bandOf(result, '学习焦虑', 0), bandOf(result, '学习焦虑', 1)]).toEqual(['中等', '高']);
    expect([bandOf(result, 'total', 2), bandOf(result, 'total', 3)]).toEqual(['正常', '需制定个别指导计划']);
  });

  it('three high subscales are level 2, two are level 1', () => {
    const high = (...firsts: number[]) => Array.from({ length: 100 }, (_, index) => (firsts.some((first) => index >= first && index < first + 8) ? 1 : 0));
    const result = score('MHT', [high(0, 15), high(0, 15, 25)]);
    expect([riskLevelAt(result, 0), riskLevelAt(result, 1)]).toEqual(['1', '2']);
    expect(explainPerson(result, 1).reasons).toEqual(['F1 分量表达到高分', 'F2 3 个及以上分量表高分，为重点关注']);
  });

  it('one critical item alone raises a low total to level 2, with a severe total to 3', () => {
    const low = sheet(100, 0, { 3: 1, 17: 1, 85: 1, 4: 1, 9: 1, 12: 1 });
    const severe = Array.from({ length: 100 }, (_, index) => (index < 70 || index === 96 ? 1 : 0));
    const result = score('MHT', [low, severe]);
    expect(riskLevelAt(result, 0)).toBe('2');
    expect(explainPerson(result, 0).reasons).toEqual(['C1 危机题阳性，至少为重点关注']);
    expect(valueOf(result, 'total', 1)).toBe(71);
    expect(riskLevelAt(result, 1)).toBe('3');
  });
});

describe('lowest and highest answers', () => {
  it.each([
    ['MSSMHS', 'mean', 1, 5], ['MSSMHS', 'total', 60, 300], ['SCL-90', 'total', 90, 450], ['SCL-90', 'positive', 0, 90], ['SCL-90', 'mean', 1, 5],
    ['CES-D', 'total', 12, 48], ['CES-DC', 'total', 12, 48], ['CESD-10', 'total', 6, 24], ['DSRSC', 'total', 20, 16],
    ['SAS', 'total', 35, 65], ['SAS', 'index', 43, 81], ['SDS', 'total', 50, 50], ['SDS', 'index', 62, 62],
    ['UCLA', 'total', 47, 53], ['ULS-8', 'total', 14, 26], ['PSS-10', 'total', 16, 24],
    ['DASS-21', '抑郁', 0, 42], ['DASS-21', '焦虑', 0, 42], ['DASS-21', '压力', 0, 42], ['PHQ-9', 'total', 0, 27], ['PHQ-A', 'total', 0, 27], ['GAD-7', 'total', 0, 21],
    ['SCARED', 'total', 0, 82], ['WHO-5', 'percent', 0, 100], ['WHO-5', 'total', 0, 25],
  ])('%s %s: %d and %d', (id, scoreId, lowest, highest) => {
    const { items, coding } = keyed(id);
    const result = score(id, [sheet(items, coding.minimum), sheet(items, coding.maximum)]);
    expect([valueOf(result, scoreId, 0), valueOf(result, scoreId, 1)]).toEqual([lowest, highest]);
  });

  it.each(['MSSMHS', 'SCL-90'])('every factor of %s is 1 and 5', (id) => {
    const { items, subscales } = keyed(id);
    const result = score(id, [sheet(items, 1), sheet(items, 5)]);
    expect(subscales.map((each) => [valueOf(result, each.id, 0), valueOf(result, each.id, 1)])).toEqual(subscales.map(() => [1, 5]));
  });

  it('all 5 in the MSSMHS triggers 57 and 52', () => {
    const result = score('MSSMHS', [sheet(60, 5)]);
    expect(explainPerson(result, 0).critical).toEqual(['轻生意念', '伤害他人意念', '无望感']);
  });

  it.each(['PHQ-9', 'PHQ-A', 'GAD-7', 'SCARED', 'DASS-21', 'MSSMHS', 'SCL-90', 'MHT'])('all lowest in %s is no symptoms, not invalid', (id) => {
    const { items, coding } = keyed(id);
    const result = score(id, [sheet(items, coding.minimum)]);
    expect((result.marks[0] ?? 0) & 0xff).toBe(0);
    expect(riskLevelAt(result, 0)).toBe('0');
  });

  it.each(['CES-D', 'CES-DC', 'CESD-10', 'DSRSC', 'SAS', 'SDS', 'UCLA', 'ULS-8', 'PSS-10'])('one answer throughout %s is invalid, whichever it is', (id) => {
    const { items, coding } = keyed(id);
    const answers = Array.from({ length: coding.maximum - coding.minimum + 1 }, (_, index) => coding.minimum + index);
    const result = score(id, answers.map((answer) => sheet(items, answer)));
    answers.forEach((_, person) => {
      expect((result.marks[person] ?? 0) & INVALID.flat).toBeTruthy();
      expect(bandOf(result, 'total', person)).toBeUndefined();
      // All 2 in the DSRSC triggers its critical item, which no validity check cancels.
      expect(riskLevelAt(result, person)).toBe(id === 'DSRSC' && person === 2 ? '2' : 'X');
    });
  });

  it('flat answers that are not the lowest are invalid on long scales only', () => {
    expect(riskLevelAt(score('MSSMHS', [sheet(60, 3, { 57: 1 })]), 0)).toBe('X');
    expect(riskLevelAt(score('DASS-21', [sheet(21, 3)]), 0)).toBe('2');
  });
});

describe('SDQ, whose scores come from outside', () => {
  const names = ['情绪症状', '品行问题', '多动/注意不能', '同伴交往问题', '亲社会行为'];
  const sdq = BUILT_IN_SCALES.find('SDQ');
  if (sdq === undefined) throw new Error('the SDQ is known');

  it.each([[[0, 2, 4, 4, 0], 10], [[10, 8, 6, 6, 10], 30], [[5, 5, 5, 5, 5], 20]])('%j has 困难总分 %d', (parts, total) => {
    const graded = gradeReportedScores(sdq, Object.fromEntries(names.map((name, index) => [name, parts[index] ?? 0])), 'self3');
    expect(graded.scores.find(({ id }) => id === 'total')?.value).toBe(total);
    expect(graded.problems).toEqual([]);
  });

  it('grades 困难总分 20 as 异常, level 1, and corrects a wrong total', () => {
    const graded = gradeReportedScores(sdq, { 情绪症状: 5, 品行问题: 3, '多动/注意不能': 5, 同伴交往问题: 7, total: 25 }, 'self3');
    expect(graded.scores.find(({ id }) => id === 'total')).toMatchObject({ value: 20, band: { label: '异常' } });
    expect(graded.problems).toEqual(['“困难总分”报为 25，按各维度应为 20，已按各维度计算。']);
    expect(graded.level).toBe('1');
  });

  it('reads strengths the other way round', () => {
    expect(gradeReportedScores(sdq, { 亲社会行为: 3 }, 'self3').scores[0]?.band?.label).toBe('异常');
    expect(gradeReportedScores(sdq, { 亲社会行为: 8 }, 'self3').scores[0]?.band?.label).toBe('正常');
  });

  it('is not scored by item', () => {
    expect(() => prepareScorer(sdq, { coding: '0-2' })).toThrow('记分键受版权限制');
  });
});

describe('reported scores of scales with a key', () => {
  it('adds up subscales and grades', () => {
    const mht = keyed('MHT');
    const given = Object.fromEntries(mht.subscales.map(({ id, items }) => [id, items.length === 15 ? 9 : 8]));
    const graded = gradeReportedScores(mht, given);
    expect(graded.scores.find(({ id }) => id === 'total')).toMatchObject({ value: 66, band: { severity: 3 } });
    expect(graded.level).toBe('2');
  });

  it('takes the severity from the subscales where no total has bands', () => {
    const result = score('DASS-21', [sheet(21, 0, { 3: 2, 5: 2, 10: 1 })]);
    expect([bandOf(result, '抑郁'), result.severity[0]]).toEqual(['轻度', 1]);
  });

  it('finds the sum behind rounded means', () => {
    const given = Object.fromEntries(keyed('MSSMHS').subscales.map(({ id }) => [id, 1.83]));
    expect(gradeReportedScores(keyed('MSSMHS'), given).scores.find(({ id }) => id === 'total')?.value).toBe(110);
  });

  it('accepts means rounded to two decimals and refuses impossible ones', () => {
    const scale = keyed('MSSMHS');
    const given = { ...Object.fromEntries(scale.subscales.map(({ id }) => [id, 1.83])), mean: 1.83 };
    expect(gradeReportedScores(scale, given).problems).toEqual([]);
    expect(gradeReportedScores(scale, { ...given, 抑郁: 7 }).problems.join('')).toContain('“抑郁”7 分超出可能的范围 1–5');
    expect(gradeReportedScores(scale, { 快乐: 1 }).problems.join('')).toContain('没有“快乐”这个得分');
  });
});

describe('limits of bands', () => {
  it('are reached by values that miss them only in binary', () => {
    const score = { id: 'index', name: '标准分', items: [1], form: { kind: 'multiplied', factor: 1.15, truncated: true } } as const;
    expect(100 * 1.15).toBeLessThan(115);
    expect(formedScore(score, 100)).toBe(115);
    const bands = [{ from: 0, to: 114, label: '低', severity: 0, level: 0 }, { from: 115, to: 200, label: '高', severity: 1, level: 1 }] as const;
    expect([114, 100 * 1.15, 115, Number.NaN].map((value) => bandAt(bandTable(bands, 'higherIsWorse'), value))).toEqual([0, 1, 1, NO_BAND]);
  });
});
