import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ROUNDING_BASES } from '../../../shared/audience';
import { findIndicator, type IndicatorDefinition } from '../../../shared/indicators';
import type { ReleasedFigure } from '../../../electron/engine/privacy/released';
import { roundedFigure } from '../../../electron/engine/privacy/rounded-figure';
import { EXACTLY, type Span } from '../../../electron/engine/privacy/suppression/table-set';
import type { Group } from '../../../electron/engine/privacy/suppression/tables';
import { roundedParts, roundedTo, toldSpans } from '../../../electron/engine/privacy/suppression/told';

const indicator = (id: string): IndicatorDefinition => findIndicator(id) as IndicatorDefinition;

function rounded(id: string, numerator: number, denominator: number | null, options: { readonly base?: number; readonly level?: string; readonly parts?: readonly number[] } = {}): ReleasedFigure {
  const group: Record<string, string> = { county: '371721', ...(options.level === undefined ? {} : { riskLevel: options.level }) };
  const figure = { indicator: id, group, labels: {}, value: denominator === null ? numerator : numerator / denominator, numerator, denominator, suppressed: false };
  return roundedFigure(figure, { indicator: indicator(id), group }, options.parts, options.base ?? 10);
}

const numbers = ({ value, numerator, denominator }: ReleasedFigure) => [value, numerator, denominator];

describe('a figure of pupils told rounded', () => {
  it('is rounded to the nearest multiple, half of it upwards, and its share goes by the rounded counts', () => {
    expect(numbers(rounded('assessedStudents', 1234, null))).toEqual([1230, 1230, null]);
    expect(numbers(rounded('assessedStudents', 1235, null))).toEqual([1240, 1240, null]);
    expect(numbers(rounded('assessmentCompletion', 1234, 1399))).toEqual([1230 / 1400, 1230, 1400]);
    expect(numbers(rounded('interviewedShare', 14, 26, { base: 20 }))).toEqual([1, 20, 20]);
    expect(numbers(rounded('interviewedShare', 12, 14, { base: 50 }))).toEqual([null, 0, 0]);
  });

  it('has levels that add up to its valid results, the lightest what the others leave', () => {
    const parts = [83, 26, 12, 4];
    const levels = ['0', '1', '2', '3'].map((level) => rounded('riskDistribution', parts[Number(level)] as number, 125, { level, parts }));
    expect(levels.map(numbers)).toEqual([[90 / 130, 90, 130], [30 / 130, 30, 130], [10 / 130, 10, 130], [0, 0, 130]]);
    expect(numbers(rounded('validResults', 125, null, { parts }))).toEqual([130, 130, null]);
  });

  it('has invalid and untested pupils that are what the rounded others leave', () => {
    // 160 tested, 125 of them with a valid result; 163 listed.
    expect(numbers(rounded('riskDistribution', 35, 160, { level: 'X' }))).toEqual([30 / 160, 30, 160]);
    expect(numbers(rounded('riskDistribution', 3, 163, { level: 'N' }))).toEqual([0, 0, 160]);
  });

  it('has averages to a tenth, which do not give back what they were divided by', () => {
    expect(numbers(rounded('daysToInterview', 100, 17))).toEqual([5.9, 5.9 * 20, 20]);
  });

  it('leaves what counts no pupils, medians, and what is hidden or missing', () => {
    expect(numbers(rounded('counselorCoverage', 7, 9))).toEqual([7 / 9, 7, 9]);
    expect(numbers(rounded('schoolAssessmentRate', 7, 9))).toEqual([7 / 9, 7, 9]);
    expect(numbers(rounded('hotlineHighCrisisShare', 13, 57))).toEqual([13 / 57, 13, 57]);
    expect(numbers(rounded('medianToInterview', 3, null))).toEqual([3, 3, null]);
    const group = {};
    const hidden = { indicator: 'validResults', group, labels: {}, value: null, numerator: null, denominator: null, suppressed: true };
    expect(roundedFigure(hidden, { indicator: indicator('validResults'), group }, [50, 5, 5, 5], 10)).toBe(hidden);
    const missing = { indicator: 'assessmentCompletion', group, labels: {}, value: null, numerator: null, denominator: 1399, suppressed: false };
    expect(numbers(roundedFigure(missing, { indicator: indicator('assessmentCompletion'), group }, undefined, 10))).toEqual([null, null, 1400]);
  });
});

describe('the spans that counts are told to lie in', () => {
  const count = fc.integer({ min: 0, max: 400 });
  const base = fc.constantFrom(...ROUNDING_BASES);
  const group = (...parts: readonly number[]): Group => ({ values: {}, parts, isSmall: false });

  it('hold all counts that are rounded to the same, and no others', () => {
    fc.assert(
      fc.property(count, count, base, (own, other, rounding) => {
        const { up, down } = toldSpans(group(1000, own), rounding, 0).parts[1] as Span;
        expect(other - own <= up && own - other <= down).toBe(roundedTo(own, rounding) === roundedTo(other, rounding));
      }),
    );
  });

  it('leave to a whole group no fewer than the rule leaves it', () => {
    expect(toldSpans(group(11), 10, 10).whole).toEqual({ down: 1, up: 3 });
    expect(toldSpans(group(11), 10, 5).whole).toEqual({ down: 6, up: 3 });
    expect(toldSpans(group(11), null, 5)).toEqual({ whole: EXACTLY, parts: [EXACTLY] });
  });

  it('belong to parts that add up, whatever is rounded', () => {
    fc.assert(
      fc.property(fc.tuple(count, count, count, count), base, (parts, rounding) => {
        const told = roundedParts(parts, rounding);
        expect(told.parts.reduce((sum, part) => sum + part, 0)).toBe(told.whole);
        expect(told.parts.every((part, index) => part >= 0 && part % rounding === 0 && (index === 0 || part <= roundedTo(parts[index] as number, rounding)))).toBe(true);
        expect(told.parts[3]).toBe(Math.min(told.whole, roundedTo(parts[3], rounding)));
      }),
    );
  });
});
