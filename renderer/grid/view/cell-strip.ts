/** The cells of one row in one of its two parts (frozen, moving): elements that are given to other columns as those move out of sight. */
import { edgeOf, widthOf } from '../column-layout';
import { element } from './dom';
import type { Frame } from './frame';

export interface StripCell {
  readonly element: HTMLDivElement;
  column: number;
  left: number;
  width: number;
}

export class CellStrip {
  private readonly cells: StripCell[] = [];

  constructor(
    private readonly parent: HTMLElement,
    private readonly role: 'gridcell' | 'columnheader',
    private readonly made: (cell: HTMLDivElement) => void = () => undefined,
  ) {}

  /**
   * @param from left edge of the part, in px of the table
   * @param fill writes a cell; `fresh` when the element stood for another column before
   */
  draw(frame: Frame, first: number, end: number, from: number, fill: (cell: HTMLDivElement, column: number, fresh: boolean) => void): void {
    const count = Math.max(0, end - first);
    // A ring: a column keeps its element while it is in sight.
    if (this.cells.length < count) this.grow(count);
    const size = this.cells.length;
    const used = new Set<number>();
    for (let column = first; column < end; column++) {
      const index = column % size;
      const cell = this.cells[index];
      if (cell === undefined) continue;
      used.add(index);
      const fresh = cell.column !== column;
      this.place(cell, column, edgeOf(frame.layout, column) - from, widthOf(frame.layout, column));
      fill(cell.element, column, fresh);
    }
    if (used.size < size) this.cells.forEach((cell, index) => !used.has(index) && this.park(cell));
  }

  /** Takes every element from its column. */
  clear(): void {
    this.cells.forEach((cell) => this.park(cell));
  }

  private place(cell: StripCell, column: number, left: number, width: number): void {
    if (cell.column < 0) cell.element.style.display = '';
    cell.column = column;
    if (cell.left !== left) cell.element.style.left = `${(cell.left = left)}px`;
    if (cell.width !== width) cell.element.style.width = `${(cell.width = width)}px`;
  }

  private park(cell: StripCell): void {
    if (cell.column < 0) return;
    cell.column = -1;
    cell.element.style.display = 'none';
    cell.element.removeAttribute('id');
  }

  private grow(count: number): void {
    while (this.cells.length < count + 2) {
      const made = element('grid-cell', this.role, this.parent);
      made.style.display = 'none';
      this.made(made);
      this.cells.push({ element: made, column: -1, left: NaN, width: NaN });
    }
    // The ring has another size: every column gets its element anew.
    this.clear();
  }
}
