import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnLayout, edgeOf, frozenWidth, scrollShowing, totalWidth, visibleColumns, widthOf } from '../../../renderer/grid/column-layout';
import { allColumns, hiddenFrom, moved, shownColumns } from '../../../renderer/grid/column-set';
import type { GridSource } from '../../../renderer/grid/grid-source';
import { hitAt } from '../../../renderer/grid/view/hit-test';

const widths = fc.array(fc.integer({ min: 48, max: 400 }), { minLength: 1, maxLength: 60 });

describe('columns in sight', () => {
  it('are all moving ones of which any px shows beside the frozen ones', () => {
    fc.assert(
      fc.property(widths, fc.nat(4), fc.integer({ min: 200, max: 2000 }), fc.double({ min: 0, max: 1, noNaN: true }), (own, frozenCount, viewport, share) => {
        const layout = columnLayout(own, frozenCount);
        const scrollLeft = share * Math.max(0, totalWidth(layout) - viewport);
        const { first, end } = visibleColumns(layout, scrollLeft, viewport);
        for (let column = layout.frozen; column < own.length; column++) {
          const [left, right] = [edgeOf(layout, column), edgeOf(layout, column + 1)];
          const shows = right > scrollLeft + frozenWidth(layout) && left < scrollLeft + viewport;
          if (shows) expect(column >= first && column < end, `column ${column}`).toBe(true);
          if (column >= first && column < end && !shows) throw new Error(`column ${column} is drawn out of sight`);
        }
      }),
    );
  });

  it('come whole into sight, or with their left edge when they are too wide', () => {
    fc.assert(
      fc.property(widths, fc.nat(2), fc.nat(59), fc.nat(3000), (own, frozenCount, wanted, scrollLeft) => {
        const layout = columnLayout(own, frozenCount);
        const column = wanted % own.length;
        const viewport = frozenWidth(layout) + 300;
        const moving = scrollShowing(layout, column, scrollLeft, viewport);
        if (column < layout.frozen) {
          expect(moving).toBe(scrollLeft);
          return;
        }
        const left = edgeOf(layout, column) - moving;
        expect(left).toBeGreaterThanOrEqual(frozenWidth(layout));
        if (widthOf(layout, column) <= 300) expect(left + widthOf(layout, column)).toBeLessThanOrEqual(viewport);
        else expect(left).toBe(frozenWidth(layout));
      }),
    );
  });
});

describe('a place on the screen', () => {
  const grid = { layout: columnLayout([100, 50, 200, 80], 1), numberWidth: 44, scrollLeft: 60, offset: 1000, rowCount: 100 };

  it.each([
    [{ x: 10, y: 10 }, { part: 'corner', row: 34, column: 0 }],
    [{ x: 50, y: 10 }, { part: 'head', column: 0 }],
    [{ x: 150, y: 10 }, { part: 'head', column: 2 }],
    [{ x: 20, y: 60 }, { part: 'number', row: 36 }],
    [{ x: 100, y: 44 }, { part: 'cell', row: 35, column: 0 }],
    [{ x: 143, y: 44 }, { part: 'cell', column: 0 }],
    [{ x: 5000, y: 90_000 }, { part: 'cell', row: 99, column: 3 }],
  ])('%j', (point, expected) => {
    expect(hitAt(point, grid)).toMatchObject(expected);
  });
});

describe('columns', () => {
  const source: GridSource = { rowCount: 0, columns: [0, 1, 2, 3].map((place) => ({ place, name: `c${place}`, label: '', kind: 'text', value: () => null, state: () => 'empty', text: () => '' })) };
  const set = { ...allColumns(source), widths: [10, 20, 30, 40], frozen: 1 };

  it('move with their width', () => {
    expect(moved(set, 3, -2)).toEqual({ places: [0, 3, 1, 2], widths: [10, 40, 20, 30], frozen: 1 });
    expect(moved(set, 0, -1)).toEqual(set);
    expect(shownColumns(source, moved(set, 0, 1)).map(({ name }) => name)).toEqual(['c1', 'c0', 'c2', 'c3']);
  });

  it('are hidden, the frozen ones fewer by it', () => {
    expect(hiddenFrom(set, 0)).toEqual({ places: [1, 2, 3], widths: [20, 30, 40], frozen: 0 });
    expect(hiddenFrom(set, 2)).toEqual({ places: [0, 1, 3], widths: [10, 20, 40], frozen: 1 });
  });
});
