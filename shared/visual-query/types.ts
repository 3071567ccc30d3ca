/**
 * A question put together by hand (自由组合), as plain data: what pages link to, what is kept, what the engine and the command line answer. Two kinds: figures of
 * the indicator catalogue cut by dimensions, and rows of one documented view grouped by its fields.
 */
import type { AreaBasis } from '../area-basis';
import type { DimensionId } from '../indicators';
import type { Scope } from '../scope';

export const PRESENTATIONS = ['table', 'pivot', 'bar', 'stacked', 'line', 'heat'] as const;
export type Presentation = (typeof PRESENTATIONS)[number];

/** School years stand beside the dimensions of the catalogue: one answer for every chosen year. */
export type VisualDimension = DimensionId | 'schoolYear';

export const MOST_TITLE = 100;
export const MOST_INDICATORS = 12;
export const MOST_ROW_GROUPS = 4;
export const MOST_COLUMN_GROUPS = 2;
export const MOST_MEASURES = 12;
export const MOST_SCHOOL_YEARS = 12;
/** Rows of the answer that one question may have. */
export const MOST_ROWS = 100_000;
export const DEFAULT_LIMIT = 10_000;

interface Looks {
  /** '' where nobody has named it; see `titleOf`. */
  readonly title: string;
  readonly presentation: Presentation;
  /** A last column with the total of every row. */
  readonly rowTotals: boolean;
  /** A last row with the total of every column. */
  readonly columnTotals: boolean;
}

/** Dimension -> values that are kept; what is not named is not narrowed. As `Filter` of the contract. */
export type DimensionFilter = Readonly<Partial<Record<DimensionId, readonly string[]>>>;

export interface IndicatorVisualQuery extends Looks {
  readonly source: 'indicators';
  /** Ids of the catalogue, in the order shown. */
  readonly indicators: readonly string[];
  readonly rows: readonly VisualDimension[];
  readonly columns: readonly VisualDimension[];
  readonly where: DimensionFilter;
  /** Empty: the latest with data. More than one only with `schoolYear` among rows or columns. */
  readonly schoolYears: readonly string[];
  readonly areaBasis: AreaBasis;
  readonly scope: Scope;
  /** ISO date as of whose targets figures are judged; null: by the rule of as-of.ts. */
  readonly asOf: string | null;
  /** Beside the year before. */
  readonly compare: boolean;
}

/** How a date is gathered: 2025, 2025-11, 1–7 from Monday. */
export const DATE_PARTS = ['year', 'month', 'weekday'] as const;
export type DatePart = (typeof DATE_PARTS)[number];

export interface FieldGroup {
  readonly field: string;
  /** Of dates only; null: as it is. */
  readonly part: DatePart | null;
}

export const FIELD_AGGREGATES = ['distinct', 'sum', 'average', 'min', 'max', 'median'] as const;
export type FieldAggregate = (typeof FIELD_AGGREGATES)[number];

export type FieldMeasure = { readonly aggregate: 'count' } | { readonly aggregate: FieldAggregate; readonly field: string };

export type FieldCondition =
  | { readonly field: string; readonly test: 'in'; readonly values: readonly string[] }
  | { readonly field: string; readonly test: 'contains'; readonly text: string }
  /** Both ends included; null: open. Numbers and dates are written as text. */
  | { readonly field: string; readonly test: 'between'; readonly from: string | null; readonly to: string | null }
  | { readonly field: string; readonly test: 'empty' | 'notEmpty' };

export interface FieldVisualQuery extends Looks {
  readonly source: 'fields';
  /** Name of a documented view. */
  readonly view: string;
  readonly rows: readonly FieldGroup[];
  readonly columns: readonly FieldGroup[];
  readonly measures: readonly FieldMeasure[];
  readonly where: readonly FieldCondition[];
  /** By the measure of that place; null: by the groups. Only without columns. */
  readonly order: { readonly measure: number; readonly descending: boolean } | null;
  readonly limit: number;
}

export type VisualQuery = IndicatorVisualQuery | FieldVisualQuery;
