/** Heads of a table: the texts of every column from top to bottom, and which of them span several cells. */
import type { TableColumn, VisualTable } from './types';

export const TOTAL_LABEL = '合计';

/**
 * Levels of one column's head: its groups, then the measure. The measure is left out where there is only one and groups name the columns.
 * @param labelOf name of a measure
 */
export function columnHeader({ columnHeads, columns }: Pick<VisualTable<unknown>, 'columnHeads' | 'columns'>, column: TableColumn, labelOf: (measure: string) => string): readonly string[] {
  const groups = column.isTotal ? columnHeads.map(() => TOTAL_LABEL) : column.path.map(({ label }) => label);
  const several = new Set(columns.map(({ measure }) => measure)).size > 1;
  return several || columnHeads.length === 0 ? [...groups, labelOf(column.measure)] : groups;
}

export interface HeadCell {
  readonly text: string;
  readonly columnSpan: number;
  readonly rowSpan: number;
  /** Place of its first column. */
  readonly column: number;
  /** At the lowest level: the head of this one column. */
  readonly isLeaf: boolean;
}

/** Neighbours with the same groups up to a level are one cell; 合计 goes down to the measure. */
export function headCells(headers: readonly (readonly string[])[], columns: readonly TableColumn[], groups: number): readonly (readonly HeadCell[])[] {
  const levels = Math.max(0, ...headers.map((header) => header.length));
  const same = (one: number, other: number, level: number): boolean =>
    level < groups && columns[one]?.isTotal === columns[other]?.isTotal && (columns[one]?.isTotal === true || Array.from({ length: level + 1 }, (_, at) => at).every((at) => columns[one]?.path[at]?.key === columns[other]?.path[at]?.key));
  return Array.from({ length: levels }, (_, level) => {
    const cells: HeadCell[] = [];
    for (let column = 0; column < headers.length; ) {
      let end = column + 1;
      while (end < headers.length && same(column, end, level)) end++;
      const isTotal = columns[column]?.isTotal === true && level < groups;
      if (!isTotal || level === 0) cells.push({ text: headers[column]?.[level] ?? '', columnSpan: end - column, rowSpan: isTotal ? groups : 1, column, isLeaf: level === levels - 1 || (isTotal && groups === levels) });
      column = end;
    }
    return cells;
  });
}

/** How many of the following rows carry on a row's groups at each level; 0 where the cell above reaches down to it. */
export function rowSpans({ rows, rowHeads }: Pick<VisualTable<unknown>, 'rows' | 'rowHeads'>): readonly (readonly number[])[] {
  const same = (one: number, other: number, level: number): boolean => {
    const [above, below] = [rows[one], rows[other]];
    if (above === undefined || below === undefined || above.isTotal || below.isTotal) return false;
    return Array.from({ length: level + 1 }, (_, at) => at).every((at) => above.path[at]?.key === below.path[at]?.key);
  };
  return rows.map((_, row) =>
    rowHeads.map((__, level) => {
      // The innermost groups are never merged: every row keeps its own name.
      if (level === rowHeads.length - 1) return 1;
      if (row > 0 && same(row - 1, row, level)) return 0;
      let end = row + 1;
      while (same(row, end, level)) end++;
      return end - row;
    }),
  );
}
