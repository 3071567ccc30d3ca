/**
 * The grid in the document: a scroller with one long element that gives it its scrollbars, and on it a window that stays in sight and holds the
 * head and as many rows of elements as fit. Drawing fills these elements anew; none is made or removed while scrolling.
 */
import type { ColumnOrder } from '../../../shared/contract';
import { columnLayout, type ColumnLayout, frozenWidth, NARROWEST_COLUMN, scrollShowing, totalWidth, visibleColumns, WIDEST_COLUMN } from '../column-layout';
import type { GridColumn, GridSource } from '../grid-source';
import { offsetOfScroll, offsetShowing, scrollOfOffset, type ScrollSpace, scrollSpace, visibleRows } from '../scroll-space';
import { at, blockOf, HEADER_ROW, type Selection } from '../selection';
import { BodyRow } from './body-row';
import { element, setAttribute } from './dom';
import { cellId, type Frame, HEAD_HEIGHT, ROW_HEIGHT } from './frame';
import { HeadRow } from './head-row';
import { type Hit, hitAt } from './hit-test';
import { type MeasureText, neededWidth, textMeasure } from './measure-column';

export interface GridState {
  readonly source: GridSource;
  readonly columns: readonly GridColumn[];
  readonly widths: readonly number[];
  readonly frozen: number;
  readonly order: readonly ColumnOrder[];
  readonly filtered: ReadonlySet<number>;
}

/** Widest that a column is made at first. */
const FIRST_WIDTH = 260;
const DIGIT_WIDTH = 8;

let grids = 0;

export class GridView {
  readonly scroller: HTMLDivElement;
  selection: Selection = at(0, 0);
  readonly id = `grid${++grids}`;
  private readonly spacer: HTMLDivElement;
  private readonly pane: HTMLDivElement;
  private readonly body: HTMLDivElement;
  private readonly head: HeadRow;
  private readonly rows: BodyRow[] = [];
  private readonly measure: MeasureText;
  private readonly observer: ResizeObserver;
  private state: GridState = { source: { rowCount: 0, columns: [] }, columns: [], widths: [], frozen: 0, order: [], filtered: new Set() };
  private layout: ColumnLayout = columnLayout([], 0);
  private space: ScrollSpace = scrollSpace(0, ROW_HEIGHT, 0);
  private size = { width: 0, height: 0 };
  /** Of the table, in px: what the scrollbar says only roughly when the table is long. */
  private offset = 0;

  constructor(parent: HTMLElement, label: string) {
    this.scroller = element('grid-scroller', 'grid', parent);
    this.scroller.tabIndex = 0;
    this.scroller.setAttribute('aria-label', label);
    this.scroller.setAttribute('aria-multiselectable', 'true');
    this.scroller.setAttribute('aria-readonly', 'true');
    this.spacer = element('grid-spacer', 'presentation', this.scroller);
    this.pane = element('grid-pane', 'presentation', this.spacer);
    this.head = new HeadRow(element('grid-head', 'rowgroup', this.pane));
    this.body = element('grid-body', 'rowgroup', this.pane);
    const { fontFamily, fontSize } = getComputedStyle(this.scroller);
    this.measure = textMeasure({ family: fontFamily || 'sans-serif', size: Number.parseFloat(fontSize) || 13 });
    this.scroller.addEventListener('scroll', this.onScroll, { passive: true });
    this.scroller.addEventListener('wheel', this.onWheel, { passive: false });
    this.observer = new ResizeObserver(() => this.resize());
    this.observer.observe(this.scroller);
  }

  destroy(): void {
    this.observer.disconnect();
    this.scroller.remove();
  }

  get rowCount(): number {
    return this.state.source.rowCount;
  }

  get columns(): readonly GridColumn[] {
    return this.state.columns;
  }

  get widths(): readonly number[] {
    return this.state.widths;
  }

  /** Whole rows in sight. */
  get pageRows(): number {
    return Math.max(1, Math.floor(this.bodyHeight / ROW_HEIGHT));
  }

