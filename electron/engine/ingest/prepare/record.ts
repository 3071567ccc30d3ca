import type { LevelNumbering } from '../../../../shared/risk';
import type { CleanValue } from '../clean/types';
import type { ScaleCatalogue } from '../../../../shared/scales';
import type { Heading } from '../recognise/types';
import type { Pseudonymiser } from './identity';
import type { NameCollector } from './name-collector';
import type { SchoolReference } from './school-reference';

/** A row after cleaning: catalogue column id -> value; undefined for a column that the table does not have. */
export interface CleanRecord {
  get(columnId: string): CleanValue | null | undefined;
}

export type StoredValue = string | number | bigint | boolean | null;

/** A row as the warehouse table takes it: table column -> value. */
export type StoredRecord = Readonly<Record<string, StoredValue>>;

/** Why a row cannot be taken; becomes an issue with the action `rejected`. */
export interface Rejection {
  readonly columnId: string | null;
  readonly code: string;
  readonly message: string;
}

/** Something worth knowing about a row that is taken. */
export interface RecordNote {
  readonly columnId: string;
  readonly code: string;
  readonly message: string;
  /** info unless stated */
  readonly severity?: 'warning' | 'info';
  /** noted unless stated */
  readonly action?: 'noted' | 'fixed' | 'emptied';
}

/** What 一级 means in a table; `agreed`: a person has said so of its layout. */
export interface TableLevels {
  readonly numbering: LevelNumbering;
  readonly agreed: boolean;
}

export interface CompletionContext {
  readonly schoolYear: string;
  readonly heading: Heading;
  readonly levels: TableLevels;
  readonly pseudonymiser: Pseudonymiser;
  /** Remembers references already worked out: thousands of rows name the same school. */
  readonly schools: Map<string, SchoolReference>;
  /** Built-in questionnaires and the bureau's own. */
  readonly scales: ScaleCatalogue;
  /** Null where no school has handed in a key, or rows are no pupils. */
  readonly names: NameCollector | null;
}

/** Whom or what a row is about, as far as it can be told; also of rows that are rejected. */
export interface RowSubject {
  readonly school: SchoolReference;
  /** Pseudonym of the person a row is about; null for a school. */
  readonly subject: bigint | null;
  /** Rest of the natural key without dates (scale, school), the same in a corrected file; null when the row's subject cannot be told. */
  readonly rowKey: string | null;
}

export type Completion = { readonly subject: RowSubject } & (
  | { readonly ok: true; readonly values: Record<string, StoredValue>; readonly notes: readonly RecordNote[] }
  | { readonly ok: false; readonly rejection: Rejection }
);

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
