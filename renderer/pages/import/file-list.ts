/** The chosen files as a list: which is which, which can be sent on, what is handed to the engine. */
import type { ImportedFile, ImportSource, InspectedFile } from '../../../shared/contract';

/** Tells files apart: two schools may well send uploads of the same name, and an archive holds several files. */
export function fileKey({ source, path }: Pick<InspectedFile, 'source' | 'path'>): string {
  return source.kind === 'path' ? path : `${source.uploadId} ${path}`;
}

/** The same file dropped again takes the place of the one before; one of the same name but other content does not. */
export function mergeFiles(before: readonly InspectedFile[], added: readonly InspectedFile[]): readonly InspectedFile[] {
  const again = new Map(added.map((file) => [fileKey(file), file]));
  const contents = new Set(added.map(inspectedKey));
  const kept = before.flatMap((file) => {
    const key = fileKey(file);
    const replacement = again.get(key);
    again.delete(key);
    if (replacement !== undefined) return [replacement];
    return contents.has(inspectedKey(file)) ? [] : [file];
  });
  return [...kept, ...again.values()];
}

/** What a person must answer before the file can be imported; null: nothing. */
export function waitsFor(file: InspectedFile): 'password' | 'layout' | 'levels' | null {
  if (file.error?.code === 'ENCRYPTED_WORKBOOK') return 'password';
  if (file.status === 'unchanged') return null;
  if (file.tables.some((table) => table.needsConfirmation)) return 'layout';
  if (file.tables.some((table) => table.levelMeaning !== null)) return 'levels';
  return file.status === 'failed' && file.unknownTables.length > 0 ? 'layout' : null;
}

/** A file that cannot be read or still waits for an answer stays in the list with its reason, but is not sent on. */
export function isImportable(file: InspectedFile): boolean {
  return file.status !== 'failed' && waitsFor(file) === null;
}

/** One element per source: files of one archive may share it. */
export function sourcesOf(files: readonly InspectedFile[]): ImportSource[] {
  return [...new Map(files.map(({ source }) => [JSON.stringify(source), source])).values()];
}

/** Uploads that none of the kept files needs any more. */
export function uploadsToDiscard(dropped: readonly InspectedFile[], kept: readonly InspectedFile[]): string[] {
  const ids = (files: readonly InspectedFile[]) => files.flatMap(({ source }) => (source.kind === 'upload' ? [source.uploadId] : []));
  const needed = new Set(ids(kept));
  return [...new Set(ids(dropped))].filter((id) => !needed.has(id));
}

/** Whether some table that would be imported does not say which school year it belongs to. */
export function lacksSchoolYear(file: InspectedFile): boolean {
  return file.status === 'recognised' && file.tables.some((table) => table.schoolYear === null);
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

/** The same for a file as it was inspected and for what became of it. */
export function inspectedKey({ sha256, path }: InspectedFile | ImportedFile): string {
  return `${sha256} ${path}`;
}

/** The inspected files behind the entries of an import. */
export function inspectedByEntry(files: readonly InspectedFile[]): (entry: ImportedFile) => InspectedFile | undefined {
  const found = new Map(files.map((file) => [inspectedKey(file), file]));
  return (entry) => found.get(inspectedKey(entry));
}
