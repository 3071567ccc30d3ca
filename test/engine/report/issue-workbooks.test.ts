/** What goes back to schools and counties: read back with another program's reader. */
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type * as XLSX from 'xlsx';
import type { IssueRecord } from '../../../shared/contract';
import { type IssueWorkbookSource, issueWorkbooks, type MarkedTable } from '../../../electron/engine/report/issue-workbooks';
import { newDesk } from '../support/engine';
import { cellAt, cellsOf, reread, type Reread, textsOf } from './reread';

const issuedOn = new Date(2026, 6, 15, 9, 30);
const issue = (parts: Partial<IssueRecord>): IssueRecord => ({ batch: 7, file: '测评.xlsx', sheet: 'Sheet1', row: 5, cell: null, school: '曹县第一中学', county: '371721', closedBy: null, column: null, value: null, code: 'X', severity: 'error', action: 'emptied', message: '原因；请改正。', ...parts });

const table: MarkedTable = {
  batch: 7,
  file: '测评.xlsx',
  sheet: 'Sheet1',
  title: '曹县第一中学测评结果',
  columns: [
    { label: '姓名', header: '学生姓名', sheetColumn: 2 },
    { label: '学校名称', header: '学校', sheetColumn: 1 },
    { label: '总分', header: '总分', sheetColumn: 5 },
  ],
  rows: [
    { row: 5, cells: ['李*', '曹县第一中学', null] },
    { row: 9, cells: ['=1+1', '曹县第一中学', '300'] },
    { row: 40, cells: ['王*', '', null] },
  ],
};
const source: IssueWorkbookSource = {
  label: '曹县第一中学',
  tables: [table],
  issues: [
    issue({ row: 40, severity: 'error', action: 'rejected', message: '无法识别学生，本行未导入。' }),
    issue({ row: 9, cell: 'F9', column: '总分', value: '300', message: '超出范围，已留空。' }),
    issue({ row: 5, cell: 'AB5', column: '题12', value: '99', severity: 'warning', message: '超出0–10，已留空。' }),
    issue({ row: 5, cell: 'C5', column: '姓名', value: '李*', severity: 'info', action: 'fixed', message: '已去掉空格。' }),
  ],
};

async function workbooks(...sources: readonly IssueWorkbookSource[]): Promise<Map<string, Reread>> {
  const bytes = await issueWorkbooks(sources, issuedOn);
  return new Map(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, reread(content)]));
}
const only = async (one: IssueWorkbookSource): Promise<Reread> => [...(await workbooks(one)).values()][0]!;
const fillOf = (sheet: XLSX.WorkSheet, row: number, column: number): unknown => (cellAt(sheet, row, column) as { s?: { fgColor?: { rgb?: string } } } | undefined)?.s?.fgColor?.rgb;
const remarkOf = (sheet: XLSX.WorkSheet, row: number, column: number): string | undefined => cellAt(sheet, row, column)?.c?.map(({ t }) => t).join();

