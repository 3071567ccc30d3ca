/**
 * Rows of a long table mapped to a scrollbar. Browsers cap the height of an element (Chromium at 33.5 million px, Firefox at 17.9), so above
 * a height that all of them take one px of the scrollbar stands for several of the table; wheel and keys still move by px of the table.
 */
export const HIGHEST_ELEMENT = 8_000_000;

export interface ScrollSpace {
  /** Of the element that gives the scrollbar its length, in px. */
  readonly elementHeight: number;
  /** The furthest that the table can be moved, in px of the table. */
  readonly farthest: number;
  /** Px of the table for one px of the scrollbar; 1 unless the table is long. */
  readonly scale: number;
}

/** @param viewport height in which rows show, in px */
export function scrollSpace(rowCount: number, rowHeight: number, viewport: number, highest: number = HIGHEST_ELEMENT): ScrollSpace {
  const height = rowCount * rowHeight;
  const elementHeight = Math.min(height, Math.max(highest, viewport));
  const farthest = Math.max(0, height - viewport);
  const scrollable = elementHeight - viewport;
  return { elementHeight, farthest, scale: scrollable > 0 ? Math.max(1, farthest / scrollable) : 1 };
}

/** Where the table stands when the scrollbar is at `scrollTop`; both ends are reached exactly. */
export function offsetOfScroll({ farthest, scale }: ScrollSpace, scrollTop: number): number {
  return Math.min(farthest, Math.max(0, scrollTop * scale));
}

export function scrollOfOffset({ scale }: ScrollSpace, offset: number): number {
  return offset / scale;
}

export interface RowWindow {
  readonly first: number;
  /** The row after the last. */
  readonly end: number;
}

/** Rows of which any px shows. */
export function visibleRows(offset: number, viewport: number, rowHeight: number, rowCount: number): RowWindow {
  const first = Math.max(0, Math.min(rowCount, Math.floor(offset / rowHeight)));
  return { first, end: Math.max(first, Math.min(rowCount, Math.ceil((offset + viewport) / rowHeight))) };
}

/** The nearest offset at which a row is whole in sight. */
export function offsetShowing(row: number, offset: number, viewport: number, rowHeight: number): number {
  const top = row * rowHeight;
  if (top < offset) return top;
  return top + rowHeight > offset + viewport ? Math.max(0, top + rowHeight - viewport) : offset;
}
