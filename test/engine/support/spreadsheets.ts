/** Small spreadsheets for tests, written by SheetJS: another hand than the reader under test. */
import * as XLSX from 'xlsx';

export type Cell = string | number | boolean | Date | null;

export function xlsx(sheets: Readonly<Record<string, { readonly rows: readonly (readonly Cell[])[]; readonly merges?: readonly string[] }>>): Buffer {
  const book = XLSX.utils.book_new();
  for (const [name, { rows, merges }] of Object.entries(sheets)) {
    const sheet = XLSX.utils.aoa_to_sheet(rows.map((row) => [...row]));
    if (merges !== undefined) sheet['!merges'] = merges.map((range) => XLSX.utils.decode_range(range));
    XLSX.utils.book_append_sheet(book, sheet, name);
  }
  return XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
}

export function csv(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => row.map((cell) => (cell === null ? '' : `"${String(cell).replaceAll('"', '""')}"`)).join(',')).join('\r\n');
}
