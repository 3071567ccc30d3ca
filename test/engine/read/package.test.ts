import { describe, expect, it } from 'vitest';
import { memorySource } from '../../../electron/engine/ingest/read/byte-source';
import { openWorkbook } from '../../../electron/engine/ingest/read/open-workbook';
import { crc32, tableCrc32 } from '../../../electron/engine/ingest/read/zip/crc32';
import { failureOf, firstSheet } from './helpers';
import { makeXlsx, sheetXml } from './xlsx-writer';
import type { ZipPart } from './zip-writer';

const ROW = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>';
const STRINGS = '<si><t>张三</t></si>';
const EXPECTED = { A1: ['s', '张三'] };

describe('packages', () => {
  it.each([
    ['backslashes', (name: string) => name.replaceAll('/', '\\')],
    ['leading slashes', (name: string) => `/${name}`],
    ['other case', (name: string) => name.toUpperCase()],
  ])('are read with %s in part names', async (_, rename) => {
    expect(await firstSheet('a.xlsx', makeXlsx({ rows: ROW, strings: STRINGS, rename }))).toEqual(EXPECTED);
  });

  it.each(['/xl/worksheets/sheet1.xml', '../xl/worksheets/sheet1.xml', 'worksheets\\sheet1.xml', './worksheets/Sheet1.xml'])('are read with the target %s', async (sheetTarget) => {
    expect(await firstSheet('a.xlsx', makeXlsx({ rows: ROW, strings: STRINGS, sheetTarget }))).toEqual(EXPECTED);
  });

  it('list several sheets with their states, and no chart sheets', async () => {
    const workbook = `<workbook xmlns:r="r"><sheets><sheet name="甲&amp;乙" sheetId="1" r:id="rId1"/><sheet name="图" sheetId="2" r:id="rId4"/><sheet name="丙" sheetId="3" state="hidden" r:id="rId5"/><sheet name="丁" sheetId="4" state="veryHidden" r:id="rId6"/></sheets></workbook>`;
    const opened = await openWorkbook(memorySource('a', makeXlsx({ workbook, extra: [2, 3].map((n) => ({ name: `xl/worksheets/sheet${n}.xml`, content: sheetXml(ROW) })) })));
    expect(opened.format).toBe('xlsx');
    expect(opened.sheets.map((sheet) => [sheet.name, sheet.state])).toEqual([
      ['甲&乙', 'visible'],
      ['丙', 'hidden'],
      ['丁', 'veryHidden'],
    ]);
  });

  it('shift the dates of 1904 workbooks, but not their times', async () => {
    const rows = '<row r="1"><c r="A1" s="0"><v>44074</v></c><c r="B1" s="1"><v>0.5</v></c></row>';
    expect(await firstSheet('a.xlsx', makeXlsx({ rows, formatIds: [14, 20], workbookHead: '<workbookPr date1904="1"/>' }))).toEqual({ A1: ['d', 45536], B1: ['d', 0.5] });
  });

  it.each([
    ['a sheet without relation', makeXlsx({ workbook: '<workbook xmlns:r="r"><sheets><sheet name="甲" r:id="rId9"/></sheets></workbook>' }), 'DAMAGED_FILE'],
    ['two sheets over one part', makeXlsx({ workbook: '<workbook xmlns:r="r"><sheets><sheet name="甲" r:id="rId1"/><sheet name="乙" r:id="rId1"/></sheets></workbook>' }), 'HOSTILE_FILE'],
    ['a sheet without part', makeXlsx({ sheetTarget: 'worksheets/sheet7.xml' }), 'DAMAGED_FILE'],
    ['a sheet that is something else', makeXlsx({ sheet: '<html><body/></html>' }), 'DAMAGED_FILE'],
    ['strings that are something else', makeXlsx({ rows: ROW, stringsPart: '<styleSheet/>' }), 'DAMAGED_FILE'],
    ['bytes that are no UTF-8', makeXlsx({ sheet: Buffer.from(sheetXml('<row r="1"><c r="A1" t="str"><v>\xff\xfe</v></c></row>'), 'latin1') }), 'DAMAGED_FILE'],
    ['a DOCTYPE', makeXlsx({ sheet: '<!DOCTYPE x [<!ENTITY a "b">]><worksheet><sheetData/></worksheet>' }), 'HOSTILE_FILE'],
    ['a DOCTYPE in the workbook', makeXlsx({ workbook: '<!DOCTYPE x><workbook/>' }), 'HOSTILE_FILE'],
    ['an entity of its own', makeXlsx({ rows: '<row r="1"><c r="A1" t="str"><v>&lol9;</v></c></row>' }), 'HOSTILE_FILE'],
  ])('are refused with %s', async (_, bytes, code) => {
    expect((await failureOf(firstSheet('a.xlsx', bytes))).error.code).toBe(code);
  });
});

