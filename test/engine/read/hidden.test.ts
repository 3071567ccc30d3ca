import { describe, expect, it } from 'vitest';
import { memorySource } from '../../../electron/engine/ingest/read/byte-source';
import { openWorkbook } from '../../../electron/engine/ingest/read/open-workbook';
import type { SheetReader } from '../../../electron/engine/ingest/read/types';
import { makeXlsx, sheetXml } from './xlsx-writer';

async function sheetOf(bytes: Buffer | string): Promise<SheetReader> {
  const [sheet] = (await openWorkbook(memorySource('a', typeof bytes === 'string' ? Buffer.from(bytes) : bytes))).sheets;
  if (sheet === undefined) throw new Error('no sheet');
  return sheet;
}

/** Sheet rows marked hidden, and how many rows there are. */
async function hiddenRows(sheet: SheetReader): Promise<{ hidden: number[]; rows: number; marked: number }> {
  const hidden: number[] = [];
  let rows = 0;
  let marked = 0;
  for await (const batch of sheet.batches()) {
    rows += batch.rowCount;
    if (batch.hiddenRows === undefined) continue;
    marked += 1;
    expect(batch.hiddenRows).toHaveLength(batch.rowCount);
    batch.hiddenRows.forEach((flag, index) => flag === 1 && hidden.push(batch.rowNumbers[index] ?? 0));
  }
  return { hidden, rows, marked };
}

const row = (number: number, attributes = ''): string => `<row r="${number}"${attributes}><c r="A${number}"><v>${number}</v></c></row>`;
const HIDDEN = '<cols><col min="2" max="3" width="9" hidden="1"/><col min="5" max="16384" hidden="true"/><col min="4" max="4" hidden="0"/></cols>';

/** The same sheet as the fast scanner reads it and as only the exact parser does. */
const FORMS: readonly (readonly [string, (sheet: string) => string | Buffer])[] = [
  ['canonical', (sheet) => sheet],
  ['with a comment', (sheet) => sheet.replace('<sheetData>', '<sheetData><!-- -->')],
  ['with prefixes', (sheet) => sheet.replace(/<(\/?)(worksheet|sheetData|cols|col|row|c|v)(?=[\s/>])/g, '<$1x:$2').replace('xmlns=', 'xmlns:x=')],
  ['in UTF-16', (sheet) => Buffer.from(`\uFEFF${sheet.replace('UTF-8', 'UTF-16')}`, 'utf16le')],
];

describe.each(FORMS)('a sheet %s', (_, form) => {
  it('tells its hidden rows, whatever hides them', async () => {
    const rows = row(1) + row(2, ' hidden="1"') + row(3, ' ht="15" hidden="true" customHeight="1"') + row(4, ' hidden="0"') + row(5, ' spans="1:1" outlineLevel="1" hidden=\'1\'') + '<row r="6" hidden="1"/>' + row(7, ' collapsed="1"');
    const made = form(sheetXml(rows));
    expect(await hiddenRows(await sheetOf(makeXlsx({ sheet: made })))).toEqual({ hidden: [2, 3, 5], rows: 6, marked: 1 });
  });

  it('tells its hidden columns', async () => {
    const made = form(sheetXml(row(1)).replace('<sheetData>', `${HIDDEN}<sheetData>`));
    expect(await (await sheetOf(makeXlsx({ sheet: made }))).hiddenColumns()).toEqual([{ first: 1, last: 2 }, { first: 4, last: 16_383 }]);
  });

  it('has none by default', async () => {
    const sheet = await sheetOf(makeXlsx({ sheet: form(sheetXml(row(1))) }));
    expect([await sheet.hiddenColumns(), await hiddenRows(sheet)]).toEqual([[], { hidden: [], rows: 1, marked: 0 }]);
  });
});

describe('hidden rows', () => {
  it('are marked only in the batches that have any', async () => {
    const rows = Array.from({ length: 5000 }, (_, index) => row(index + 1, index + 1 === 3000 ? ' hidden="1"' : '')).join('');
    expect(await hiddenRows(await sheetOf(makeXlsx({ rows })))).toEqual({ hidden: [3000], rows: 5000, marked: 1 });
  });

  it('are not those that a sheet writes although it hides all others', async () => {
    const sheet = sheetXml(row(1) + row(2, ' hidden="1"')).replace('<sheetData>', '<sheetFormatPr defaultRowHeight="15" zeroHeight="1"/><sheetData>');
    expect((await hiddenRows(await sheetOf(makeXlsx({ sheet })))).hidden).toEqual([2]);
  });

  it('and columns do not exist in text', async () => {
    const sheet = await sheetOf('a,b\n1,2\n');
    expect([await sheet.hiddenColumns(), (await hiddenRows(sheet)).marked]).toEqual([[], 0]);
  });
});