describe('the marked sheet', () => {
  it('has the columns of the school’s sheet in their order, by letter and header, and the real row numbers', async () => {
    const sheet = (await only(source)).sheet('标记-Sheet1');
    const row = (index: number): unknown[] => Array.from({ length: 6 }, (_, column) => cellAt(sheet, index, column)?.v ?? '');
    expect(row(1)).toEqual(['原列号', 'B', 'C', 'F', 'AB', '']);
    expect(row(2)).toEqual(['原行号', '学校', '学生姓名', '总分', '题12', '原因和处理办法']);
    expect(row(3)).toEqual([5, '曹县第一中学', '李*', '…', '…', '【姓名】已去掉空格。\n【题12】超出0–10，已留空。']);
    expect(row(4).slice(0, 4)).toEqual([9, '曹县第一中学', '=1+1', '300']);
    expect(row(5)).toEqual([40, '', '王*', '…', '…', '无法识别学生，本行未导入。']);
  });

  it('colours the cells in question by gravity with the reason as a remark, and rejected rows as a whole', async () => {
    const sheet = (await only(source)).sheet('标记-Sheet1');
    expect([fillOf(sheet, 3, 2), fillOf(sheet, 3, 4), fillOf(sheet, 4, 3)]).toEqual(['CDE7D0', 'FFE08A', 'F4A6A0']);
    expect([remarkOf(sheet, 3, 2), remarkOf(sheet, 3, 4), remarkOf(sheet, 4, 3), remarkOf(sheet, 5, 0)]).toEqual(['已去掉空格。', '超出0–10，已留空。', '超出范围，已留空。', '无法识别学生，本行未导入。']);
    expect(Array.from({ length: 6 }, (_, column) => fillOf(sheet, 5, column))).toEqual(Array.from({ length: 6 }, () => 'FDECEA'));
    expect(Array.from({ length: 2 }, (_, column) => fillOf(sheet, 4, column))).toEqual([undefined, undefined]);
  });

  it('gives each table of a sheet one of its own, and those of other batches their own issues', async () => {
    const other: MarkedTable = { ...table, batch: 8, rows: [{ row: 9, cells: ['赵*', '', ''] }] };
    const book = await only({ ...source, tables: [table, other, { ...table, batch: 9, rows: [] }] });
    expect(book.book.SheetNames).toEqual(['说明', '问题清单', '标记-Sheet1', '标记-Sheet1(2)']);
    expect(fillOf(book.sheet('标记-Sheet1(2)'), 3, 3)).toBeUndefined();
  });

  it('stops drawing remarks where they would make the workbook slow, not colouring nor giving reasons', async () => {
    const rows = Array.from({ length: 1500 }, (_, index) => ({ row: index + 2, cells: ['李*', '', ''] }));
    const issues = rows.map(({ row }) => issue({ row, cell: `C${row}`, column: '姓名', message: `第${row}行的原因。` }));
    const sheet = (await only({ label: '县', issues, tables: [{ ...table, rows }] })).sheet('标记-Sheet1');
    expect(cellsOf(sheet).filter(({ cell }) => cell.c !== undefined)).toHaveLength(1000);
    expect([fillOf(sheet, 1502, 2), cellAt(sheet, 1502, 4)?.v]).toEqual(['F4A6A0', '【姓名】第1501行的原因。']);
  });
});

describe('the workbook that is sent back', () => {
  it('begins with how much is wrong by kind, what to do and a line for the date', async () => {
    const texts = textsOf((await only(source)).sheet('说明'));
    expect(texts[0]).toBe('曹县第一中学：上报数据问题反馈');
    expect(texts[1]).toContain('共有 4 处问题，其中 1 行未能导入');
    expect(texts[2]).toMatch(/^请于\s+年\s+月\s+日前重新上报/);
    expect(texts.join()).toContain('请勿转发');
    expect(texts).toEqual(expect.arrayContaining(['总分', '超出范围，已留空。', '题12', '整行']));
    const shortened = textsOf((await only({ ...source, total: 30_000 })).sheet('说明'));
    expect(shortened[1]).toContain('共有 30,000 处问题（本文件列出其中最要紧的 4 处）');
  });

  it('never holds a formula, whatever schools typed', async () => {
    const hostile = '=HYPERLINK("http://x")';
    const book = await only({ label: hostile, issues: [issue({ file: hostile, sheet: hostile, value: hostile, column: hostile, message: hostile, cell: 'Z5' })], tables: [{ ...table, file: hostile, sheet: hostile, title: hostile, columns: [{ label: hostile, header: hostile, sheetColumn: 0 }], rows: [{ row: 5, cells: [hostile] }] }] });
    for (const name of book.book.SheetNames) for (const { cell } of cellsOf(book.sheet(name))) if (cell.v !== undefined) expect([cell.f, cell.t === 's' && cell.z === '@']).toEqual([undefined, cell.t === 's']);
    expect(book.book.SheetNames[2]).toMatch(/^标记-=HYPERLINK/);
  });

  it('is the same to the byte for the same issues', async () => {
    const [first, again] = [await issueWorkbooks([source], issuedOn), await issueWorkbooks([{ ...source, issues: [...source.issues].reverse() }], issuedOn)];
    expect(Buffer.compare(first, again)).toBe(0);
  });
});

