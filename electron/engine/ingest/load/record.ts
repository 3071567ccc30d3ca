import type { CleanValue } from '../clean/types';
import type { Heading } from '../recognise/types';
import type { Pseudonymiser } from './identity';

/** A row after cleaning: catalogue column id -> value. */
export type CleanRecord = ReadonlyMap<string, CleanValue | null>;

export type StoredValue = string | number | bigint | boolean | null;

/** A row as the warehouse table takes it: table column -> value. */
export type StoredRecord = Readonly<Record<string, StoredValue>>;

export interface RowIssue {
  readonly row: number;
  readonly columnLabel: string | null;
  readonly value: string | null;
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly action: 'fixed' | 'emptied' | 'rejected' | 'noted';
  readonly message: string;
}

/** Why a row cannot be taken; becomes an issue with the action `rejected`. */
export interface Rejection {
  readonly columnId: string | null;
  readonly code: string;
  readonly message: string;
}

export interface RecordNote {
  readonly columnId: string;
  readonly code: string;
  readonly message: string;
}

export interface CompletionContext {
  readonly schoolYear: string;
  readonly heading: Heading;
  readonly pseudonymiser: Pseudonymiser;
}

export type Completion =
  | { readonly ok: true; readonly values: StoredRecord; readonly notes?: readonly RecordNote[] }
  | { readonly ok: false; readonly rejection: Rejection };

/** Adds what a dataset's table holds beside the cleaned columns: keys, pseudonyms, inferred county and stage. */
export type Complete = (record: CleanRecord, context: CompletionContext) => Completion;

export function textOf(record: CleanRecord, columnId: string): string | null {
  const value = record.get(columnId);
  return typeof value === 'string' ? value : null;
}

export function numberOf(record: CleanRecord, columnId: string): number | null {
  const value = record.get(columnId);
  return typeof value === 'number' ? value : null;
}

/** Year and month of a date column, as YYYY-MM (YYYY when only the year is known): never the day of birth. */
export function monthOf(record: CleanRecord, columnId: string): string | null {
  const value = record.get(columnId);
  if (value === null || value === undefined || typeof value !== 'object') return null;
  return value.precision === 'year' ? value.iso.slice(0, 4) : value.iso.slice(0, 7);
}
