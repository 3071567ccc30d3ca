/** Reads a written workbook back with another program's reader, and its parts as text. */
import * as XLSX from 'xlsx';

export interface Reread {
  readonly book: XLSX.WorkBook;
  sheet(name: string): XLSX.WorkSheet;
  /** Text of a part of the package, e.g. xl/workbook.xml. */
  part(path: string): string;
}

export function reread(bytes: Uint8Array): Reread {
  const book = XLSX.read(bytes, { type: 'array', bookFiles: true, cellFormula: true, cellNF: true, cellStyles: true });
  const { files } = book as unknown as { readonly files: Readonly<Record<string, { readonly content: Uint8Array }>> };
  return {
    book,
    sheet: (name) => {
      const sheet = book.Sheets[name];
      if (sheet === undefined) throw new Error(`no sheet ${name} among ${book.SheetNames.join(', ')}`);
      return sheet;
    },
    part: (path) => {
      const file = files[path];
      if (file === undefined) throw new Error(`no part ${path} among ${Object.keys(files).join(', ')}`);
      return new TextDecoder().decode(Uint8Array.from(file.content));
    },
  };
}

/** Rows and columns from 0. */
export function cellAt(sheet: XLSX.WorkSheet, row: number, column: number): XLSX.CellObject | undefined {
  return sheet[XLSX.utils.encode_cell({ r: row, c: column })] as XLSX.CellObject | undefined;
}

export function textsOf(sheet: XLSX.WorkSheet): string[] {
  return cellsOf(sheet).flatMap(({ cell }) => (typeof cell.v === 'string' && cell.v !== '' ? [cell.v] : []));
}

export function cellsOf(sheet: XLSX.WorkSheet): { readonly address: string; readonly cell: XLSX.CellObject }[] {
  return Object.entries(sheet)
    .filter(([address]) => !address.startsWith('!'))
    .map(([address, cell]) => ({ address, cell: cell as XLSX.CellObject }));
}

/** Row of the first cell with this text in column A, from 0. */
export function rowOf(sheet: XLSX.WorkSheet, text: string): number {
  const found = cellsOf(sheet).find(({ address, cell }) => /^A\d+$/.test(address) && cell.v === text);
  if (found === undefined) throw new Error(`no row ${text}`);
  return XLSX.utils.decode_cell(found.address).r;
}

/** Computes a formula of the kinds that reports use from the shown values, as a spreadsheet program would. */
export function recompute(sheet: XLSX.WorkSheet, formula: string): number {
  const value = (address: string): number => {
    const found = (sheet[address] as XLSX.CellObject | undefined)?.v;
    if (typeof found !== 'number') throw new Error(`${formula}: ${address} holds no number`);
    return found;
  };
  const sum = /^SUM\(([A-Z]+)(\d+):([A-Z]+)(\d+)\)$/.exec(formula);
  if (sum?.[1] !== undefined && sum[1] === sum[3]) {
    const column = sum[1];
    const rows = Array.from({ length: Number(sum[4]) - Number(sum[2]) + 1 }, (_, position) => Number(sum[2]) + position);
    // SUM passes over texts.
    return rows.reduce((running, row) => {
      const found = (sheet[`${column}${row}`] as XLSX.CellObject | undefined)?.v;
      return running + (typeof found === 'number' ? found : 0);
    }, 0);
  }
  const pair = /^([A-Z]+\d+)([-/])([A-Z]+\d+)$/.exec(formula);
  if (pair?.[1] === undefined || pair[3] === undefined) throw new Error(`unknown formula ${formula}`);
  return pair[2] === '/' ? value(pair[1]) / value(pair[3]) : value(pair[1]) - value(pair[3]);
}
