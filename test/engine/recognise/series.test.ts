/** Wide and long exports of assessments. */
import { describe, expect, it } from 'vitest';
import { only, mapping, type Row, look } from './tables';

const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);
const pupils = (cells: (index: number) => Row): Row[] => ['赵一鸣', '钱二丫', '孙小三'].map((name, index) => [name, `S100${index}`, '七年级', ...cells(index)]);
const identity: Row = ['姓名', '学号', '年级'];

function seriesOf(table: ReturnType<typeof only>): Record<string, readonly string[]> {
  return Object.fromEntries(table.series.map(({ series, entries }) => [series.id, entries.map(({ measure }) => measure)]));
}

describe('one column per question', () => {
  it.each<readonly [string, (number: number) => string]>([
    ['题1', (number) => `题${number}`],
    ['第1题', (number) => `第${number}题`],
    ['T1', (number) => `T${number}`],
    ['Q01', (number) => `Q${String(number).padStart(2, '0')}`],
    ['A1', (number) => `A${number}`],
    ['1', (number) => String(number)],
    ['1.', (number) => `${number}.`],
    ['1、 with its wording', (number) => `${number}、这是第${'一二三四五六七八九十'.charAt(number % 10)}道题目的文字，不得保存`],
    ['第1题 得分', (number) => `第${number}题得分`],
    ['MHT1', (number) => `MHT${number}`],
  ])('%s', (_, header) => {
    const table = only([[...identity, ...numbers(12).map(header)], ...pupils(() => numbers(12).map((number) => number % 2))]);
    expect(table).toMatchObject({ dataset: { id: 'assessmentAnswers' }, needsConfirmation: false });
    expect(seriesOf(table)).toEqual({ items: numbers(12).map(String) });
    expect(table.series[0]?.entries.map(({ sheetColumn }) => sheetColumn)).toEqual(numbers(12).map((number) => number + 2));
    expect(table.unmappedHeaders).toEqual([]);
  });

  it('never passes the wording of a question on', () => {
    const table = only([[...identity, ...numbers(6).map((number) => `${number}. 你是否时常觉得某种不便写出的事情`)], ...pupils(() => [1, 0, 1, 0, 1, 0])]);
    expect(JSON.stringify([table.headers, table.series, table.unmappedHeaders])).not.toContain('觉得');
  });

  it('is a result when a risk level stands beside it', () => {
    const table = only([[...identity, ...numbers(10).map((number) => `题${number}`), '学习焦虑', '对人焦虑', '孤独倾向', '自责倾向', '总分', '预警等级'], ...pupils((index) => [...numbers(10).map(() => 1), 3, 4, 5, 6, 18, index === 0 ? '二级' : '正常'])]);
    expect(table).toMatchObject({ dataset: { id: 'assessmentResults' }, needsConfirmation: false });
    expect(seriesOf(table)).toEqual({ items: numbers(10).map(String), subscales: ['学习焦虑', '对人焦虑', '孤独倾向', '自责倾向'] });
    expect(mapping(table)).toMatchObject({ totalScore: 17, riskLevel: 18 });
  });

  it('keeps two questionnaires apart', () => {
    const table = only(
      [
        ['学生', '', '', 'PHQ-9', '', '', '', '', 'GAD-7', '', '', '', ''],
        [...identity, 1, 2, 3, 4, 5, 1, 2, 3, 4, 5],
        ...pupils(() => [0, 1, 2, 3, 0, 1, 2, 3, 0, 1]),
      ],
      { merges: ['A1:C1', 'D1:H1', 'I1:M1'] },
    );
    expect(seriesOf(table)['items']).toEqual([...numbers(5).map((number) => `PHQ-9·${number}`), ...numbers(5).map((number) => `GAD-7·${number}`)]);
  });

  it('needs five questions in a row, and knows a column by name before it is a question', () => {
    expect(look([[...identity, '题1', '题2', '题3', '题4'], ...pupils(() => [1, 1, 1, 1])]).tables).toEqual([]);
    const survey = only([['1、您的姓名', '2、您的学号', '3、您的年级', ...numbers(6).map((number) => `${number + 3}、我有一件很长很长的事情想说明${number}`)], ...pupils(() => [1, 2, 3, 1, 2, 3])]);
    expect(mapping(survey)).toEqual({ name: 0, studentNumber: 1, grade: 2 });
    expect(seriesOf(survey)).toEqual({ items: ['4', '5', '6', '7', '8', '9'] });
  });
});

