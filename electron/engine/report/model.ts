/**
 * A report without layout. Definitions fill it from released figures only (privacy/released.ts), and every
 * writer renders the same model, so the same figure is the same in every format.
 */
import type { ReportChart } from './chart-model';
import type { ReportCheck } from './checks';
import type { LetterFrame } from './letter-model';
import type { OwnTemplate } from './own-template';
import type { ReportProse } from './prose-model';
import type { SchoolFeedbackFrame } from './school-feedback/frame';

/** points: the difference of two shares, in percentage points. */
export type FigureFormat = 'integer' | 'percent' | 'decimal' | 'points';

/** A cell of a report table. Suppressed, missing and zero are three different states. */
export type ReportCell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'figure'; readonly value: number; readonly format: FigureFormat; readonly formula?: ReportFormula }
  | { readonly kind: 'suppressed' }
  | { readonly kind: 'missing' };

/** A live formula whose cached value is the cell's `value`. */
export type ReportFormula =
  /** Sum of the column over the body rows. */
  | { readonly kind: 'sumOfBody' }
  /** Quotient of two cells of the same row, by column index. */
  | { readonly kind: 'quotient'; readonly numerator: number; readonly denominator: number }
  /** Difference of two cells of the same row, by column index. */
  | { readonly kind: 'difference'; readonly minuend: number; readonly subtrahend: number };

export interface ReportColumn {
  /** Header texts from top to bottom; equal neighbours are merged. */
  readonly header: readonly string[];
  /** Characters of width. */
  readonly width: number;
  /** Long texts take more lines instead of more width. */
  readonly wraps?: true;
  /** Figures on the wrong side of it are marked. */
  readonly target?: { readonly value: number; readonly atLeast: boolean };
}

export interface ReportTable {
  readonly kind: 'table';
  /** Name of the sheet, e.g. 表1 师资覆盖. */
  readonly name: string;
  readonly title: string;
  /** 表号, 制定机关, 批准机关 … at the top right, of surveys that were approved; absent: a working form. */
  readonly survey?: readonly string[];
  /** Line between title and table: 填报单位, 学年, 计量单位. */
  readonly headerLine: { readonly left: string; readonly center: string; readonly right: string };
  readonly columns: readonly ReportColumn[];
  /** Code row under the header: 甲 乙 | 1 2 3 … */
  readonly codeRow: readonly string[];
  /** First body row of official forms: 全市合计. Empty: none. */
  readonly totals: readonly ReportCell[];
  readonly rows: readonly (readonly ReportCell[])[];
  /** 其中: parts of the totals, below the rows and in no sum. */
  readonly parts?: readonly (readonly ReportCell[])[];
  /** 审核关系, printed in the notes and checked by formulas. */
  readonly checks?: readonly ReportCheck[];
  /** Printed upright on one page: narrow tables of a month's days, which hang on a wall. */
  readonly onPortraitPage?: true;
  /** Line under the table: 单位负责人, 填表人, 联系电话, 报出日期. */
  readonly footerLine: readonly string[];
  /** 说明: definitions, suppression, checks. */
  readonly notes: readonly string[];
}

export interface ReportTextSheet {
  readonly kind: 'text';
  readonly name: string;
  readonly title: string;
  readonly blocks: readonly ReportTextBlock[];
}

export type ReportTextBlock =
  | { readonly kind: 'facts'; readonly heading: string; readonly facts: readonly { readonly label: string; readonly text: string }[] }
  /** `figures`: its rows hold figures, by what stands in the first column; they are compared when a report is held against today's data. */
  | { readonly kind: 'list'; readonly heading: string; readonly header: readonly string[]; readonly rows: readonly (readonly string[])[]; readonly figures?: true }
  | { readonly kind: 'paragraphs'; readonly heading: string; readonly texts: readonly string[] };

export type ReportSection = ReportTextSheet | ReportTable | ReportChart | ReportProse;

export interface ReportModel {
  readonly title: string;
  readonly fileName: string;
  /** Of an official document: what stands up to the last prose is its text, tables and charts after it are attached. */
  readonly sections: readonly ReportSection[];
  /** Makes the report an official document. */
  readonly letter?: LetterFrame;
  /** With what every school's page has in common; what is of one school stands in the tables. */
  readonly feedback?: SchoolFeedbackFrame;
  /** Single figures by name, for templates: 全市.配备率 -> 95.18%. */
  readonly namedFigures?: Readonly<Record<string, string>>;
  /** Absent: laid out by the writer of the format. */
  readonly template?: OwnTemplate;
}
