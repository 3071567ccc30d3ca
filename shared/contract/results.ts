import type { DatasetId } from '../datasets';
import type { EngineError } from './errors';
import type { Method } from './requests';

export interface AppInfo {
  readonly version: string;
  readonly duckdbVersion: string;
  readonly nodeVersion: string;
  readonly platform: string;
}

export interface WorkspaceStatus {
  readonly open: boolean;
  readonly path: string | null;
  readonly name: string | null;
  /** False when the chain of the audit log is broken: somebody changed the file by other means. */
  readonly auditIntact: boolean;
}

/** What one table in one file was taken for. */
export interface RecognisedTable {
  readonly sheet: string;
  readonly dataset: DatasetId;
  /** 0–1 */
  readonly confidence: number;
  /** Sheet row of the last header row, from 1. */
  readonly headerRow: number;
  readonly title: string | null;
  readonly schoolYear: string | null;
  readonly columns: readonly { readonly columnId: string; readonly label: string; readonly header: string; readonly sheetColumn: string }[];
  readonly unmappedHeaders: readonly string[];
  readonly missingRequired: readonly string[];
  /** First rows as read; values that identify a child are masked. Each row has one text per entry of `columns`. */
  readonly preview: readonly (readonly string[])[];
}

export interface InspectedFile {
  /** Path, or the name the upload was given. */
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly status: 'recognised' | 'unchanged' | 'failed';
  readonly format: string | null;
  readonly tables: readonly RecognisedTable[];
  /** Sheets that were passed over, with the reason in Chinese. */
  readonly skippedSheets: readonly { readonly sheet: string; readonly reason: string }[];
  readonly error: EngineError | null;
  /** What to hand to `import.run` (one element of `sources`; folders and archives expand to several files). */
  readonly source: { readonly kind: 'path'; readonly path: string } | { readonly kind: 'upload'; readonly uploadId: string };
}

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

export interface BatchRecord {
  readonly batch: number;
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

export interface IssueRecord {
  readonly batch: number;
  readonly file: string;
  readonly sheet: string;
  readonly row: number;
  /** Chinese label of the column, or null for the whole row. */
  readonly column: string | null;
  /** As in the file; masked where it identifies a child. */
  readonly value: string | null;
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly action: 'fixed' | 'emptied' | 'rejected' | 'noted';
  /** Chinese: the reason and what to do. */
  readonly message: string;
}

export interface IssuePage {
  readonly issues: readonly IssueRecord[];
  readonly total: number;
}

export interface UndoResult {
  readonly batch: number;
  readonly rowsRemoved: number;
  /** Rows of earlier batches that count again. */
  readonly rowsRestored: number;
}

export interface SchoolYearSummary {
  readonly schoolYear: string;
  readonly schools: number;
  readonly counselors: number;
  readonly assessed: number;
  /** Rows whose school is not in that year's list of schools. */
  readonly unmatchedCounselors: number;
  readonly unmatchedStudents: number;
}

export interface DataSummary {
  readonly schoolYears: readonly SchoolYearSummary[];
  /** The year shown when none is chosen: the latest with data. */
  readonly defaultSchoolYear: string | null;
  readonly batches: number;
}

export interface SchoolItem {
  readonly school: string;
  readonly name: string;
  readonly county: string;
  readonly stage: string;
}

/**
 * `rows` is an Arrow IPC stream with the columns indicator, value, numerator, denominator, unit,
 * suppressed, target, and for every dimension `<dimension>` and `<dimension>Label`.
 * value/numerator/denominator are null when suppressed or missing; `suppressed` tells which.
 */
export interface IndicatorResult {
  readonly schoolYear: string;
  readonly dimensions: readonly string[];
  readonly rows: Uint8Array;
  /** What the privacy gate hid, in words to print under a table. Empty when nothing was hidden. */
  readonly privacyNote: string;
}

export interface QueryResult {
  readonly rows: Uint8Array;
  readonly rowCount: number;
  readonly truncated: boolean;
}

export interface ProducedFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

export interface SampleResult {
  readonly folder: string;
  readonly files: readonly string[];
  /** Counts made while generating, beside the folder, so that importing the folder does not meet it. */
  readonly truthFile: string;
}

export interface ResultMap {
  'app.info': AppInfo;
  'workspace.status': WorkspaceStatus;
  'workspace.create': WorkspaceStatus;
  'workspace.open': WorkspaceStatus;
  'workspace.close': WorkspaceStatus;
  'workspace.backup': { readonly path: string; readonly bytes: number };
  'upload.append': { readonly uploadId: string; readonly bytes: number };
  'upload.discard': { readonly discarded: number };
  'import.inspect': { readonly files: readonly InspectedFile[] };
  'import.run': ImportReport;
  'import.batches': { readonly batches: readonly BatchRecord[] };
  'import.undo': UndoResult;
  'import.issues': IssuePage;
  'import.issuesWorkbook': ProducedFile;
  'data.summary': DataSummary;
  'data.schools': { readonly schools: readonly SchoolItem[] };
  'indicator.query': IndicatorResult;
  'query.run': QueryResult;
  'report.annual': ProducedFile;
  'sample.write': SampleResult;
  'sample.upload': { readonly uploads: readonly { readonly uploadId: string; readonly name: string }[] };
}

export type ResultOf<M extends Method> = ResultMap[M];
