/** Where the texts of headers of several levels stand once equal neighbours are merged. */
import type { ReportColumn } from './model';

export interface HeaderCell {
  readonly text: string;
  /** From 0, from the top. */
  readonly level: number;
  readonly endLevel: number;
  /** From 0. */
  readonly column: number;
  readonly endColumn: number;
}

export function headerLevels(columns: readonly ReportColumn[]): number {
  return Math.max(...columns.map((column) => column.header.length));
}

/** Equal neighbours under the same heads are merged across, equal levels of one column down. @returns column by column, from the top. */
export function headerCells(columns: readonly ReportColumn[]): readonly HeaderCell[] {
  const levels = headerLevels(columns);
  const textAt = (level: number, column: number): string => columns[column]?.header[level] ?? '';
  const together = (one: number, other: number, level: number): boolean => Array.from({ length: level + 1 }, (_, above) => above).every((above) => textAt(above, one) === textAt(above, other));
  const cells: HeaderCell[] = [];
  for (let column = 0; column < columns.length; column++) {
    for (let level = 0; level < levels; level++) {
      const text = textAt(level, column);
      if ((level > 0 && textAt(level - 1, column) === text) || (level < levels - 1 && column > 0 && together(column - 1, column, level) && textAt(level + 1, column - 1) !== text)) continue;
      let endLevel = level;
      while (endLevel + 1 < levels && textAt(endLevel + 1, column) === text) endLevel++;
      let endColumn = column;
      while (endLevel === level && level < levels - 1 && endColumn + 1 < columns.length && together(endColumn, endColumn + 1, level)) endColumn++;
      cells.push({ text, level, endLevel, column, endColumn });
    }
  }
  return cells;
}
