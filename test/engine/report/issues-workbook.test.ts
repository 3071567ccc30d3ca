import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import type { IssueRecord } from '../../../shared/contract';
import { countyLabel } from '../../../shared/regions';
import { issuesWorkbook } from '../../../electron/engine/report/issues-workbook';
import { issues } from './city';
import { cellAt, cellsOf, recompute, reread, textsOf } from './reread';

const issuedOn = new Date(Date.UTC(2026, 6, 15));
const open = async (list: readonly IssueRecord[], total?: number) => reread(await issuesWorkbook(list, issuedOn, total));
const rows = (sheet: XLSX.WorkSheet): unknown[][] => XLSX.utils.sheet_to_json<unknown[]>(sheet, { header: 1, blankrows: false });
const issue = (parts: Partial<IssueRecord>): IssueRecord => ({ batch: 1, file: 'a.xlsx', sheet: 'Sheet1', row: 5, cell: 'B5', school: null, county: null, closedBy: null, column: '姓名', value: '张*', code: 'X', severity: 'error', action: 'rejected', message: '原因；请改正。', ...parts });

describe('the issues workbook', () => {
  it('lists every issue with where, what, why, what was done and what to do', async () => {
    const list = issues(50);
    const sheet = (await open(list)).sheet('问题清单');
    const [, header, ...body] = rows(sheet);
    expect(header).toEqual(['文件', '工作表', '县区', '学校', '行', '单元格', '栏目', '原值', '原因和处理办法', '程序的处理', '需要您做的', '状态']);
    const labels = { rejected: '已退回', emptied: '已置空', fixed: '已修正', noted: '提示' };
    const expected = list.map((one) => [one.file, one.sheet, one.county === null ? '' : countyLabel(one.county), one.school ?? '', one.row, one.cell ?? '', one.column ?? '整行', one.value ?? '', one.message, labels[one.action]]);
    expect(body).toHaveLength(50);
    expect(body.map((row) => Array.from(row.slice(0, 10), (value) => value ?? ''))).toEqual(expect.arrayContaining(expected));
    expect(new Set(body.map((row) => `${String(row[9])} ${String(row[10])}`))).toEqual(
      new Set(['已退回 必须改正后重报（本行未计入）', '已置空 请补填后重报（本行已计入，此栏为空）', '已修正 请核对，修正无误则不必重报', '提示 请留意，一般不必重报']),
    );
  });

  it('puts them by file, sheet and row, rows as numbers', async () => {
    const list = [issue({ file: '曹县10.xlsx' }), issue({ file: '曹县9.xlsx', row: 100 }), issue({ file: '曹县9.xlsx', row: 9 }), issue({ file: '曹县9.xlsx', row: 9, column: null }), issue({ file: '曹县9.xlsx', sheet: '甲', row: 3 })];
    const body = rows((await open(list)).sheet('问题清单')).slice(2);
    expect(body.map((row) => [row[0], row[1], row[4], row[6]])).toEqual([
      ['曹县9.xlsx', '甲', 3, '姓名'],
      ['曹县9.xlsx', 'Sheet1', 9, '整行'],
      ['曹县9.xlsx', 'Sheet1', 9, '姓名'],
      ['曹县9.xlsx', 'Sheet1', 100, '姓名'],
      ['曹县10.xlsx', 'Sheet1', 5, '姓名'],
    ]);
  });

  it('sums them up by file in live totals', async () => {
    const list = issues(50);
    const sheet = (await open(list)).sheet('汇总');
    const [, , header, totals, ...files] = rows(sheet);
    expect(header).toEqual(['文件', '工作表', '问题合计', '已退回', '已置空', '已修正', '提示']);
    const count = (action: IssueRecord['action']): number => list.filter((one) => one.action === action).length;
    expect(totals?.slice(2)).toEqual([50, count('rejected'), count('emptied'), count('fixed'), count('noted')]);
    expect(files).toHaveLength(3);
    for (const { cell } of cellsOf(sheet)) if (cell.f !== undefined) expect(recompute(sheet, cell.f)).toBe(cell.v);
    expect(cellAt(sheet, 3, 2)?.f).toBe('SUM(C5:C7)');
  });

  it('says so when only the first part of the issues is listed', async () => {
    expect(textsOf((await open(issues(20), 120_000)).sheet('汇总')).join()).toContain('问题共 120,000 条，本清单只列出最要紧的前 20 条');
    expect(textsOf((await open(issues(20))).sheet('汇总')).join()).not.toContain('只列出');
  });

  it('can be filtered and printed: filter over all rows, header on every page, frozen, A4 landscape', async () => {
    const workbook = await open(issues(300));
    const xml = workbook.part('xl/worksheets/sheet2.xml');
    expect(xml).toContain('<autoFilter ref="A2:L302"');
    expect(xml).toContain('ySplit="2"');
    expect(xml).toMatch(/<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"\/>/);
    expect(workbook.part('xl/workbook.xml')).toContain("'问题清单'!$2:$2");
  });

  it('keeps what schools typed as text', async () => {
    const sheet = (await open([issue({ value: '=1+1', file: '=cmd.xlsx', message: '@SUM(A1)' }), issue({ value: '007' })])).sheet('问题清单');
    const typed = cellsOf(sheet).filter(({ cell }) => ['=1+1', '=cmd.xlsx', '@SUM(A1)', '007'].includes(String(cell.v)));
    expect(typed).toHaveLength(4);
    for (const { cell } of typed) expect(cell).toMatchObject({ t: 's', z: '@' });
    expect(cellsOf(sheet).every(({ cell }) => cell.f === undefined)).toBe(true);
  });

  it('says which issues are mended, and by which batch', async () => {
    const body = rows((await open([issue({ row: 1 }), issue({ row: 2, closedBy: 17 })])).sheet('问题清单')).slice(2);
    expect(body.map((row) => row[11])).toEqual(['未解决', '已由批次 17 解决']);
  });

  it('keeps texts whole that XML gives a meaning, and writes none that it forbids', async () => {
    const value = ' <b>&amp;</b> "x" _x000D_ \u0007\r\n第二行 𠮷 ';
    const sheet = (await open([issue({ value })])).sheet('问题清单');
    expect(cellAt(sheet, 2, 7)?.v).toBe(' <b>&amp;</b> "x" _x000D_ \n第二行 𠮷 ');
  });

  it('is a workbook too when there is nothing to list', async () => {
    const workbook = await open([]);
    expect(textsOf(workbook.sheet('汇总')).join()).toContain('问题共 0 条');
    expect(workbook.part('xl/worksheets/sheet2.xml')).toContain('<autoFilter ref="A2:L3"');
  });

  it('is the same to the byte for the same issues, whatever their order, and holds thousands', async () => {
    const list = issues(5_000);
    const [first, again] = [await issuesWorkbook(list, issuedOn), await issuesWorkbook([...list].reverse(), issuedOn)];
    expect(rows(reread(first).sheet('问题清单'))).toHaveLength(5_002);
    expect(Buffer.compare(first, again)).toBe(0);
  });

  it('takes a hundred thousand, each with its row', async () => {
    const bytes = await issuesWorkbook(issues(100_000), issuedOn);
    const sheet = strFromU8(unzipSync(bytes, { filter: ({ name }) => name === 'xl/worksheets/sheet2.xml' })['xl/worksheets/sheet2.xml'] ?? new Uint8Array());
    expect([...sheet.matchAll(/<row r="(\d+)"/g)].map(([, row]) => Number(row))).toEqual(Array.from({ length: 100_002 }, (_, position) => position + 1));
    expect(bytes.length).toBeLessThan(10_000_000);
  });
});
