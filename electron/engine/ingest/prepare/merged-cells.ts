import type { MergedRange, RawCell } from '../read/types';

/**
 * Merged cells going down (one 县区 over many schools) hold their value in the top row only. The value is
 * carried down inside the merged range and nowhere else: a blank cell outside a merge stays blank.
 */
export class MergedCells {
  private readonly ranges = new Map<number, { readonly start: number; readonly end: number }[]>();
  private readonly tops = new Map<string, RawCell>();

  constructor(merges: readonly MergedRange[], sheetColumns: readonly number[]) {
    for (const column of sheetColumns) {
      const own = merges.filter((merge) => merge.startColumn <= column && column <= merge.endColumn && merge.endRow > merge.startRow && merge.startColumn === column);
      if (own.length > 0) this.ranges.set(column, own.map((merge) => ({ start: merge.startRow + 1, end: merge.endRow + 1 })));
    }
  }

  /** @param rowNumber sheet row from 1. Rows must come in ascending order. */
  resolve(rowNumber: number, column: number, cell: RawCell): RawCell {
    const range = this.ranges.get(column)?.find((candidate) => candidate.start <= rowNumber && rowNumber <= candidate.end);
    if (range === undefined) return cell;
    const key = `${column}:${range.start}`;
    if (rowNumber === range.start) {
      // Copied: the caller may move on with the same object.
      this.tops.set(key, { ...cell });
      return cell;
    }
    return this.tops.get(key) ?? cell;
  }
}
