/**
 * Formats that SheetJS reads for us: .xls (BIFF 2–8, WPS .et) and .xlsb. It holds the whole file in memory (about 37 times
 * its size), so it runs in a thread whose memory is capped, and it is never asked to guess: our own sniffing has told what the file is.
 */
import * as XLSX from 'xlsx';
import * as codepages from 'xlsx/dist/cpexcel.full.mjs';
import { EngineFailure } from '../../../../../shared/contract';
import { BatchBuilder } from '../batch-builder';
import { damagedFile, fileTooLarge, throwIfCancelled } from '../failures';
import { mapPrivateUse } from '../private-use';
import type { ByteSource, CellBatch, ColumnRange, MergedRange, ReadLimits, SheetReader, WorkbookReader } from '../types';
import { SHEET_COLUMNS } from '../xlsx/cell-address';
import { DateClass, dateClassOf } from '../xlsx/number-format';
import { SHIFT_1904 } from '../xlsx/serial-date';
import { checkWholeFile } from './whole-file';
import { plainXlsStream } from './xls-stream';
import { plainXlsbPackage, type UnpackedPackage } from './xlsb-package';

// Old files name the code page of the machine they were written on.
XLSX.set_cptable(codepages);

const SHEET_ROWS = 1_048_576;
const BATCHED_ROWS = 2048;
const STATES: readonly SheetReader['state'][] = ['visible', 'hidden', 'veryHidden'];
const ERROR_CODES: ReadonlyMap<unknown, string> = new Map([[0x00, '#NULL!'], [0x07, '#DIV/0!'], [0x0f, '#VALUE!'], [0x17, '#REF!'], [0x1d, '#NAME?'], [0x24, '#NUM!'], [0x2a, '#N/A'], [0x2b, '#GETTING_DATA']]);

/** Times below one day are written with date formats too; only what shows a date is one. */
const dateClasses = new Map<string, DateClass>();

function isDate(format: unknown): boolean {
  if (typeof format !== 'string') return false;
  let found = dateClasses.get(format);
  if (found === undefined) {
    found = dateClassOf(-1, format);
    dateClasses.set(format, found);
  }
  return found !== DateClass.none;
}

type Cell = XLSX.CellObject | undefined;

/**
 * @throws EngineFailure DAMAGED_FILE, FILE_TOO_LARGE, ENCRYPTED_WORKBOOK, CANCELLED
 */
export async function openSheetJsWorkbook(source: ByteSource, format: 'xls' | 'xlsb', limits: ReadLimits, signal?: AbortSignal): Promise<WorkbookReader> {
  checkWholeFile(source, limits);
  const book = await parse(source, format, limits, signal);
  throwIfCancelled(signal);
  // A sheet it failed on is left out without a word.
  const lost = book.SheetNames.find((name) => book.Sheets[name] === undefined);
  if (lost !== undefined) throw damagedFile(`工作表“${lost.slice(0, 40)}”无法解析`);
  const names = book.SheetNames.filter((name) => isWorksheet(book.Sheets[name]));
  if (names.length === 0) throw damagedFile('其中没有工作表');
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  return {
    format,
    sheets: names.map((name) => sheetReader(name, book.Sheets[name]!, stateOf(book, name), { date1904, limits, signal })),
    close: () => source.close(),
  };
}

const formats = XLSX.SSF as { get_table(): Record<number, string> };
const ownFormats: Readonly<Record<number, string>> = { ...formats.get_table() };

/** It keeps the formats of every .xls for the next one, where a number could come out as a date. */
function forgetFormats(): void {
  const table = formats.get_table();
  for (const id of Object.keys(table)) delete table[Number(id)];
  Object.assign(table, ownFormats);
}

/** What reads an unpacked .xlsb has no type of its own. */
const packages = XLSX as unknown as { parse_zip(unpacked: UnpackedPackage, options: XLSX.ParsingOptions): XLSX.WorkBook };

async function parse(source: ByteSource, format: 'xls' | 'xlsb', limits: ReadLimits, signal: AbortSignal | undefined): Promise<XLSX.WorkBook> {
  const options: XLSX.ParsingOptions = { dense: true, cellNF: true, cellStyles: true, cellText: false, cellHTML: false, cellFormula: false, sheetStubs: false };
  try {
    if (format === 'xlsb') return packages.parse_zip(await plainXlsbPackage(source, limits, signal), { ...options, type: 'buffer' });
    const bytes = await source.read(0, source.size);
    const { stream, codepage } = plainXlsStream(bytes) ?? { stream: bytes };
    forgetFormats();
    return XLSX.read(stream, { ...options, type: 'buffer', ...(codepage === undefined ? {} : { codepage }) });
  } catch (error) {
    if (error instanceof EngineFailure) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    if (/password|encrypt/i.test(reason)) throw new EngineFailure('ENCRYPTED_WORKBOOK', '工作簿设有打开密码，无法读取。请输入打开密码，或用 Excel、WPS 取消密码后另存为 .xlsx 再导入。', { canDecrypt: format === 'xls' });
    throw damagedFile('内容无法解析', { reason: reason.slice(0, 120) }, error);
  }
}

