import * as XLSX from 'xlsx';
import type { SampleTable } from './table';

/** Workbooks of Excel 97 (BIFF8); equal sheets give equal bytes. */
export function oldWorkbookBytes(sheets: readonly SampleTable[]): Uint8Array {
  const workbook = XLSX.utils.book_new();
  for (const { sheet, rows, merges = [] } of sheets) {
    const cells = XLSX.utils.aoa_to_sheet(rows.map((row) => [...row]), { cellDates: true, UTC: true, dateNF: 'yyyy/m/d' });
    cells['!merges'] = merges.map(({ startRow, startCol, endRow, endCol }) => ({ s: { r: startRow, c: startCol }, e: { r: endRow, c: endCol } }));
    XLSX.utils.book_append_sheet(workbook, cells, sheet);
  }
  const bytes: unknown = XLSX.write(workbook, { type: 'buffer', bookType: 'biff8' });
  if (!(bytes instanceof Uint8Array)) throw new TypeError('SheetJS gave no bytes');
  return bytes;
}
