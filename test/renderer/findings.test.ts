import { describe, expect, it } from 'vitest';
import { groupRows } from '../../renderer/groups';
import { decodeIndicatorRows } from '../../renderer/indicator-table';
import { findings } from '../../renderer/pages/overview/findings';
import { indicatorResult, type RowSpec } from './support/arrow-rows';

const AS_OF = '2026-08-31';
const rows = (dimensions: readonly string[], specs: readonly RowSpec[]) => decodeIndicatorRows(indicatorResult(dimensions, specs));

const coverage = (at: readonly [string, string], numerator: number, denominator: number): RowSpec => ({
  indicator: 'counselorCoverage',
  value: numerator / denominator,
  numerator,
  denominator,
  at: { county: at },
});

describe('findings', () => {
  const counties = groupRows(
    rows(['county'], [coverage(['371702', '牡丹区'], 10, 10), coverage(['371721', '曹县'], 8, 10), coverage(['371722', '单县'], 3, 10)]),
    'county',
  );

  it('says how far the whole is from its target, and names who misses it, the furthest first', () => {
    const total = rows([], [{ indicator: 'counselorCoverage', value: 21 / 30, numerator: 21, denominator: 30 }]);
    expect(findings(total, counties, AS_OF)).toEqual([
      {
        indicator: 'counselorCoverage',
        verdict: 'missed',
        text: '专兼职心理健康教师配备率70.00%，低于市定目标 100%，还差9所。未达目标的：单县（30.00%）、曹县（80.00%）。',
      },
    ]);
  });

  it('counts pupils, not schools, where pupils are measured', () => {
    const [finding] = findings(rows([], [{ indicator: 'assessmentCompletion', value: 0.9, numerator: 900, denominator: 1000 }]), [], AS_OF);
    expect(finding?.text).toBe('测评完成率90.00%，低于省定目标 100%，还差100人。');
  });

  it('says nothing of figures that are missing or have no target', () => {
    expect(findings(rows([], [{ indicator: 'assessmentCompletion', value: null }, { indicator: 'schoolCount', value: 9 }]), counties, AS_OF)).toEqual([]);
  });

  it('calls a low figure that exceeds its benchmark high', () => {
    const [finding] = findings(rows([], [{ indicator: 'studentsPerFullTimeCounselor', value: 2500, numerator: 5000, denominator: 2 }]), [], AS_OF);
    expect(finding?.text).toBe('生师比（专职心理健康教师）2,500.0，高于对标 1000:1。');
  });
});
