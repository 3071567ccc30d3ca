import type { RawCell } from '../read/types';

/** Something an official should know about one cell. */
export interface CellIssue {
  /** Stable, `<family>.<reason>`. */
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'info';
  /** fixed: the value is our reading of a doubtful cell; emptied: the value was dropped; noted: kept as it is. */
  readonly action: 'fixed' | 'emptied' | 'noted';
  /** Chinese: the reason and what to do. Never contains the cell's value, which may identify a child. */
  readonly message: string;
}

export interface Cleaned<T> {
  readonly value: T | null;
  readonly issue?: CellIssue;
}

export interface DateValue {
  /** YYYY-MM-DD, with 01 for a month or day the cell does not tell. */
  readonly iso: string;
  readonly precision: 'day' | 'month' | 'year';
  readonly year: number;
  /** 1–12, or null when only the year is known. */
  readonly month: number | null;
}

export type CleanValue = string | number | boolean | DateValue;

/** Pure: the same cell always gives the same answer. Never throws. */
export type Normaliser<T extends CleanValue = CleanValue> = (cell: RawCell) => Cleaned<T>;
