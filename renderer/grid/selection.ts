/** What is selected: one block of cells, from where it was begun to where it was drawn. Rows and columns from 0, as they are shown. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

export interface Selection {
  /** Where the block was begun; it stays while Shift extends. */
  readonly anchor: Place;
  /** The cell that keys move. Its row is HEADER_ROW when it is a column's head. */
  readonly active: Place;
}

export interface Block {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

export const HEADER_ROW = -1;

export function at(row: number, column: number): Selection {
  return { anchor: { row, column }, active: { row, column } };
}

/** @returns null for a table without cells, and while a column's head is active. */
export function blockOf({ anchor, active }: Selection, rowCount: number, columnCount: number): Block | null {
  if (rowCount === 0 || columnCount === 0 || active.row === HEADER_ROW) return null;
  const row = (value: number): number => Math.max(0, Math.min(rowCount - 1, value));
  const column = (value: number): number => Math.max(0, Math.min(columnCount - 1, value));
  return {
    firstRow: row(Math.min(anchor.row, active.row)),
    lastRow: row(Math.max(anchor.row, active.row)),
    firstColumn: column(Math.min(anchor.column, active.column)),
    lastColumn: column(Math.max(anchor.column, active.column)),
  };
}

export function contains(block: Block | null, row: number, column: number): boolean {
  return block !== null && row >= block.firstRow && row <= block.lastRow && column >= block.firstColumn && column <= block.lastColumn;
}

export function cellCount(block: Block): number {
  return (block.lastRow - block.firstRow + 1) * (block.lastColumn - block.firstColumn + 1);
}

/** Whole rows, whole columns: the active cell stands at the near end, so that the view need not move. */
export function wholeRows(from: number, to: number, columnCount: number): Selection {
  return { anchor: { row: from, column: columnCount - 1 }, active: { row: to, column: 0 } };
}

export function wholeColumns(from: number, to: number, rowCount: number): Selection {
  return { anchor: { row: rowCount - 1, column: from }, active: { row: 0, column: to } };
}
