/** One table, written in every format by other hands, gives the same cells. */
import officeCrypto from 'officecrypto-tool';
import { describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { openArchive } from '../../../electron/engine/ingest/read/archive';
import { memorySource } from '../../../electron/engine/ingest/read/byte-source';
import { openWorkbook } from '../../../electron/engine/ingest/read/open-workbook';
import { DEFAULT_READ_LIMITS, type WorkbookReader } from '../../../electron/engine/ingest/read/types';
import { encodeGb18030 } from './gb18030';
import { failureOf, firstSheet, type PlainCell, readCells } from './helpers';
import { type ZipPart, makeZip } from './zip-writer';

const ID = '371721201009010018';
const CHECKED_ON = 45_946;

function book(): XLSX.WorkBook {
  const sheet = XLSX.utils.aoa_to_sheet([
    ['曹县第一中学测评结果', null, null, null],
    ['姓名', '身份证号', '总分', '日期'],
    ['张三', ID, 38.5, null],
    ['欧阳𠅤', '007', 0, null],
  ]);
  sheet['D3'] = { t: 'n', v: CHECKED_ON, z: 'yyyy"年"m"月"d"日"' };
  sheet['D4'] = { t: 'b', v: true };
  sheet['!merges'] = [XLSX.utils.decode_range('A1:D1')];
  const hidden = XLSX.utils.aoa_to_sheet([['旧数据'], [1]]);
  const made = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(made, sheet, '结果');
  XLSX.utils.book_append_sheet(made, hidden, '旧');
  made.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] };
  return made;
}

function written(bookType: XLSX.BookType): Buffer {
  const bytes = XLSX.write(book(), { type: 'buffer', bookType }) as Buffer | string;
  return typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
}

async function open(bytes: Uint8Array, passwords: readonly string[] = []): Promise<WorkbookReader> {
  return openWorkbook(memorySource('名不副实.dat', bytes), { passwords });
}

const expected: Record<string, PlainCell> = {
  A1: ['s', '曹县第一中学测评结果'], A2: ['s', '姓名'], B2: ['s', '身份证号'], C2: ['s', '总分'], D2: ['s', '日期'],
  A3: ['s', '张三'], B3: ['s', ID], C3: ['n', 38.5], D3: ['d', CHECKED_ON],
  A4: ['s', '欧阳𠅤'], B4: ['s', '007'], C4: ['n', 0], D4: ['b', true],
};

describe('the same table', () => {
  it.each([
    ['xlsx', 'xlsx'],
    ['xlsm', 'xlsx'],
    ['xlsb', 'xlsb'],
    ['biff8', 'xls'],
    ['ods', 'ods'],
    ['fods', 'ods'],
    ['xlml', 'spreadsheetXml'],
  ] as const)('as %s', async (bookType, format) => {
    const workbook = await open(written(bookType));
    expect(workbook.format).toBe(format);
    expect(workbook.sheets.map(({ name }) => name)).toEqual(['结果', '旧']);
    if (bookType !== 'xlml' && bookType !== 'ods' && bookType !== 'fods') expect(workbook.sheets.map(({ state }) => state)).toEqual(['visible', 'hidden']);
    const [sheet] = workbook.sheets;
    // The writer of this format knows no dates with a format of one's own.
    const date: PlainCell = bookType === 'ods' || bookType === 'fods' ? ['n', CHECKED_ON] : ['d', CHECKED_ON];
    expect(Object.fromEntries(await readCells(sheet!))).toEqual({ ...expected, D3: date });
    expect(await sheet!.merges()).toEqual([{ startRow: 0, startColumn: 0, endRow: 0, endColumn: 3 }]);
    // Reading again gives the same.
    expect((await readCells(sheet!)).size).toBe(Object.keys(expected).length);
    await workbook.close();
  });

  it.each(['biff5', 'biff2'] as const)('as %s, whose sheets are few and dates plain', async (bookType) => {
    const cells = Object.fromEntries(await readCells((await open(written(bookType))).sheets[0]!));
    expect(cells).toMatchObject({ B3: ['s', ID], C3: ['n', 38.5], B4: ['s', '007'] });
  });
});

describe('tables of web systems saved as .xls', () => {
  const html = (charset: string): string =>
    `<html><head><meta http-equiv="Content-Type" content="text/html; charset=${charset}"></head><body><table border=1><tr><th colspan=2>曹县&nbsp;台账</th></tr><tr><td>姓名</td><td>身份证号</td></tr><tr><td rowspan=2>李静</td><td style="mso-number-format:'\\@'">${ID}</td></tr><tr><td>007</td></tr></table></body></html>`;

  it.each([
    ['in GBK', encodeGb18030(html('gb2312'))],
    ['in UTF-8', Buffer.from(html('utf-8'))],
    ['with a byte order mark', Buffer.from(`\uFEFF${html('utf-8')}`)],
  ])('%s keep names, long numbers and leading zeros', async (_, bytes) => {
    const workbook = await open(bytes);
    expect(workbook.format).toBe('html');
    const cells = await readCells(workbook.sheets[0]!);
    expect(String(cells.get('A1')?.[1])).toMatch(/^曹县\s台账$/);
    expect(Object.fromEntries(cells)).toMatchObject({ A2: ['s', '姓名'], B2: ['s', '身份证号'], A3: ['s', '李静'], B3: ['s', ID], B4: ['s', '007'] });
  });
});