describe('the archive', () => {
  it('has one file for each, under names that every system takes and none twice', async () => {
    const labels = ['曹县第一中学', '曹县第一中学', 'a/b\\c:d*?"<>|', '..', 'ABC', 'abc', '长'.repeat(300), '\u{20bb7}野家小学'];
    const names = [...(await workbooks(...labels.map((label) => ({ ...source, label, tables: [] })))).keys()];
    expect(names).toEqual(['曹县第一中学-问题反馈.xlsx', '曹县第一中学-问题反馈(2).xlsx', 'a b c d-问题反馈.xlsx', '未注明-问题反馈.xlsx', 'ABC-问题反馈.xlsx', 'abc-问题反馈(2).xlsx', `${'长'.repeat(60)}-问题反馈.xlsx`, '\u{20bb7}野家小学-问题反馈.xlsx']);
  });

  it('says sizes and checksums before the data and marks its names as UTF-8, as Windows wants them', async () => {
    const bytes = Buffer.from(await issueWorkbooks([source], issuedOn));
    expect(bytes.readUInt32LE(0)).toBe(0x04034b50);
    expect(bytes.readUInt16LE(6)).toBe(0x0800);
    expect(bytes.readUInt32LE(18)).toBeGreaterThan(5000);
    expect(bytes.readUInt32LE(22)).toBe(bytes.readUInt32LE(18));
  });

  it('asks for the next source only when the one before is written', async () => {
    const seen: string[] = [];
    let open = 0;
    async function* sources(): AsyncGenerator<IssueWorkbookSource> {
      for (const label of ['甲', '乙', '丙']) {
        expect(++open).toBe(1);
        yield await Promise.resolve({ ...source, label });
        open--;
        seen.push(label);
      }
    }
    expect(Object.keys(unzipSync(await issueWorkbooks(sources(), issuedOn)))).toHaveLength(3);
    expect(seen).toEqual(['甲', '乙', '丙']);
  });

  it('is an empty archive when there is nothing to send back', async () => {
    expect(unzipSync(await issueWorkbooks([], issuedOn))).toEqual({});
  });
});

describe('from a real import', () => {
  const header = '县区,学校名称,姓名,身份证号,年级,测评时间,量表,总分,预警等级\n';
  const rows = ['曹县,曹县第一中学,李小明,371721201009010010,七年级,2025-10-16,MHT,40,正常', '曹县,曹县第一中学,,,七年级,2025-10-16,MHT,41,正常', '单县,单县第二中学,王小红,,九年九级,2025-10-16,MHT,300,正常', '单县,单县第二中学,赵小刚,,八年级,2025-10-16,MHT,30,'];

  it('sends each school its own rows, with no child’s name or number in any part', async () => {
    const desk = await newDesk();
    await desk.import(desk.write('2025-2026学年测评结果.csv', header + rows.join('\n')));
    const { fileName, bytes } = await desk.call('import.issueWorkbooks', { per: 'school' });
    expect(fileName).toBe('问题反馈-分学校.zip');
    const files = unzipSync(bytes);
    expect(Object.keys(files).sort()).toEqual(['单县第二中学-问题反馈.xlsx', '曹县第一中学-问题反馈.xlsx']);
    for (const content of Object.values(files)) {
      const parts = Object.values(unzipSync(content)).map((part) => new TextDecoder().decode(part)).join();
      expect(parts).not.toMatch(/李小明|王小红|赵小刚|371721201009010010/);
    }
    const marked = reread(files['单县第二中学-问题反馈.xlsx']!);
    const sheet = marked.sheet(marked.book.SheetNames[2] ?? '');
    expect([cellAt(sheet, 3, 0)?.v, cellAt(sheet, 4, 0)?.v]).toEqual([4, 5]);
    expect(textsOf(sheet)).not.toContain('曹县第一中学');
  });

  it('gathers them by county as well', async () => {
    const desk = await newDesk();
    await desk.import(desk.write('2025-2026学年测评结果.csv', header + rows.join('\n')));
    const { bytes } = await desk.call('import.issueWorkbooks', { per: 'county' });
    expect(Object.keys(unzipSync(bytes)).sort()).toEqual(['单县-问题反馈.xlsx', '曹县-问题反馈.xlsx']);
  });
});
