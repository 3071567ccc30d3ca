/** Intervals, tests and distributions against figures of R 4.2 and by their properties. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { benjaminiHochberg, compareProportions, compareWithNorm, describeScores, holm, percentileRanks, scoreFrequencies, wilsonInterval } from '../../../electron/engine/statistics';
import { incompleteBeta, logGamma, normalCritical, normalTwoSided, tTwoSided } from '../../../electron/engine/statistics/special-functions';

describe('distribution functions', () => {
  it.each([[2.5, 3, 2 * (1 - 0.9561466765)], [-1.2, 40, 2 * 0.1185993121], [-0.5, 1, 2 * 0.3524163823], [0, 7, 1]])('t = %d with %d degrees of freedom', (t, freedom, p) => {
    expect(tTwoSided(t, freedom)).toBeCloseTo(p, 9);
  });

  it('of the normal distribution, in the middle and far out', () => {
    expect(normalTwoSided(-3) / 2).toBeCloseTo(0.001349898032, 11);
    expect(normalTwoSided(-1.96) / 2).toBeCloseTo(0.02499789515, 10);
    expect(1 - normalTwoSided(0.5) / 2).toBeCloseTo(0.6914624613, 9);
    expect(normalTwoSided(8) / 2 / 6.220960574e-16).toBeCloseTo(1, 8);
    expect(normalTwoSided(0)).toBe(1);
    expect([0.95, 0.99, 0.8, 0.998].map(normalCritical).map((z) => z.toFixed(8))).toEqual(['1.95996398', '2.57582930', '1.28155157', '3.09023231']);
    expect(() => normalCritical(1)).toThrow(RangeError);
  });

  it('logGamma is the logarithm of the factorial', () => {
    expect(logGamma(11)).toBeCloseTo(Math.log(3_628_800), 10);
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 12);
  });

  it('the incomplete beta function is the distribution of a uniform variable for a = b = 1', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (x) => {
        expect(incompleteBeta(x, 1, 1)).toBeCloseTo(x, 12);
      }),
    );
  });
});

describe('Wilson intervals', () => {
  it.each([[7, 50, 0.06950833427, 0.2618619371], [0, 20, 0, 0.1611251581], [20, 20, 0.8388748419, 1]])('%d of %d', (count, base, low, high) => {
    const interval = wilsonInterval(count, base);
    expect(interval?.low).toBeCloseTo(low, 9);
    expect(interval?.high).toBeCloseTo(high, 9);
  });

  it('hold the rate, stay within 0 and 1, and shrink with the base', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.double({ min: 0, max: 1, noNaN: true }), (base, share) => {
        const count = Math.floor(base * share);
        const interval = wilsonInterval(count, base) ?? { low: 2, high: -1 };
        expect(interval.low >= 0 && interval.low <= count / base && count / base <= interval.high && interval.high <= 1).toBe(true);
        const larger = wilsonInterval(count * 10, base * 10) ?? { low: -1, high: 2 };
        expect(larger.high - larger.low).toBeLessThan(interval.high - interval.low);
      }),
    );
  });

  it('of nobody are none, of impossible counts an error', () => {
    expect(wilsonInterval(0, 0)).toBeNull();
    expect(() => wilsonInterval(3, 2)).toThrow(RangeError);
    expect(() => wilsonInterval(0.5, 2)).toThrow(RangeError);
  });
});

describe('two proportions', () => {
  it('are tested with the pooled variance', () => {
    const test = compareProportions({ count: 30, base: 200 }, { count: 45, base: 210 });
    expect(test?.z).toBeCloseTo(-1.682976346, 8);
    expect(test?.p).toBeCloseTo(0.09237967056, 9);
    expect(test?.difference).toBeCloseTo(30 / 200 - 45 / 210, 12);
  });

  it('have the interval of Newcombe 1998, table II (a): 56/70 and 48/80', () => {
    const interval = compareProportions({ count: 56, base: 70 }, { count: 48, base: 80 })?.interval;
    expect(interval?.low).toBeCloseTo(0.0524, 4);
    expect(interval?.high).toBeCloseTo(0.3339, 4);
  });

  it('turn round with their order, and are none where nothing can be tested', () => {
    const [one, two] = [{ count: 3, base: 40 }, { count: 11, base: 50 }] as const;
    expect(compareProportions(one, two)?.z).toBeCloseTo(-(compareProportions(two, one)?.z ?? 0), 12);
    expect(compareProportions({ count: 0, base: 10 }, { count: 0, base: 20 })).toBeNull();
    expect(compareProportions({ count: 0, base: 0 }, { count: 1, base: 20 })).toBeNull();
  });
});

describe('many tests', () => {
  const p = [0.01, 0.04, 0.03, 0.005, 0.2];

  it('are corrected as by p.adjust', () => {
    holm(p).forEach((value, index) => expect(value).toBeCloseTo([0.04, 0.09, 0.09, 0.025, 0.2][index] ?? 0, 12));
    benjaminiHochberg(p).forEach((value, index) => expect(value).toBeCloseTo([0.025, 0.05, 0.05, 0.025, 0.2][index] ?? 0, 12));
  });

  it('never become smaller, and Holm is the stricter one', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 40 }), (values) => {
        const strict = holm(values);
        const lenient = benjaminiHochberg(values);
        values.forEach((value, index) => {
          expect((lenient[index] ?? -1) >= value - 1e-15).toBe(true);
          expect((strict[index] ?? -1) >= (lenient[index] ?? 2) - 1e-12).toBe(true);
          expect((strict[index] ?? 2) <= 1).toBe(true);
        });
      }),
    );
    expect(() => holm([1.2])).toThrow(RangeError);
  });
});

describe('distributions', () => {
  it('count what is missing and use what is there', () => {
    const described = describeScores(Float64Array.from([4, Number.NaN, 1, 3, 2, 10]));
    expect(described).toMatchObject({ count: 5, missing: 1, mean: 4, minimum: 1, maximum: 10, quantiles: { p25: 2, median: 3, p75: 4 } });
    expect(described?.standardDeviation).toBeCloseTo(Math.sqrt(12.5), 12);
    expect(described?.quantiles.p95).toBeCloseTo(8.8, 12);
    // (5·4)^½ / 3 · (180/5) / (50/5)^1.5
    expect(described?.skewness).toBeCloseTo((Math.sqrt(20) / 3) * (36 / 10 ** 1.5), 12);
    expect(describeScores(Float64Array.from([Number.NaN]))).toBeNull();
    expect(describeScores(Float64Array.from([3]))).toMatchObject({ standardDeviation: null, skewness: null });
  });

  it('sort numbers as numbers', () => {
    expect(scoreFrequencies(Float64Array.from([10, 9, 10, Number.NaN, -1]))).toEqual([{ score: -1, count: 1 }, { score: 9, count: 1 }, { score: 10, count: 2 }]);
  });

  it('give percentile ranks that average 50', () => {
    expect([...percentileRanks(Float64Array.from([1, 2, 2, 3, Number.NaN]))]).toEqual([12.5, 50, 50, 87.5, Number.NaN]);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 60 }), (scores) => {
        const ranks = percentileRanks(Float64Array.from(scores));
        expect(ranks.reduce((sum, rank) => sum + rank, 0) / scores.length).toBeCloseTo(50, 9);
      }),
    );
  });
});

describe('comparison with a norm', () => {
  const norm = { mean: 8, standardDeviation: 5, source: '虚构' };

  it('is a one-sample t-test, with d in standard deviations of the norm', () => {
    const result = compareWithNorm(Float64Array.from([10, 12, 8, 14, Number.NaN, 11]), norm);
    // Mean 11, SD √5: t = 3 / (√5/√5) = 3 with 4 degrees of freedom, p = 0.0399.
    expect(result).toMatchObject({ persons: 5, mean: 11, difference: 3, degreesOfFreedom: 4, cohensD: 0.6 });
    expect(result?.t).toBeCloseTo(3, 12);
    expect(result?.p).toBeCloseTo(0.03994197, 7);
  });

  it('needs scores that differ and a norm with a spread', () => {
    expect(compareWithNorm(Float64Array.from([3, 3, 3]), norm)).toBeNull();
    expect(compareWithNorm(Float64Array.from([3]), norm)).toBeNull();
    expect(() => compareWithNorm(Float64Array.from([1, 2]), { ...norm, standardDeviation: 0 })).toThrow(RangeError);
  });
});
