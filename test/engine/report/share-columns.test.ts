import { describe, expect, it } from 'vitest';
import { shareColumns } from '../../../electron/engine/report/xlsx/share-columns';

const even = (count: number, width: number): number[] => Array.from({ length: count }, () => width);
const need = (least: number, wish = least) => ({ least, wish });

describe('shareColumns', () => {
  it('gives equal parts to equal wishes', () => {
    expect(shareColumns([need(10), need(10), need(10)], even(12, 5))).toEqual([4, 4, 4]);
  });

  it('gives the least to what cannot be broken and lets long texts wrap', () => {
    const spans = shareColumns([need(8, 200), need(68), need(8, 100)], even(40, 4));
    expect(spans.reduce((sum, span) => sum + span, 0)).toBe(40);
    expect((spans[1] ?? 0) * 4).toBeGreaterThanOrEqual(68);
    expect(spans[0]).toBeGreaterThan(spans[2] ?? 0);
  });

  it('uses every column and never gives none, however great the needs', () => {
    for (const wishes of [[1, 1000, 1], [1000, 1, 1], [1, 1, 1000], [0, 0, 0]]) {
      const spans = shareColumns(wishes.map((wish) => need(wish)), [30, 5, 5, 30, 2]);
      expect(spans.reduce((sum, span) => sum + span, 0)).toBe(5);
      expect(Math.min(...spans)).toBeGreaterThanOrEqual(1);
    }
  });

  it('has exactly one column each when there are no more', () => {
    expect(shareColumns([need(50), need(1), need(1)], [10, 10, 10])).toEqual([1, 1, 1]);
  });
});
