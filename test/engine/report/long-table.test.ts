import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { ReportCell, ReportTable } from '../../../electron/engine/report/model';
import { writeWorkbook } from '../../../electron/engine/report/xlsx/write-workbook';
import { cellAt, reread, rowOf, type Reread } from './reread';

const LONG = 1000;
const cells: readonly ReportCell[] = [
  { kind: 'text', text: '=1+1 <学校> & _x000D_' },
  { kind: 'text', text: '很长的说明'.repeat(20) },
  { kind: 'figure', value: 12_345, format: 'integer' },
  { kind: 'figure', value: 0.5, format: 'percent' },
  { kind: 'figure', value: 0.99999, format: 'percent' },
  { kind: 'figure', value: 3.14159, format: 'decimal' },
  { kind: 'suppressed' },
  { kind: 'missing' },
];
const table = (rows: number): ReportTable => ({
  kind: 'table', name: '明细', title: '学校明细', headerLine: { left: '', center: '', right: '' }, columns: cells.map((_, column) => ({ header: [`栏${column}`], width: 12, ...(column === 1 ? { wraps: true as const } : {}) })),
  codeRow: cells.map((_, column) => String(column)), totals: [{ kind: 'text', text: '合计' }, ...cells.slice(1).map((): ReportCell => ({ kind: 'text', text: '' }))],
  rows: Array.from({ length: rows }, (_, row) => cells.map((cell, column): ReportCell => (column === 2 ? { kind: 'figure', value: row + 1, format: 'integer' } : cell))), footerLine: ['填表人：张三'], notes: ['甲', '乙'],
});
const write = async (rows: number): Promise<Reread> => reread(await writeWorkbook({ title: '明细', fileName: '明细.xlsx', sections: [table(rows)] }, { issuedOn: new Date(2026, 6, 15) }));

describe('a long table', () => {
  it('is written past the library as the library would have written it, with what stands above and below', async () => {
    const [short, long] = [await write(3), await write(LONG)];
    const [sheet, model] = [long.sheet('明细'), short.sheet('明细')];
    const first = rowOf(sheet, '合计') + 1;
    for (const row of [0, 1, LONG - 1]) {
      for (let column = 0; column < cells.length; column++) {
        const [cell, like] = [cellAt(sheet, first + row, column), cellAt(model, first, column)];
        expect([cell?.t, cell?.z, cell?.v], `${row},${column}`).toEqual([like?.t, like?.z, column === 2 ? row + 1 : like?.v]);
      }
    }
    expect(cellAt(sheet, first + LONG, 0)?.v).toBe('填表人：张三');
    expect([1, 2].map((note) => cellAt(sheet, first + LONG + note, 0)?.v)).toEqual(['说明：1. 甲', '　　　2. 乙']);
    expect(long.part('xl/workbook.xml')).toContain(`$A$1:$H$${first + LONG + 3}`);
    expect(sheet['!rows']?.[first]?.hpt).toBe(model['!rows']?.[first]?.hpt);
  });

  it('has every row once and in order', async () => {
    const xml = (await write(LONG)).part('xl/worksheets/sheet1.xml');
    const numbers = [...xml.matchAll(/<row r="(\d+)"/g)].map(([, number]) => Number(number));
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
    expect(numbers.length).toBeGreaterThanOrEqual(LONG + 6);
  });

  it('is written however long it is: more rows than a function takes arguments', async () => {
    const row: readonly ReportCell[] = [{ kind: 'text', text: '曹县' }];
    const model = { ...table(0), columns: table(0).columns.slice(0, 1), codeRow: ['甲'], totals: [], rows: new Array<readonly ReportCell[]>(200_000).fill(row) };
    const bytes = await writeWorkbook({ title: '明细', fileName: '明细.xlsx', sections: [model] }, { issuedOn: new Date(2026, 6, 15) });
    const sheet = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] as Uint8Array);
    expect([...sheet.matchAll(/<row /g)].length).toBeGreaterThan(200_000);
  }, 60_000);
});
