import { type CellStyle, type CellValue, writeXlsx } from 'hucre/xlsx';
import { encodeGb18030 } from './gb18030';

export type Cell = string | number | Date | null;

/** One sheet as it will be written; rows and columns of merges from 0, ends inclusive. */
export interface SampleTable {
  readonly sheet: string;
  readonly rows: readonly (readonly Cell[])[];
  readonly merges?: readonly { readonly startRow: number; readonly startCol: number; readonly endRow: number; readonly endCol: number }[];
  /** Rows from 0 set in bold. */
  readonly headerRows?: readonly number[];
  /** In characters. */
  readonly widths?: readonly number[];
}

/** Writing the current time into a file would make two runs differ. */
const WRITTEN = new Date(Date.UTC(2025, 8, 1));
const HEADER: CellStyle = { font: { bold: true }, alignment: { horizontal: 'center', vertical: 'center', wrapText: true } };
const DATE: CellStyle = { numFmt: 'yyyy/m/d' };

export function xlsxBytes(table: SampleTable): Promise<Uint8Array> {
  return workbookBytes([table]);
}

export function workbookBytes(tables: readonly SampleTable[]): Promise<Uint8Array> {
  return writeXlsx({
    properties: { title: '示例数据（虚构）', creator: '育心数据台示例', created: WRITTEN, modified: WRITTEN },
    sheets: tables.map((table) => ({
      name: table.sheet,
      rows: table.rows.map((row) => [...row]),
      cells: styledCells(table),
      merges: [...(table.merges ?? [])],
      columns: (table.widths ?? []).map((width) => ({ width })),
    })),
  });
}

function styledCells(table: SampleTable): Map<string, { value: CellValue; style: CellStyle }> {
  const headers = new Set(table.headerRows);
  const cells = new Map<string, { value: CellValue; style: CellStyle }>();
  table.rows.forEach((row, rowIndex) => {
    row.forEach((value, column) => {
      const style = value instanceof Date ? DATE : headers.has(rowIndex) ? HEADER : undefined;
      if (style !== undefined) cells.set(`${rowIndex},${column}`, { value, style });
    });
  });
  return cells;
}

export function csvBytes(rows: readonly (readonly Cell[])[], encoding: 'gb18030' | 'utf8' | 'utf8WithMark'): Uint8Array {
  const text = rows.map((row) => `${row.map(field).join(',')}\r\n`).join('');
  if (encoding === 'gb18030') return encodeGb18030(text);
  return new TextEncoder().encode(encoding === 'utf8' ? text : `\ufeff${text}`);
}

function field(value: Cell): string {
  const text = value === null ? '' : value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const FULL_WIDTH_OFFSET = 0xfee0;

export function fullWidth(text: string): string {
  return text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + FULL_WIDTH_OFFSET));
}

/** A CSV has no sheets: its name without folders and ending stands for one. */
export function sheetOfCsv(relativePath: string): string {
  return (relativePath.split('/').at(-1) ?? '').replace(/\.csv$/, '');
}
