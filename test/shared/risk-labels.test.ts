import { describe, expect, it } from 'vitest';
import { RISK_LEVELS, type RiskLevel } from '../../shared/risk';
import { colourProblems } from '../../shared/risk-colours';
import { type LevelLook, levelProblems, RISK_PRESET_IDS, riskScheme, shownLevel } from '../../shared/risk-labels';
import { SETTINGS } from '../../shared/settings';

const looks = (change: Partial<Record<RiskLevel, LevelLook>> = {}): Record<RiskLevel, LevelLook> =>
  ({ ...Object.fromEntries(riskScheme({ preset: 'firstWorst' }).levels.map(({ level, label, color }) => [level, { label, color }])), ...change }) as Record<RiskLevel, LevelLook>;

describe('schemes of levels', () => {
  it('call the worst 一级 where it is the worst, and 三级 where it is the mildest', () => {
    expect(shownLevel(riskScheme({ preset: 'firstWorst' }), '3').label).toBe('危机（一级）');
    expect(shownLevel(riskScheme({ preset: 'firstMildest' }), '3').label).toBe('危机（三级）');
    expect(shownLevel(riskScheme({ preset: 'firstMildest' }), '1').label).toBe('一般关注（一级）');
    expect(shownLevel(riskScheme({ preset: 'colours' }), '3').label).toBe('红色（危机）');
    for (const preset of RISK_PRESET_IDS) expect(levelProblems(looks(Object.fromEntries(riskScheme({ preset }).levels.map((each) => [each.level, each]))))).toEqual([]);
    expect(riskScheme({ preset: 'custom', levels: looks({ '3': { label: 'Ⅰ类', color: '#B2182B' } }) }).levels.map(({ level }) => level)).toEqual([...RISK_LEVELS]);
  });

  it('refuse names used twice, and colours that the colour-blind take for one or that are lost on the page', () => {
    const green = { label: '正常', color: '#2CA02C' };
    const red = { label: '危机', color: '#FF0000' };
    // Full vision tells red from green; without the middle cones they are one.
    expect(colourProblems([green, red])).toEqual(['“正常”与“危机”的颜色分不清（绿色盲）']);
    expect(colourProblems([{ label: '浅', color: '#FDFDFD' }])[0]).toContain('与白底太接近');
    expect(colourProblems([{ label: '蓝', color: '#56B4E9' }, { label: '黄', color: '#F0E442' }])).toEqual([]);
    expect(levelProblems(looks({ '2': { label: '危机（一级）', color: '#E69F00' } }))).toEqual(['“危机（一级）”用了两次，各等级的名称不能相同']);
    const { schema } = SETTINGS.riskLabels;
    expect(schema.safeParse({ preset: 'custom', levels: looks({ '0': green, '3': red }) }).success).toBe(false);
    expect(schema.safeParse({ preset: 'custom', levels: looks({ '3': { label: 'Ⅰ类', color: '#B2182B' } }) }).success).toBe(true);
    expect(schema.safeParse({ preset: '彩虹' }).success).toBe(false);
  });
});
