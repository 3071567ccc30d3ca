/** Scales that users define: from JSON and from worksheets, with the same checks as the built-in ones. */
import { describe, expect, it } from 'vitest';
import { type Cell, type CustomScale, parseCustomScale, parseCustomScaleText, parseScaleSheet, prepareScorer, riskLevelAt, scoreAnswers } from '../../../electron/engine/scoring';
import { bandOf, valueOf } from './support';

const sleep = {
  id: 'SLEEP-6',
  label: '睡眠状况自评',
  items: 6,
  coding: { minimum: 0, maximum: 3 },
  reverse: [4],
  total: { form: 'sum', bands: [{ from: 0, to: 5, label: '正常', severity: 0 }, { from: 6, to: 11, label: '可疑', severity: 1 }, { from: 12, to: 18, label: '明显', severity: 3 }] },
  subscales: [{ name: '入睡', items: [1, 2, 3], form: 'mean' }, { name: '白天', items: [4, 5, 6] }],
  critical: [{ item: 6, from: 2, kind: '轻生意念' }],
  ages: [10, 18],
  licence: '本局自编',
  source: '本局，2025',
};

const sleepSheet: readonly (readonly Cell[])[] = [
  ['量表编号', 'SLEEP-6'],
  ['量表名称', '睡眠状况自评'],
  ['最低分', 0],
  ['最高分', 3],
  ['适用年龄', '10-18'],
  ['许可', '本局自编'],
  ['出处', '本局，2025'],
  [],
  ['题号', '反向', '维度', '危机题', '触发值'],
  [1, '', '入睡'],
  [2, null, '入睡'],
  [3, '否', '入睡'],
  [4, '是', '白天'],
  [5, '', '白天'],
  [6, '', '白天', '轻生意念', 2],
  [],
  ['得分', '下限', '上限', '等级', '严重程度'],
  ['总分', 0, 5, '正常', '正常'],
  ['总分', 6, 11, '可疑', '轻度'],
  ['总分', 12, 18, '明显', 3],
];

function problems(result: CustomScale): string {
  return result.ok ? '' : result.problems.join('\n');
}

function accepted(result: CustomScale) {
  if (!result.ok) throw new Error(result.problems.join('\n'));
  return result.scale;
}

describe('a scale as JSON', () => {
  it('is scored like the built-in ones', () => {
    const scale = accepted(parseCustomScaleText(JSON.stringify(sleep)));
    const result = scoreAnswers(prepareScorer(scale, { coding: '0-3' }), Float64Array.from([2, 1, 3, 0, 1, 0, 3, 3, 3, 0, 3, 2, 1, 1, 1, 1, 1, 1]));
    expect([valueOf(result, 'total', 0), valueOf(result, '入睡', 0), valueOf(result, '白天', 0)]).toEqual([10, 2, 4]);
    expect(bandOf(result, 'total', 0)).toBe('可疑');
    expect([0, 1, 2].map((person) => riskLevelAt(result, person))).toEqual(['1', '3', 'X']);
    expect(scale.certainty).toBe('unverified');
  });

  it('leaves lie items out of its total', () => {
    const scale = accepted(parseCustomScale({ ...sleep, subscales: [], total: { form: 'sum' }, lieScale: { items: [5], invalidFrom: 3 } }));
    expect(scale.totalScores[0]?.items).toEqual([1, 2, 3, 4, 6]);
    expect(scale.totals).toEqual([{ minimum: 0, maximum: 15, meaning: '总分' }]);
  });

  it('has levels from its severities unless it states them', () => {
    const bands = [{ from: 0, to: 3, label: '低', severity: 0 }, { from: 4, to: 6, label: '中', severity: 2 }, { from: 7, to: 9, label: '高', severity: 3, level: 2 }];
    const scale = accepted(parseCustomScale({ ...sleep, subscales: [{ name: '入睡', items: [1, 2, 3], bands }, { name: '白天', items: [4, 5, 6] }] }));
    expect(scale.bandSets[0]?.bands['入睡']?.map(({ level, high }) => [level, high ?? false])).toEqual([[0, false], [1, true], [2, true]]);
    expect(scale.bandSets[0]?.bands['total']?.map(({ level }) => level)).toEqual([0, 1, 2]);
  });

  it.each<[string, unknown, string]>([
    ['no object', [], '量表定义：应为一组字段。'],
    ['no name', { ...sleep, label: undefined }, '名称（label）：不能缺少。'],
    ['an empty licence', { ...sleep, licence: ' ' }, '使用许可（licence）：不能为空。'],
    ['items in words', { ...sleep, items: '六' }, '题数（items）：应为数字。'],
    ['half an item', { ...sleep, items: 5.5 }, '题数（items）：应为整数。'],
    ['an unknown field', { ...sleep, colour: '蓝' }, '量表定义：有不认识的字段 colour。'],
    ['an item as text', { ...sleep, subscales: [{ name: '入睡', items: [1, '2'] }] }, '维度第 1 项的题目第 2 项（subscales.0.items.1）：应为数字。'],
    ['a severity of 5', { ...sleep, total: { form: 'sum', bands: [{ from: 0, to: 18, label: '全部', severity: 5 }] } }, '总分的分级第 1 项的严重程度（total.bands.0.severity）：只能是 0、1、2、3。'],
    ['another direction', { ...sleep, direction: 'up' }, '方向（direction）：只能是 higherIsWorse、lowerIsWorse。'],
    ['an item in no subscale', { ...sleep, subscales: [{ name: '入睡', items: [1, 2, 3, 4, 5] }] }, '题号 6 不属于任何维度。'],
    ['bands with a gap', { ...sleep, total: { form: 'sum', bands: [{ from: 0, to: 5, label: '低', severity: 0 }, { from: 7, to: 18, label: '高', severity: 1 }] } }, '之间有空档'],
    ['the id of a built-in scale', { ...sleep, id: 'phq-9' }, '与已有的患者健康问卷抑郁量表（PHQ-9）的编号、名称或别名相同'],
    ['a coding upside down', { ...sleep, coding: { minimum: 3, maximum: 0 } }, '记分范围 3–0'],
    ['a reverse item beyond the last', { ...sleep, reverse: [7] }, '反向题：题号 7 不在 1–6 之内。'],
  ])('with %s is refused', (_, input, problem) => {
    expect(problems(parseCustomScale(input))).toContain(problem);
  });

  it('that is no JSON is refused', () => {
    expect(problems(parseCustomScaleText('{'))).toBe('文件不是有效的 JSON，请检查括号、引号和逗号。');
  });
});

