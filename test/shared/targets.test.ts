import { describe, expect, it } from 'vitest';
import { defaultAsOf } from '../../shared/as-of';
import { findIndicator, type IndicatorDefinition, INDICATORS, mainTarget, targetsAsOf, targetsInForce, verdictOf } from '../../shared/indicators';
import { citation, getPolicy, POLICIES } from '../../shared/policies';

const indicator = (id: string): IndicatorDefinition => {
  const found = findIndicator(id);
  if (found === undefined) throw new Error(`no indicator ${id}`);
  return found;
};
const inForce = (id: string, day: string): string[] => targetsInForce(indicator(id), day).map(({ label }) => label);

describe('targets on a day', () => {
  it('are those of the documents in force, the local one first, on the first and the last day of each', () => {
    const coverage = 'counselorCoverage';
    expect(inForce(coverage, '2012-11-30')).toEqual([]);
    expect(inForce(coverage, '2023-04-19')).toEqual(['国家要求 每校1名']);
    expect(inForce(coverage, '2023-04-20')).toEqual(['国家要求 每校1名', '国家目标 95%']);
    expect(inForce(coverage, '2025-12-31')).toEqual(['市定目标 100%', '国家要求 每校1名', '国家目标 95%']);
    expect(inForce(coverage, '2026-01-01')).toEqual(['市定目标 100%', '国家要求 每校1名']);
    expect(mainTarget(indicator(coverage), '2026-01-01')?.policy.id).toBe('heze2023');
  });

  it('that have run out are kept last and told as such', () => {
    expect(targetsAsOf(indicator('counselorCoverage'), '2026-08-31').map(({ state, label }) => [state, label])).toEqual([
      ['inForce', '市定目标 100%'],
      ['inForce', '国家要求 每校1名'],
      ['expired', '国家目标 95%（截至2025年目标）'],
    ]);
  });

  it('ask for one hour of exercise, and for two since October 2025', () => {
    const asked = (day: string): string[] => ['exerciseHourShare', 'exerciseTwoHoursShare'].filter((id) => inForce(id, day).length > 0);
    expect([asked('2023-12-18'), asked('2025-09-30'), asked('2025-10-01')]).toEqual([[], ['exerciseHourShare'], ['exerciseTwoHoursShare']]);
  });

  it('are met by a share that reaches them and by a ratio that does not pass them', () => {
    expect([verdictOf('higher', 1, 1), verdictOf('higher', 0.949, 0.95), verdictOf('lower', 1000, 1000), verdictOf('lower', 1000.1, 1000), verdictOf('neutral', 1, 1), verdictOf('higher', null, 1)]).toEqual(['met', 'missed', 'met', 'missed', 'unjudged', 'unjudged']);
  });

  it('are judged at the end of the school year, or today while it runs', () => {
    expect([defaultAsOf('2025-2026', '2026-11-29'), defaultAsOf('2025-2026', '2026-08-31'), defaultAsOf('2025-2026', '2025-11-03')]).toEqual(['2026-08-31', '2026-08-31', '2025-11-03']);
  });
});

describe('documents', () => {
  it('have an id of their own, run from an earlier to a later day, and are cited with number and date', () => {
    expect(new Set(POLICIES.map(({ id }) => id)).size).toBe(POLICIES.length);
    for (const { id } of POLICIES) {
      const { effectiveFrom, effectiveTo, issuedOn } = getPolicy(id);
      expect([id, /^\d{4}-\d{2}-\d{2}$/.test(effectiveFrom), effectiveFrom >= issuedOn, effectiveTo === undefined || effectiveTo > effectiveFrom]).toEqual([id, true, true, true]);
    }
    expect(citation(getPolicy('tenMeasures2025'))).toBe('教育部办公厅《进一步加强中小学生心理健康工作十条措施》（教基厅〔2025〕2号，2025年10月）');
  });

  it('are each the source of a target or of a benchmark', () => {
    const used = new Set(INDICATORS.flatMap(({ targets }) => targets.map(({ policy }) => policy)));
    expect(POLICIES.map(({ id }) => id).filter((id) => !used.has(id))).toEqual([]);
  });
});
