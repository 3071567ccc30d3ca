/** Missing, unreadable, hurried and patterned answers; persons a scale was not made for; codings. */
import { describe, expect, it } from 'vitest';
import { columnOf, countAnswers, countRules, explainPerson, INVALID, NO_BAND, NOTICE, prepareScorer, resolveCoding, riskLevelAt, scoreAnswers, scoreColumns } from '../../../electron/engine/scoring';
import { bandOf, keyed, score, sheet, valueOf } from './support';

const none = Number.NaN;

describe('missing answers', () => {
  it('of the PHQ-9 are replaced up to two, invalid beyond', () => {
    const result = score('PHQ-9', [[1, 1, 2, 2, none, none, 1, 1, 0], [1, 1, none, 2, none, none, 1, 1, 0], [1, 1, none, 2, none, none, 1, 1, 1]]);
    expect(valueOf(result, 'total', 0)).toBeCloseTo((8 / 7) * 9, 9);
    expect(bandOf(result, 'total', 0)).toBe('中度');
    expect(result.marks[0]).toBe(NOTICE.replaced);
    expect(valueOf(result, 'total', 1)).toBeNaN();
    expect(riskLevelAt(result, 1)).toBe('X');
    // Item 9 still counts.
    expect(riskLevelAt(result, 2)).toBe('2');
  });

  it('of the MHT leave the score missing, and the band known where they cannot change it', () => {
    const unsure = Array.from({ length: 100 }, (_, index) => (index === 0 ? none : index < 8 ? 1 : 0));
    const sure = Array.from({ length: 100 }, (_, index) => (index === 0 ? none : index < 9 ? 1 : 0));
    const result = score('MHT', [unsure, sure]);
    expect([valueOf(result, 'total', 0), valueOf(result, '学习焦虑', 0)]).toEqual([none, none]);
    expect(bandOf(result, 'total', 0)).toBe('正常');
    // 7 answers 是 and one missing: 中等 or 高.
    expect(columnOf(result, '学习焦虑').bands[0]).toBe(NO_BAND);
    expect((result.marks[0] ?? 0) & NOTICE.mayBeHigher).toBeTruthy();
    expect(riskLevelAt(result, 0)).toBe('0');
    expect(bandOf(result, '学习焦虑', 1)).toBe('高');
    expect(riskLevelAt(result, 1)).toBe('1');
  });

  it('are taken for the least and the greatest answer to see whether the band is known', () => {
    const factor = [3, 10, 12, 22, 23, 48];
    const answers = sheet(60, 1, Object.fromEntries([...factor.map((item, index) => [item, [3, 2, 2, 2, 2, none][index] ?? 1] as const), [2, 2], [7, 3], [30, 2]]));
    // 11 and one missing: a mean between 12/6 and 16/6.
    expect(bandOf(score('MSSMHS', [answers]), '强迫症状')).toBe('轻度');
    const positive = (count: number) => Array.from({ length: 90 }, (_, index) => (index === 0 ? none : index <= count ? 2 : 1));
    const scl = score('SCL-90', [positive(42), positive(43)]);
    expect([bandOf(scl, 'positive', 0), bandOf(scl, 'positive', 1)]).toEqual(['筛查阴性', undefined]);
  });

  it('of more than a tenth of the MHT make it invalid', () => {
    const missing = (count: number) => Array.from({ length: 100 }, (_, index) => (index < count ? none : index % 3 === 0 ? 1 : 0));
    const result = score('MHT', [missing(10), missing(11)]);
    expect([(result.marks[0] ?? 0) & INVALID.tooManyMissing, (result.marks[1] ?? 0) & INVALID.tooManyMissing]).toEqual([0, INVALID.tooManyMissing]);
  });

  it('throughout mean not tested, not healthy', () => {
    const result = score('PHQ-9', [sheet(9, none)]);
    expect(riskLevelAt(result, 0)).toBe('N');
    expect(explainPerson(result, 0)).toMatchObject({ level: 'N', scores: [{ value: null, band: null }], reasons: [], remarks: [] });
  });

  it('of WHO-5 err to the better side, which is the higher one', () => {
    const lenient = prepareScorer({ ...keyed('WHO-5'), missing: { invalidAbove: 1, replaceUpTo: 0, note: '' } }, { coding: '0-5' });
    const result = scoreAnswers(lenient, Float64Array.from([3, 3, 3, 3, none, 1, 2, 1, 2, none]));
    expect(bandOf(result, 'percent', 0)).toBeUndefined();
    expect(riskLevelAt(result, 0)).toBe('0');
    expect(riskLevelAt(result, 1)).toBe('1');
  });
});

describe('answers that cannot be', () => {
  it('make a sheet invalid and are counted', () => {
    const result = score('PHQ-9', [[0, 1, 4, 0, 0, 1, 0, 0, 0], [0, 1, 0.5, 0, 0, 1, 0, 0, 0], sheet(9, 7)]);
    expect([...result.outOfRange]).toEqual([1, 1, 9]);
    expect([0, 1, 2].map((person) => riskLevelAt(result, person))).toEqual(['X', 'X', 'X']);
  });
});

