import { describe, expect, it } from 'vitest';
import { checkScaleDefinition, BUILT_IN_SCALES, type KeyedScale, SCALES } from '../../../shared/scales';
import { DASS21 } from '../../../shared/scales/dass-21';
import { GAD7 } from '../../../shared/scales/gad-7';
import { MHT } from '../../../shared/scales/mht';
import { PHQ9 } from '../../../shared/scales/phq';
import { SDQ } from '../../../shared/scales/sdq';
import { WHO5 } from '../../../shared/scales/who-5';

const keyed = SCALES.filter((scale): scale is KeyedScale => scale.kind === 'keyed');

function changed(scale: KeyedScale, change: Partial<KeyedScale>): string {
  return checkScaleDefinition({ ...scale, ...change }).join('\n');
}

describe('keys', () => {
  it.each(SCALES.map((scale) => [scale.id, scale] as const))('%s passes the self-test', (_, scale) => {
    expect(checkScaleDefinition(scale)).toEqual([]);
  });

  it('knows the item counts of the manuals', () => {
    expect(Object.fromEntries(keyed.map(({ id, items }) => [id, items]))).toEqual({
      'MHT': 100, 'MSSMHS': 60, 'SCL-90': 90, 'DASS-21': 21, 'SCARED': 41, 'PHQ-9': 9, 'PHQ-A': 9, 'GAD-7': 7, 'CES-D': 20, 'CES-DC': 20, 'CESD-10': 10, 'DSRSC': 18, 'WHO-5': 5, 'UCLA': 20, 'ULS-8': 8, 'PSS-10': 10, 'SAS': 20, 'SDS': 20,
    });
  });

  it('ships no item key of the SDQ, whose licence forbids it, and says so', () => {
    expect(SDQ.kind).toBe('reported');
    expect(JSON.stringify(SDQ)).not.toMatch(/"reverse"|"items":\[/);
    expect(SDQ.licence).toContain('Youthinmind');
  });

  it('leaves the choice open where two band sets circulate', () => {
    expect(GAD7.defaultBandSet).toBeNull();
    expect(GAD7.bandSets.map(({ id }) => id)).toEqual(['international', 'chinese']);
  });

  it('keeps the lie scale of the MHT out of its total and item 100 out of 孤独倾向', () => {
    expect(MHT.totalScores[0]?.items).toHaveLength(90);
    expect(MHT.lieScale?.items).toContain(100);
    expect(MHT.subscales.find(({ name }) => name === '孤独倾向')?.items).toEqual([26, 27, 28, 29, 30, 31, 32, 33, 34, 35]);
  });

  it('counts low wellbeing as worse', () => {
    expect(WHO5.direction).toBe('lowerIsWorse');
  });

  it('finds the scales that came with their keys', () => {
    expect(BUILT_IN_SCALES.find('知觉压力量表（PSS-10）')?.id).toBe('PSS-10');
  });
});

describe('self-test', () => {
  it('finds an item in two subscales and one in none', () => {
    const [first, second, ...others] = DASS21.subscales;
    if (first === undefined || second === undefined) throw new Error('DASS-21 has three subscales');
    const wrong = changed(DASS21, { subscales: [first, { ...second, items: [3, ...second.items.slice(1)] }, ...others] });
    expect(wrong).toContain('第 3 题同时属于“抑郁”和“焦虑”。');
    expect(wrong).toContain('题号 2 不属于任何维度。');
  });

  it('finds the well-known wrong key of the MHT: item 100 in 孤独倾向', () => {
    const subscales = MHT.subscales.map((each) => (each.name === '孤独倾向' ? { ...each, items: [...each.items, 100] } : each));
    expect(changed(MHT, { subscales })).toContain('“孤独倾向”：题号 100 属于效度（测谎）量表，不应计分。');
  });

  it.each<[string, KeyedScale, Partial<KeyedScale>, string]>([
    ['a reverse item that does not exist', PHQ9, { reverse: [10] }, '反向题：题号 10 不在 1–9 之内。'],
    ['an item listed twice', PHQ9, { reverse: [2, 2] }, '反向题：题号 2 重复。'],
    ['a critical item that everybody triggers', PHQ9, { critical: [{ item: 9, from: 0, kind: '自伤', raises: true }] }, '危机题第 9 题：触发值 0 应大于最低分 0'],
    ['a coding of another length', PHQ9, { otherCodings: [{ id: 'x', label: '', minimum: 1, maximum: 5 }] }, '记分范围 1–5：选项个数与 0–3 不同。'],
    ['a lie scale that nobody can fail', MHT, { lieScale: { name: '效度', items: [82], invalidFrom: 7 } }, '效度：作废分 7 应在 0–1 之间'],
    ['a default that is not there', PHQ9, { defaultBandSet: 'other' }, '默认分级方案：没有编号为“other”的方案。'],
    ['a missing rule that allows everything', PHQ9, { missing: { invalidAbove: 9, replaceUpTo: 9, note: '' } }, '缺答规则：允许缺答的题数应为 0–8 的整数。'],
    ['ages the wrong way round', PHQ9, { applies: { ages: [17, 11], note: '' } }, '适用年龄：17–11'],
    ['grades beyond senior three', PHQ9, { applies: { grades: [7, 13], note: '' } }, '适用年级：7–13'],
    ['no licence note', PHQ9, { licence: ' ' }, '使用许可说明：不能为空。'],
  ])('finds %s', (_, scale, change, problem) => {
    expect(changed(scale, change)).toContain(problem);
  });

  const band = (from: number, to: number, label: string, severity: 0 | 1 | 2 | 3, level: 0 | 1 | 2 = 0) => ({ from, to, label, severity, level });

  it.each([
    ['a gap', [band(0, 4, '无', 0), band(6, 27, '有', 1)], '“无”（至 4）与“有”（自 6）之间有空档。'],
    ['an overlap', [band(0, 4, '无', 0), band(4, 27, '有', 1)], '“无”（至 4）与“有”（自 4）重叠。'],
    ['a late start', [band(1, 27, '有', 1)], '最低可得 0 分，分级却从 1 分开始。'],
    ['an early end', [band(0, 26, '有', 1)], '最高可得 27 分，分级却到 26 分为止。'],
    ['severity against the direction', [band(0, 4, '无', 2), band(5, 27, '有', 1)], '“无”比“有”轻，严重程度却更高。'],
    ['a level without severity', [band(0, 27, '无', 0, 1)], '“无”的严重程度为 0，却要求关注。'],
    ['equal labels', [band(0, 4, '有', 0), band(5, 27, '有', 1)], '等级名称重复。'],
  ])('finds bands with %s', (_, bands, problem) => {
    expect(changed(PHQ9, { bandSets: [{ id: 'standard', label: '试', source: '试', certainty: 'certain', bands: { total: bands } }] })).toContain(problem);
  });

  it('lets the bands of means touch and no others', () => {
    const bandsOf = (second: number) => ({ bandSets: [{ id: 'standard', label: '试', source: '试', certainty: 'certain' as const, bands: { mean: [band(0, 1.5, '无', 0), band(second, 3, '有', 1)] } }], totalScores: [{ id: 'mean', name: '均分', items: [1, 2, 3], form: { kind: 'mean' as const } }] });
    expect(changed(PHQ9, bandsOf(1.5))).toBe('');
    expect(changed(PHQ9, bandsOf(1.6))).toContain('空档');
  });

  it('checks scales whose key is not shipped as well', () => {
    const [first, ...others] = SDQ.bandSets;
    if (first === undefined) throw new Error('the SDQ has bands');
    const broken = { ...first, bands: { ...first.bands, 困难: first.bands['total'] ?? [] } };
    expect(checkScaleDefinition({ ...SDQ, bandSets: [broken, ...others] }).join('')).toContain('没有“困难”这个得分');
  });
});
