import { describe, expect, it } from 'vitest';
import { groupRows, riskGroups } from '../../renderer/groups';
import { decodeIndicatorRows } from '../../renderer/indicator-table';
import { indicatorResult, type RowSpec } from './support/arrow-rows';

const county = { a: ['371721', '曹县'], b: ['371702', '牡丹区'], c: ['371771', '菏泽经济技术开发区'] } as const;

describe('groupRows', () => {
  it('lists counties in report order, with names short enough for an axis', () => {
    const rows = decodeIndicatorRows(
      indicatorResult(['county'], [county.c, county.a, county.b].map((at) => ({ indicator: 'schoolCount', value: 1, at: { county: at } }))),
    );
    expect(groupRows(rows, 'county').map((group) => group.shortLabel)).toEqual(['牡丹区', '曹县', '开发区']);
  });
});

describe('riskGroups', () => {
  const level = (at: readonly [string, string], riskLevel: string, value: number | null, suppressed = false): RowSpec => ({
    indicator: 'riskDistribution',
    value,
    numerator: value === null ? null : value * 200,
    denominator: value === null ? null : 200,
    suppressed,
    at: { county: at, riskLevel: [riskLevel, riskLevel] },
  });
  const rows = decodeIndicatorRows(
    indicatorResult(['county', 'riskLevel'], [
      ...['0', '1', '2', '3'].map((name, index) => level(county.a, name, [0.8, 0.15, 0.05, 0][index] ?? 0)),
      ...['0', '1', '2', '3'].map((name) => level(county.b, name, null, true)),
    ]),
  );
  const all = groupRows(
    decodeIndicatorRows(indicatorResult(['county'], [county.a, county.b, county.c].map((at) => ({ indicator: 'assessmentCompletion', value: 1, at: { county: at } })))),
    'county',
  );
  const groups = new Map(riskGroups(rows, 'county', all).map((group) => [group.key, group]));

  it('tells a hidden group from one without results, and lists both', () => {
    expect(groups.get('371721')?.state).toBe('known');
    expect(groups.get('371702')?.state).toBe('suppressed');
    expect(groups.get('371771')?.state).toBe('missing');
  });

  it('takes the base of the shares from known groups only', () => {
    expect([...groups.values()].map((group) => group.validResults)).toEqual([null, 200, null]);
  });

  it('keeps a level of nobody as a known zero', () => {
    expect(groups.get('371721')?.levels['3']?.value).toBe(0);
  });
});