describe('passwords', () => {
  const secret = (password: string): Buffer => officeCrypto.encrypt(written('xlsx'), { password });

  it('are asked for, tried in turn, and told apart from wrong ones', async () => {
    const bytes = secret('曹县2025');
    expect((await failureOf(open(bytes))).error).toMatchObject({ code: 'ENCRYPTED_WORKBOOK', details: { tried: 0, canDecrypt: true } });
    expect((await failureOf(open(bytes, ['曹县2024', 'x']))).error).toMatchObject({ code: 'ENCRYPTED_WORKBOOK', details: { tried: 2, canDecrypt: true } });
    const workbook = await open(bytes, ['x', '曹县2025']);
    expect(Object.fromEntries(await readCells(workbook.sheets[0]!))).toEqual(expected);
  });

  it('that only guard against changes are not asked for', async () => {
    expect((await open(secret('VelvetSweatshop'))).format).toBe('xlsx');
  });

  it('of a package that was tampered with end clearly', async () => {
    const bytes = secret('a');
    for (let at = 2000; at < bytes.length; at += 997) {
      const broken = Buffer.from(bytes);
      broken[at] = (broken[at] ?? 0) ^ 0x5a;
      const result = await open(broken, ['a'])
        .then((workbook) => readCells(workbook.sheets[0]!))
        .catch((error: unknown) => error);
      if (result instanceof Error && !('error' in result)) throw result;
    }
  });
});

describe('hidden rows and columns', () => {
  it.each(['xlsx', 'xlml'] as const)('are told in %s, and their cells read', async (bookType) => {
    const sheet = XLSX.utils.aoa_to_sheet([['甲', '乙', '丙'], [1, 2, 3], [4, 5, 6], [7, 8, 9]]);
    sheet['!rows'] = [{}, {}, { hidden: true }];
    sheet['!cols'] = [{}, { hidden: true, wch: 8 }, {}];
    const made = XLSX.utils.book_new();
    XLSX.utils.book_append_sheet(made, sheet, '表');
    const bytes = XLSX.write(made, { type: 'buffer', bookType, cellStyles: true }) as Buffer | string;
    const [reader] = (await open(typeof bytes === 'string' ? Buffer.from(bytes) : bytes)).sheets;
    const hidden: number[] = [];
    for await (const batch of reader!.batches()) batch.hiddenRows?.forEach((flag, row) => flag === 1 && hidden.push(batch.rowNumbers[row] ?? 0));
    expect(hidden).toEqual([3]);
    if (bookType !== 'xlml') expect(await reader!.hiddenColumns()).toEqual([{ first: 1, last: 1 }]);
    expect((await readCells(reader!)).get('B3')).toEqual(['n', 5]);
  });

  it('are told in an OpenDocument sheet', async () => {
    const content = `<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet><table:table table:name="表">
      <table:table-column/><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>
      <table:table-row><table:table-cell office:value-type="string"><text:p>甲</text:p></table:table-cell><table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="5"><text:p>5</text:p></table:table-cell></table:table-row>
      <table:table-row table:visibility="filter" table:number-rows-repeated="2"><table:table-cell office:value-type="date" office:date-value="2025-10-16"><text:p>x</text:p></table:table-cell></table:table-row>
      <table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
      </table:table></office:spreadsheet></office:body></office:document-content>`;
    const bytes = makeZip([{ name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' }, { name: 'content.xml', content }]);
    const [sheet] = (await open(bytes)).sheets;
    expect(await sheet!.hiddenColumns()).toEqual([{ first: 1, last: 2 }]);
    const hidden: number[] = [];
    for await (const batch of sheet!.batches()) batch.hiddenRows?.forEach((flag, row) => flag === 1 && hidden.push(batch.rowNumbers[row] ?? 0));
    expect(hidden).toEqual([2, 3]);
    expect(Object.fromEntries(await readCells(sheet!))).toEqual({ A1: ['s', '甲'], B1: ['n', 5], C1: ['n', 5], A2: ['d', 45_946], A3: ['d', 45_946] });
  });
});

describe('archives', () => {
  const zip = (parts: readonly ZipPart[]): Uint8Array => makeZip(parts);

  it('list their files with folders, leave litter out, and open one at a time', async () => {
    const bytes = zip([{ name: '曹县/', content: '' }, { name: '曹县/名录.csv', content: '学校,人数\n一小,5\n' }, { name: '__MACOSX/._x', content: 'x' }, { name: '曹县/~$名录.xlsx', content: 'x' }, { name: '../../etc/单县.xls', content: Buffer.from(written('biff8')) }]);
    const { members } = await openArchive(memorySource('上报.zip', bytes), DEFAULT_READ_LIMITS);
    expect(members.map(({ name }) => name)).toEqual(['曹县/名录.csv', 'etc/单县.xls']);
    expect(await firstSheet('a', await (await members[0]!.open()).read(0, 1000))).toMatchObject({ A2: ['s', '一小'] });
    expect((await openWorkbook(await members[1]!.open())).format).toBe('xls');
  });

  it('written by Windows have names in GBK', async () => {
    const bytes = Buffer.from(zip([{ name: 'NAME.csv', content: 'a,b\n1,2\n', flags: 0 }]));
    const name = encodeGb18030('曹县.csv');
    expect(name.length).toBe('NAME.csv'.length);
    for (let at = bytes.indexOf('NAME.csv'); at >= 0; at = bytes.indexOf('NAME.csv', at + 1)) name.copy(bytes, at);
    const { members } = await openArchive(memorySource('a.zip', bytes), DEFAULT_READ_LIMITS);
    expect(members.map((member) => member.name)).toEqual(['曹县.csv']);
  });
});
