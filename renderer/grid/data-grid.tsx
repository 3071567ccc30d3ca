/** The grid as a component: holds widths, frozen columns and their order; the rest it is told. */
import { useEffect, useImperativeHandle, useMemo, useRef, useState, type Ref } from 'react';
import type { ColumnOrder } from '../../shared/contract';
import { copyOf, MOST_COPIED_CELLS } from './clipboard';
import { type ColumnSet, columnSet, shownColumns } from './column-set';
import type { GridSource } from './grid-source';
import './grid.css';
import { actionOf } from './keyboard';
import { at, type Block, blockOf, cellCount, type Selection } from './selection';
import { GridView } from './view/grid-view';
import { listenToPointer } from './view/pointer';

export interface GridHandle {
  /** Copies the selection, as Ctrl+C does. */
  copy(): void;
  focus(): void;
  /** Element of a column's head (by place as shown), null when it is out of sight. */
  headOf(column: number): HTMLElement | null;
  fit(column: number): void;
}

export interface DataGridProps {
  readonly source: GridSource;
  readonly label: string;
  readonly columnSet: ColumnSet;
  readonly onColumnSet: (set: ColumnSet) => void;
  readonly order?: readonly ColumnOrder[];
  readonly filtered?: ReadonlySet<number>;
  readonly onSelect?: (block: Block | null, selection: Selection) => void;
  /** Of a column by its place as shown. */
  readonly onMenu?: (column: number) => void;
  readonly onOpenCell?: (row: number, column: number) => void;
  /** With what has been copied, or null when it was too much. */
  readonly onCopied?: (cells: number | null) => void;
  readonly ref?: Ref<GridHandle>;
}

const NO_ORDER: readonly ColumnOrder[] = [];
const NO_FILTER: ReadonlySet<number> = new Set();

export function DataGrid({ source, label, columnSet: set, onColumnSet, order = NO_ORDER, filtered = NO_FILTER, onSelect, onMenu, onOpenCell, onCopied, ref }: DataGridProps) {
  const box = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<GridView | null>(null);
  const columns = useMemo(() => shownColumns(source, set), [source, set]);
  // Listeners are put on once; what they call is what was rendered last.
  const latest = useRef({ set, onColumnSet, onSelect, onMenu, onOpenCell, onCopied });
  useEffect(() => {
    latest.current = { set, onColumnSet, onSelect, onMenu, onOpenCell, onCopied };
  });

  useEffect(() => {
    const parent = box.current;
    if (parent === null) return undefined;
    const made = new GridView(parent, label);
    setView(made);
    const select = (selection: Selection, intoSight: boolean): void => {
      made.select(selection, intoSight);
      latest.current.onSelect?.(blockOf(selection, made.rowCount, made.columns.length), selection);
    };
    const openCell = (): void => {
      const { row, column } = made.selection.active;
      if (row >= 0) latest.current.onOpenCell?.(row, column);
    };
    const setWidth = (column: number, width: number): void => {
      const current = latest.current.set;
      latest.current.onColumnSet({ ...current, widths: made.widths.map((each, position) => (position === column ? width : each)) });
    };
    const stop = listenToPointer(made, { select, setWidth, openCell, openMenu: (column) => latest.current.onMenu?.(column) });
    const onKey = (event: KeyboardEvent): void => {
      if (event.target !== made.scroller) return;
      const action = actionOf(event, made.selection, { rowCount: made.rowCount, columnCount: made.columns.length, pageRows: made.pageRows });
      if (action === null) return;
      event.preventDefault();
      if (action.kind === 'select') select(action.selection, true);
      else if (action.kind === 'open') openCell();
      else latest.current.onMenu?.(made.selection.active.column);
    };
    const onCopy = (event: ClipboardEvent): void => {
      const block = blockOf(made.selection, made.rowCount, made.columns.length);
      if (block === null || event.clipboardData === null) return;
      event.preventDefault();
      const cells = cellCount(block);
      if (cells > MOST_COPIED_CELLS) return latest.current.onCopied?.(null);
      const { text, html } = copyOf(made.columns, block, block.lastRow - block.firstRow + 1 === made.rowCount && made.rowCount > 1);
      event.clipboardData.setData('text/plain', text);
      event.clipboardData.setData('text/html', html);
      latest.current.onCopied?.(cells);
    };
    made.scroller.addEventListener('keydown', onKey);
    made.scroller.addEventListener('copy', onCopy);
    return () => {
      stop();
      setView(null);
      made.destroy();
    };
  }, [label]);

  useEffect(() => {
    if (view === null) return;
    if (set.widths.length !== columns.length) onColumnSet({ ...columnSet(columns.map(({ place }) => place)), frozen: set.frozen, widths: view.firstWidths(columns, source.rowCount) });
    else view.show({ source, columns, widths: set.widths, frozen: set.frozen, order, filtered });
  }, [view, source, columns, set, order, filtered, onColumnSet]);

  // Another result is looked at from its first cell.
  useEffect(() => {
    onSelect?.(blockOf(at(0, 0), source.rowCount, source.columns.length), at(0, 0));
  }, [source, onSelect]);

  useImperativeHandle(ref, () => ({
    copy: () => {
      view?.scroller.focus();
      document.execCommand('copy');
    },
    focus: () => view?.scroller.focus(),
    headOf: (column) => view?.headOf(column) ?? null,
    fit: (column) => {
      if (view !== null) onColumnSet({ ...set, widths: set.widths.map((width, position) => (position === column ? view.widthThatFits(column) : width)) });
    },
  }), [view, set, onColumnSet]);

  return <div className="grid-box" ref={box} />;
}
