import type { DatasetColumn, DatasetDefinition } from '../../../../shared/datasets';

export interface MappedColumn {
  readonly column: DatasetColumn;
  /** Sheet column from 0. */
  readonly sheetColumn: number;
  /** Header as printed, levels joined by ·. */
  readonly header: string;
  /** 1 for the label or a listed synonym, less for a near match. */
  readonly confidence: number;
}

/** What stands above the header: used when the rows themselves do not say it. */
export interface Heading {
  readonly title: string | null;
  readonly schoolYear: string | null;
  /** Year told by a date line (填报时间) only; weaker than `schoolYear`. */
  readonly schoolYearOfDate: string | null;
  /** 填报单位 or the school named by title, sheet or file. */
  readonly unit: string | null;
  /** Six-digit code. */
  readonly county: string | null;
}

export interface TableLayout {
  readonly dataset: DatasetDefinition;
  readonly confidence: number;
  /** Sheet rows from 1. */
  readonly firstHeaderRow: number;
  readonly lastHeaderRow: number;
  readonly columns: readonly MappedColumn[];
  readonly unmappedHeaders: readonly string[];
  readonly missingRequired: readonly DatasetColumn[];
  /** Normalised header text by sheet column, to know a repeated header again. */
  readonly headerTexts: ReadonlyMap<number, string>;
  readonly heading: Heading;
}

/** Text of the first rows of a sheet. */
export interface HeadRow {
  readonly rowNumber: number;
  /** By sheet column from 0; '' for empty. */
  readonly texts: readonly string[];
}
