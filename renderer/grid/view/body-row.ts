/** One row of elements, which shows one row of the table after the other. */
import { frozenWidth } from '../column-layout';
import type { CellState, GridColumn } from '../grid-source';
import { contains, HEADER_ROW } from '../selection';
import { CellStrip } from './cell-strip';
import { element, setAttribute, setClass, setDisplayed } from './dom';
import { cellId, type Frame, ROW_HEIGHT } from './frame';

/** Longer texts are cut: the whole of it is a click away, and laying it out would take its time. */
const MOST_CHARACTERS = 300;

export class BodyRow {
  readonly element: HTMLDivElement;
  row = -1;
  private readonly moving: HTMLDivElement;
  private readonly number: HTMLDivElement;
  private readonly frozenCells: CellStrip;
  private readonly movingCells: CellStrip;
  private top = NaN;
  private shift = NaN;
  private left = NaN;
  private drawn: Frame | null = null;

  constructor(parent: HTMLElement) {
    this.element = element('grid-row', 'row', parent);
    this.element.style.height = `${ROW_HEIGHT}px`;
    this.element.style.display = 'none';
    const still = element('grid-frozen', 'presentation', this.element);
    this.number = element('grid-number', 'rowheader', still);
    this.frozenCells = new CellStrip(element('grid-frozen-cells', 'presentation', still), 'gridcell');
    this.moving = element('grid-moving', 'presentation', this.element);
    this.movingCells = new CellStrip(this.moving, 'gridcell');
  }

  /** @param top of the row in the body, in px */
  draw(frame: Frame, row: number, top: number): void {
    const fresh = this.row !== row;
    this.row = row;
    if (this.top !== top) this.element.style.transform = `translateY(${(this.top = top)}px)`;
    const frozen = frozenWidth(frame.layout);
    this.moveCells(frame, frozen);
    if (fresh) {
      setDisplayed(this.element, true);
      // The head is row 1 for those who listen.
      this.element.setAttribute('aria-rowindex', String(row + 2));
      this.number.textContent = String(row + 1);
    }
    // While rows pass by, those that stay only move.
    if (!fresh && this.drawn !== null && sameCells(this.drawn, frame)) return;
    this.drawn = frame;
    const whole = frame.block !== null && contains(frame.block, row, frame.block.firstColumn);
    setClass(this.number, whole ? 'grid-number grid-number-selected' : 'grid-number');
    const fill = (cell: HTMLDivElement, column: number, other: boolean): void => this.fill(frame, cell, column, fresh || other);
    this.frozenCells.draw(frame, 0, frame.layout.frozen, 0, fill);
    this.movingCells.draw(frame, frame.firstColumn, frame.endColumn, frozen, fill);
  }

  private moveCells({ scrollLeft, numberWidth }: Frame, frozen: number): void {
    const left = numberWidth + frozen;
    if (this.left !== left) {
      this.left = left;
      this.moving.style.left = `${left}px`;
      (this.moving.previousElementSibling as HTMLElement).style.width = `${left}px`;
      this.number.style.width = `${numberWidth}px`;
      (this.number.nextElementSibling as HTMLElement).style.left = `${numberWidth}px`;
    }
    if (this.shift !== scrollLeft) this.moving.style.transform = `translateX(${-(this.shift = scrollLeft)}px)`;
  }

  private fill(frame: Frame, cell: HTMLDivElement, column: number, fresh: boolean): void {
    const { row } = this;
    const shown = frame.columns[column];
    if (shown === undefined) return;
    if (fresh) {
      cell.textContent = cut(shown.text(row));
      cell.id = cellId(frame, row, column);
      // Row numbers are column 1 for those who listen.
      cell.setAttribute('aria-colindex', String(column + 2));
    }
    const selected = contains(frame.block, row, column);
    const active = frame.selection.active.row === row && frame.selection.active.column === column && row !== HEADER_ROW;
    setClass(cell, classOf(shown, shown.state(row), selected, active));
    setAttribute(cell, 'aria-selected', selected ? 'true' : 'false');
  }

  hide(): void {
    if (this.row < 0) return;
    this.row = -1;
    this.drawn = null;
    this.frozenCells.clear();
    this.movingCells.clear();
    setDisplayed(this.element, false);
  }
}

function sameCells(before: Frame, now: Frame): boolean {
  return before.selection === now.selection && before.layout === now.layout && before.columns === now.columns && before.firstColumn === now.firstColumn && before.endColumn === now.endColumn;
}

function cut(text: string): string {
  return (text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text).replace(/[\r\n]+/g, '↵');
}

function classOf({ kind }: GridColumn, state: CellState, selected: boolean, active: boolean): string {
  return `grid-cell${kind === 'text' ? '' : kind === 'truth' ? ' grid-middle' : ' grid-right'}${state === 'value' ? '' : ` grid-${state}`}${selected ? ' grid-selected' : ''}${active ? ' grid-active' : ''}`;
}
