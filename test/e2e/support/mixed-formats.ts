/** The formats that schools send, each written by another hand than the readers under test. */
import * as XLSX from 'xlsx';
import { makeZip } from '../../engine/read/zip-writer';
import { gb18030 } from '../../engine/support/gb18030';
import { csv, type Cell } from '../../engine/support/spreadsheets';

/** Cells of a sheet from A1 on, with the ranges that are merged (`A1:F1`); of a merged range only the first cell has a value. */
export interface Sheet {
  readonly rows: readonly (readonly Cell[])[];
  readonly merges: readonly string[];
  readonly hidden?: boolean;
}

export function book(sheets: Readonly<Record<string, Sheet>>, bookType: XLSX.BookType = 'xlsx'): Buffer {
  const workbook = XLSX.utils.book_new();
  for (const [name, { rows, merges }] of Object.entries(sheets)) {
    const sheet = XLSX.utils.aoa_to_sheet(rows.map((row) => [...row]));
    sheet['!merges'] = merges.map((range) => XLSX.utils.decode_range(range));
    XLSX.utils.book_append_sheet(workbook, sheet, name);
  }
  workbook.Workbook = { Sheets: Object.values(sheets).map(({ hidden }) => ({ Hidden: hidden === true ? 1 : 0 })) };
  const bytes = XLSX.write(workbook, { type: 'buffer', bookType, bookSST: true }) as Buffer | string;
  return typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
}

/** As web systems export “Excel” files. */
function html({ rows, merges }: Sheet): string {
  const spans = new Map(merges.map((range) => [range.split(':')[0], XLSX.utils.decode_range(range)]));
  const covered = new Set(merges.flatMap((range) => cellsBelow(XLSX.utils.decode_range(range))));
  const cell = (value: Cell | undefined, row: number, column: number): string => {
    const address = XLSX.utils.encode_cell({ r: row, c: column });
    if (covered.has(address)) return '';
    const span = spans.get(address);
    return `<td${span === undefined ? '' : ` colspan="${span.e.c - span.s.c + 1}" rowspan="${span.e.r - span.s.r + 1}"`}>${String(value ?? '')}</td>`;
  };
  const width = Math.max(...rows.map(({ length }) => length));
  const lines = rows.map((row, index) => `<tr>${Array.from({ length: width }, (_, column) => cell(row[column], index, column)).join('')}</tr>`);
  return `<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"></head><body><table border="1">${lines.join('\n')}</table></body></html>`;
}

/** Addresses that a merged range covers, without its first cell. */
function cellsBelow({ s, e }: XLSX.Range): string[] {
  const found: string[] = [];
  for (let r = s.r; r <= e.r; r++) for (let c = s.c; c <= e.c; c++) if (r !== s.r || c !== s.c) found.push(XLSX.utils.encode_cell({ r, c }));
  return found;
}

const tabbed = ({ rows }: Sheet): string => rows.map((row) => row.map((cell) => String(cell ?? '')).join('\t')).join('\r\n');

export interface Format {
  readonly extension: string;
  readonly write: (sheet: Sheet) => Buffer | string;
}

export const FORMATS: readonly Format[] = [
  { extension: 'xlsx', write: (sheet) => book({ Sheet1: sheet }) },
  { extension: 'xls', write: (sheet) => book({ Sheet1: sheet }, 'biff8') },
  { extension: 'csv', write: ({ rows }) => `\uFEFF${csv(rows)}` },
  { extension: 'csv', write: ({ rows }) => gb18030(csv(rows)) },
  { extension: 'ods', write: (sheet) => book({ Sheet1: sheet }, 'ods') },
  { extension: 'xlsb', write: (sheet) => book({ Sheet1: sheet }, 'xlsb') },
  { extension: 'xls', write: (sheet) => gb18030(html(sheet)) },
  { extension: 'xml', write: (sheet) => book({ Sheet1: sheet }, 'xlml') },
  { extension: 'csv', write: (sheet) => Buffer.from(`\uFEFF${tabbed(sheet)}`, 'utf16le') },
];

/** SheetJS's writer of OLE2 compound files, for which it has no types. */
interface CompoundFiles {
  readonly utils: { cfb_new(): object; cfb_add(file: object, path: string, content: Buffer): void };
  write(file: object, options: { readonly type: 'buffer' }): Buffer;
}

/** What is sent along and is no table, under names that say it is one; with a word of the reason that must be given. */
export function noTables(sheet: Sheet): readonly { readonly name: string; readonly content: Buffer | string; readonly reason: string }[] {
  const whole = book({ Sheet1: sheet });
  const compound = XLSX.CFB as CompoundFiles;
  const oldWord = compound.utils.cfb_new();
  compound.utils.cfb_add(oldWord, '/WordDocument', Buffer.alloc(4096, 0x20));
  const newWord = [
    { name: '[Content_Types].xml', content: '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>' },
    { name: 'word/document.xml', content: '<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body/></w:document>' },
  ];
  return [
    { name: '传坏了.xlsx', content: whole.subarray(0, whole.length - 200), reason: '损坏' },
    { name: '通知.xls', content: '%PDF-1.7\n%âãÏÓ', reason: 'PDF' },
    { name: '请示.xlsx', content: makeZip(newWord), reason: 'Word' },
    { name: '汇报.xls', content: compound.write(oldWord, { type: 'buffer' }), reason: 'Word' },
    { name: '照片.xlsx', content: Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), reason: '图片' },
    { name: '说明.csv', content: '各县区教育局：请于本周五前报送材料。\n', reason: '文本' },
  ];
}
