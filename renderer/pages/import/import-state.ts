/** The import as a state machine: nothing chosen -> reading -> inspected -> importing -> finished. */
import type { EngineError, ImportReport, ImportSource, InspectedFile, Progress } from '../../../shared/contract';

export type ImportState =
  | { readonly stage: 'empty'; readonly error: EngineError | null }
  | { readonly stage: 'reading'; readonly files: readonly InspectedFile[]; readonly progress: Progress }
  | { readonly stage: 'inspected'; readonly files: readonly InspectedFile[]; readonly error: EngineError | null }
  | { readonly stage: 'importing'; readonly files: readonly InspectedFile[]; readonly progress: Progress }
  | { readonly stage: 'finished'; readonly report: ImportReport; readonly leftOut: readonly InspectedFile[] };

export type ImportEvent =
  | { readonly type: 'readingStarted' }
  | { readonly type: 'progressed'; readonly progress: Progress }
  | { readonly type: 'inspected'; readonly files: readonly InspectedFile[] }
  | { readonly type: 'importStarted' }
  | { readonly type: 'imported'; readonly report: ImportReport }
  | { readonly type: 'failed'; readonly error: EngineError }
  | { readonly type: 'removed'; readonly key: string }
  | { readonly type: 'cleared' };

export const EMPTY: ImportState = { stage: 'empty', error: null };

const START: Progress = { phase: '准备', done: 0 };

export function filesOf(state: ImportState): readonly InspectedFile[] {
  return state.stage === 'empty' || state.stage === 'finished' ? [] : state.files;
}

function listing(files: readonly InspectedFile[], error: EngineError | null): ImportState {
  return files.length === 0 ? { stage: 'empty', error } : { stage: 'inspected', files, error };
}

/** Tells files apart: two schools may well send uploads of the same name, and an archive holds several files. */
export function fileKey({ source, path }: InspectedFile): string {
  return source.kind === 'path' ? path : `${source.uploadId} ${path}`;
}

/** The same file dropped again takes the place of the one before; one of the same name but other content does not. */
function merge(before: readonly InspectedFile[], added: readonly InspectedFile[]): readonly InspectedFile[] {
  const keys = new Set(added.map(fileKey));
  const contents = new Set(added.map((file) => `${file.sha256} ${file.path}`));
  return [...before.filter((file) => !keys.has(fileKey(file)) && !contents.has(`${file.sha256} ${file.path}`)), ...added];
}

export function nextState(state: ImportState, event: ImportEvent): ImportState {
  const files = filesOf(state);
  switch (event.type) {
    case 'readingStarted':
      return { stage: 'reading', files, progress: START };
    case 'progressed':
      return state.stage === 'reading' || state.stage === 'importing' ? { ...state, progress: event.progress } : state;
    case 'inspected':
      return listing(merge(files, event.files), null);
    case 'importStarted':
      return { stage: 'importing', files, progress: START };
    case 'imported':
      return { stage: 'finished', report: event.report, leftOut: files.filter((file) => !isImportable(file)) };
    case 'failed':
      return listing(files, event.error);
    case 'removed':
      return listing(files.filter((file) => fileKey(file) !== event.key), null);
    case 'cleared':
      return EMPTY;
  }
}

/** A file that cannot be read or recognised stays in the list with its reason, but is not sent to be imported. */
export function isImportable(file: InspectedFile): boolean {
  return file.status !== 'failed';
}

export function importSources(files: readonly InspectedFile[]): ImportSource[] {
  // Files of one archive share its source.
  const sources = new Map(files.filter(isImportable).map(({ source }) => [JSON.stringify(source), source]));
  return [...sources.values()];
}

/** Whether some table does not say which school year it belongs to. */
export function needsSchoolYear(files: readonly InspectedFile[]): boolean {
  return files.some((file) => file.status === 'recognised' && file.tables.some((table) => table.schoolYear === null));
}

/** What most tables of these files say; a sensible first choice for those that say nothing. */
export function commonSchoolYear(files: readonly InspectedFile[]): string | null {
  const counts = new Map<string, number>();
  for (const table of files.flatMap((file) => file.tables)) {
    if (table.schoolYear !== null) counts.set(table.schoolYear, (counts.get(table.schoolYear) ?? 0) + 1);
  }
  const [first] = [...counts].sort(([, one], [, other]) => other - one);
  return first?.[0] ?? null;
}