  show(state: GridState): void {
    const another = state.source !== this.state.source;
    this.state = state;
    this.layout = columnLayout(state.widths, state.frozen);
    if (another) {
      this.offset = 0;
      this.scroller.scrollTop = 0;
      const { active } = this.selection;
      this.selection = at(Math.min(Math.max(0, active.row), Math.max(0, state.source.rowCount - 1)) === active.row ? active.row : 0, Math.min(active.column, Math.max(0, state.columns.length - 1)));
      if (active.row !== HEADER_ROW) this.selection = at(0, this.selection.active.column);
    }
    setAttribute(this.scroller, 'aria-rowcount', String(state.source.rowCount + 1));
    setAttribute(this.scroller, 'aria-colcount', String(state.columns.length + 1));
    // What stands in the elements is of another table or in other places.
    this.rows.forEach((row) => row.hide());
    this.resize();
  }

  /** Shows the selection and, unless told otherwise, brings its active cell into sight. */
  select(selection: Selection, intoSight = true): void {
    this.selection = selection;
    if (intoSight) this.bringIntoSight();
    this.draw();
  }

  widthThatFits(column: number, most: number = WIDEST_COLUMN): number {
    const shown = this.state.columns[column];
    const { first, end } = visibleRows(this.offset, this.bodyHeight, ROW_HEIGHT, this.rowCount);
    return shown === undefined ? NARROWEST_COLUMN : Math.min(most, Math.max(NARROWEST_COLUMN, neededWidth(shown, this.rowCount, this.measure, first, end - first)));
  }

  firstWidths(columns: readonly GridColumn[], rowCount: number): number[] {
    return columns.map((column) => Math.min(FIRST_WIDTH, Math.max(NARROWEST_COLUMN, neededWidth(column, rowCount, this.measure))));
  }

  /** What lies at a place of the screen; places beside the table count as its nearest cell. */
  placeAt(clientX: number, clientY: number): Hit {
    const box = this.pane.getBoundingClientRect();
    return hitAt({ x: clientX - box.left, y: clientY - box.top }, { layout: this.layout, numberWidth: this.numberWidth, scrollLeft: this.scroller.scrollLeft, offset: this.offset, rowCount: this.rowCount });
  }

  /** Moves the table when something is drawn past its edge. */
  nudge(clientX: number, clientY: number): void {
    const box = this.pane.getBoundingClientRect();
    const past = (value: number, low: number, high: number): number => (value < low ? value - low : value > high ? value - high : 0);
    const [x, y] = [past(clientX, box.left + this.numberWidth, box.right), past(clientY, box.top + HEAD_HEIGHT, box.bottom)];
    if (x !== 0 || y !== 0) this.scrollTo(this.offset + y, this.scroller.scrollLeft + x);
  }

  /** Element of a head, for a menu to hang below. */
  headOf(column: number): HTMLElement | null {
    return document.getElementById(cellId(this, HEADER_ROW, column));
  }

  scrollTo(offset: number, left: number = this.scroller.scrollLeft): void {
    this.offset = Math.min(this.space.farthest, Math.max(0, offset));
    this.scroller.scrollTop = scrollOfOffset(this.space, this.offset);
    if (this.scroller.scrollLeft !== left) this.scroller.scrollLeft = left;
    this.draw();
  }

  get position(): { readonly offset: number; readonly farthest: number } {
    return { offset: this.offset, farthest: this.space.farthest };
  }

  private get bodyHeight(): number {
    return Math.max(0, this.size.height - HEAD_HEIGHT);
  }

  private get numberWidth(): number {
    return Math.max(44, String(this.rowCount).length * DIGIT_WIDTH + 20);
  }

  private get columnsWidth(): number {
    return Math.max(0, this.size.width - this.numberWidth);
  }

