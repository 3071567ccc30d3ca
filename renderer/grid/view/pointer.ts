/** The mouse on the grid: cells, rows and columns are selected, columns drawn wider, menus and cells opened. */
import { NARROWEST_COLUMN, WIDEST_COLUMN } from '../column-layout';
import { at, type Selection, wholeColumns, wholeRows } from '../selection';
import type { GridView } from './grid-view';
import type { Hit } from './hit-test';

export interface PointerActions {
  select(selection: Selection, intoSight: boolean): void;
  setWidth(column: number, width: number): void;
  openMenu(column: number): void;
  openCell(): void;
}

const NUDGE_MS = 40;

/** @returns what takes the listeners off again */
export function listenToPointer(view: GridView, actions: PointerActions): () => void {
  const { scroller } = view;
  let stopDrag = (): void => undefined;

  const onDown = (event: PointerEvent): void => {
    if (event.button !== 0 || !(event.target instanceof HTMLElement) || event.target === scroller || event.target.closest('.grid-pane') === null) return;
    const hit = view.placeAt(event.clientX, event.clientY);
    if (event.target.closest('.grid-head-menu') !== null) return;
    if (event.target.closest('.grid-head-handle') !== null) {
      stopDrag = dragWidth(event, columnOfHandle(event.target), view, actions);
      return;
    }
    const started = view.selection;
    actions.select(selectionOf(hit, event.shiftKey ? started : null, view), hit.part === 'cell');
    const { anchor } = view.selection;
    stopDrag = drag(event, view, (moved) => actions.select(selectionOf({ ...moved, part: hit.part }, { anchor: anchorOf(hit, anchor), active: anchor }, view), false));
  };
  const onClick = (event: MouseEvent): void => {
    const menu = event.target instanceof HTMLElement ? event.target.closest('.grid-head-menu') : null;
    if (menu !== null) actions.openMenu(columnOfHandle(menu));
  };
  const onDouble = (event: MouseEvent): void => {
    if (!(event.target instanceof HTMLElement)) return;
    if (event.target.closest('.grid-head-handle') !== null) {
      const column = columnOfHandle(event.target);
      actions.setWidth(column, view.widthThatFits(column));
    } else if (event.target.closest('.grid-body') !== null) actions.openCell();
  };
  scroller.addEventListener('pointerdown', onDown);
  scroller.addEventListener('click', onClick);
  scroller.addEventListener('dblclick', onDouble);
  return () => {
    stopDrag();
    scroller.removeEventListener('pointerdown', onDown);
    scroller.removeEventListener('click', onClick);
    scroller.removeEventListener('dblclick', onDouble);
  };
}

function columnOfHandle(target: Element): number {
  return Number(target.closest<HTMLElement>('.grid-head-cell')?.dataset['column'] ?? 0);
}

function anchorOf(hit: Hit, anchor: Selection['anchor']): Selection['anchor'] {
  return hit.part === 'cell' ? anchor : { row: hit.row, column: hit.column };
}

/** @param from what Shift, or drawing, extends */
function selectionOf({ part, row, column }: Hit, from: Selection | null, view: GridView): Selection {
  const { rowCount, columns } = view;
  switch (part) {
    case 'corner':
      return { anchor: { row: rowCount - 1, column: columns.length - 1 }, active: { row: 0, column: 0 } };
    case 'head':
      return wholeColumns(from?.anchor.column ?? column, column, rowCount);
    case 'number':
      return wholeRows(from?.anchor.row ?? row, row, columns.length);
    case 'cell':
      return from === null || from.anchor.row < 0 ? at(row, column) : { anchor: from.anchor, active: { row, column } };
  }
}

/** Follows the pointer until it is let go; the table moves along when it is past the edge. */
function drag(down: PointerEvent, view: GridView, moved: (hit: Hit) => void): () => void {
  let last = down;
  const follow = (event: PointerEvent): void => {
    last = event;
    moved(view.placeAt(event.clientX, event.clientY));
  };
  const timer = setInterval(() => {
    if (last === down) return;
    view.nudge(last.clientX, last.clientY);
    moved(view.placeAt(last.clientX, last.clientY));
  }, NUDGE_MS);
  return untilUp(follow, () => clearInterval(timer));
}

function dragWidth(down: PointerEvent, column: number, view: GridView, actions: PointerActions): () => void {
  const before = view.widths[column] ?? NARROWEST_COLUMN;
  down.preventDefault();
  return untilUp((event) => actions.setWidth(column, Math.max(NARROWEST_COLUMN, Math.min(WIDEST_COLUMN, before + event.clientX - down.clientX))), () => undefined);
}

function untilUp(follow: (event: PointerEvent) => void, ended: () => void): () => void {
  const stop = (): void => {
    window.removeEventListener('pointermove', follow);
    window.removeEventListener('pointerup', stop);
    window.removeEventListener('pointercancel', stop);
    ended();
  };
  window.addEventListener('pointermove', follow);
  window.addEventListener('pointerup', stop);
  window.addEventListener('pointercancel', stop);
  return stop;
}