describe('one column per subscale', () => {
  const mht = ['学习焦虑', '对人焦虑', '孤独倾向', '自责倾向', '过敏倾向', '身体症状', '恐怖倾向', '冲动倾向'];
  it.each<readonly [string, (name: string) => string]>([['学习焦虑', (name) => name], ['学习焦虑得分', (name) => `${name}得分`], ['学习焦虑（分）', (name) => `${name}（分）`], ['学习焦虑因子分', (name) => `${name}因子分`]])('%s', (_, header) => {
    const table = only([[...identity, ...mht.map(header), '效度', '总分', '预警等级'], ...pupils((index) => [...mht.map(() => 3), 1, 24, index === 0 ? '一级' : '正常'])]);
    expect(seriesOf(table)).toEqual({ subscales: mht });
    expect(mapping(table)).toEqual({ name: 0, studentNumber: 1, grade: 2, validityScore: 11, totalScore: 12, riskLevel: 13 });
  });

  it('counts a vendor’s own subscale among them, but no total and no grade of one', () => {
    const table = only([[...identity, '学习焦虑得分', '对人焦虑得分', '学习焦虑等级', '自我接纳得分', '总分', '孤独倾向得分', '预警等级'], ...pupils((index) => [3, 4, '正常', 5, 12, 2, index === 0 ? '一级' : '正常'])]);
    expect(seriesOf(table)).toEqual({ subscales: ['学习焦虑', '对人焦虑', '自我接纳', '孤独倾向'] });
    expect(mapping(table)).toMatchObject({ totalScore: 7, riskLevel: 9 });
    expect(table.unmappedHeaders).toEqual(['学习焦虑等级']);
  });

  it('reads the subscales of 中学生心理健康量表 and SCL-90 under their common names', () => {
    const table = only([[...identity, '强迫症状', '偏执', '敌对', '人际关系紧张与敏感', '抑郁', '焦虑', '学习压力感', '适应不良', '情绪不平衡', '心理不平衡'], ...pupils(() => [1.2, 1.5, 2, 1, 1, 3, 2.5, 1, 1, 1])]);
    expect(table).toMatchObject({ dataset: { id: 'assessmentAnswers' } });
    expect(table.series[0]?.entries).toHaveLength(10);
    expect(seriesOf(only([[...identity, '躯体化', '强迫', '人际敏感', '抑郁', '焦虑', '敌对', '恐怖', '偏执', '精神病性', '其它'], ...pupils(() => [1, 1, 1, 1, 1, 1, 1, 1, 1, 1])]))).toMatchObject({
      subscales: ['躯体化', '强迫', '人际关系敏感', '抑郁', '焦虑', '敌对', '恐怖', '偏执', '精神病性', '其他'],
    });
  });
});

describe('one row per question or subscale', () => {
  it.each([['题号', '答案'], ['维度', '得分'], ['分量表名称', '原始分'], ['因子', '因子分']])('%s and %s', (measure, score) => {
    const table = only([[...identity, '量表名称', measure, score], ...pupils((index) => ['MHT', index + 1, 3])]);
    expect(table).toMatchObject({ dataset: { id: 'assessmentAnswers' }, series: [], needsConfirmation: false });
    expect(mapping(table)).toEqual({ name: 0, studentNumber: 1, grade: 2, scale: 3, measure: 4, score: 5 });
  });

  it('stays an answer when a level stands in every row', () => {
    const table = only([[...identity, '分量表', '得分', '等级'], ...pupils((index) => ['学习焦虑', index, '正常'])]);
    expect(table.dataset.id).toBe('assessmentAnswers');
  });
});