  private resize(): void {
    const { clientWidth, clientHeight } = this.scroller;
    this.size = { width: clientWidth, height: clientHeight };
    this.space = scrollSpace(this.rowCount, ROW_HEIGHT, this.bodyHeight);
    this.spacer.style.height = `${this.space.elementHeight + HEAD_HEIGHT}px`;
    this.spacer.style.width = `${this.numberWidth + totalWidth(this.layout)}px`;
    this.pane.style.width = `${clientWidth}px`;
    this.pane.style.height = `${clientHeight}px`;
    // Scrollbars that come or go change the room; the observer does not see them.
    if (this.scroller.clientWidth !== clientWidth || this.scroller.clientHeight !== clientHeight) {
      this.size = { width: this.scroller.clientWidth, height: this.scroller.clientHeight };
      this.pane.style.width = `${this.size.width}px`;
      this.pane.style.height = `${this.size.height}px`;
      this.space = scrollSpace(this.rowCount, ROW_HEIGHT, this.bodyHeight);
      this.spacer.style.height = `${this.space.elementHeight + HEAD_HEIGHT}px`;
    }
    this.scrollTo(this.offset);
  }

  private readonly onScroll = (): void => {
    const { scrollTop } = this.scroller;
    // Within a px it is the place that we have set ourselves, which the scrollbar rounds.
    if (Math.abs(scrollTop - scrollOfOffset(this.space, this.offset)) > 1) this.offset = offsetOfScroll(this.space, scrollTop);
    this.draw();
  };

  /** Of a long table the browser would scroll by px of the scrollbar, which are many rows. */
  private readonly onWheel = (event: WheelEvent): void => {
    if (this.space.scale === 1 || event.ctrlKey || event.deltaY === 0 || event.shiftKey) return;
    event.preventDefault();
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? ROW_HEIGHT : event.deltaMode === WheelEvent.DOM_DELTA_PAGE ? this.bodyHeight : 1;
    this.scrollTo(this.offset + event.deltaY * unit, this.scroller.scrollLeft + event.deltaX * unit);
  };

  private bringIntoSight(): void {
    const { row, column } = this.selection.active;
    const left = scrollShowing(this.layout, column, this.scroller.scrollLeft, this.columnsWidth);
    this.scrollTo(row === HEADER_ROW ? this.offset : offsetShowing(row, this.offset, this.bodyHeight, ROW_HEIGHT), left);
  }

  private draw(): void {
    const { source, columns, order, filtered } = this.state;
    const { scrollLeft } = this.scroller;
    const { first: firstColumn, end: endColumn } = visibleColumns(this.layout, scrollLeft, Math.max(this.columnsWidth, frozenWidth(this.layout)));
    const frame: Frame = {
      source, columns, order, filtered, layout: this.layout, numberWidth: this.numberWidth, firstColumn, endColumn, scrollLeft, selection: this.selection,
      block: blockOf(this.selection, source.rowCount, columns.length), id: this.id,
    };
    this.head.draw(frame);
    this.drawRows(frame);
    const { active } = this.selection;
    const there = document.getElementById(cellId(this, active.row, active.column));
    setAttribute(this.scroller, 'aria-activedescendant', there === null ? null : there.id);
  }

  private drawRows(frame: Frame): void {
    const { first, end } = visibleRows(this.offset, this.bodyHeight, ROW_HEIGHT, this.rowCount);
    const needed = Math.ceil(this.bodyHeight / ROW_HEIGHT) + 1;
    if (this.rows.length < needed) {
      // The ring has another size: every row gets its element anew.
      this.rows.forEach((row) => row.hide());
      while (this.rows.length < needed) this.rows.push(new BodyRow(this.body));
    }
    const drawn = new Set<BodyRow>();
    for (let row = first; row < end; row++) {
      const drawnRow = this.rows[row % this.rows.length];
      if (drawnRow === undefined) continue;
      drawnRow.draw(frame, row, row * ROW_HEIGHT - this.offset);
      drawn.add(drawnRow);
    }
    if (drawn.size < this.rows.length) this.rows.forEach((row) => !drawn.has(row) && row.hide());
  }
}
