/** `node write-child.js <ours|exceljs> <rows> <file>`: writes a detail sheet with borders, fonts and number formats, row by row. */
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { COLUMNS, lookOf, valueOf } from './rows';

const [writer = '', count = '0', file = ''] = process.argv.slice(2);
const rowCount = Number(count);

if (writer === 'ours') await writeWithOurs();
else await writeWithExcelJs();

async function writeWithOurs(): Promise<void> {
  const { SheetBuilder } = await import('../../../electron/engine/report/xlsx/sheet-builder');
  const { styles } = await import('../../../electron/engine/report/xlsx/styles');
  const { writeSheets } = await import('../../../electron/engine/report/xlsx/write-workbook');
  const kinds = ['text', 'count', 'share'] as const;
  const looks = [styles.text, { ...styles.figure, numFmt: '#,##0' }, { ...styles.ratio, numFmt: '0.00%' }];
  const own = Array.from({ length: COLUMNS }, (_, column) => kinds.indexOf(lookOf(column)));
  const sheet = new SheetBuilder('明细', Array.from({ length: COLUMNS }, () => 14));
  for (let column = 0; column < COLUMNS; column++) sheet.text(0, column, `栏${column + 1}`, styles.header);
  function* rows() {
    for (let row = 0; row < rowCount; row++) yield { height: 18, values: Array.from({ length: COLUMNS }, (_, column) => valueOf(row, column)), looks: own };
  }
  const built = sheet.build({ frozen: { rows: 1, columns: 0 }, finish: { list: { firstRow: 1, looks, rowCount, rows } } });
  await writeFile(file, await writeSheets([built], '明细', { issuedOn: new Date(2026, 6, 15) }));
}

interface ExcelJsWorkbook {
  addWorksheet(name: string, options: object): { columns: object[]; addRow(values: readonly unknown[]): { commit(): void }; commit(): void };
  commit(): Promise<void>;
}

async function writeWithExcelJs(): Promise<void> {
  const { stream } = createRequire(resolve('test/bench/package.json'))('exceljs') as { readonly stream: { readonly xlsx: { readonly WorkbookWriter: new (options: object) => ExcelJsWorkbook } } };
  const workbook = new stream.xlsx.WorkbookWriter({ filename: file, useStyles: true, useSharedStrings: false });
  const side = { style: 'thin', color: { argb: 'FF000000' } };
  const style = { font: { name: '仿宋_GB2312', size: 11, charset: 134 }, border: { top: side, bottom: side, left: side, right: side } };
  const formats = { text: '@', count: '#,##0', share: '0.00%' } as const;
  const sheet = workbook.addWorksheet('明细', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = Array.from({ length: COLUMNS }, (_, column) => ({ header: `栏${column + 1}`, width: 14, style: { ...style, numFmt: formats[lookOf(column)] } }));
  for (let row = 0; row < rowCount; row++) sheet.addRow(Array.from({ length: COLUMNS }, (_, column) => valueOf(row, column))).commit();
  sheet.commit();
  await workbook.commit();
}