describe('guards', () => {
  const big = Buffer.alloc(60e6, ' ');
  const withSheet = (lie: Partial<ZipPart>): Buffer => makeXlsx({ rows: ROW, strings: STRINGS, sheetTarget: 'lie.xml', extra: [{ name: 'xl/lie.xml', content: sheetXml(ROW), ...lie }] });

  it.each([
    ['a part larger than it says', withSheet({ declaredSize: 20 }), {}, 'HOSTILE_FILE'],
    ['a part smaller than it says', withSheet({ declaredSize: 2000 }), {}, 'DAMAGED_FILE'],
    ['a wrong checksum', withSheet({ declaredCrc: 1 }), {}, 'DAMAGED_FILE'],
    ['a zip password', withSheet({ flags: 1 }), {}, 'ENCRYPTED_WORKBOOK'],
    ['a compression bomb', withSheet({ content: big }), {}, 'HOSTILE_FILE'],
    ['too much in all', makeXlsx({ rows: ROW, strings: STRINGS }), { totalBytes: 1000 }, 'FILE_TOO_LARGE'],
    ['too many entries', makeXlsx({ rows: ROW }), { zipEntries: 3 }, 'HOSTILE_FILE'],
    ['too many strings', makeXlsx({ rows: ROW, strings: STRINGS.repeat(3) }), { sharedStrings: 2 }, 'FILE_TOO_LARGE'],
    ['too many rows', makeXlsx({ rows: '<row r="9"/>' }), { rows: 8 }, 'FILE_TOO_LARGE'],
    ['content in too many columns', makeXlsx({ rows: '<row r="1"><c r="D1"><v>1</v></c></row>' }), { columns: 3 }, 'FILE_TOO_LARGE'],
    ['an endless row', makeXlsx({ rows: `<row r="1">${'<c r="A1"/>'.repeat(200_000)}</row>` }), { rowBytes: 100_000 }, 'HOSTILE_FILE'],
    ['an endless string', makeXlsx({ strings: `<si><t>${'张'.repeat(900_000)}</t></si>`, rows: ROW }), { rowBytes: 100_000 }, 'HOSTILE_FILE'],
  ])('stop %s', async (_, bytes, limits, code) => {
    expect((await failureOf(firstSheet('a.xlsx', bytes, { limits }))).error.code).toBe(code);
  });

  it('take stored parts and an empty column beyond the limit', async () => {
    expect(await firstSheet('a.xlsx', withSheet({ stored: true }))).toEqual(EXPECTED);
    const rows = '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="0"/></row>';
    expect(await firstSheet('a.xlsx', makeXlsx({ rows }), { limits: { columns: 1 } })).toEqual({ A1: ['n', 1] });
  });

  it('stop between chunks when cancelled', async () => {
    const controller = new AbortController();
    const rows = Array.from({ length: 60_000 }, (_, i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>${Math.sin(i)}</v></c></row>`).join('');
    const workbook = await openWorkbook(memorySource('a', makeXlsx({ rows })), { signal: controller.signal });
    const batches = workbook.sheets[0]?.batches();
    expect((await batches?.next())?.done).toBe(false);
    controller.abort();
    const drain = async (): Promise<void> => {
      while ((await batches?.next())?.done === false);
    };
    expect((await failureOf(drain())).error.code).toBe('CANCELLED');
    expect((await failureOf(openWorkbook(memorySource('a', Buffer.from('x')), { signal: controller.signal }))).error.code).toBe('CANCELLED');
  });

  it('have the same checksum without the help of zlib', () => {
    const bytes = Buffer.from('学生心理健康');
    expect(tableCrc32(bytes, 0)).toBe(crc32(bytes, 0));
    expect(tableCrc32(bytes.subarray(5), tableCrc32(bytes.subarray(0, 5), 0))).toBe(crc32(bytes, 0));
    expect(tableCrc32(Buffer.from('123456789'), 0)).toBe(0xcbf43926);
  });
});
