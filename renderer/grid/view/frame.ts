/** What one drawing of the grid goes by. */
import type { ColumnOrder } from '../../../shared/contract';
import type { ColumnLayout } from '../column-layout';
import type { GridColumn, GridSource } from '../grid-source';
import type { Block, Selection } from '../selection';

export const ROW_HEIGHT = 28;
/** Label, and below it the column's name in the result. */
export const HEAD_HEIGHT = 44;

export interface Frame {
  readonly source: GridSource;
  /** As shown, left to right. */
  readonly columns: readonly GridColumn[];
  readonly layout: ColumnLayout;
  /** Width of the row numbers. */
  readonly numberWidth: number;
  /** Moving columns in sight. */
  readonly firstColumn: number;
  readonly endColumn: number;
  readonly scrollLeft: number;
  readonly selection: Selection;
  readonly block: Block | null;
  readonly order: readonly ColumnOrder[];
  /** Places of columns with a condition. */
  readonly filtered: ReadonlySet<number>;
  /** Begins the ids of cells, so that several grids on a page do not collide. */
  readonly id: string;
}

export function cellId({ id }: Pick<Frame, 'id'>, row: number, column: number): string {
  return `${id}-${row}-${column}`;
}
