/** Reads sample files with SheetJS and plain text code only: nothing of the engine helps to count. */
import * as XLSX from 'xlsx';
import type { SampleFile } from '../../../electron/engine/sample';

/** Texts by row and column from 0, folded to half width and without outer spaces; '' for empty. */
export type Grid = readonly (readonly string[])[];

export function fold(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value !== 'string' && typeof value !== 'number') throw new Error(`unexpected cell ${typeof value}`);
  return String(value).normalize('NFKC').trim();
}

export function csvGrid(bytes: Uint8Array): Grid {
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb;
  const text = new TextDecoder(hasMark ? 'utf-8' : 'gb18030', { fatal: true }).decode(bytes);
  return text
    .split('\r\n')
    .slice(0, -1)
    .map((line) => [...`,${line}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => fold(quoted ?? plain)));
}

/** @returns rows as written, empty ones included, and the sheet's name. */
export function gridOf(file: SampleFile): { readonly sheet: string; readonly rows: Grid } {
  if (file.relativePath.endsWith('.csv')) return { sheet: (file.relativePath.split('/').at(-1) ?? '').replace('.csv', ''), rows: csvGrid(file.bytes) };
  const workbook = XLSX.read(file.bytes, { cellDates: true });
  const sheet = workbook.SheetNames[0] ?? '';
  const cells: unknown[][] = XLSX.utils.sheet_to_json(workbook.Sheets[sheet] ?? {}, { header: 1, raw: true, defval: null, blankrows: true });
  return { sheet, rows: cells.map((row) => row.map(fold)) };
}

/** A row below the header: its number in the sheet from 1 and a look-up by header word. */
export interface DataRow {
  readonly number: number;
  readonly first: string;
  /** Text under the first of the words that is a header; undefined when none is. */
  under(...headers: readonly string[]): string | undefined;
}

/** @param mark a word that only the last header row has. */
export function dataRows(rows: Grid, mark: readonly string[]): { readonly rows: readonly DataRow[]; readonly totals: number } {
  const last = rows.findIndex((row) => row.some((text) => mark.includes(text)));
  if (last === -1) throw new Error(`no header with ${mark.join('/')}`);
  const above = rows[last - 1];
  const leaves = rows[last] ?? [];
  const width = Math.max(leaves.length, above?.length ?? 0);
  const headers = Array.from({ length: width }, (_, column) => (leaves[column] ?? '') || (above?.[column] ?? ''));
  const below = rows.slice(last + 1).map((row, index): DataRow & { readonly texts: readonly string[] } => ({
    number: last + index + 2,
    first: row[0] ?? '',
    texts: row,
    under: (...words) => {
      const column = headers.findIndex((header) => words.includes(header));
      return column === -1 ? undefined : (row[column] ?? '');
    },
  }));
  const isTotal = (row: { readonly first: string }): boolean => /[合小] ?计$/.test(row.first);
  const isNote = (row: { readonly first: string }): boolean => /^(填表人|注:|甲$)/.test(row.first);
  return { rows: below.filter((row) => !isTotal(row) && !isNote(row)), totals: below.filter(isTotal).length };
}

export function wholeNumber(text: string): number {
  return Number(text.replace(/[,个人]/g, ''));
}
