import { describe, expect, it } from 'vitest';
import type { Group } from '../../renderer/groups';
import { decodeIndicatorRows } from '../../renderer/indicator-table';
import { LEAST_SCORE, modifiedScores, OUTLIER_INDICATORS, outlierFindings } from '../../renderer/pages/overview/outlier-findings';
import { lateSchools, reportingFindings } from '../../renderer/pages/overview/reporting-findings';
import { findIndicator } from '../../shared/indicators';
import type { SchoolReports } from '../../shared/school-checks';
import { indicatorResult } from './support/arrow-rows';

const NAMES = ['甲县', '乙县', '丙县', '丁县', '戊县', '己县', '庚县'];

function counties(indicator: string, values: readonly (number | null)[]): Group[] {
  return values.map((value, index) => {
    const label = NAMES[index] as string;
    const rows = decodeIndicatorRows(indicatorResult(['county'], [{ indicator, value, at: { county: [`c${index}`, label] } }]));
    return { key: `c${index}`, label, shortLabel: label, cells: new Map(rows.map((row) => [row.indicator, row])) };
  });
}

describe('outliers', () => {
  it('scores by the median and the median distance from it, as worked by hand', () => {
    // Median 0.95; distances 0.00 0.01 0.01 0.02 0.03 0.03 0.45, of which the median is 0.02.
    const told = modifiedScores([0.95, 0.96, 0.94, 0.97, 0.92, 0.98, 0.5]);
    expect(told?.median).toBe(0.95);
    expect(told?.scores.at(-1)).toBeCloseTo((0.6745 * (0.5 - 0.95)) / 0.02, 6);
    expect(told?.scores.filter((score) => Math.abs(score) > LEAST_SCORE)).toHaveLength(1);
  });

  it('goes by the mean distance where more than half are equal, and says nothing where all are', () => {
    // Distances 0 ×6 and 0.25: their mean is 0.25 ÷ 7.
    expect(modifiedScores([1, 1, 1, 1, 1, 1, 0.75])?.scores.at(-1)).toBeCloseTo(-0.25 / (1.253314 * (0.25 / 7)), 6);
    expect(modifiedScores([1, 1, 1, 1, 1, 1])).toBeNull();
    expect(modifiedScores([1, 1, 1, 1, 0])).toBeNull();
  });

  it('names the county, its figure and the median; hidden and missing figures are not among the others', () => {
    expect(outlierFindings(counties('assessmentCompletion', [0.95, 0.96, 0.94, 0.97, 0.92, 0.98, 0.5])).map(({ text }) => text)).toEqual(['庚县的测评完成率50.00%，明显低于其他县区（中位数95.00%）。']);
    expect(outlierFindings(counties('assessmentCompletion', [0.95, 0.96, 0.94, 0.97, 0.92, null, 0.98]))).toEqual([]);
  });

  it('passes over what is far in numbers only', () => {
    expect(outlierFindings(counties('assessmentCompletion', [0.95, 0.9501, 0.9499, 0.9502, 0.9498, 0.95, 0.94]))).toEqual([]);
    expect(outlierFindings(counties('studentsPerCounselor', [500, 501, 499, 502, 498, 500, 900])).map(({ text }) => text)).toEqual(['庚县的生师比（专兼职心理健康教师）900.0，明显高于其他县区（中位数500.0）。']);
  });

  it('never goes by pupils’ results, nor by counts', () => {
    expect(OUTLIER_INDICATORS.length).toBeGreaterThan(10);
    expect(OUTLIER_INDICATORS.filter((id) => findIndicator(id)?.suppression === 'health')).toEqual([]);
    expect(OUTLIER_INDICATORS).not.toContain('schoolCount');
  });
});

const school = (county: string, days: readonly (string | null)[], index = 0): SchoolReports => ({ school: `${county}-${index}`, name: '某校', county, stage: 'primary', reportedOn: days });

describe('reports', () => {
  it('counts who has not reported, the counties with the most first', () => {
    const schools = [school('371721', ['2025-10-01', null]), school('371722', [null, null]), school('371722', [null, null], 1)];
    expect(reportingFindings({ datasets: ['counselors', 'courses'], schools }).map(({ text }) => text)).toEqual([
      '心理健康教师台账还有2所学校没有报（单县2所）。',
      '课程开设情况还有3所学校没有报（单县2所、曹县1所）。',
    ]);
  });

  it('calls late who came more than two weeks after nine in ten had come', () => {
    const early = Array.from({ length: 18 }, (_, index) => school('371721', ['2025-10-01'], index));
    const last = [school('371722', ['2025-10-15'], 18), school('371723', ['2025-10-16'], 19)];
    // The 18th of 20 came on 1 October: 15 October is 14 days later, 16 October more.
    expect(lateSchools([...early, ...last], 0).map(({ county }) => county)).toEqual(['371723']);
    expect(reportingFindings({ datasets: ['counselors'], schools: [...early, ...last] }).map(({ text }) => text)).toEqual(['心理健康教师台账有1所学校比多数学校晚14天以上才报（成武县1所）。']);
  });
});
