/** Titles and group labels that stand just above a header further down a sheet: by themselves they look like rows. */
import { isForeignHeader } from '../recognise/find-tables';
import { rowKind } from '../recognise/row-kind';
import type { TableLayout } from '../recognise/types';
import type { RowView } from './row-view';
import { mayBeHeader } from './may-be-header';

/** Rows between a title and its header at most. */
const LOOK_AHEAD = 4;

/**
 * Whether the row at hand is a title of what follows: it fills few of the table's columns, and a header comes
 * before the next full row.
 *
 * @param ahead a view of the same batch, moved freely.
 * @param row index in the batch of the row at hand.
 */
export function isHeadingOfNext(layout: TableLayout, view: RowView, ahead: RowView, row: number, rowCount: number): boolean {
  if (!isSparse(layout, view)) return false;
  for (let next = row + 1; next < Math.min(rowCount, row + 1 + LOOK_AHEAD); next++) {
    ahead.moveTo(next);
    const kind = rowKind(ahead, layout, ahead.rowNumber - layout.lastHeaderRow);
    if (kind === 'header') return true;
    if (kind === 'data' && mayBeHeader(ahead) && isForeignHeader(ahead.allTexts(), layout)) return true;
    if (kind === 'data' && !isSparse(layout, ahead)) return false;
  }
  return false;
}

function isSparse({ columns }: TableLayout, view: RowView): boolean {
  const few = Math.max(1, Math.floor(columns.length / 3));
  let filled = 0;
  for (let index = 0; index < columns.length && filled <= few; index++) if (view.isFilled(columns[index]!.sheetColumn)) filled++;
  return filled <= few;
}