describe('a scale as worksheet', () => {
  const changed = (row: number, cells: readonly Cell[]) => parseScaleSheet(sleepSheet.map((own, index) => (index === row ? cells : own)));

  it('is the same as the JSON', () => {
    const fromJson = accepted(parseCustomScale({ ...sleep, subscales: sleep.subscales.map((each) => ({ ...each, form: 'sum' })) }));
    expect(accepted(parseScaleSheet(sleepSheet))).toEqual(fromJson);
  });

  it.each<[string, number, readonly Cell[], string]>([
    ['a missing name', 1, [], '设置项“量表名称”：不能缺少。'],
    ['a lowest answer in words', 2, ['最低分', '零'], '第 3 行：“最低分”应为数字，不是“零”。'],
    ['an age that is no range', 4, ['适用年龄', '初中'], '第 5 行：“适用年龄”应写成 11-17'],
    ['an unknown setting', 7, ['颜色', '蓝'], '第 8 行：不认识“颜色”。'],
    ['a setting twice', 7, ['最低分', 1], '第 8 行：“最低分”填写了两次。'],
    ['an item number in words', 9, ['一', '', '入睡'], '第 10 行：题号“一”不是正整数。'],
    ['an item twice', 10, [1, '', '入睡'], '第 11 行：题号 1 重复。'],
    ['a doubtful reverse mark', 12, [4, '也许', '白天'], '第 13 行：“反向”只能填是或留空，不是“也许”。'],
    ['a critical item without value', 14, [6, '', '白天', '轻生意念'], '第 15 行：危机题须在“触发值”填数字。'],
    ['bands of an unknown score', 17, ['总', 0, 5, '正常', 0], '分级表：没有“总”这个得分'],
    ['a limit in words', 17, ['总分', '低', 5, '正常', 0], '第 18 行：“下限”应为数字，不是“低”。'],
    ['an unknown severity', 17, ['总分', 0, 5, '正常', '挺好'], '第 18 行：“严重程度”只能是'],
    ['no table of items', 8, [], '没有找到以“题号”开头的题目表。'],
  ])('with %s is refused by row', (_, row, cells, problem) => {
    const result = changed(row, cells);
    expect(result.ok).toBe(false);
    expect(problems(result)).toContain(problem);
  });

  it('with an item left out is refused', () => {
    expect(problems(parseScaleSheet(sleepSheet.filter((_, index) => index !== 11)))).toContain('题目表：缺少题号 3。');
  });

  it('takes lie items, means and items of several subscales', () => {
    const rows: readonly (readonly Cell[])[] = [['作废分', 5], ['编号', 'K6'], ['名称', '试用表'], ['最低分', 1], ['最高分', '５'], ['维度', '均分'], ['总分', '不计'], ['许可', '自编'], ['出处', '本局'], ['题号', '维度', '效度'], [1, '甲、乙', ''], [2, '甲', ''], [3, '', '是']];
    const scale = accepted(parseScaleSheet(rows));
    expect(scale.totalScores).toEqual([]);
    expect(scale.subscales.map(({ id, items, form }) => [id, items, form.kind])).toEqual([['甲', [1, 2], 'mean'], ['乙', [1], 'mean']]);
    expect(scale.lieScale).toMatchObject({ items: [3], invalidFrom: 5 });
    expect(problems(parseScaleSheet(rows.slice(1)))).toContain('设置项“效度作废分”：题目表标出了效度题，不能缺少。');
  });
});
