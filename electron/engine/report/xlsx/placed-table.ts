import type { ReportTable } from '../model';

/** A table with the name of the sheet on which it stands. */
export interface PlacedTable {
  readonly table: ReportTable;
  readonly sheet: string;
}
