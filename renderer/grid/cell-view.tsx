/** The whole of one cell, however long, with every digit. */
import { isoText } from './cell-format';
import type { GridColumn } from './grid-source';

export function CellView({ column, row }: { readonly column: GridColumn; readonly row: number }) {
  const value = column.value(row);
  const exact = typeof value === 'number' && column.kind === 'number' ? String(value) : column.text(row);
  const plain = (column.kind === 'day' || column.kind === 'moment') && value !== null ? isoText(Number(value), column.kind) : null;
  return (
    <>
      <p className="grid-cell-place">
        第 {row + 1} 行{typeof value === 'string' ? `，${[...value].length} 个字` : ''}
      </p>
      {/* Long texts are read by scrolling, with the keyboard too. */}
      <pre className="grid-cell-text" tabIndex={0} aria-label="单元格内容">
        {exact}
      </pre>
      {plain !== null && <p className="grid-cell-place">{plain}</p>}
    </>
  );
}
