/** Reports: what can be made, how one would look, what has been issued, and whether it still holds. */
import type { SchoolFeedbackRun } from './school-feedback-results';
import type { ReportFormat, ReportKind, ReportKindId } from '../reports';

export interface PreviewCell {
  readonly text: string;
  readonly kind: 'text' | 'figure' | 'suppressed' | 'missing';
  /** Misses the target of its column. */
  readonly missed: boolean;
}

export type PreviewSection =
  | {
      readonly kind: 'table';
      readonly name: string;
      readonly title: string;
      readonly survey: readonly string[];
      readonly headerLine: readonly [left: string, center: string, right: string];
      /** Headers from top to bottom, one text a column; equal neighbours belong together. */
      readonly headers: readonly (readonly string[])[];
      readonly codeRow: readonly string[];
      /** Totals first, then the body and 其中. Of long lists only the first rows. */
      readonly rows: readonly (readonly PreviewCell[])[];
      /** How many rows the table has. */
      readonly rowCount: number;
      readonly hasTotals: boolean;
      readonly footerLine: readonly string[];
      readonly notes: readonly string[];
      /** 审核关系 that do not hold, in words. */
      readonly broken: readonly string[];
    }
  | { readonly kind: 'text'; readonly name: string; readonly title: string; readonly lines: readonly string[] }
  | { readonly kind: 'chart'; readonly name: string; readonly title: string; readonly table: string };

export interface ReportPreview {
  readonly id: string;
  readonly title: string;
  readonly sections: readonly PreviewSection[];
}

/** A report as a page. */
export interface ReportPage {
  /** Number under which it would be issued. */
  readonly id: string;
  readonly title: string;
  /** Name of the PDF made of it. */
  readonly fileName: string;
  /** A whole HTML page with its style and drawings; it fetches and runs nothing. `layPages` lays it out on sheets of paper. */
  readonly html: string;
}

export interface IssuedFile {
  readonly format: ReportFormat;
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/** The same state of the data and the same parameters give the same number and the same bytes. */
export interface IssuedReport {
  readonly id: string;
  readonly kind: ReportKindId;
  readonly dataState: string;
  readonly files: readonly IssuedFile[];
}

export interface HistoryEntry {
  readonly id: string;
  readonly kind: ReportKindId;
  readonly label: string;
  readonly title: string;
  /** Chosen for this report, in words. */
  readonly parameters: readonly { readonly label: string; readonly text: string }[];
  readonly dataState: string;
  /** ISO date printed as 报出日期. */
  readonly issuedOn: string;
  /** Local time. */
  readonly issuedAt: string;
  readonly issuedBy: string;
  readonly files: readonly { readonly format: ReportFormat; readonly fileName: string; readonly bytes: number; readonly sha256: string }[];
  /** Null: it stands. */
  readonly withdrawn: { readonly at: string; readonly by: string; readonly note: string } | null;
  /** Whether the data have changed since. */
  readonly dataChanged: boolean;
}

/** A cell that was otherwise when the report was issued. */
export interface ReportDifference {
  readonly table: string;
  readonly row: string;
  readonly column: string;
  /** '' where the cell was not there. */
  readonly then: string;
  readonly now: string;
}

export interface ReportComparison {
  readonly id: string;
  readonly dataChanged: boolean;
  readonly differences: readonly ReportDifference[];
}

export interface ReportVerification {
  /** `unknown`: no report of this workspace; `unchanged`: the bytes are those that were issued. */
  readonly state: 'unknown' | 'unchanged' | 'changed';
  readonly id: string | null;
  readonly title: string | null;
  readonly issuedAt: string | null;
  /** Cells of the file that are not as they were issued; of other formats than xlsx only `state` is known. */
  readonly changedCells: readonly { readonly sheet: string; readonly cell: string; readonly issued: string; readonly found: string }[];
  /**
   * Of a PDF whose bytes are not those that were issued: whether the hash of texts and figures that it carries is that of the report, as in a file that
   * another computer printed, or that was saved again. It does not speak of what was written over the pages. Null: of other files.
   */
  readonly figures: 'asIssued' | 'others' | null;
  /** Figures that the workspace would give otherwise today; of a page of a school only those on it. */
  readonly differences: readonly ReportDifference[];
}

export interface ReportResults {
  'report.kinds': { readonly kinds: readonly ReportKind[] };
  'report.page': ReportPage;
  'report.preview': ReportPreview;
  'report.issue': IssuedReport;
  'report.schoolFeedback': SchoolFeedbackRun;
  'report.history': { readonly reports: readonly HistoryEntry[] };
  'report.again': IssuedReport;
  'report.withdraw': { readonly id: string };
  'report.compare': ReportComparison;
  'report.verify': ReportVerification;
}
