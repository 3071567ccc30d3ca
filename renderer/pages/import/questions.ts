/** What must be asked about the chosen files: each thing once per cause, with the files one answer settles. */
import type { InspectedFile, LevelMeaning, TableHeader } from '../../../shared/contract';
import type { DatasetId } from '../../../shared/datasets';
import { lacksSchoolYear, waitsFor } from './file-list';

/** One header layout that a person should look at, over all files that have it. */
export interface LayoutQuestion {
  readonly layoutKey: string;
  /** The guess; null when there is none. */
  readonly dataset: DatasetId | null;
  readonly headers: readonly TableHeader[];
  /** Labels of required columns that were not found. */
  readonly missingRequired: readonly string[];
  /** Files with this layout, in the order of the list. */
  readonly files: readonly InspectedFile[];
  /** Where the first of them stands. */
  readonly sheet: string;
  readonly headerRow: number;
  /** False when the files are imported without an answer, only this table of theirs is not. */
  readonly holdsBack: boolean;
}

export interface HiddenContent {
  readonly files: readonly InspectedFile[];
  readonly sheets: number;
  readonly rows: number;
  readonly columns: number;
}

/** One header layout whose levels hardly mean what they are taken to mean. */
export interface LevelQuestion {
  readonly layoutKey: string;
  /** Of the first file. */
  readonly meaning: LevelMeaning;
  readonly files: readonly InspectedFile[];
}

export interface Questions {
  readonly password: readonly InspectedFile[];
  readonly layouts: readonly LayoutQuestion[];
  readonly levels: readonly LevelQuestion[];
  readonly schoolYear: readonly InspectedFile[];
  readonly hidden: HiddenContent;
}

/** Most files first, because that answer settles most. */
export function questionsOf(files: readonly InspectedFile[]): Questions {
  return {
    password: files.filter((file) => waitsFor(file) === 'password'),
    layouts: layoutQuestions(files),
    levels: levelQuestions(files),
    schoolYear: files.filter(lacksSchoolYear),
    hidden: hiddenContent(files),
  };
}

type Found = Omit<LayoutQuestion, 'files' | 'holdsBack'>;

function layoutQuestions(files: readonly InspectedFile[]): readonly LayoutQuestion[] {
  const found = new Map<string, { readonly first: Found; readonly files: InspectedFile[]; holdsBack: boolean }>();
  for (const file of files) {
    if (file.status === 'unchanged') continue;
    const waits = waitsFor(file) === 'layout';
    const doubtful: readonly Found[] = [
      ...file.tables.filter((table) => table.needsConfirmation),
      ...file.unknownTables.map((table) => ({ ...table, dataset: null, missingRequired: [] })),
    ];
    for (const first of doubtful) {
      const entry = found.get(first.layoutKey) ?? { first, files: [], holdsBack: false };
      if (entry.files.at(-1) !== file) entry.files.push(file);
      entry.holdsBack ||= waits;
      found.set(first.layoutKey, entry);
    }
  }
  return [...found.values()]
    .map(({ first, files: affected, holdsBack }) => ({ ...first, files: affected, holdsBack }))
    .sort((one, other) => Number(other.holdsBack) - Number(one.holdsBack) || other.files.length - one.files.length);
}

function levelQuestions(files: readonly InspectedFile[]): readonly LevelQuestion[] {
  const found = new Map<string, { readonly meaning: LevelMeaning; readonly files: InspectedFile[] }>();
  for (const file of files) {
    if (file.status === 'unchanged') continue;
    for (const { layoutKey, levelMeaning } of file.tables) {
      if (levelMeaning === null) continue;
      const entry = found.get(layoutKey) ?? { meaning: levelMeaning, files: [] };
      if (entry.files.at(-1) !== file) entry.files.push(file);
      found.set(layoutKey, entry);
    }
  }
  return [...found].map(([layoutKey, entry]) => ({ layoutKey, ...entry })).sort((one, other) => other.files.length - one.files.length);
}

function hiddenContent(files: readonly InspectedFile[]): HiddenContent {
  const sum = (read: (file: InspectedFile) => number) => files.reduce((total, file) => total + read(file), 0);
  const inTables = (read: (table: InspectedFile['tables'][number]) => number) => sum((file) => file.tables.reduce((total, table) => total + read(table), 0));
  return {
    files: files.filter(hidesSomething),
    sheets: sum((file) => file.hiddenSheets),
    rows: inTables((table) => table.hiddenRows),
    columns: inTables((table) => table.hiddenColumns),
  };
}

export function hidesSomething(file: InspectedFile): boolean {
  return file.hiddenSheets > 0 || file.tables.some((table) => table.hiddenRows > 0 || table.hiddenColumns > 0);
}
