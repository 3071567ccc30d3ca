/** An answer laid out: groups down and across, one cell for each and every measure. */
import type { VisualPart } from '../visual-query';

export interface HeadValue {
  readonly key: string;
  readonly label: string;
}

/** A cell with the groups it belongs to. Of totals the groups that they are over are empty. */
export interface PlacedCell<C> {
  readonly part: VisualPart;
  readonly row: readonly HeadValue[];
  readonly column: readonly HeadValue[];
  /** Id of what the cell shows. */
  readonly measure: string;
  readonly cell: C;
}

export interface TableLine {
  readonly path: readonly HeadValue[];
  readonly isTotal: boolean;
}

export interface TableColumn extends TableLine {
  readonly measure: string;
}

export interface VisualTable<C> {
  /** Names of the groups down and across. */
  readonly rowHeads: readonly string[];
  readonly columnHeads: readonly string[];
  readonly rows: readonly TableLine[];
  readonly columns: readonly TableColumn[];
  /** `cells[row][column]`; undefined: the group does not exist, or such a total is not offered. */
  readonly cells: readonly (readonly (C | undefined)[])[];
}

/** A figure as it is shown: suppressed, missing and zero are three different states. */
export interface ShownCell {
  readonly value: number | null;
  readonly suppressed: boolean;
  readonly text: string;
}
