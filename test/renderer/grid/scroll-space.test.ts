import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HIGHEST_ELEMENT, offsetOfScroll, offsetShowing, scrollOfOffset, scrollSpace, visibleRows } from '../../../renderer/grid/scroll-space';

const ROW = 28;

describe('the scrollbar of a table', () => {
  it('is as long as the table while browsers can draw it', () => {
    expect(scrollSpace(1000, ROW, 600)).toEqual({ elementHeight: 28_000, farthest: 27_400, scale: 1 });
    expect(scrollSpace(3, ROW, 600)).toEqual({ elementHeight: 84, farthest: 0, scale: 1 });
    expect(scrollSpace(0, ROW, 0).farthest).toBe(0);
  });

  it('never passes what every browser takes, and reaches both ends exactly', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50_000_000 }), fc.integer({ min: 1, max: 3000 }), (rows, viewport) => {
        const space = scrollSpace(rows, ROW, viewport);
        expect(space.elementHeight).toBeLessThanOrEqual(HIGHEST_ELEMENT);
        const bottom = Math.max(0, space.elementHeight - viewport);
        expect(offsetOfScroll(space, 0)).toBe(0);
        expect(offsetOfScroll(space, bottom)).toBeCloseTo(space.farthest, 4);
        const { end } = visibleRows(space.farthest, viewport, ROW, rows);
        expect(end).toBe(rows);
      }),
    );
  });

  it('leads from a row to its place and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 10_000_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (rows, share) => {
        const space = scrollSpace(rows, ROW, 700);
        const offset = share * space.farthest;
        expect(offsetOfScroll(space, scrollOfOffset(space, offset))).toBeCloseTo(offset, 4);
      }),
    );
  });

  it('stands for several px of the table when that is long', () => {
    expect(scrollSpace(1_000_000, ROW, 700).scale).toBeCloseTo((28_000_000 - 700) / (8_000_000 - 700), 9);
  });
});

describe('rows in sight', () => {
  it('are all that any px shows of, and no others', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_000_000 }), fc.integer({ min: 1, max: 2000 }), fc.double({ min: 0, max: 1, noNaN: true }), (rows, viewport, share) => {
        const offset = share * scrollSpace(rows, ROW, viewport).farthest;
        const { first, end } = visibleRows(offset, viewport, ROW, rows);
        for (let row = Math.max(0, first - 2); row < Math.min(rows, end + 2); row++) {
          const shows = (row + 1) * ROW > offset && row * ROW < offset + viewport;
          expect(row >= first && row < end).toBe(shows);
        }
      }),
    );
  });

  it('come into sight by the shortest way', () => {
    expect(offsetShowing(5, 0, 280, ROW)).toBe(0);
    expect(offsetShowing(10, 0, 280, ROW)).toBe(28);
    expect(offsetShowing(3, 200, 280, ROW)).toBe(84);
    expect(offsetShowing(999_999, 0, 280, ROW)).toBe(28_000_000 - 280);
  });
});
