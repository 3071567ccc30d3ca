/** Limits and standard errors of released shares, computed again from the rows. */
import { describe, expect, it } from 'vitest';
import { INDICATORS, isProportion } from '../../../shared/indicators';
import { wilson } from './formulas';
import { countyOf, NOW, twoYears, WORLD } from './world';

it('the formula of these tests agrees with published limits: 81 of 263 and 0 of 29 (Newcombe 1998, table I, method 3)', () => {
  expect(wilson(81, 263).map((limit) => limit.toFixed(4))).toEqual(['0.2553', '0.3662']);
  expect(wilson(15, 148).map((limit) => limit.toFixed(4))).toEqual(['0.0624', '0.1605']);
  expect(wilson(1, 29).map((limit) => limit.toFixed(4))).toEqual(['0.0061', '0.1718']);
});

it('only means and minutes among the shares are no proportions', () => {
  expect(INDICATORS.filter((indicator) => indicator.unit === 'share' && !isProportion(indicator)).map(({ id }) => id)).toEqual(['activitySatisfaction', 'hotlineCoverage']);
});

describe('a released share', () => {
  const desk = twoYears();

  it('of schools comes with its limits in every county', async () => {
    const rows = await desk().figures({ indicators: ['counselorCoverage'], by: ['county'], schoolYear: NOW });
    expect(rows).toHaveLength(4);
    for (const row of rows) {
      const schools = WORLD[NOW].filter((school) => countyOf(NOW, school) === row['county']);
      const staffed = schools.filter(({ counselors }) => counselors.length > 0).length;
      const [low, high] = wilson(staffed, schools.length);
      expect([row['county'], row['numerator'], row['denominator']]).toEqual([row['county'], staffed, schools.length]);
      expect(row['low']).toBeCloseTo(low, 10);
      expect(row['high']).toBeCloseTo(high, 10);
      const share = staffed / schools.length;
      expect(row['standardError']).toBeCloseTo(Math.sqrt((share * (1 - share)) / schools.length), 12);
    }
  });

  it('of pupils has limits by level, and none where the gate hides it or nothing is there', async () => {
    const rows = await desk().figures({ indicators: ['riskDistribution'], by: ['school'], schoolYear: '2024-2025' });
    const at = (school: string, level: string) => rows.find((row) => row['schoolLabel'] === school && row['riskLevel'] === level)!;
    const [low, high] = wilson(15, 100);
    expect(at('曹县韩集镇第一小学', '2')).toMatchObject({ numerator: 15, denominator: 100, suppressed: false });
    expect([Number(at('曹县韩集镇第一小学', '2')['low']).toFixed(9), Number(at('曹县韩集镇第一小学', '2')['high']).toFixed(9)]).toEqual([low.toFixed(9), high.toFixed(9)]);
    expect(at('曹县古营集镇西小学', '1')).toMatchObject({ suppressed: true, value: null, low: null, high: null, standardError: null });
    expect(at('曹县第1小学', '1')).toMatchObject({ suppressed: false, value: null, low: null, high: null, standardError: null });
  });

  it('is not made for counts, nor where more are counted than there are', async () => {
    const rows = await desk().figures({ indicators: ['counselorCount', 'studentsPerCounselor'], by: [], schoolYear: NOW });
    expect(rows.map((row) => [row['low'], row['high'], row['standardError']])).toEqual([[null, null, null], [null, null, null]]);
    await desk().import(desk().write('2025-2026学年学校名录补报.csv', '县区,学校名称,学校标识码,学校类别,在校生数\n曹县,曹县新城小学,2137000050,小学,20'));
    const [row] = await desk().figures({ indicators: ['assessmentCompletion'], by: ['school'], where: { school: ['2137000050'] }, schoolYear: NOW });
    expect(row).toMatchObject({ numerator: 21, denominator: 20, low: null, high: null });
  });
});
