/** What wraps the data: archives, passwords, hidden parts, formats; and folders that tell the county. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import officeCrypto from 'officecrypto-tool';
import { describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { makeZip } from '../read/zip-writer';
import { newDesk } from '../support/engine';
import { gb18030 } from '../support/gb18030';
import { csv } from '../support/spreadsheets';

const rows = (school: string, count: number): (string | number)[][] => [['2025-2026学年心理健康教师台账'], ['学校名称', '姓名', '专兼职'], ...Array.from({ length: count }, (_, index) => [school, `李测${index}`, '兼职'])];

function book(grid: readonly (readonly (string | number)[])[], bookType: XLSX.BookType, change: (sheet: XLSX.WorkSheet, workbook: XLSX.WorkBook) => void = () => undefined): Buffer {
  const sheet = XLSX.utils.aoa_to_sheet(grid.map((row) => [...row]));
  const workbook = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(workbook, sheet, '台账');
  change(sheet, workbook);
  const bytes = XLSX.write(workbook, { type: 'buffer', bookType, cellStyles: true }) as Buffer | string;
  return typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
}

describe('archives', () => {
  it('are read to the bottom, each file for itself, and known again', async () => {
    const desk = await newDesk();
    const inner = makeZip([{ name: '城关/实验小学.csv', content: gb18030(csv(rows('曹县实验小学', 3))) }]);
    const path = desk.write('上报.zip', makeZip([{ name: '曹县/一中.xls', content: book(rows('曹县第一中学', 4), 'biff8') }, { name: '曹县/乡镇.zip', content: inner }, { name: '曹县/通知.docx', content: 'PK not a table' }, { name: '__MACOSX/x', content: '' }]));
    const inspected = await desk.call('import.inspect', { sources: [{ kind: 'path', path }] });
    expect(inspected.files.map(({ name, status }) => [name, status])).toEqual([['上报.zip/曹县/一中.xls', 'recognised'], ['上报.zip/曹县/乡镇.zip/城关/实验小学.csv', 'recognised'], ['上报.zip/曹县/通知.docx', 'failed']]);
    const report = await desk.import(path);
    expect(report.totals).toMatchObject({ files: 3, loaded: 2, failed: 1, rowsLoaded: 7 });
    // One file of the archive alone.
    const again = await desk.call('import.run', { sources: [{ ...inspected.files[1]!.source }] });
    expect(again.files).toMatchObject([{ status: 'unchanged' }]);
  });
});

describe('passwords', () => {
  it('open what they fit, and the rest says that it needs one', async () => {
    const desk = await newDesk();
    const path = desk.write('密.xlsx', officeCrypto.encrypt(book(rows('曹县第一中学', 5), 'xlsx'), { password: '曹县2025' }));
    const [asking] = (await desk.call('import.inspect', { sources: [{ kind: 'path', path }] })).files;
    expect(asking?.error).toMatchObject({ code: 'ENCRYPTED_WORKBOOK', details: { canDecrypt: true } });
    expect((await desk.call('import.run', { sources: [{ kind: 'path', path }], passwords: ['不对'] })).totals).toMatchObject({ failed: 1, loaded: 0 });
    expect((await desk.call('import.run', { sources: [{ kind: 'path', path }], passwords: ['不对', '曹县2025'] })).totals).toMatchObject({ failed: 0, rowsLoaded: 5 });
  });
});

describe('hidden data', () => {
  const hidden = (): Buffer =>
    book(rows('曹县第一中学', 6), 'xlsx', (sheet, workbook) => {
      sheet['!rows'] = [{}, {}, {}, { hidden: true }, { hidden: true }];
      XLSX.utils.book_append_sheet(workbook, XLSX.utils.aoa_to_sheet(rows('曹县旧校', 2)), '旧');
      workbook.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] };
    });

  it('is counted, left out, and told', async () => {
    const desk = await newDesk();
    const path = desk.write('有隐藏.xlsx', hidden());
    const [file] = (await desk.call('import.inspect', { sources: [{ kind: 'path', path }] })).files;
    expect(file).toMatchObject({ hiddenSheets: 1, tables: [{ hiddenRows: 2 }] });
    const report = await desk.import(path);
    expect(report.totals).toMatchObject({ rowsRead: 4, rowsLoaded: 4, rowsSkipped: 2 });
    const [issue] = (await desk.call('import.issues', {})).issues.filter(({ code }) => code === 'HIDDEN_ROWS');
    expect(issue).toMatchObject({ row: 4 });
    expect(issue?.message).toContain('2 行');
  });

  it('is imported on a yes, although the file has been imported without', async () => {
    const desk = await newDesk();
    const path = desk.write('有隐藏.xlsx', hidden());
    await desk.import(path);
    const report = await desk.call('import.run', { sources: [{ kind: 'path', path }], includeHidden: true });
    expect(report.totals).toMatchObject({ loaded: 2, rowsLoaded: 8 });
    expect((await desk.call('import.run', { sources: [{ kind: 'path', path }], includeHidden: true })).totals).toMatchObject({ loaded: 0, unchanged: 1 });
  });
});

describe('folders', () => {
  it('tell the county, also when their files come one by one', async () => {
    const desk = await newDesk();
    const path = join(desk.folder, '上报', '单县', '名录.csv');
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, csv([['2025-2026学年学校名录'], ['学校名称', '学校类别', '在校生数'], ['实验小学', '小学', 500], ['第二小学', '小学', 300]]));
    const { files } = await desk.call('import.inspect', { sources: [{ kind: 'path', path: join(desk.folder, '上报') }] });
    expect(files[0]?.name).toBe('上报/单县/名录.csv');
    await desk.call('import.run', { sources: [files[0]!.source] });
    const { schools } = await desk.call('data.schools', {});
    expect(schools.map(({ county }) => county)).toEqual(['371722', '371722']);
  });
});

describe('formats', () => {
  it.each(['biff8', 'xlsb', 'ods', 'xlml', 'html'] as const)('%s is imported like any other', async (bookType) => {
    const desk = await newDesk();
    const report = await desk.import(desk.write(`台账.${bookType === 'html' ? 'xls' : bookType}`, book(rows('曹县第一中学', 30), bookType)));
    expect(report.totals).toMatchObject({ loaded: 1, rowsLoaded: 30, rowsRejected: 0, failed: 0 });
  });
});
