/** Own queries and questions put together by hand. */
import type { QueryView, ViewColumn } from '../query-views';
import type { FieldStatement, ViewField } from '../visual-sql';

export interface QueryResult {
  readonly rows: Uint8Array;
  readonly rowCount: number;
  readonly truncated: boolean;
  /** Time within the engine. */
  readonly milliseconds: number;
}

export interface QuerySchema {
  /** `type` as DuckDB names it. */
  readonly views: readonly (Omit<QueryView, 'columns'> & { readonly columns: readonly (ViewColumn & { readonly type: string })[] })[];
  /** `call`: how it is written; `explanation`: what it gives. */
  readonly functions: readonly { readonly name: string; readonly group: string; readonly call: string; readonly explanation: string }[];
}

/**
 * Answer to a question over indicators. `rows` as of `IndicatorResult`, with the columns schoolYear and part (cell, rowTotal, columnTotal, total): totals are
 * asked of the catalogue by fewer dimensions, and hidden where they would tell what is hidden beside them.
 */
export interface VisualFigureAnswer {
  readonly source: 'indicators';
  readonly schoolYears: readonly string[];
  /** ISO date as of whose targets all figures are judged. */
  readonly asOf: string;
  readonly rows: Uint8Array;
  readonly scopeNote: string;
  readonly privacyNote: string;
  readonly comparison: { readonly schoolYear: string; readonly note: string } | null;
}

/** Answer to a question over the fields of a documented view: one table for the cells, one for each kind of total. */
export interface VisualRowAnswer {
  readonly source: 'fields';
  /** Of the view. */
  readonly fields: readonly ViewField[];
  /** `rows`: Arrow, its columns in the order that shared/visual-sql tells. */
  readonly parts: readonly { readonly statement: FieldStatement; readonly rows: Uint8Array; readonly rowCount: number }[];
}

export type VisualAnswer = VisualFigureAnswer | VisualRowAnswer;
