import { type ColumnLayout, frozenWidth } from '../column-layout';
import { HEAD_HEIGHT, ROW_HEIGHT } from './frame';

export interface Hit {
  readonly part: 'corner' | 'head' | 'number' | 'cell';
  readonly row: number;
  readonly column: number;
}

export interface HitGrid {
  readonly layout: ColumnLayout;
  readonly numberWidth: number;
  readonly scrollLeft: number;
  readonly offset: number;
  readonly rowCount: number;
}

/** @param point in px from the corner of what shows of the grid */
export function hitAt({ x, y }: { readonly x: number; readonly y: number }, { layout, numberWidth, scrollLeft, offset, rowCount }: HitGrid): Hit {
  const across = x - numberWidth;
  const inTable = across < frozenWidth(layout) ? across : across + scrollLeft;
  const next = layout.edges.findIndex((edge) => edge > inTable);
  const column = Math.max(0, (next < 0 ? layout.edges.length - 1 : next) - 1);
  const row = Math.max(0, Math.min(rowCount - 1, Math.floor((y - HEAD_HEIGHT + offset) / ROW_HEIGHT)));
  const [left, above] = [x < numberWidth, y < HEAD_HEIGHT];
  return { part: left && above ? 'corner' : above ? 'head' : left ? 'number' : 'cell', row, column };
}
