import { describe, expect, it } from 'vitest';
import { CUT_STEPS, DEFAULT_RISK_RULES, describeRules, editableCuts, type RiskRules, ruleLabels, ruleProblems, startsOf } from '../../shared/risk-rules';
import { isWhole, type KeyedScale, reachableRange, SCALES } from '../../shared/scales';
import { SETTINGS } from '../../shared/settings';

const keyed = SCALES.filter((scale): scale is KeyedScale => scale.kind === 'keyed');
const withCuts = (...cuts: RiskRules['cuts']): RiskRules => ({ ...DEFAULT_RISK_RULES, cuts });

describe('the rule matrix', () => {
  it('begins every level where the published bands do, at every score of every scale', () => {
    let looked = 0;
    for (const scale of keyed) {
      for (const set of scale.bandSets) {
        for (const [score, isTotal] of [...scale.totalScores.map((each) => [each, true] as const), ...scale.subscales.map((each) => [each, false] as const)]) {
          const bands = set.bands[score.id];
          if (bands === undefined || (score.direction ?? scale.direction) === 'lowerIsWorse') continue;
          const starts = startsOf(scale, score, bands, isTotal, DEFAULT_RISK_RULES);
          const [least, most] = reachableRange(score, scale.coding);
          for (let value = least; value <= most; value += isWhole(score) ? 1 : 0.05) {
            const band = bands.findLast(({ from }) => value + 1e-9 >= from);
            const level = value + 1e-9 >= starts.level2 ? 2 : value + 1e-9 >= starts.level1 ? 1 : 0;
            expect([scale.id, set.id, score.id, value, level]).toEqual([scale.id, set.id, score.id, value, band?.level]);
            if (isTotal) expect(value + 1e-9 >= starts.severe).toBe(band?.severity === 3 && band.level === 2);
            else expect(value + 1e-9 >= starts.high).toBe(band?.high === true);
            looked += 1;
          }
        }
      }
    }
    expect(looked).toBeGreaterThan(1000);
    expect(ruleProblems(DEFAULT_RISK_RULES)).toEqual([]);
    expect(describeRules(DEFAULT_RISK_RULES)).toBe('默认规则');
  });

  it('moves a cut by a tenth of the range at most, in whole scores, and only cuts that there are', () => {
    const severe = editableCuts(keyed.find(({ id }) => id === 'MHT')!).find(({ score, step }) => score === 'total' && step === 'severe');
    expect(severe).toMatchObject({ published: [65], minimum: 56, maximum: 74 });
    const mht = (from: number) => ruleProblems(withCuts({ scale: 'MHT', score: 'total', step: 'severe', from }));
    expect([mht(56), mht(74)]).toEqual([[], []]);
    expect(mht(55)[0]).toContain('56—74');
    expect(mht(60.5)[0]).toContain('56—74');
    expect(ruleProblems(withCuts({ scale: 'MHT', score: '孤独', step: 'severe', from: 8 }))[0]).toContain('没有可以调整的划界');
    expect(ruleProblems(withCuts({ scale: 'PHQ-9', score: 'total', step: 'level1', from: 12 }, { scale: 'PHQ-9', score: 'total', step: 'level1', from: 11 }))).toEqual(['同一个划界改了两次']);
    // Moved separately, each within its bounds, 一般关注 would begin above 重点关注.
    expect(ruleProblems(withCuts({ scale: 'GAD-7', score: 'total', step: 'level1', from: 12 }, { scale: 'GAD-7', score: 'total', step: 'level2', from: 12 }))).toEqual([]);
    expect(ruleProblems({ ...DEFAULT_RISK_RULES, lieScales: { MHT: 9 } })[0]).toContain('6—8');
    expect(ruleProblems({ ...DEFAULT_RISK_RULES, lieScales: { 'PHQ-9': 3 } })[0]).toContain('没有效度');
    expect(ruleProblems({ ...DEFAULT_RISK_RULES, validity: { ...DEFAULT_RISK_RULES.validity, hurriedSeconds: 0.5 } })).toHaveLength(1);
  });

  it('never takes a critical item below level 2, whatever is sent', () => {
    const { schema } = SETTINGS.riskRules;
    for (const criticalLevel of [0, 1, null, 'off', undefined]) expect(schema.safeParse({ ...DEFAULT_RISK_RULES, criticalLevel }).success).toBe(false);
    expect(schema.safeParse({ ...DEFAULT_RISK_RULES, criticalLevel: 3 }).success).toBe(true);
    for (const highSubscales of [1, 7, 2.5]) expect(schema.safeParse({ ...DEFAULT_RISK_RULES, highSubscales }).success).toBe(false);
    expect(ruleLabels({ ...DEFAULT_RISK_RULES, criticalLevel: 3, highSubscales: 4 })).toMatchObject({ C1: '危机题阳性，至少为危机', F2: '4 个及以上分量表高分，为重点关注' });
    expect(CUT_STEPS).not.toContain('critical');
  });
});
