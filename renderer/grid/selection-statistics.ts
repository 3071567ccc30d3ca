/** 计数, 合计, 平均, 最小, 最大 of the selected numbers, as spreadsheets show them below the sheet. */
import type { GridColumn } from './grid-source';
import type { Block } from './selection';

export interface SelectionStatistics {
  /** Cells that are not empty, as COUNTA counts. */
  readonly filled: number;
  /** Numbers among them; the rest is about these. */
  readonly numbers: number;
  readonly sum: number;
  readonly least: number;
  readonly greatest: number;
}

const ROWS_AT_ONCE = 20_000;

/** Adds up a part at a time, so that whoever asks can let other work pass between; the last value is the whole. */
export function* statisticsOf(columns: readonly GridColumn[], { firstRow, lastRow, firstColumn, lastColumn }: Block): Generator<SelectionStatistics, SelectionStatistics, undefined> {
  let [filled, numbers, sum, lost, least, greatest] = [0, 0, 0, 0, Infinity, -Infinity];
  const now = (): SelectionStatistics => ({ filled, numbers, sum: sum + lost, least, greatest });
  for (const column of columns.slice(firstColumn, lastColumn + 1)) {
    for (let start = firstRow; start <= lastRow; start += ROWS_AT_ONCE) {
      const end = Math.min(lastRow + 1, start + ROWS_AT_ONCE);
      for (let row = start; row < end; row++) {
        const value = column.value(row);
        if (value === null || value === '') continue;
        filled++;
        if (column.kind !== 'number') continue;
        const number = Number(value);
        if (!Number.isFinite(number)) continue;
        numbers++;
        // What a sum of doubles loses is kept beside it (Neumaier).
        const total = sum + number;
        lost += Math.abs(sum) >= Math.abs(number) ? sum - total + number : number - total + sum;
        sum = total;
        if (number < least) least = number;
        if (number > greatest) greatest = number;
      }
      yield now();
    }
  }
  return now();
}
