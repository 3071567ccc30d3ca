/** Tables of a report as they stand in its file: Excel read by another program's reader, Word taken from its XML. */
import { strFromU8, unzipSync } from 'fflate';
import * as XLSX from 'xlsx';

export interface FileTable {
  /** Of the sheet; of a document the place among its tables, from 1. */
  readonly name: string;
  /** Head of every column from top to bottom, equal neighbours once: 教师（人）·合计. */
  readonly heads: readonly string[];
  /** Totals, body and 其中. Texts, and of workbooks numbers. */
  readonly rows: readonly (readonly (string | number)[])[];
}

type Cells = readonly (readonly (string | number)[])[];

/** 甲 乙 丙 1 2 3: what stands between the heads and the body of every table of a report. */
const CODES = /^(?:[甲乙丙丁戊己庚辛壬癸]|\d+)$/;
/** The line above the heads of a sheet, and the one below its body. */
const UNIT = /^填报单位（盖章）：/;
const FOOT = /^(?:单位负责人|说明)：/;

/** @returns null for cells without a row of codes */
function tableOf(name: string, cells: Cells): FileTable | null {
  const codes = cells.findIndex((row) => row.length > 1 && row.every((cell) => CODES.test(String(cell))) && row[0] === '甲');
  if (codes === -1) return null;
  const width = cells[codes]?.length ?? 0;
  // Above the heads stands the line of the unit, or nothing.
  const heads: string[][] = Array.from({ length: width }, () => []);
  for (let row = codes - 1; row >= 0; row--) {
    const own = cells[row] ?? [];
    if (own.length < width || UNIT.test(String(own[0]))) break;
    own.forEach((text, column) => heads[column]?.unshift(String(text)));
  }
  const after = cells.slice(codes + 1);
  const end = after.findIndex((row) => FOOT.test(String(row[0] ?? '')));
  return {
    name,
    heads: heads.map((texts) => texts.filter((text, level) => texts.indexOf(text) === level).join('·')),
    rows: (end === -1 ? after : after.slice(0, end)).map((row) => Array.from({ length: width }, (_, column) => row[column] ?? '')),
  };
}

export interface Workbook {
  readonly tables: readonly FileTable[];
  /** Sheets that are no table, as rows. */
  readonly others: ReadonlyMap<string, XLSX.WorkSheet>;
  readonly sheets: Readonly<Record<string, XLSX.WorkSheet>>;
}

export function readWorkbook(bytes: Uint8Array): Workbook {
  const book = XLSX.read(bytes, { type: 'array', cellFormula: true });
  const tables: FileTable[] = [];
  const others = new Map<string, XLSX.WorkSheet>();
  for (const name of book.SheetNames) {
    const sheet = book.Sheets[name] as XLSX.WorkSheet;
    const table = tableOf(name, cellsOf(sheet));
    if (table === null) others.set(name, sheet);
    else tables.push(table);
  }
  return { tables, others, sheets: book.Sheets };
}

/** With merged cells told in each of their places. */
function cellsOf(sheet: XLSX.WorkSheet): Cells {
  const rows = XLSX.utils.sheet_to_json<(string | number)[]>(sheet, { header: 1, defval: '', blankrows: true });
  for (const { s, e } of sheet['!merges'] ?? []) {
    for (let row = s.r; row <= e.r; row++) for (let column = s.c; column <= e.c; column++) (rows[row] ??= [])[column] = rows[s.r]?.[s.c] ?? '';
  }
  return rows;
}

/** Tables of a document of Word, attached or in its text. */
export function readDocument(bytes: Uint8Array): readonly FileTable[] {
  const xml = strFromU8(unzipSync(bytes)['word/document.xml'] as Uint8Array);
  return [...xml.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)].flatMap(([table], index) => tableOf(String(index + 1), rowsOfTable(table)) ?? []);
}

function rowsOfTable(table: string): Cells {
  const rows: string[][] = [];
  for (const [row] of table.matchAll(/<w:tr[ >].*?<\/w:tr>/gs)) {
    const cells: string[] = [];
    for (const [cell] of row.matchAll(/<w:tc>.*?<\/w:tc>/gs)) {
      const text = [...cell.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, part]) => part).join('');
      const merged = /<w:vMerge w:val="continue"\/>|<w:vMerge\/>/.test(cell);
      const span = Number(/<w:gridSpan w:val="(\d+)"/.exec(cell)?.[1] ?? 1);
      for (let place = 0; place < span; place++) cells.push(merged ? (rows.at(-1)?.[cells.length] ?? '') : text.replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>'));
    }
    rows.push(cells);
  }
  return rows;
}
