import { writeXlsx } from 'hucre';
import { describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { memorySource } from '../../../electron/engine/ingest/read/byte-source';
import { openWorkbook } from '../../../electron/engine/ingest/read/open-workbook';
import type { PlainCell, PlainSheet } from './helpers';
import { columnName, readCells } from './helpers';

const SERIAL_OF_2024_09_01 = 45536;
const names = ['张三', '欧阳𠅤明', '㛃', 'O\'Neil & "Co" <x>', ' 前后空格 ', '两\n行', '😀'];

/** Rows in which every kind of value meets every column, with gaps; long enough for several batches. */
const rows = Array.from({ length: 5000 }, (_, row) => [
  names[row % names.length] ?? '',
  row % 3 === 0 ? null : `33011520070622${String(row).padStart(4, '0')}`,
  row - 2500,
  row / 7,
  row % 5 === 0 ? null : row % 2 === 0,
  row % 11 === 0 ? '备注' : null,
]);

function expectedCells(): PlainSheet {
  const cells: PlainSheet = new Map();
  rows.forEach((values, row) =>
    values.forEach((value, column) => {
      if (value === null) return;
      const cell: PlainCell = typeof value === 'string' ? ['s', value] : typeof value === 'number' ? ['n', value] : ['b', value];
      cells.set(`${columnName(column)}${row + 1}`, cell);
    }),
  );
  return cells;
}

/** Addresses whose cells differ; empty when all are the same. */
function differing(actual: PlainSheet | undefined, expected: PlainSheet): string[] {
  const addresses = new Set([...expected.keys(), ...(actual?.keys() ?? [])]);
  return [...addresses].filter((address) => String(actual?.get(address)) !== String(expected.get(address)));
}

async function sheetsOf(bytes: Uint8Array): Promise<{ name: string; state: string; cells: PlainSheet; merges: unknown }[]> {
  const workbook = await openWorkbook(memorySource('a.xlsx', bytes));
  const sheets = [];
  for (const sheet of workbook.sheets) sheets.push({ name: sheet.name, state: sheet.state, cells: await readCells(sheet), merges: await sheet.merges() });
  await workbook.close();
  return sheets;
}

describe('workbooks of other writers', () => {
  it('hucre', async () => {
    const bytes = await writeXlsx({
      sheets: [
        { name: '一年级', rows, merges: [{ startRow: 0, startCol: 0, endRow: 1, endCol: 2 }] },
        { name: '隐藏', rows: [[new Date(Date.UTC(2024, 8, 1))]], hidden: true },
      ],
    });
    const [first, second] = await sheetsOf(bytes);
    expect(first).toMatchObject({ name: '一年级', state: 'visible', merges: [{ startRow: 0, startColumn: 0, endRow: 1, endColumn: 2 }] });
    expect(differing(first?.cells, expectedCells())).toEqual([]);
    expect(second).toMatchObject({ name: '隐藏', state: 'hidden' });
    expect(second?.cells).toEqual(new Map([['A1', ['d', SERIAL_OF_2024_09_01]]]));
  });

  it.each([{ bookSST: true }, { bookSST: false }, { bookSST: true, compression: true }])('SheetJS %j', async (options) => {
    const book = XLSX.utils.book_new();
    const sheet = XLSX.utils.aoa_to_sheet(rows);
    sheet['!merges'] = [XLSX.utils.decode_range('B2:C9')];
    XLSX.utils.book_append_sheet(book, sheet, '一年级');
    const dates = XLSX.utils.aoa_to_sheet([[{ t: 'n', v: SERIAL_OF_2024_09_01, z: 'yyyy"年"m"月"d"日"' }, { t: 'e', v: 42 }]]);
    XLSX.utils.book_append_sheet(book, dates, '日期');
    const [first, second] = await sheetsOf(XLSX.write(book, { type: 'buffer', bookType: 'xlsx', ...options }) as Buffer);
    expect(differing(first?.cells, expectedCells())).toEqual([]);
    expect(first?.merges).toEqual([{ startRow: 1, startColumn: 1, endRow: 8, endColumn: 2 }]);
    expect(second?.cells).toEqual(new Map([['A1', ['d', SERIAL_OF_2024_09_01]], ['B1', ['e', '#N/A']]]));
  });
});
