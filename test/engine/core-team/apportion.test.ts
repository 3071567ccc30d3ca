import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { largestRemainder } from '../../../electron/engine/core-team';

const claims = fc
  .array(fc.integer({ min: 0, max: 5000 }), { minLength: 1, maxLength: 15 })
  .filter((weights) => weights.some((weight) => weight > 0))
  .map((weights) => weights.map((weight, index) => ({ key: `k${index}`, weight })));
const seats = fc.integer({ min: 0, max: 300 });

describe('largestRemainder', () => {
  it('works the textbook example and keeps its arithmetic', () => {
    const { shares, total } = largestRemainder(100, [
      { key: 'a', weight: 47000 },
      { key: 'b', weight: 16000 },
      { key: 'c', weight: 15800 },
      { key: 'd', weight: 12000 },
      { key: 'e', weight: 6100 },
      { key: 'f', weight: 3100 },
    ]);
    expect(total).toBe(100_000);
    expect(shares.map((share) => share.seats)).toEqual([47, 16, 16, 12, 6, 3]);
    expect(shares[2]).toEqual({ key: 'c', weight: 15800, exact: 15.8, whole: 15, remainder: 80_000, extra: 1, seats: 16 });
  });

  it('breaks equal remainders by weight, then by key', () => {
    expect(largestRemainder(2, [{ key: 'b', weight: 1 }, { key: 'a', weight: 1 }, { key: 'c', weight: 1 }]).shares.map((share) => share.seats)).toEqual([1, 1, 0]);
    // 0.5 and 1.5 seats: the same remainder, the larger weight first.
    expect(largestRemainder(2, [{ key: 'a', weight: 1 }, { key: 'b', weight: 3 }]).shares.map((share) => share.seats)).toEqual([0, 2]);
  });

  it('gives all seats, stays within one of every exact share, and never rises with a smaller weight', () => {
    fc.assert(
      fc.property(seats, claims, (count, list) => {
        const { shares, total } = largestRemainder(count, list);
        expect(shares.reduce((sum, share) => sum + share.seats, 0)).toBe(count);
        for (const share of shares) {
          // |seats − count × weight ÷ total| < 1, in whole numbers.
          expect(Math.abs(share.seats * total - count * share.weight)).toBeLessThan(total);
          for (const other of shares) if (share.weight > other.weight) expect(share.seats).toBeGreaterThanOrEqual(other.seats);
        }
      }),
    );
  });

  it('depends neither on the order nor on the unit of the weights, and follows exact shares', () => {
    fc.assert(
      fc.property(seats, claims, fc.integer({ min: 1, max: 1000 }), (count, list, factor) => {
        const byKey = (result: ReturnType<typeof largestRemainder>) => Object.fromEntries(result.shares.map((share) => [share.key, share.seats]));
        const expected = byKey(largestRemainder(count, list));
        expect(byKey(largestRemainder(count, [...list].reverse()))).toEqual(expected);
        expect(byKey(largestRemainder(count, list.map(({ key, weight }) => ({ key, weight: weight * factor }))))).toEqual(expected);
        const total = list.reduce((sum, { weight }) => sum + weight, 0);
        expect(byKey(largestRemainder(total, list))).toEqual(Object.fromEntries(list.map(({ key, weight }) => [key, weight])));
      }),
    );
  });

  it('is exact beyond 2^53', () => {
    const huge = Number.MAX_SAFE_INTEGER - 1;
    expect(largestRemainder(100, [{ key: 'a', weight: huge / 2 }, { key: 'b', weight: huge / 2 }]).shares.map((share) => share.seats)).toEqual([50, 50]);
  });

  it('refuses what cannot be shared out', () => {
    expect(() => largestRemainder(5, [{ key: 'a', weight: 0 }])).toThrow('分配基数都是 0');
    expect(() => largestRemainder(5, [{ key: 'a', weight: 1.5 }])).toThrow('不小于 0 的整数');
    expect(() => largestRemainder(5, [{ key: 'a', weight: 1 }, { key: 'a', weight: 2 }])).toThrow('重复的县区');
  });
});
