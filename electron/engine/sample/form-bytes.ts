/** A form's sheets in the formats that counties send: workbooks new and old, a page named .xls, text. */
import { type Cell, csvBytes, type SampleTable, workbookBytes } from './table';

export type FormFormat = 'xlsx' | 'xls' | 'html' | 'gb18030' | 'utf8WithMark';

export const ENDINGS: Readonly<Record<FormFormat, string>> = { xlsx: 'xlsx', xls: 'xls', html: 'xls', gb18030: 'csv', utf8WithMark: 'csv' };

/** Only workbooks keep dates as dates. */
export function datesIn(format: FormFormat): 'cells' | 'text' {
  return format === 'xlsx' || format === 'xls' ? 'cells' : 'text';
}

/** @param sheets several only where the format is a workbook. */
export async function formBytes(format: FormFormat, sheets: readonly SampleTable[]): Promise<Uint8Array> {
  const [first] = sheets;
  if (first === undefined) throw new RangeError('a form without a sheet');
  switch (format) {
    case 'xlsx':
      return workbookBytes(sheets);
    case 'xls':
      // SheetJS is large and seldom needed.
      return (await import('./old-workbook')).oldWorkbookBytes(sheets);
    case 'html':
      return page(first);
    case 'gb18030':
    case 'utf8WithMark':
      return csvBytes(first.rows, format);
  }
}

/** What older systems hand out as .xls: one table of a web page. */
function page({ sheet, rows }: SampleTable): Uint8Array {
  const cell = (value: Cell): string => `<td>${value === null ? '' : value instanceof Date ? value.toISOString().slice(0, 10) : escaped(String(value))}</td>`;
  const body = rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('\r\n');
  return new TextEncoder().encode(`<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"><title>${escaped(sheet)}</title></head><body><table border="1">\r\n${body}\r\n</table></body></html>`);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
