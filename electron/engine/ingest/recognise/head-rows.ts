import { cellText } from '../text/cell-text';
import type { CellBatch, MergedRange } from '../read/types';
import { CellKind } from '../read/types';
import type { HeadRow } from './types';

/** Rows of a batch as texts. */
export function headRowsOf(batch: CellBatch): HeadRow[] {
  const rows: HeadRow[] = [];
  for (let row = 0; row < batch.rowCount; row++) {
    const texts = batch.columns.map((column) =>
      column === undefined
        ? ''
        : cellText({ kind: (column.kinds[row] ?? CellKind.empty) as CellKind, number: column.numbers[row] ?? 0, text: column.texts[row] ?? null }),
    );
    rows.push({ rowNumber: batch.rowNumbers[row] ?? 0, texts });
  }
  return rows;
}

/** Writes the text of a merged range into every one of its cells that is in `rows`, so that headers read level by level. */
export function spreadMerges(rows: readonly HeadRow[], merges: readonly MergedRange[]): HeadRow[] {
  const spread = rows.map((row) => ({ rowNumber: row.rowNumber, texts: [...row.texts] }));
  const byNumber = new Map(spread.map((row) => [row.rowNumber, row]));
  for (const merge of merges) {
    const text = byNumber.get(merge.startRow + 1)?.texts[merge.startColumn] ?? '';
    if (text === '') continue;
    for (let rowNumber = merge.startRow + 1; rowNumber <= merge.endRow + 1; rowNumber++) {
      const row = byNumber.get(rowNumber);
      if (row === undefined) continue;
      const width = Math.max(row.texts.length, merge.startColumn + 1);
      for (let column = merge.startColumn; column <= Math.min(merge.endColumn, width + 200); column++) {
        while (row.texts.length < column) row.texts.push('');
        row.texts[column] = text;
      }
    }
  }
  return spread;
}
