import { describe, expect, it } from 'vitest';
import { checkText, outcomeOf, type ReportCheck } from '../../../electron/engine/report/checks';
import type { ReportCell, ReportModel, ReportTable } from '../../../electron/engine/report/model';
import { writeWorkbook } from '../../../electron/engine/report/xlsx/write-workbook';
import { cellsOf, reread } from './reread';

const codes = { codeRow: ['甲', '1', '2', '3'] };
const row = (...values: readonly (number | null)[]): ReportCell[] => [{ kind: 'text', text: '曹县' }, ...values.map((value): ReportCell => (value === null ? { kind: 'suppressed' } : { kind: 'figure', value, format: 'integer' }))];
const sum: ReportCheck = { left: 1, relation: 'equals', right: { operation: 'sum', columns: [2, 3] } };
const quotient: ReportCheck = { left: 3, relation: 'equals', right: { operation: 'quotient', columns: [2, 1] } };
const difference: ReportCheck = { left: 3, relation: 'equals', right: { operation: 'difference', columns: [1, 2] } };
const atMost: ReportCheck = { left: 2, relation: 'atMost', right: { operation: 'sum', columns: [1] } };

describe('a check', () => {
  it('is printed by the codes of its columns', () => {
    expect([sum, quotient, difference, atMost].map((check) => checkText(check, codes))).toEqual(['1＝2＋3', '3＝2÷1', '3＝1－2', '2≤1']);
  });

  it.each([
    [sum, row(5, 2, 3), 'met'],
    [sum, row(5, 2, 2), 'broken'],
    [sum, row(5, null, 2), 'notChecked'],
    [quotient, row(3, 1, 1 / 3), 'met'],
    [quotient, row(3, 1, 0.33), 'broken'],
    [quotient, row(0, 0, 1), 'broken'],
    [difference, row(5, 2, 3), 'met'],
    [atMost, row(5, 5, 0), 'met'],
    [atMost, row(5, 6, 0), 'broken'],
  ] as const)('%# says what a row does', (check, cells, outcome) => {
    expect(outcomeOf(check, cells)).toBe(outcome);
  });
});

describe('the sheet 校验', () => {
  const table = (rows: readonly (readonly ReportCell[])[]): ReportTable => ({
    kind: 'table', name: '表1', title: '表', headerLine: { left: '', center: '', right: '' }, columns: ['县区', '甲', '乙', '丙'].map((header) => ({ header: [header], width: 10 })), ...codes, totals: [], rows, checks: [sum, atMost], footerLine: [''], notes: [],
  });
  const write = async (rows: readonly (readonly ReportCell[])[]) => reread(await writeWorkbook({ title: '报表', fileName: 'x.xlsx', sections: [table(rows)] } satisfies ReportModel, { issuedOn: new Date(2026, 6, 15) }));
  const outcomes = (workbook: Awaited<ReturnType<typeof write>>) => cellsOf(workbook.sheet('校验')).filter(({ cell }) => cell.f !== undefined).map(({ cell }) => cell.v);

  it('says of every row and check what the formula gives, and the table says it in one line', async () => {
    const workbook = await write([row(5, 2, 3), row(5, 6, 3), row(null, 2, 3)]);
    expect(outcomes(workbook)).toEqual(['相符', '相符', '不符', '不符', '—', '—']);
    expect(cellsOf(workbook.sheet('表1')).find(({ cell }) => cell.f?.startsWith('IF(COUNTIF') === true)?.cell.v).toBe('审核结果：2处不符，见“校验”表');
    const [first] = cellsOf(workbook.sheet('校验')).filter(({ cell }) => cell.f !== undefined);
    expect(first?.cell.f).toBe(`IF(COUNT('表1'!B5,'表1'!C5,'表1'!D5)<3,"—",IF(IFERROR(ABS('表1'!B5-('表1'!C5+'表1'!D5))<=0.000000001,FALSE),"相符","不符"))`);
  });

  it('is not made for tables without checks', async () => {
    const bytes = await writeWorkbook({ title: '报表', fileName: 'x.xlsx', sections: [{ ...table([row(5, 2, 3)]), checks: [] }] }, { issuedOn: new Date(2026, 6, 15) });
    expect(reread(bytes).book.SheetNames).toEqual(['表1']);
  });
});
