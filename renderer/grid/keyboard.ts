/** Keys of the grid, as in spreadsheets. */
import { at, HEADER_ROW, type Place, type Selection, wholeColumns, wholeRows } from './selection';

export interface Key {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

export interface GridSize {
  readonly rowCount: number;
  readonly columnCount: number;
  /** Whole rows in sight. */
  readonly pageRows: number;
}

export type KeyAction = { readonly kind: 'select'; readonly selection: Selection } | { readonly kind: 'open' } | { readonly kind: 'menu' };

/** @returns null for a key that the grid leaves alone */
export function actionOf(key: Key, selection: Selection, size: GridSize): KeyAction | null {
  const control = key.ctrlKey || key.metaKey;
  const { active, anchor } = selection;
  const { rowCount, columnCount } = size;
  if (columnCount === 0) return null;
  if (key.altKey) return key.key === 'ArrowDown' ? { kind: 'menu' } : null;
  if (key.key === 'Enter' || key.key === 'F2') return active.row === HEADER_ROW ? { kind: 'menu' } : { kind: 'open' };
  if (control && key.key.toLowerCase() === 'a') return { kind: 'select', selection: { anchor: { row: rowCount - 1, column: columnCount - 1 }, active: { row: 0, column: 0 } } };
  if (key.key === ' ' && active.row !== HEADER_ROW) {
    if (control) return { kind: 'select', selection: wholeColumns(anchor.column, active.column, rowCount) };
    return key.shiftKey ? { kind: 'select', selection: wholeRows(anchor.row, active.row, columnCount) } : null;
  }
  const moved = move(key.key, control, active, size);
  if (moved === null) return null;
  const row = Math.max(HEADER_ROW, Math.min(rowCount - 1, moved.row));
  const column = Math.max(0, Math.min(columnCount - 1, moved.column));
  // A block is of cells: it does not grow into the head.
  if (key.shiftKey && anchor.row !== HEADER_ROW) return { kind: 'select', selection: { anchor, active: { row: Math.max(0, row), column } } };
  return { kind: 'select', selection: at(row, column) };
}

function move(key: string, control: boolean, { row, column }: Place, { rowCount, columnCount, pageRows }: GridSize): Place | null {
  switch (key) {
    case 'ArrowDown':
      return { row: control ? rowCount - 1 : row + 1, column };
    case 'ArrowUp':
      return { row: control ? Math.min(row, 0) : row - 1, column };
    case 'ArrowRight':
      return { row, column: control ? columnCount - 1 : column + 1 };
    case 'ArrowLeft':
      return { row, column: control ? 0 : column - 1 };
    case 'PageDown':
      return { row: row + Math.max(1, pageRows), column };
    case 'PageUp':
      return { row: Math.max(Math.min(row, 0), row - Math.max(1, pageRows)), column };
    case 'Home':
      return { row: control ? 0 : row, column: 0 };
    case 'End':
      return { row: control ? rowCount - 1 : row, column: columnCount - 1 };
    default:
      return null;
  }
}
