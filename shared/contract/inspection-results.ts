/** What files were taken for, before anything is loaded. */
import type { DatasetId } from '../datasets';
import type { LevelNumbering } from '../risk';
import type { EngineError } from './errors';
import type { ImportSource } from './requests';

/** Levels of a table that hardly mean what they are taken to mean. */
export interface LevelMeaning {
  /** As they were taken. */
  readonly numbering: LevelNumbering;
  /** Rows with a valid level. */
  readonly results: number;
  /** Rows with 一级, 二级, 三级. */
  readonly counts: readonly [number, number, number];
  /** Words beside the numbers say the opposite. */
  readonly contradicted: boolean;
}

/** What one table in one file was taken for. */
export interface RecognisedTable {
  readonly sheet: string;
  /** Equal for tables with the same header: one answer serves them all. */
  readonly layoutKey: string;
  /** A person should look before anything is loaded. */
  readonly needsConfirmation: boolean;
  /** What the first rows say against what 一级 is taken to mean; until a person answers, the table is not loaded. */
  readonly levelMeaning: LevelMeaning | null;
  /** Every header of the table, left to right; `position` is what `import.confirmLayout` takes. */
  readonly headers: readonly TableHeader[];
  /** Hidden rows among the first ones, and hidden columns of the table. They are left out unless asked for. */
  readonly hiddenRows: number;
  readonly hiddenColumns: number;
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

export interface TableHeader {
  readonly position: number;
  /** Sheet column, A B C … */
  readonly sheetColumn: string;
  readonly text: string;
  /** Catalogue column it was taken for, or null. */
  readonly columnId: string | null;
  /** How it was told: by its text, a near match, its values, or an earlier answer. Null when it was not. */
  readonly basis: 'header' | 'near' | 'values' | 'memory' | null;
  /** First values, masked where they could identify a child. */
  readonly examples: readonly string[];
}

/** A header that fits none of our datasets: a person can say what it is. */
export interface UnknownTable {
  readonly sheet: string;
  readonly layoutKey: string;
  readonly headerRow: number;
  readonly headers: readonly TableHeader[];
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
  readonly unknownTables: readonly UnknownTable[];
  /** Hidden sheets that hold something. */
  readonly hiddenSheets: number;
  /** Sheets that were passed over, with the reason in Chinese. */
  readonly skippedSheets: readonly { readonly sheet: string; readonly reason: string }[];
  readonly error: EngineError | null;
  /** What to hand to `import.run` (one element of `sources`; folders and archives expand to several files). */
  readonly source: ImportSource;
}
