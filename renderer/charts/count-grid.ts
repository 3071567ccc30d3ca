/** Plain counts as a heat map with sums; a count of nothing stays blank, so that the pattern is seen. */
import { formatInteger } from '../../shared/format';
import type { CrossCell } from '../cross-grid';
import type { HeatMapProps } from './heat-map';

const blankOrCount = (value: number): string => (value === 0 ? '' : formatInteger(value));

/** @param values `values[row][column]` */
export function countGrid(rows: readonly string[], columns: readonly string[], values: readonly (readonly number[])[]): Pick<HeatMapProps, 'rows' | 'columns' | 'cells' | 'totals'> {
  const at = (row: number, column: number): number => values[row]?.[column] ?? 0;
  const sum = (counts: readonly number[]): string => formatInteger(counts.reduce((total, count) => total + count, 0));
  return {
    rows: rows.map((label, row) => ({ key: label, label, total: sum(columns.map((_, column) => at(row, column))) })),
    columns: columns.map((label, column) => ({ key: label, label, total: sum(rows.map((_, row) => at(row, column))) })),
    cells: rows.map((_, row) => columns.map((__, column): CrossCell => ({ state: 'known', value: at(row, column), base: at(row, column), text: blankOrCount(at(row, column)) }))),
    totals: { label: '合计', all: sum(values.flat()) },
  };
}
