/** Counties in order, and what is missing to a target, counted again from the rows. */
import { describe, expect, it } from 'vitest';
import { placesOf } from '../../../electron/engine/comparison/ranking';
import type { ReleasedFigure } from '../../../electron/engine/privacy/released';
import { INDICATORS, rankRefusal } from '../../../shared/indicators';
import { errorOf } from '../support/engine';
import { countyOf, NOW, twoYears, WORLD } from './world';

const figure = (county: string, numerator: number | null, denominator: number, suppressed = false): ReleasedFigure => ({ indicator: 'counselorCoverage', group: { county }, labels: {}, numerator, denominator, value: numerator === null ? null : numerator / denominator, suppressed });

describe('places', () => {
  const figures = [figure('371721', 1, 3), figure('371722', 9, 10), figure('371723', 2, 6), figure('371724', null, 5), figure('371725', 5, 10), figure('371726', null, 4, true), figure('000001', 9, 9)];

  it('are shared by equal figures, and kept from what is hidden, missing or no area', () => {
    expect(placesOf(figures, 'higher')).toEqual([{ rank: 3, tied: true }, { rank: 1, tied: false }, { rank: 3, tied: true }, null, { rank: 2, tied: false }, null, null]);
  });

  it('begin with the lowest where low is good', () => {
    expect(placesOf(figures, 'lower').map((place) => place?.rank ?? null)).toEqual([1, 4, 1, null, 3, null, null]);
  });
});

describe('a ranking', () => {
  const desk = twoYears();

  it('has the best first, with the distance to the target and the schools missing', async () => {
    const rows = await desk().figures({ indicators: ['counselorCoverage', 'schoolCount'], by: ['county'], schoolYear: NOW, rank: ['counselorCoverage'] });
    const counted = ['371721', '371722', '371723', '371724'].map((county) => {
      const schools = WORLD[NOW].filter((school) => countyOf(NOW, school) === county);
      return { county, staffed: schools.filter(({ counselors }) => counselors.length > 0).length, schools: schools.length };
    });
    for (const { county, staffed, schools } of counted) {
      const row = rows.find((each) => each['county'] === county && each['indicator'] === 'counselorCoverage');
      const better = counted.filter((other) => other.staffed * schools > staffed * other.schools).length;
      expect(row).toMatchObject({ rank: better + 1, schoolsToTarget: schools - staffed });
      expect(row?.['toTarget']).toBeCloseTo(100 * (staffed / schools - 1), 10);
    }
    expect(rows.filter((row) => row['indicator'] === 'counselorCoverage' && row['tied']).map((row) => [row['countyLabel'], row['rank']])).toEqual([['成武县', 1], ['巨野县', 1]]);
    expect(rows.filter((row) => row['indicator'] === 'schoolCount').map((row) => [row['rank'], row['toTarget'], row['schoolsToTarget']])).toEqual([[null, null, null], [null, null, null], [null, null, null], [null, null, null]]);
  });

  it('is refused for pupils’ results, for what has no direction, and for schools', async () => {
    const refusal = async (indicator: string, by: readonly ('county' | 'school')[]) => errorOf(await desk().engine.call('indicator.query', { indicators: [indicator], by: [...by], schoolYear: NOW, rank: [indicator] }));
    expect(await refusal('riskDistribution', ['county'])).toMatchObject({ code: 'NO_RANKING', message: '“风险等级分布”来自学生测评、跟进或来电：检出率等只供研判，不作排名。' });
    expect((await refusal('closedShare', ['county'])).message).toContain('不作排名');
    expect(await refusal('schoolCount', ['county'])).toMatchObject({ code: 'NO_RANKING', message: '“学校数”只作描述，没有高低好坏之分，不作排名。' });
    expect(await refusal('counselorCoverage', ['school'])).toMatchObject({ code: 'NO_RANKING', message: '只对县区排名，不对学校等排名。请只按县区（county）统计。' });
    expect((await refusal('counselorCoverage', [])).code).toBe('NO_RANKING');
    expect(errorOf(await desk().engine.call('indicator.query', { indicators: ['schoolCount'], by: ['county'], rank: ['counselorCoverage'] })).code).toBe('BAD_REQUEST');
  });

  it('is open to no indicator that is made of results', () => {
    expect(INDICATORS.filter((indicator) => indicator.suppression === 'health' && rankRefusal(indicator) === null)).toEqual([]);
    expect(INDICATORS.filter((indicator) => rankRefusal(indicator) === null).length).toBeGreaterThan(30);
  });
});
