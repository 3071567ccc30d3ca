import { Bool, Dictionary, Float64, Int32, Int64, Table, tableToIPC, Utf8, vectorFromArray } from 'apache-arrow';
import { describe, expect, it } from 'vitest';
import { decodeIndicatorRows } from '../../renderer/indicator-table';
import { indicatorResult } from './support/arrow-rows';

describe('decodeIndicatorRows', () => {
  it('keeps null values and the suppressed mark apart, and reads only dimensions that are there', () => {
    const rows = decodeIndicatorRows(
      indicatorResult(['county'], [
        { indicator: 'riskDistribution', value: null, suppressed: true, at: { county: ['371721', '曹县'] } },
        { indicator: 'counselorCoverage', value: 0, numerator: 0, denominator: 5, beside: { low: 0, high: 0.434, standardError: 0, toTarget: -100, schoolsToTarget: 5, rank: 9, tied: true }, at: { county: ['371722', '单县'] } },
      ]),
    );
    expect(rows).toEqual([
      { indicator: 'riskDistribution', unit: 'share', value: null, numerator: null, denominator: null, suppressed: true, target: null, low: null, high: null, standardError: null, toTarget: null, schoolsToTarget: null, comparison: null, place: null, keys: { county: '371721' }, labels: { county: '曹县' } },
      { indicator: 'counselorCoverage', unit: 'share', value: 0, numerator: 0, denominator: 5, suppressed: false, target: 1, low: 0, high: 0.434, standardError: 0, toTarget: -100, schoolsToTarget: 5, comparison: null, place: { rank: 9, tied: true }, keys: { county: '371722' }, labels: { county: '单县' } },
    ]);
  });

  it('reads 64-bit counts and dictionary-coded text', () => {
    const table = new Table({
      indicator: vectorFromArray(['schoolCount', 'schoolCount'], new Dictionary(new Utf8(), new Int32())),
      value: vectorFromArray([1.5, 2], new Float64()),
      numerator: vectorFromArray([12n, 4_000_000_000n], new Int64()),
      suppressed: vectorFromArray([false, false], new Bool()),
    });
    const rows = decodeIndicatorRows({ rows: tableToIPC(table, 'stream') });
    expect(rows.map((row) => row.numerator)).toEqual([12, 4_000_000_000]);
    expect(rows.map((row) => row.indicator)).toEqual(['schoolCount', 'schoolCount']);
  });

  it('refuses an indicator outside the catalogue', () => {
    expect(() => decodeIndicatorRows(indicatorResult([], [{ indicator: 'madeUp', value: 1 }]))).toThrow(/madeUp/);
  });
});
