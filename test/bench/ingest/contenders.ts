import { join } from 'node:path';
import { calaminePath } from '../support/references';
import type { Command } from '../support/measure';
import type { Contender } from '../support/rounds';

export const OURS = 'this program';
export const INFLATE = 'inflating alone (node:zlib)';
export const SHEETJS = 'SheetJS 0.20.3, dense';
export const EXCELJS = 'exceljs 4.4.0, streaming';
export const CALAMINE = 'calamine 0.25, command line';
export const READXL = 'readxl in R';

/** Beside this module's own bundle. */
export function child(name: string, ...rest: readonly string[]): Command {
  return { program: process.execPath, arguments: [join(import.meta.dirname, `${name}.js`), ...rest] };
}

export function nodeReaders(path: string): readonly Contender[] {
  return [
    { name: OURS, command: child('read-child', 'ours', path) },
    { name: INFLATE, command: child('read-child', 'inflate', path) },
  ];
}

export function references(path: string, options: { readonly readxl: boolean; readonly exceljs: boolean }): readonly Contender[] {
  // One process per file, as a command line is used; each file is converted to CSV and thrown away.
  const calamine = { program: 'bash', arguments: ['-c', 'for file in "$1"/*.xlsx; do "$0" --file "$file" || exit 1; done', calaminePath(), path], discardOutput: true };
  return [
    { name: SHEETJS, command: child('read-child', 'sheetjs', path) },
    ...(options.exceljs ? [{ name: EXCELJS, command: child('read-child', 'exceljs', path) }] : []),
    { name: CALAMINE, command: calamine },
    ...(options.readxl ? [{ name: READXL, command: { program: 'Rscript', arguments: [join('test', 'bench', 'ingest', 'read-all.R'), path] } }] : []),
  ];
}
