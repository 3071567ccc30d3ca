/** Layout of tables, held against a plain list of the cells that were put in. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnHeader, headCells, layOut, type PlacedCell, rowSpans, type VisualTable } from '../../../shared/visual-table';

const key = fc.constantFrom('a', 'b', 'c');
const head = (path: readonly string[]) => path.map((each) => ({ key: each, label: `名${each}` }));

/** Cells of two groups down and up to two across, some missing, with or without totals. */
const scene = fc
  .record({ across: fc.integer({ min: 0, max: 2 }), measures: fc.uniqueArray(fc.constantFrom('m', 'n', 'o'), { minLength: 1 }), paths: fc.uniqueArray(fc.tuple(key, key, key, key), { minLength: 1, maxLength: 20, selector: (path) => path.join('') }), rowTotals: fc.boolean(), columnTotals: fc.boolean() })
  .map(({ across, measures, paths, rowTotals, columnTotals }) => {
    const unique = (list: readonly string[][]): string[][] => [...new Map(list.map((path) => [path.join(), path])).values()];
    const cells = unique(paths.map((path) => path.slice(0, 2 + across)));
    const rows = unique(cells.map((path) => path.slice(0, 2)));
    const columns = unique(cells.map((path) => path.slice(2)));
    const placed = measures.flatMap((measure): PlacedCell<string>[] => [
      ...cells.map((path): PlacedCell<string> => ({ part: 'cell', row: head(path.slice(0, 2)), column: head(path.slice(2)), measure, cell: `${path.join('')}${measure}` })),
      ...(rowTotals ? rows.map((row): PlacedCell<string> => ({ part: 'rowTotal', row: head(row), column: [], measure, cell: `${row.join('')}*${measure}` })) : []),
      ...(columnTotals ? columns.map((column): PlacedCell<string> => ({ part: 'columnTotal', row: [], column: head(column), measure, cell: `*${column.join('')}${measure}` })) : []),
      ...(rowTotals && columnTotals ? [{ part: 'total' as const, row: [], column: [], measure, cell: `**${measure}` }] : []),
    ]);
    const compare = (one: readonly { key: string }[], other: readonly { key: string }[]): number => (one.map((each) => each.key).join() < other.map((each) => each.key).join() ? -1 : 1);
    const table = layOut(placed, { rowHeads: ['甲', '乙'], columnHeads: across === 0 ? [] : ['丙', '丁'].slice(0, across), measures, compareRows: compare, compareColumns: compare });
    return { across, measures, cells, rows, columns, placed, table };
  });

describe('a table', () => {
  it('holds every cell at its groups and measure, and nothing else', () => {
    fc.assert(
      fc.property(scene, ({ placed, table }) => {
        const found: string[] = [];
        table.rows.forEach((row, i) =>
          table.columns.forEach((column, j) => {
            const cell = table.cells[i]?.[j];
            if (cell === undefined) return;
            found.push(cell);
            const names = `${row.isTotal ? '*' : row.path.map((each) => each.key).join('')}${column.isTotal ? '*' : column.path.map((each) => each.key).join('')}${column.measure}`;
            expect(names).toBe(cell);
          }),
        );
        expect(found.sort()).toEqual(placed.map(({ cell }) => cell).sort());
      }),
    );
  });

  it('lists groups in order, totals last, measures within each group', () => {
    fc.assert(
      fc.property(scene, ({ table, rows, columns, measures }) => {
        const names = table.rows.filter(({ isTotal }) => !isTotal).map(({ path }) => path.map((each) => each.key).join());
        expect(names).toEqual(rows.map((row) => row.join()).sort());
        expect(table.rows.slice(0, -1).some(({ isTotal }) => isTotal)).toBe(false);
        const body = table.columns.filter(({ isTotal }) => !isTotal);
        expect(body.map(({ path, measure }) => `${path.map((each) => each.key).join()}|${measure}`)).toEqual(columns.map((column) => column.join()).sort().flatMap((column) => measures.map((measure) => `${column}|${measure}`)));
      }),
    );
  });

  it('has heads that cover every column once at every level, and name what stands below', () => {
    fc.assert(
      fc.property(scene, ({ table }) => {
        const headers = table.columns.map((column) => columnHeader(table, column, (measure) => `值${measure}`));
        const levels = headCells(headers, table.columns, table.columnHeads.length);
        const covered = table.columns.map(() => levels.map(() => 0));
        levels.forEach((cells, level) =>
          cells.forEach((cell) => {
            for (let column = cell.column; column < cell.column + cell.columnSpan; column++) {
              expect(headers[column]?.[level]).toBe(cell.text);
              for (let down = level; down < level + cell.rowSpan; down++) (covered[column] as number[])[down] = (covered[column]?.[down] ?? 0) + 1;
            }
          }),
        );
        expect(covered.flat().every((times) => times === 1)).toBe(true);
      }),
    );
  });

  it('merges the names of groups down only over neighbours that are the same group', () => {
    fc.assert(
      fc.property(scene, ({ table }) => {
        const spans = rowSpans(table);
        table.rows.forEach((row, index) => {
          const above = table.rows[index - 1];
          const continues = !row.isTotal && above !== undefined && !above.isTotal && above.path[0]?.key === row.path[0]?.key;
          expect([spans[index]?.[0] === 0, spans[index]?.[1]]).toEqual([continues, 1]);
        });
        const total = spans.reduce((sum, row) => sum + (row[0] ?? 0), 0);
        expect(total).toBe(table.rows.length);
      }),
    );
  });

  it('offers no total that not one measure has', () => {
    const table: VisualTable<number> = layOut([{ part: 'cell', row: head(['a']), column: head(['b']), measure: 'm', cell: 1 }], { rowHeads: ['甲'], columnHeads: ['乙'], measures: ['m'] });
    expect([table.rows.length, table.columns.length]).toEqual([1, 1]);
  });
});
