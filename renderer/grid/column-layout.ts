/** Columns side by side: where each begins, which are in sight, which stay while the others move. */
export const NARROWEST_COLUMN = 48;
export const WIDEST_COLUMN = 900;

export interface ColumnLayout {
  /** Left edge of each column, and after them the right edge of the last, in px. */
  readonly edges: readonly number[];
  /** Columns that do not move. */
  readonly frozen: number;
}

export function columnLayout(widths: readonly number[], frozen: number): ColumnLayout {
  const edges = [0];
  for (const width of widths) edges.push((edges[edges.length - 1] ?? 0) + width);
  return { edges, frozen: Math.min(frozen, widths.length) };
}

export function edgeOf({ edges }: ColumnLayout, column: number): number {
  return edges[column] ?? 0;
}

export function widthOf(layout: ColumnLayout, column: number): number {
  return edgeOf(layout, column + 1) - edgeOf(layout, column);
}

export function frozenWidth(layout: ColumnLayout): number {
  return edgeOf(layout, layout.frozen);
}

export function totalWidth({ edges }: ColumnLayout): number {
  return edges[edges.length - 1] ?? 0;
}

/** Moving columns of which any px shows beside the frozen ones. */
export function visibleColumns(layout: ColumnLayout, scrollLeft: number, viewport: number): { readonly first: number; readonly end: number } {
  const { edges, frozen } = layout;
  const left = frozenWidth(layout) + scrollLeft;
  const right = scrollLeft + viewport;
  const first = Math.max(frozen, columnAt(edges, left));
  let end = first;
  while (end < edges.length - 1 && (edges[end] ?? 0) < right) end++;
  return { first, end };
}

/** The column that covers a place, by halving: tables may have thousands of columns. */
function columnAt(edges: readonly number[], place: number): number {
  let [low, high] = [0, edges.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((edges[middle] ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The nearest scroll position at which a column is whole in sight, or its left edge when it is wider than the room. */
export function scrollShowing(layout: ColumnLayout, column: number, scrollLeft: number, viewport: number): number {
  if (column < layout.frozen) return scrollLeft;
  const [left, right] = [edgeOf(layout, column), edgeOf(layout, column + 1)];
  if (left < scrollLeft + frozenWidth(layout) || right - left > viewport - frozenWidth(layout)) return left - frozenWidth(layout);
  return right > scrollLeft + viewport ? right - viewport : scrollLeft;
}
