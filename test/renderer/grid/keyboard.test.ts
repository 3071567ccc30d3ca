import { describe, expect, it } from 'vitest';
import { actionOf, type Key } from '../../../renderer/grid/keyboard';
import { at, blockOf, cellCount, contains, HEADER_ROW, type Selection, wholeColumns, wholeRows } from '../../../renderer/grid/selection';

const size = { rowCount: 1000, columnCount: 30, pageRows: 20 };

function pressed(text: string, from: Selection, grid = size): Selection | string | null {
  const parts = text.split('+');
  const key: Key = { key: parts.at(-1) ?? '', ctrlKey: parts.includes('Ctrl'), metaKey: false, shiftKey: parts.includes('Shift'), altKey: parts.includes('Alt') };
  const action = actionOf(key, from, grid);
  return action === null ? null : action.kind === 'select' ? action.selection : action.kind;
}

describe('a key', () => {
  it.each([
    ['ArrowDown', [5, 3], [6, 3]],
    ['ArrowUp', [0, 3], [HEADER_ROW, 3]],
    ['ArrowUp', [HEADER_ROW, 3], [HEADER_ROW, 3]],
    ['ArrowDown', [HEADER_ROW, 3], [0, 3]],
    ['ArrowDown', [999, 3], [999, 3]],
    ['ArrowRight', [5, 29], [5, 29]],
    ['ArrowLeft', [5, 0], [5, 0]],
    ['Ctrl+ArrowDown', [5, 3], [999, 3]],
    ['Ctrl+ArrowUp', [5, 3], [0, 3]],
    ['Ctrl+ArrowRight', [5, 3], [5, 29]],
    ['PageDown', [5, 3], [25, 3]],
    ['PageDown', [995, 3], [999, 3]],
    ['PageUp', [25, 3], [5, 3]],
    ['PageUp', [5, 3], [0, 3]],
    ['Home', [5, 3], [5, 0]],
    ['End', [5, 3], [5, 29]],
    ['Ctrl+Home', [5, 3], [0, 0]],
    ['Ctrl+End', [5, 3], [999, 29]],
  ] as const)('%s from %j goes to %j', (key, [row, column], [toRow, toColumn]) => {
    expect(pressed(key, at(row, column))).toEqual(at(toRow, toColumn));
  });

  it('with Shift draws a block from where it was begun', () => {
    let selection = at(5, 3);
    for (const key of ['Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowLeft', 'Shift+PageUp']) selection = pressed(key, selection) as Selection;
    expect(blockOf(selection, 1000, 30)).toEqual({ firstRow: 0, lastRow: 5, firstColumn: 2, lastColumn: 3 });
    expect(pressed('ArrowDown', selection)).toEqual(at(1, 2));
  });

  it('selects everything, rows, columns', () => {
    expect(blockOf(pressed('Ctrl+a', at(5, 3)) as Selection, 1000, 30)).toEqual({ firstRow: 0, lastRow: 999, firstColumn: 0, lastColumn: 29 });
    const block: Selection = { anchor: { row: 4, column: 2 }, active: { row: 6, column: 5 } };
    expect(blockOf(pressed('Ctrl+ ', block) as Selection, 1000, 30)).toEqual({ firstRow: 0, lastRow: 999, firstColumn: 2, lastColumn: 5 });
    expect(blockOf(pressed('Shift+ ', block) as Selection, 1000, 30)).toEqual({ firstRow: 4, lastRow: 6, firstColumn: 0, lastColumn: 29 });
  });

  it('opens a cell, or the menu of a column', () => {
    expect([pressed('Enter', at(5, 3)), pressed('Enter', at(HEADER_ROW, 3)), pressed('Alt+ArrowDown', at(5, 3)), pressed('F2', at(5, 3))]).toEqual(['open', 'menu', 'menu', 'open']);
  });

  it('is left alone when it is not the grid’s', () => {
    expect([pressed('x', at(0, 0)), pressed('Tab', at(0, 0)), pressed('Escape', at(0, 0)), pressed('Ctrl+c', at(0, 0)), pressed('ArrowDown', at(0, 0), { ...size, columnCount: 0 })]).toEqual([null, null, null, null, null]);
  });
});

describe('a block', () => {
  it('is none in an empty table and while a head is active', () => {
    expect([blockOf(at(0, 0), 0, 3), blockOf(at(0, 0), 3, 0), blockOf(at(HEADER_ROW, 1), 3, 3)]).toEqual([null, null, null]);
  });

  it('keeps its active cell in sight when whole rows or columns are meant', () => {
    expect(wholeRows(3, 5, 30).active).toEqual({ row: 5, column: 0 });
    expect(wholeColumns(3, 5, 1000).active).toEqual({ row: 0, column: 5 });
    const block = blockOf(wholeRows(3, 5, 30), 1000, 30);
    if (block === null) throw new Error('no block');
    expect([cellCount(block), contains(block, 4, 29), contains(block, 6, 0), contains(null, 0, 0)]).toEqual([90, true, false, false]);
  });
});
