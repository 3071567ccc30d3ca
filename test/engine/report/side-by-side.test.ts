/** Lines above and below a table: nothing in them is broken, however narrow the table. */
import { describe, expect, it } from 'vitest';
import { tableSheet, runOn } from '../../../electron/engine/report/xlsx/table-sheet';
import { textWidth } from '../../../electron/engine/report/xlsx/safe-text';
import type { ReportTable } from '../../../electron/engine/report/model';
import { codeRow, formFrame } from '../../../electron/engine/report/official-form';

const SIGNED = ['单位负责人：张建国', '统计负责人：王芳', '填表人：李娜', '联系电话：0530-5310000', '报出日期：2026年9月15日'];

function table(columns: number, width: number): ReportTable {
  const frame = formFrame({ unit: '菏泽市教育局', preparedBy: '李娜', issuedOn: new Date(2026, 8, 15), signatories: { head: '张建国', statistician: '王芳', telephone: '0530-5310000' } }, '2025—2026学年', '人');
  return { ...frame, name: '表1', title: '统计表', columns: Array.from({ length: columns }, (_, column) => ({ header: [`第${column}项`], width })), codeRow: codeRow(1, columns - 1), totals: [], rows: [], notes: [] };
}

/** Texts of a row with the characters that their cells hold. */
function placed({ sheet }: ReturnType<typeof tableSheet>, row: number): { readonly text: string; readonly room: number }[] {
  const widths = (sheet.columns ?? []).map(({ width }) => width ?? 0);
  return [...(sheet.cells?.entries() ?? [])].flatMap(([place, cell]) => {
    const [at, column] = place.split(',').map(Number);
    if (at !== row || typeof cell.value !== 'string') return [];
    const merge = sheet.merges?.find(({ startRow, startCol }) => startRow === row && startCol === column);
    return [{ text: cell.value, room: widths.slice(column, (merge?.endCol ?? column ?? 0) + 1).reduce((sum, width) => sum + width, 0) }];
  });
}

describe('lines beside a table', () => {
  it.each([[4, 11], [6, 13], [7, 12], [10, 12], [17, 10]])('of %i columns %i wide stand on lines of their own', (columns, width) => {
    const built = tableSheet(table(columns, width), '表1');
    const above = placed(built, 1);
    const below = placed(built, 4);
    expect(above.map(({ text }) => text).join('')).toContain('填报单位（盖章）：菏泽市教育局');
    for (const signed of SIGNED) expect(below.map(({ text }) => text).join('')).toContain(signed);
    for (const { text, room } of [...above, ...below]) for (const line of text.split('\n')) expect([line, textWidth(line) <= room]).toEqual([line, true]);
  });

  it('run on over as few lines as they take', () => {
    expect(runOn(SIGNED, 200).split('\n')).toHaveLength(1);
    expect(runOn(SIGNED, 62).split('\n').map((line) => line.split(/\u3000+/))).toEqual([SIGNED.slice(0, 3), SIGNED.slice(3)]);
  });

  it('count every column of names', () => {
    expect(codeRow(9, 1)).toEqual(['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '1']);
  });
});
