/**
 * What every reader hands on: sheets as column batches of raw cells. Readers clean nothing, guess nothing
 * and drop nothing; recognising and cleaning happen later, by the catalogue.
 */

/** Kind of a cell, one byte each in `SheetColumn.kinds`. */
export const CellKind = { empty: 0, text: 1, number: 2, date: 3, boolean: 4, error: 5 } as const;
export type CellKind = (typeof CellKind)[keyof typeof CellKind];

/**
 * One cell as the readers deliver it; the fields mean what the arrays of `SheetColumn` mean.
 * Normalisers never keep the object, so a caller may reuse a single one for a whole column.
 */
export interface RawCell {
  readonly kind: CellKind;
  readonly number: number;
  readonly text: string | null;
}

/** One column of a batch. Index i is row `CellBatch.rowNumbers[i]`. */
export interface SheetColumn {
  readonly kinds: Uint8Array;
  /** number: the value; date: Excel serial in the 1900 system (1904 workbooks are shifted); boolean: 0 or 1. */
  readonly numbers: Float64Array;
  /**
   * text: the text; error: its code such as #N/A; number: the raw text when a double cannot hold it exactly
   * (an 18-digit ID stored as a number); otherwise null.
   */
  readonly texts: (string | null)[];
}

/** Up to a few thousand consecutive rows of a sheet. Rows that are wholly empty may be absent. */
export interface CellBatch {
  readonly rowCount: number;
  /** Sheet row numbers from 1, ascending. */
  readonly rowNumbers: Uint32Array;
  /** By sheet column from 0; a missing entry is an empty column in this batch. */
  readonly columns: (SheetColumn | undefined)[];
  /** 1 for a row that is hidden in the sheet (by hand or by a filter); absent when this batch has none. */
  readonly hiddenRows?: Uint8Array;
  /** Of rows that were made from a sheet of another shape: where each column's cell really stands (row from 1, column from 0). */
  readonly places?: readonly (readonly { readonly row: number; readonly column: number }[])[];
}

/** Columns from 0, ends inclusive. */
export interface ColumnRange {
  readonly first: number;
  readonly last: number;
}

/** Rows and columns from 0, ends inclusive. */
export interface MergedRange {
  readonly startRow: number;
  readonly startColumn: number;
  readonly endRow: number;
  readonly endColumn: number;
}

export interface SheetReader {
  readonly name: string;
  readonly state: 'visible' | 'hidden' | 'veryHidden';
  /** Merged ranges; never expanded into cells by the reader. Empty for text files. */
  merges(): Promise<readonly MergedRange[]>;
  /** Columns hidden in the sheet, ascending. Empty for text files. Hidden cells are read like any other: what to do with them is the caller's. */
  hiddenColumns(): Promise<readonly ColumnRange[]>;
  /** Reads the sheet from the top. May be called again; each call reads anew. */
  batches(): AsyncGenerator<CellBatch, void, undefined>;
}

/** What a file really is. `xls` is BIFF 2–8, WPS .et included; `spreadsheetXml` is XML Spreadsheet 2003. */
export const WORKBOOK_FORMATS = ['xlsx', 'xlsb', 'xls', 'ods', 'spreadsheetXml', 'html', 'csv'] as const;
export type WorkbookFormat = (typeof WORKBOOK_FORMATS)[number];

export interface WorkbookReader {
  readonly format: WorkbookFormat;
  /** Encoding and delimiter of a text file, for messages. */
  readonly textFormat?: { readonly encoding: string; readonly delimiter: string };
  readonly sheets: readonly SheetReader[];
  close(): Promise<void>;
}

/** Bytes of one file, from disk or from memory. Readers never write a temporary file. */
export interface ByteSource {
  /** Name with extension, for messages only: the format is told by content. */
  readonly name: string;
  readonly size: number;
  read(offset: number, length: number): Promise<Buffer>;
  close(): Promise<void>;
}

export interface ReadLimits {
  readonly zipEntries: number;
  /** Uncompressed bytes of all parts read. */
  readonly totalBytes: number;
  /** Uncompressed / compressed, judged once a part is over 50 MB. */
  readonly ratio: number;
  readonly rows: number;
  readonly columns: number;
  readonly rowBytes: number;
  readonly sharedStrings: number;
  readonly csvFieldCharacters: number;
  /** Size of a file that is read whole by SheetJS (xls, xlsb, XML 2003, HTML): it takes about 37 times as much memory. */
  readonly wholeFileBytes: number;
}

export const DEFAULT_READ_LIMITS: ReadLimits = {
  zipEntries: 10_000,
  totalBytes: 8 * 1024 ** 3,
  ratio: 200,
  rows: 1_048_576,
  columns: 500,
  rowBytes: 64 * 1024 ** 2,
  sharedStrings: 64_000_000,
  csvFieldCharacters: 1_000_000,
  wholeFileBytes: 40 * 1024 ** 2,
};