describe('the way of answering', () => {
  const varied = Array.from({ length: 60 }, (_, index) => 1 + ((index * index + 3 * index) % 3));

  it('in a pattern is invalid on long scales and on scales with reverse items', () => {
    const zigzag = Array.from({ length: 60 }, (_, index) => 1 + (index % 2));
    const fours = Array.from({ length: 60 }, (_, index) => 1 + (index % 4));
    const result = score('MSSMHS', [zigzag, fours, varied.map((answer, index) => (index === 56 ? 1 : answer))]);
    expect([0, 1, 2].map((person) => (result.marks[person] ?? 0) & INVALID.pattern)).toEqual([INVALID.pattern, INVALID.pattern, 0]);
    expect((score('PHQ-9', [[1, 0, 1, 0, 1, 0, 1, 0, 1]]).marks[0] ?? 0) & INVALID.pattern).toBe(0);
  });

  it('of a pupil without symptoms is no pattern where every fourth item is reversed', () => {
    const healthy = Array.from({ length: 20 }, (_, index) => ([3, 7, 11, 15].includes(index) ? 3 : index === 19 ? none : 0));
    const result = score('CES-D', [healthy]);
    expect(result.marks[0] ?? 0).toBe(0);
    expect(riskLevelAt(result, 0)).toBe('0');
  });

  it('is no pattern where a short scale leaves too few repetitions', () => {
    const row = [0, 3, 1, 2];
    expect(score('CESD-10', [Array.from({ length: 10 }, (_, index) => row[index % 4] ?? 0)]).marks[0]).toBe(0);
    expect(score('CES-D', [Array.from({ length: 20 }, (_, index) => row[index % 4] ?? 0)]).marks[0]).toBe(INVALID.pattern);
  });

  it('is no pattern where the answers all mean the same', () => {
    const scorer = prepareScorer({ ...keyed('CES-D'), reverse: [4, 8, 12, 16, 20] }, { coding: '0-3' });
    const fours = (last: number) => Array.from({ length: 20 }, (_, index) => (index % 4 === 3 ? last : 0));
    expect([...scoreAnswers(scorer, Float64Array.from([...fours(3), ...fours(2)])).marks]).toEqual([0, INVALID.pattern]);
  });

  it('is not flat where the few reverse items are answered the other way', () => {
    const scale = { ...keyed('MSSMHS'), reverse: [60] };
    const scorer = prepareScorer(scale, { coding: '1-5' });
    const result = scoreAnswers(scorer, Float64Array.from([...sheet(60, 1, { 60: 5 }), ...sheet(60, 1), ...sheet(60, 2, { 60: 5 })]));
    expect([...result.marks]).toEqual([NOTICE.uniformlyLow, INVALID.flat | INVALID.longRun, INVALID.flat]);
  });

  it('in one long run across items that point both ways is invalid', () => {
    const result = score('SDS', [sheet(20, 2, { 1: 1, 2: 3, 3: 4, 4: 1 }), sheet(20, 2, { 1: 1, 2: 3, 3: 4, 4: 1, 12: 3 })]);
    expect([...result.longestRun]).toEqual([16, 8]);
    expect([...result.marks]).toEqual([INVALID.longRun, 0]);
  });

  it('too fast is invalid, in a hurry is noticed, an unknown time is neither', () => {
    const scorer = prepareScorer(keyed('MSSMHS'), { coding: '1-5' });
    const row = varied.map((answer, index) => (index === 56 ? 1 : answer));
    const result = scoreAnswers(scorer, Float64Array.from([...row, ...row, ...row, ...row]), { durationSeconds: Float64Array.from([59, 60, 120, 0]) });
    expect([...result.marks]).toEqual([INVALID.tooFast, NOTICE.hurried, 0, 0]);
  });
});

describe('columns', () => {
  it('of more persons than are gathered at a time keep their order', () => {
    const persons = 1300;
    const columns = Array.from({ length: 9 }, (_, item) => Float64Array.from({ length: persons }, (__, person) => (person * (item + 2)) % 4));
    const result = scoreColumns(prepareScorer(keyed('PHQ-9'), { coding: '0-3' }), columns);
    const expected = Float64Array.from({ length: persons }, (_, person) => columns.reduce((sum, column) => sum + (column[person] ?? 0), 0));
    expect(columnOf(result, 'total').values).toEqual(expected);
  });
});

