import type { CellValue } from 'hucre/xlsx';
import { writeXlsx } from 'hucre/xlsx';

export interface SampleSheet {
  readonly name: string;
  readonly rows: readonly (readonly CellValue[])[];
  /** Rows and columns from 0, ends inclusive. */
  readonly merges?: readonly (readonly [startRow: number, startColumn: number, endRow: number, endColumn: number])[];
  readonly widths?: readonly number[];
  /** Rows set in bold and centred. */
  readonly headerRows?: readonly number[];
}

/** Fixed, so that the same sample has the same bytes. */
const CREATED = new Date(Date.UTC(2025, 8, 1));

export async function workbook(sheets: readonly SampleSheet[]): Promise<Uint8Array> {
  return writeXlsx({
    properties: { creator: '育心数据台示例（虚构）', created: CREATED, modified: CREATED },
    sheets: sheets.map((sheet) => ({
      name: sheet.name,
      rows: sheet.rows.map((row) => [...row]),
      cells: cellStyles(sheet),
      merges: (sheet.merges ?? []).map(([startRow, startCol, endRow, endCol]) => ({ startRow, startCol, endRow, endCol })),
      ...(sheet.widths === undefined ? {} : { columns: sheet.widths.map((width) => ({ width })) }),
    })),
  });
}

function cellStyles({ rows, headerRows = [] }: SampleSheet): Map<string, object> {
  const cells = new Map<string, object>();
  rows.forEach((row, rowIndex) => {
    row.forEach((value, column) => {
      if (value instanceof Date) cells.set(`${rowIndex},${column}`, { value, style: { numFmt: 'yyyy"年"m"月"d"日"' } });
      else if (headerRows.includes(rowIndex)) cells.set(`${rowIndex},${column}`, { value, style: { font: { bold: true }, alignment: { horizontal: 'center', vertical: 'center', wrapText: true } } });
    });
  });
  return cells;
}

/** Comma-separated text with CRLF, as Excel saves it. */
export function csvText(rows: readonly (readonly (string | number | null)[])[]): string {
  const field = (value: string | number | null): string => {
    const text = value === null ? '' : String(value);
    return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return rows.map((row) => `${row.map(field).join(',')}\r\n`).join('');
}

export function toFullWidth(text: string): string {
  return text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
}
