/** Imports, their batches, and what is remembered for the next one. */
import type { DatasetId } from '../datasets';
import type { EngineError } from './errors';

export type ImportStatus = 'loaded' | 'unchanged' | 'failed';

/** One table of one file after an import. A file without any table has one entry with status failed. */
export interface ImportedFile {
  readonly path: string;
  readonly sha256: string;
  readonly status: ImportStatus;
  readonly dataset: DatasetId | null;
  readonly sheet: string | null;
  readonly schoolYear: string | null;
  readonly batch: number | null;
  /** Data rows = loaded + rejected. */
  readonly rowsRead: number;
  readonly rowsLoaded: number;
  readonly rowsRejected: number;
  /** Rows that are not data: totals, notes, repeated headers. */
  readonly rowsSkipped: number;
  /** Of the loaded rows, those that took the place of a row of an earlier batch. */
  readonly rowsReplacing: number;
  readonly issues: number;
  readonly message: string;
  readonly error: EngineError | null;
}

export interface ImportTotals {
  readonly files: number;
  readonly loaded: number;
  readonly unchanged: number;
  readonly failed: number;
  readonly rowsRead: number;
  readonly rowsLoaded: number;
  readonly rowsRejected: number;
  readonly rowsSkipped: number;
  readonly rowsReplacing: number;
  readonly issues: number;
}

export interface ImportReport {
  readonly files: readonly ImportedFile[];
  readonly totals: ImportTotals;
}

/** What waits for a decision. */
export interface StagedImport {
  readonly stagedAt: string;
  readonly files: readonly ImportedFile[];
  readonly totals: ImportTotals;
}

export interface BatchRecord {
  readonly batch: number;
  /** Batches of one import share it. */
  readonly importId: number;
  readonly dataset: DatasetId;
  readonly fileName: string;
  readonly sha256: string;
  readonly sheet: string;
  readonly schoolYear: string;
  readonly loadedAt: string;
  readonly rowsRead: number;
  readonly rowsLoaded: number;
  readonly rowsRejected: number;
  readonly rowsSkipped: number;
  /** Rows of this batch that a later batch has replaced. */
  readonly rowsReplaced: number;
  readonly issues: number;
}

/** A school named in the data that the year's directory does not have. */
export interface SchoolQuestion {
  readonly schoolYear: string;
  readonly schoolRef: string;
  readonly name: string;
  readonly county: string | null;
  readonly rows: number;
  readonly files: readonly string[];
  /** Likeliest first; score 0–1. */
  readonly candidates: readonly { readonly school: string; readonly name: string; readonly county: string; readonly score: number }[];
}

export interface RememberedLayoutRecord {
  readonly layoutKey: string;
  readonly dataset: DatasetId | null;
  readonly confirmedAt: string;
  readonly columns: number;
}

export interface WatchedFolder {
  readonly folder: string;
  readonly available: boolean;
  /** Files that were not there, or were different, when the folder was last imported. */
  readonly newFiles: readonly string[];
  readonly knownFiles: number;
}

export interface UndoResult {
  readonly batches: readonly number[];
  readonly rowsRemoved: number;
  /** Rows of earlier batches that count again. */
  readonly rowsRestored: number;
}