describe('persons', () => {
  it('outside the limits of a scale are marked, inside and unknown ones are not', () => {
    const scorer = prepareScorer(keyed('MHT'), { coding: '0-1' });
    const row = Array.from({ length: 100 }, (_, index) => (index % 7 === 0 ? 1 : 0));
    const grades = scoreAnswers(scorer, Float64Array.from([...row, ...row, ...row]), { grades: Float64Array.from([3, 4, none]), stages: ['kindergarten', 'primary', null] });
    expect([...grades.marks]).toEqual([NOTICE.outsideGrade | NOTICE.outsideStage, 0, 0]);
    const ages = scoreAnswers(prepareScorer(keyed('PHQ-A'), { coding: '0-3' }), Float64Array.from([...sheet(9, 0), ...sheet(9, 0)]), { ages: Float64Array.from([10, 11]) });
    expect([...ages.marks]).toEqual([NOTICE.outsideAge, 0]);
    const stages = scoreAnswers(prepareScorer(keyed('MSSMHS'), { coding: '1-5' }), Float64Array.from([...sheet(60, 1), ...sheet(60, 1)]), { stages: ['primary', 'unknown'] });
    expect([...stages.marks]).toEqual([NOTICE.uniformlyLow | NOTICE.outsideStage, NOTICE.uniformlyLow]);
  });

  it('are as many as their facts, and their answers are whole sheets', () => {
    const scorer = prepareScorer(keyed('PHQ-9'), { coding: '0-3' });
    expect(() => scoreAnswers(scorer, new Float64Array(9), { ages: new Float64Array(2) })).toThrow('作答有 1 人');
    expect(() => scoreAnswers(scorer, new Float64Array(10))).toThrow('每人应有 9 个作答');
    expect(() => scoreColumns(scorer, [new Float64Array(1)])).toThrow('应有 9 道题，收到 1 列');
  });

  it('are counted by rule', () => {
    const result = score('PHQ-9', [sheet(9, 0), sheet(9, 0, { 9: 1 }), sheet(9, 3), sheet(9, 1, { 1: 2, 9: 0 }), [2, 2, 2, 2, 2, 2, 2, 2, 0]]);
    expect(countRules(result)).toEqual({ V1: 0, C1: 2, C2: 1, T1: 1, T2: 1, T3: 0, F1: 0, F2: 0 });
    expect(Array.from({ length: 5 }, (_, person) => riskLevelAt(result, person))).toEqual(['0', '2', '3', '0', '2']);
    expect([...result.severity]).toEqual([0, 0, 3, 1, 2]);
  });
});

describe('codings', () => {
  const resolve = (id: string, answers: readonly number[], stated?: string): string => resolveCoding(keyed(id), countAnswers(Float64Array.from(answers)), stated).id;

  it('are proved by answers that only one of them has', () => {
    expect(resolve('SCL-90', [0, 1, 4])).toBe('0-4');
    expect(resolve('SCL-90', [1, 2, 5, none])).toBe('1-5');
    expect(resolve('MHT', [0, 1])).toBe('0-1');
  });

  it('are asked for when several fit', () => {
    expect(() => resolve('SCL-90', [1, 2, 3, 4])).toThrow('无法判断症状自评量表的记分方式：1-5（1=没有，5=严重）、0-4（0=没有，4=严重）都说得通。请注明');
    expect(() => resolve('MHT', [1, 2])).toThrow('请注明');
    expect(() => resolve('PHQ-9', [])).toThrow('请注明');
  });

  it('are refused when none fits, and when the stated one does not', () => {
    expect(() => resolve('PHQ-9', [0, 4])).toThrow('都不符');
    expect(() => resolve('SCL-90', [0, 1, 0], '1-5')).toThrow('有 2 个作答不在 1–5 之内（0）');
    expect(() => resolve('SCL-90', [1], '1-4')).toThrow('没有“1-4”这种记分方式');
    expect(resolve('SCL-90', [1, 2], '0-4')).toBe('0-4');
  });

  it('of 0–4 give the scores and cuts of 1–5', () => {
    const rows = Array.from({ length: 90 }, (_, index) => (index < 71 && index !== 14 && index !== 58 ? 1 : 0));
    const result = score('SCL-90', [rows], { coding: '0-4' });
    expect(valueOf(result, 'total')).toBe(159);
    expect(valueOf(result, 'positive')).toBe(69);
    expect(bandOf(result, 'positive')).toBe('筛查阳性');
  });

  it('that count down are turned', () => {
    const result = score('MHT', [Array.from({ length: 100 }, (_, index) => (index < 15 ? 1 : 2))], { coding: '2-1' });
    expect(valueOf(result, '学习焦虑')).toBe(15);
    expect(result.lieScores?.[0]).toBe(0);
    expect([...score('MHT', [sheet(100, 2), sheet(100, 1)], { coding: '2-1' }).marks]).toEqual([NOTICE.uniformlyLow, INVALID.flat | INVALID.lieScale]);
  });

  it('and band sets have to be chosen where none is usual', () => {
    expect(() => prepareScorer(keyed('GAD-7'), { coding: '0-3' })).toThrow('几种分级方案，请选定一种');
    const at14 = [2, 2, 2, 2, 2, 2, 2];
    expect(bandOf(score('GAD-7', [at14], { bandSet: 'international' }), 'total')).toBe('中度');
    expect(bandOf(score('GAD-7', [at14], { bandSet: 'chinese' }), 'total')).toBe('中重度');
    expect(() => score('UCLA', [sheet(20, 1)], { bandSet: 'x' })).toThrow('没有分级方案，只报告得分');
  });

  it('an unsound definition is refused', () => {
    expect(() => prepareScorer({ ...keyed('PHQ-9'), reverse: [12] }, { coding: '0-3' })).toThrow('记分键有误，未记分。反向题：题号 12');
  });
});
