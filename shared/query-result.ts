/** What page, engine and command line know alike of the results of own queries. */

export const RESULT_FORMATS = ['xlsx', 'csv', 'parquet'] as const;
export type ResultFormat = (typeof RESULT_FORMATS)[number];

/** The column by which a documented view marks rows whose figures are hidden, and those figures by view. */
export const SUPPRESSED_COLUMN = 'suppressed';
export const HIDDEN_FIGURES = {
  assessment_cells: ['riskLevel', 'riskLevelName', 'students'],
  assessment_returns: ['levelOne', 'levelTwo', 'levelThree', 'retested', 'interviewed', 'referred'],
  follow_up_cells: ['cases', 'retested', 'interviewed', 'guardianInformed', 'intervened', 'referred', 'followed', 'closed'],
  hotline_call_months: ['calls', 'answered'],
  hotline_call_counts: ['calls', 'answered'],
  hotline_call_hours: ['calls', 'answered'],
  hotline_call_parts: ['calls'],
  hotline_call_topics: ['calls'],
  scorings: ['invalid', 'rules'],
} as const;

const hidden: ReadonlySet<string> = new Set(Object.values(HIDDEN_FIGURES).flat());

/** Columns (by place) that are empty because they are hidden where `suppressed` says so; none without that column. */
export function hiddenColumns(names: readonly string[]): readonly number[] {
  return names.includes(SUPPRESSED_COLUMN) ? names.flatMap((name, column) => (hidden.has(name) ? [column] : [])) : [];
}

/** Metadata of an Arrow field of exact texts that are numbers with more digits than a number of the page can hold. */
export const NUMBER_AS_TEXT = 'numberAsText';

/** As which kind of value a column is sorted, filtered, counted and drawn. */
export type ColumnKind = 'number' | 'day' | 'moment' | 'truth' | 'text';

/** Rows whose value is from `from` to `to`; the last bin has both its ends. */
export interface ProfileBin {
  readonly from: number;
  readonly to: number;
  readonly rows: number;
}

/** What stands in a column. Days and moments count as milliseconds since 1970 in `bins`. */
export interface ColumnProfile {
  readonly kind: ColumnKind;
  readonly rows: number;
  /** Rows without a value, or with an empty text. */
  readonly empty: number;
  readonly distinct: number;
  /** As the engine writes values as text; null of a column without any. */
  readonly least: string | null;
  readonly greatest: string | null;
  /** Of numbers only. */
  readonly mean: number | null;
  /** Lower quartile, median, upper quartile, of numbers only. */
  readonly quartiles: readonly [number, number, number] | null;
  readonly bins: readonly ProfileBin[];
  /** The most frequent first; null: empty. */
  readonly commonest: readonly { readonly value: string | null; readonly rows: number }[];
}
