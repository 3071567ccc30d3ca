/**
 * Rows ready for the warehouse, in columns, as they travel from the thread that reads a file to the one that
 * owns the database. Nothing in here identifies a child: identifiers have become pseudonyms before.
 */
import type { EngineError } from '../../../../shared/contract';
import type { DatasetId } from '../../../../shared/datasets';
import type { LevelNumbering } from '../../../../shared/risk';
import type { WorkbookFormat } from '../read/types';

/** DuckDB's vector size: a prepared chunk fills at most one data chunk. */
export const CHUNK_ROWS = 2048;

export type PreparedColumn =
  /** `codes[i]` 0: null; n: `dictionary[n - 1]`. */
  | { readonly kind: 'text'; readonly codes: Uint16Array<ArrayBuffer>; readonly dictionary: readonly string[] }
  /** NaN: null. Booleans are 0 and 1. */
  | { readonly kind: 'number'; readonly values: Float64Array<ArrayBuffer> }
  /** High and low half of each row's 128 bits. */
  | { readonly kind: 'pseudonym'; readonly values: BigUint64Array }
  /** `width` numbers a row, NaN: null. */
  | { readonly kind: 'scores'; readonly values: Float64Array<ArrayBuffer>; readonly width: number };

export interface PreparedRows {
  /** At most CHUNK_ROWS. */
  readonly rowCount: number;
  /** Sheet rows from 1. */
  readonly sourceRows: Uint32Array;
  /** By name of the warehouse column; columns that are missing are null. */
  readonly columns: Readonly<Record<string, PreparedColumn>>;
}

export interface PreparedIssue {
  readonly row: number;
  /** Address such as C12; null for the whole row. */
  readonly cell: string | null;
  readonly columnLabel: string | null;
  /** As in the file; masked where it identifies a person. */
  readonly value: string | null;
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly action: 'fixed' | 'emptied' | 'rejected' | 'noted';
  readonly message: string;
  readonly schoolRef: string | null;
  readonly schoolName: string | null;
  readonly county: string | null;
  /** Whom or what the row is about, to know it again in a corrected file: see RowSubject. */
  readonly subject: bigint | null;
  readonly rowKey: string | null;
}

/** A row that has issues, as a person finds it again: one text per mapped column, masked; '' for an empty cell, null for scores and levels that the issue is not about. */
export interface IssueRow {
  readonly row: number;
  readonly cells: readonly (string | null)[];
}

/** Names of one school's pupils beside their codes, as an age file that only the school opens (decisions/0042). */
export interface SealedNames {
  /** Key of the school in the directory. */
  readonly school: string;
  /** Of the public key. */
  readonly fingerprint: string;
  /** Lines in it, the header not counted. */
  readonly entries: number;
  readonly content: Uint8Array;
}

export interface TableFacts {
  readonly sheet: string;
  /** Counts the tables of a sheet from 1. */
  readonly tableNumber: number;
  readonly dataset: DatasetId;
  readonly headerRow: number;
  readonly title: string | null;
  readonly schoolYear: string;
  readonly mapping: readonly { readonly column: string; readonly label: string; readonly sheetColumn: number; readonly header: string; /** What 一级 was taken to mean, where it was not the worst. */ readonly numbering?: LevelNumbering }[];
  /** Names of the numbers in `scores`, in order. */
  readonly measures: readonly string[];
  readonly unit: string | null;
  readonly county: string | null;
}

export interface TableCounts {
  /** Data rows = appended + rejected. */
  readonly rowsRead: number;
  readonly rowsAppended: number;
  readonly rowsSkipped: number;
}

/** Where the rows of one file go. Each call is waited for: that is the back-pressure. */
export interface FileSink {
  /** Asked once, before anything is read: whether this very file still has to be loaded. */
  opened(sha256: string, bytes: number, format: WorkbookFormat): Promise<'load' | 'skip'>;
  /** Asked for every table; `table` counts the tables of the file from 0. */
  table(table: number, facts: TableFacts): Promise<'load' | 'skip'>;
  rows(table: number, rows: PreparedRows): Promise<void>;
  issues(table: number, issues: readonly PreparedIssue[], rows: readonly IssueRow[]): Promise<void>;
  names(table: number, sealed: SealedNames): Promise<void>;
  tableEnd(table: number, counts: TableCounts): Promise<void>;
}

export interface SkippedSheet {
  readonly sheet: string;
  /** Chinese. */
  readonly reason: string;
}

/** How a file came out. Failures of a file are values: they end the file, not the run. */
export type FileOutcome =
  | { readonly status: 'prepared'; readonly sha256: string; readonly bytes: number; readonly tables: number; readonly failedTables: readonly { readonly sheet: string; readonly error: EngineError }[]; readonly skippedSheets: readonly SkippedSheet[] }
  | { readonly status: 'skipped'; readonly sha256: string; readonly bytes: number }
  /** A table does not say its school year and no fallback was given: nothing was sent. */
  | { readonly status: 'needsSchoolYear'; readonly sha256: string }
  | { readonly status: 'failed'; readonly sha256: string; readonly error: EngineError };
