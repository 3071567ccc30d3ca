import type { ColumnSeries, DatasetColumn, DatasetDefinition, DatasetId } from '../../../../shared/datasets';

export interface MappedColumn {
  readonly column: DatasetColumn;
  /** Sheet column from 0. */
  readonly sheetColumn: number;
  /** Header as printed, levels joined by ·. */
  readonly header: string;
  /** 1 for the label or a listed synonym, less for a near match. */
  readonly confidence: number;
  /** What told the column: its header (label, synonym or a near match), its values, or an earlier answer of a person. */
  readonly basis: 'header' | 'near' | 'values' | 'memory';
}

/** A run of columns with one number each per question or subscale; see `ColumnSeries`. */
export interface MappedSeries {
  readonly series: ColumnSeries;
  /** In sheet order. `measure` is the question number or the subscale's standard name. */
  readonly entries: readonly { readonly measure: string; readonly sheetColumn: number; readonly header: string }[];
}

/** What a person once said about a header layout; see `TableLayout.layoutKey`. */
export interface RememberedLayout {
  readonly layoutKey: string;
  /** Null: tables of this layout are none of ours and are passed over. */
  readonly dataset: DatasetId | null;
  /** `position` counts the header's non-empty columns from 0, so that the memory does not depend on where the table stands. */
  readonly columns: readonly { readonly columnId: string; readonly position: number }[];
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
  /** 0–1 */
  readonly confidence: number;
  /** Below the threshold, or a required column is missing: a person should look before anything is loaded. */
  readonly needsConfirmation: boolean;
  /** Equal for tables with the same header texts in the same order, wherever they stand: one answer serves them all. */
  readonly layoutKey: string;
  /** Sheet columns from 0 that belong to the table, ends inclusive; two tables may stand side by side. */
  readonly firstColumn: number;
  readonly lastColumn: number;
  /** Last sheet row that can belong to the table when another one begins below it; null: to the end of the sheet. */
  readonly lastRow: number | null;
  /** Every non-empty header of the table, left to right; the index is the `position` of RememberedLayout. */
  readonly headers: readonly { readonly sheetColumn: number; readonly path: string }[];
  /** Sheet rows from 1. */
  readonly firstHeaderRow: number;
  readonly lastHeaderRow: number;
  readonly columns: readonly MappedColumn[];
  readonly series: readonly MappedSeries[];
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

/** Header-like rows that fit no dataset, for a person to say what they are. */
export interface UnknownTable {
  /** Sheet row from 1: the last row of the header. */
  readonly headerRow: number;
  readonly layoutKey: string;
  /** As TableLayout.headers. */
  readonly headers: readonly { readonly sheetColumn: number; readonly path: string }[];
  readonly heading: Heading;
}

export interface FoundTables {
  readonly tables: readonly TableLayout[];
  /** Tables of a layout that a person said to pass over. */
  readonly ignored: number;
  readonly unknown: readonly UnknownTable[];
}
