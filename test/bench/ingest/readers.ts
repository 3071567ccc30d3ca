/** Readers that run in Node, each loaded only when it is asked for. All visit every cell. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { addNumber, addText, type Checksum } from '../data/checksum';

type ReadFile = (path: string, sum: Checksum) => Promise<void>;

export const READERS = {
  ours: async (): Promise<ReadFile> => (await import('./our-reader')).readWithOurs,
  inflate: async (): Promise<ReadFile> => (await import('./inflate-only')).inflateParts,
  sheetjs: loadSheetJs,
  exceljs: loadExcelJs,
} as const;

export function isReader(name: string): name is keyof typeof READERS {
  return Object.hasOwn(READERS, name);
}

/** With every option that saves it work: this is how fast it gets. */
async function loadSheetJs(): Promise<ReadFile> {
  const { read } = await import('xlsx');
  return async (path, sum) => {
    const workbook = read(readFileSync(path), { type: 'buffer', dense: true, cellText: false, cellHTML: false, cellFormula: false, cellNF: true, cellStyles: false });
    for (const name of workbook.SheetNames) {
      for (const row of workbook.Sheets[name]?.['!data'] ?? []) {
        sum.rows++;
        for (const cell of row ?? []) addValue(sum, cell?.v);
      }
    }
  };
}

interface ExcelJsRow {
  readonly values: readonly unknown[];
}
interface ExcelJs {
  readonly stream: { readonly xlsx: { readonly WorkbookReader: new (path: string, options: object) => AsyncIterable<AsyncIterable<ExcelJsRow>> } };
}

async function loadExcelJs(): Promise<ReadFile> {
  // The references are no dependency of the program: they resolve from their own package.
  const { stream } = createRequire(resolve('test/bench/package.json'))('exceljs') as ExcelJs;
  return async (path, sum) => {
    const reader = new stream.xlsx.WorkbookReader(path, { worksheets: 'emit', sharedStrings: 'cache', styles: 'cache', hyperlinks: 'ignore', entries: 'ignore' });
    for await (const sheet of reader) {
      for await (const { values } of sheet) {
        sum.rows++;
        for (const value of values) addValue(sum, value);
      }
    }
  };
}

const SERIAL_OF_EPOCH = 25_569;
const DAY = 86_400_000;

function addValue(sum: Checksum, value: unknown): void {
  if (typeof value === 'string') addText(sum, value);
  else if (typeof value === 'number') addNumber(sum, value);
  else if (value instanceof Date) addNumber(sum, value.getTime() / DAY + SERIAL_OF_EPOCH);
}
