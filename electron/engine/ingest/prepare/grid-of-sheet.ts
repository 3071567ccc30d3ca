import type { MergedRange } from '../read/types';
import { type CalendarGrid, findGrid, UNDATED } from '../recognise/calendar-grid/find-grid';
import { headRowsOf, spreadMerges } from '../recognise/head-rows';
import type { HeadRow } from '../recognise/types';
import type { BufferedSheet } from './buffered-sheet';

/** A rota of more rows is none: a year of days with three shifts each has fewer. */
const MOST_ROWS = 3000;

export interface GridLook {
  readonly leftOutColumns: ReadonlySet<number>;
  readonly includeHidden: boolean;
  /** Names of sheet and file. */
  readonly context: readonly string[];
}

/**
 * The calendar of a sheet. The first rows are looked at, and the sheet is read whole only where they are one.
 * @param head first rows as read, without what is left out.
 */
export async function gridOf(sheet: BufferedSheet, head: readonly HeadRow[], merges: readonly MergedRange[], { leftOutColumns, includeHidden, context }: GridLook): Promise<{ readonly grid: CalendarGrid; readonly rows: readonly HeadRow[] } | typeof UNDATED | null> {
  const first = findGrid(spreadMerges(head, merges), context);
  if (first === null || first === UNDATED) return first;
  const rows: HeadRow[] = [];
  for await (const batch of sheet.reader.batches()) {
    const shown = headRowsOf(batch).filter((_, row) => includeHidden || batch.hiddenRows?.[row] !== 1);
    rows.push(...shown.map(({ rowNumber, texts }) => ({ rowNumber, texts: texts.map((text, column) => (leftOutColumns.has(column) ? '' : text)) })));
    if (rows.length > MOST_ROWS) return null;
  }
  const spread = spreadMerges(rows, merges);
  const grid = findGrid(spread, context);
  return grid === null || grid === UNDATED ? grid : { grid, rows: spread };
}