function isWorksheet(sheet: XLSX.WorkSheet | undefined): boolean {
  const type = (sheet as { readonly '!type'?: string } | undefined)?.['!type'];
  return sheet !== undefined && (type === undefined || type === 'sheet');
}

function stateOf(book: XLSX.WorkBook, name: string): SheetReader['state'] {
  const hidden = book.Workbook?.Sheets?.find((sheet) => sheet.name === name)?.Hidden ?? book.Workbook?.Sheets?.[book.SheetNames.indexOf(name)]?.Hidden ?? 0;
  return STATES[hidden] ?? 'visible';
}

interface SheetContext {
  readonly date1904: boolean;
  readonly limits: ReadLimits;
  readonly signal: AbortSignal | undefined;
}

function sheetReader(name: string, sheet: XLSX.WorkSheet, state: SheetReader['state'], context: SheetContext): SheetReader {
  return {
    name,
    state,
    merges: async () => (sheet['!merges'] ?? []).map(({ s, e }): MergedRange => ({ startRow: s.r, startColumn: s.c, endRow: e.r, endColumn: e.c })),
    hiddenColumns: async () => hiddenColumns(sheet['!cols'] ?? []),
    batches: () => batches(sheet, context),
  };
}

function hiddenColumns(columns: readonly (XLSX.ColInfo | undefined)[]): ColumnRange[] {
  const ranges: ColumnRange[] = [];
  columns.forEach((column, index) => {
    if (column?.hidden !== true) return;
    const last = ranges[ranges.length - 1];
    if (last !== undefined && last.last === index - 1) ranges[ranges.length - 1] = { first: last.first, last: index };
    else ranges.push({ first: index, last: index });
  });
  return ranges;
}

async function* batches(sheet: XLSX.WorkSheet, { date1904, limits, signal }: SheetContext): AsyncGenerator<CellBatch, void, undefined> {
  const rows = (sheet as { readonly '!data'?: readonly (readonly Cell[] | undefined)[] })['!data'] ?? [];
  const hidden = sheet['!rows'] ?? [];
  const builder = new BatchBuilder();
  // Both are sparse arrays: a false row or column number would be counted up to.
  if (rows.length > SHEET_ROWS) throw damagedFile('行号有误');
  for (let row = 0; row < rows.length; row++) {
    const cells = rows[row];
    if (cells === undefined) continue;
    if (cells.length > SHEET_COLUMNS) throw damagedFile('列号有误', { row: row + 1 });
    if (row >= limits.rows) throw fileTooLarge(`工作表超过 ${limits.rows} 行`, '请拆分成多个文件后导入。', { row: row + 1 });
    for (let column = 0; column < cells.length; column++) put(builder, cells[column], row, column, date1904, limits);
    builder.endRow(row + 1, hidden[row]?.hidden === true);
    if (row % BATCHED_ROWS === 0) {
      throwIfCancelled(signal);
      yield* builder.takeReady();
    }
  }
  yield* builder.takeReady(true);
}

function put(builder: BatchBuilder, cell: Cell, row: number, column: number, date1904: boolean, limits: ReadLimits): void {
  if (cell === undefined || cell === null || cell.v === undefined || cell.v === null || cell.t === 'z') return;
  if (column >= limits.columns) throw fileTooLarge(`第 ${row + 1} 行有内容超出第 ${limits.columns} 列`, '请删去右侧多余的列后重新导入。', { row: row + 1, column: column + 1 });
  const { t: type, v: value } = cell;
  if (type === 'e') builder.setError(column, ERROR_CODES.get(value) ?? '#N/A');
  else if (type === 'b') builder.setBoolean(column, value === true);
  else if (type === 'n' || type === 'd') {
    const number = Number(value);
    if (!Number.isFinite(number)) return;
    if (isDate(cell.z)) builder.setDate(column, date1904 ? number + SHIFT_1904 : number);
    else builder.setNumber(column, number, null);
  } else {
    const text = String(value);
    if (text !== '') builder.setText(column, mapPrivateUse(text));
  }
}
