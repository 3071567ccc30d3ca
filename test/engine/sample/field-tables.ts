/** Tables of the field's forms, read with SheetJS and plain text code; nothing of the engine helps. */
import * as XLSX from 'xlsx';
import type { SampleFile } from '../../../electron/engine/sample';
import { csvGrid, fold, type Grid } from './reread';

export interface FieldRow {
  readonly path: string;
  /** County named by folder, sheet or cell. */
  readonly county: string;
  /** Text under the first of the words that is a header; '' where none is. */
  under(...headers: readonly string[]): string;
}

export const COUNTIES: Readonly<Record<string, string>> = {
  市直: '371700', 牡丹区: '371702', 定陶区: '371703', 曹县: '371721', 单县: '371722', 成武县: '371723', 巨野县: '371724', 郓城县: '371725', 鄄城县: '371726', 东明县: '371728', 开发区: '371790', 高新区: '371790',
};

function gridsOf({ relativePath, bytes }: SampleFile): readonly { readonly sheet: string; readonly rows: Grid }[] {
  if (relativePath.endsWith('.csv')) return [{ sheet: '', rows: csvGrid(bytes) }];
  const isPage = bytes[0] === 0x3c;
  const workbook = isPage ? XLSX.read(new TextDecoder().decode(bytes), { type: 'string', raw: true }) : XLSX.read(bytes, { cellDates: true, UTC: true });
  return workbook.SheetNames.map((sheet) => {
    const cells = workbook.Sheets[sheet] ?? {};
    // A merged cell says the same for all of its rows.
    const rows: unknown[][] = XLSX.utils.sheet_to_json(cells, { header: 1, raw: true, defval: null, blankrows: true, UTC: true });
    for (const { s, e } of cells['!merges'] ?? []) for (let row = s.r; row <= e.r; row += 1) for (let column = s.c; column <= e.c; column += 1) (rows[row] ?? [])[column] = rows[s.r]?.[s.c] ?? null;
    return { sheet, rows: rows.map((row) => row.map(fold)) };
  });
}

/** Rows of data below the header of every sheet of every file in a folder. */
export function rowsIn(files: readonly SampleFile[], folder: string, mark: readonly string[]): FieldRow[] {
  return files.filter(({ relativePath }) => relativePath.startsWith(`${folder}/`)).flatMap((file) =>
    gridsOf(file).flatMap(({ sheet, rows }) => {
      const last = rows.findLastIndex((row) => row.some((text) => mark.includes(text)));
      const headers = rows[last] ?? [];
      const place = file.relativePath.split('/')[1] ?? '';
      return rows.slice(last + 1).filter((row) => row.some((text) => text !== '') && !row.slice(0, 4).some((text) => /计$|^(?:注|说明|填表人)/.test(text))).map((row): FieldRow => {
        const under = (...words: readonly string[]): string => row[headers.findIndex((header) => words.includes(header))] ?? '';
        const county = COUNTIES[place] ?? COUNTIES[sheet] ?? COUNTIES[under('县(市、区)', '县区', '所属县区')] ?? '';
        return { path: file.relativePath, county, under };
      });
    }),
  );
}

/** A number with or without a unit or 约; null for everything else and above `most`. */
export function amount(text: string, most = Infinity): number | null {
  const match = /^约?([\d.]+)(?:个班|个|人次|人|节|次|分钟|分|小时|学时|平方米|元|秒)?$/.exec(text.replaceAll(',', ''));
  return match === null || Number(match[1]) > most ? null : Number(match[1]);
}

export function isYes(text: string): boolean {
  return ['是', '√', '有'].includes(text);
}

/** YYYY-MM-DD; '' for no date or one that does not exist. */
export function day(text: string): string {
  const parts = /^(\d{4})\D?(\d{1,2})\D?(\d{1,2})/.exec(text);
  if (parts === null) return '';
  const date = new Date(Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])));
  return date.getUTCMonth() === Number(parts[2]) - 1 ? date.toISOString().slice(0, 10) : '';
}

export function total<T>(rows: readonly T[], value: (row: T) => number | null): number {
  return rows.reduce((sum, row) => sum + (value(row) ?? 0), 0);
}

export function distinct<T>(rows: readonly T[], key: (row: T) => string): number {
  return new Set(rows.map(key)).size;
}
