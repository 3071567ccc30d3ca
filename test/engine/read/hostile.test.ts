import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { openArchive } from '../../../electron/engine/ingest/read/archive';
import { memorySource } from '../../../electron/engine/ingest/read/byte-source';
import { DEFAULT_READ_LIMITS } from '../../../electron/engine/ingest/read/types';
import { failureOf, firstSheet } from './helpers';
import { makeOds, odsContent, odsPackage, odsTable } from './ods-writer';
import type { ReadingProcess } from './reading-process';
import { readingProcess } from './reading-process';
import { makeXlsx, sheetXml } from './xlsx-writer';
import type { ZipPart } from './zip-writer';
import { makeZip } from './zip-writer';

/** What the import promises for any file: an end within half a minute and a gibibyte. The tests ask for more. */
const MOST_MILLISECONDS = 10_000;
const MOST_BYTES = 700 * 1024 ** 2;

const ROW = '<row r="1"><c r="A1"><v>1</v></c></row>';
const LAUGHS = `<!DOCTYPE x [<!ENTITY a "ha">${Array.from({ length: 9 }, (_, i) => `<!ENTITY ${'bcdefghij'[i] ?? ''} "${`&${'abcdefghi'[i] ?? ''};`.repeat(10)}">`).join('')}]>`;
const CELL = '<table:table-cell office:value-type="string"><text:p>甲</text:p></table:table-cell>';

function relations(...entries: readonly string[]): ZipPart {
  return { name: 'xl/_rels/workbook.xml.rels', content: `<Relationships>${entries.join('')}</Relationships>` };
}

/** A workbook whose relations are replaced: of two parts of one name the first is the one that counts. */
function related(...entries: readonly string[]): Buffer {
  const workbook = '<workbook xmlns:r="r"><sheets><sheet name="甲" r:id="rId1"/></sheets></workbook>';
  return makeZip([
    relations(...entries),
    { name: '_rels/.rels', content: '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>' },
    { name: 'xl/workbook.xml', content: workbook },
    { name: 'xl/worksheets/sheet1.xml', content: sheetXml(ROW) },
  ]);
}

/** An .xls with a link over every cell of the sheet, in front of the end of its last substream. */
function linkedXls(): Buffer {
  const book = XLSX.utils.book_new(XLSX.utils.aoa_to_sheet([['姓名'], ['张三']]), '表');
  const bytes = Buffer.from(XLSX.write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer);
  const stream = Buffer.from((XLSX.CFB as { find(file: unknown, path: string): { content: Buffer }; read(bytes: Buffer, options: { type: 'buffer' }): unknown }).find((XLSX.CFB as { read(bytes: Buffer, options: { type: 'buffer' }): unknown }).read(bytes, { type: 'buffer' }), '/Workbook').content);
  const link = Buffer.alloc(4 + 32);
  link.writeUInt16LE(0x1b8, 0);
  link.writeUInt16LE(32, 2);
  link.writeUInt16LE(0xffff, 6);
  link.writeUInt16LE(0xffff, 10);
  const end = stream.lastIndexOf(Buffer.from([0x0a, 0, 0, 0]));
  return Buffer.concat([stream.subarray(0, end), ...Array.from({ length: 20 }, () => link), stream.subarray(end)]);
}

/** A compound file whose directory says that it goes on where it begins. */
function cyclicCompound(): Buffer {
  const bytes = Buffer.from(XLSX.write(XLSX.utils.book_new(XLSX.utils.aoa_to_sheet([['a']]), 's'), { type: 'buffer', bookType: 'biff8' }) as Buffer);
  const table = (bytes.readUInt32LE(76) + 1) * 512;
  for (let sector = 0; sector < 128; sector++) if (bytes.readUInt32LE(table + 4 * sector) < 0xfffffff0) bytes.writeUInt32LE(bytes.readUInt32LE(48), table + 4 * sector);
  return bytes;
}

/** All entries lie over the bytes of the first, as in bombs that are small in all they declare. */
function overlapping(): Buffer {
  const bytes = makeZip(Array.from({ length: 500 }, (_, index) => ({ name: `${String(index).padStart(3, '0')}.csv`, content: 'a,b\n1,2\n' })));
  for (let at = bytes.indexOf('PK\x01\x02', 0, 'latin1'); at >= 0; at = bytes.indexOf('PK\x01\x02', at + 4, 'latin1')) bytes.writeUInt32LE(0, at + 42);
  return bytes;
}

const nested = (depth: number, content: Buffer): Buffer => (depth === 0 ? content : makeZip([{ name: '内.zip', content: nested(depth - 1, content) }]));
const spaces = Buffer.alloc(120e6, ' ');

const FILES: readonly (readonly [string, () => Buffer, readonly string[]])[] = [
  ['xlsx: a bomb', () => makeXlsx({ sheet: Buffer.concat([Buffer.from('<worksheet><sheetData>'), spaces]) }), ['HOSTILE_FILE']],
  ['xlsx: a bomb of strings', () => makeXlsx({ rows: ROW, stringsPart: Buffer.concat([Buffer.from('<sst><si><t>'), spaces, Buffer.from('</t></si></sst>')]) }), ['HOSTILE_FILE']],
  ['xlsx: a part that says it is small', () => makeXlsx({ sheetTarget: 'lie.xml', extra: [{ name: 'xl/lie.xml', content: spaces, declaredSize: 100 }] }), ['HOSTILE_FILE']],
  ['xlsx: a part that says it is huge', () => makeXlsx({ sheetTarget: 'lie.xml', extra: [{ name: 'xl/lie.xml', content: sheetXml(ROW), declaredSize: 4e9 }] }), ['HOSTILE_FILE']],
  ['xlsx: entities in the sheet', () => makeXlsx({ sheet: `${LAUGHS}<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>&j;</v></c></row></sheetData></worksheet>` }), ['HOSTILE_FILE']],
  ['xlsx: entities in the strings', () => makeXlsx({ rows: ROW, stringsPart: `${LAUGHS}<sst><si><t>&j;</t></si></sst>` }), ['HOSTILE_FILE']],
  ['xlsx: entities in the workbook', () => makeXlsx({ workbook: `${LAUGHS}<workbook>&j;</workbook>` }), ['HOSTILE_FILE']],
  ['xlsx: an entity that is a file', () => makeXlsx({ sheet: '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]><worksheet><sheetData/></worksheet>' }), ['HOSTILE_FILE']],
  ['xlsx: 16,384 columns', () => makeXlsx({ rows: Array.from({ length: 40 }, (_, r) => `<row r="${r + 1}">${'<c><v>1</v></c>'.repeat(16_384)}</row>`).join('') }), ['FILE_TOO_LARGE']],
  ['xlsx: 16,384 empty columns', () => makeXlsx({ rows: Array.from({ length: 40 }, (_, r) => `<row r="${r + 1}"><c><v>1</v></c>${'<c s="1"/>'.repeat(16_383)}</row>`).join('') }), ['read true']],
  ['xlsx: dimension A1:XFD1048576', () => makeXlsx({ sheet: sheetXml(ROW).replace('<sheetData>', '<dimension ref="A1:XFD1048576"/><sheetData>') }), ['read true']],
  ['xlsx: a cell at XFD1048576', () => makeXlsx({ rows: `${ROW}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>` }), ['FILE_TOO_LARGE']],
  ['xlsx: a row beyond the last', () => makeXlsx({ rows: '<row r="4294967297"><c><v>1</v></c></row>' }), ['FILE_TOO_LARGE']],
  ['xlsx: everything merged', () => makeXlsx({ rows: ROW, tail: '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>' }), ['read true']],
  ['xlsx: every column hidden a thousand times', () => makeXlsx({ sheet: sheetXml(ROW).replace('<sheetData>', `<cols>${'<col min="1" max="16384" hidden="1"/>'.repeat(1000)}</cols><sheetData>`) }), ['read true']],
  ['xlsx: deep nesting', () => makeXlsx({ sheet: `<worksheet><sheetData/>${'<a>'.repeat(500_000)}` }), ['HOSTILE_FILE', 'DAMAGED_FILE']],
  ['xlsx: deep nesting in a row', () => makeXlsx({ rows: `<row r="1">${'<x>'.repeat(500_000)}` }), ['HOSTILE_FILE', 'DAMAGED_FILE']],
  ['xlsx: one endless tag', () => makeXlsx({ rows: `<row r="1"><c r="A1" ${'a="b" '.repeat(5_000_000)}` }), ['HOSTILE_FILE', 'DAMAGED_FILE']],
  ['xlsx: a sheet that is the workbook', () => related('<Relationship Id="rId1" Type="x/worksheet" Target="workbook.xml"/>'), ['DAMAGED_FILE']],
  ['xlsx: a sheet that is its own list', () => related('<Relationship Id="rId1" Type="x/worksheet" Target="_rels/workbook.xml.rels"/>'), ['DAMAGED_FILE']],
  ['xlsx: a target outside the package', () => related('<Relationship Id="rId1" Type="x/worksheet" Target="../../../../etc/passwd"/>'), ['DAMAGED_FILE']],
  ['xlsx: one relation twice', () => related(...['sheet1', 'sheet9'].reverse().map((name) => `<Relationship Id="rId1" Type="x/worksheet" Target="worksheets/${name}.xml"/>`)), ['read true', 'DAMAGED_FILE']],
  ['xlsx: one part under two spellings', () => makeXlsx({ workbook: '<workbook xmlns:r="r"><sheets><sheet name="甲" r:id="rId1"/><sheet name="乙" r:id="rId5"/></sheets></workbook>', sheetTarget: 'worksheets/%73heet2.xml', extra: [{ name: 'xl/worksheets/sheet2.xml', content: sheetXml(ROW) }] }), ['HOSTILE_FILE']],
  ['ods: 1,000,000 × 1,000 repeated cells', () => makeOds(`<table:table-row table:number-rows-repeated="1000000">${CELL.replace('<table:table-cell', '<table:table-cell table:number-columns-repeated="1000"')}</table:table-row>`), ['FILE_TOO_LARGE', 'HOSTILE_FILE']],
  ['ods: 1,000,000 × 400 repeated cells', () => makeOds(`<table:table-row table:number-rows-repeated="1000000">${CELL.replace('<table:table-cell', '<table:table-cell table:number-columns-repeated="400"')}</table:table-row>`), ['FILE_TOO_LARGE', 'HOSTILE_FILE']],
  [
    'ods: repeated cells on every sheet',
    () => odsPackage(odsContent(Array.from({ length: 60 }, (_, i) => odsTable(`表${i}`, `<table:table-row table:number-rows-repeated="1000000">${CELL.replace('<table:table-cell', '<table:table-cell table:number-columns-repeated="19"')}</table:table-row>`)).join(''))),
    ['HOSTILE_FILE'],
  ],
  ['ods: nearly as many repeated cells as are allowed', () => makeOds(`<table:table-row table:number-rows-repeated="1000000">${CELL.replace('<table:table-cell', '<table:table-cell table:number-columns-repeated="19"')}</table:table-row>`), ['read true']],
  ['ods: empty rows and columns to the end and beyond', () => makeOds(`<table:table-row>${CELL}</table:table-row><table:table-row table:number-rows-repeated="99999999999"><table:table-cell table:number-columns-repeated="99999999999"/></table:table-row>`), ['read true']],
  ['ods: a long text repeated', () => makeOds(`<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="15" office:value-type="string"><text:p>${'张'.repeat(500_000)}</text:p></table:table-cell></table:table-row>`), ['HOSTILE_FILE']],
  ['ods: spaces without end', () => makeOds(`<table:table-row>${`<table:table-cell office:value-type="string"><text:p>${'<text:s text:c="1000"/>'.repeat(900)}</text:p></table:table-cell>`.repeat(400)}</table:table-row>`.repeat(3)), ['HOSTILE_FILE']],
  ['ods: a bomb', () => odsPackage(Buffer.concat([Buffer.from(odsContent('').slice(0, -60)), spaces])), ['HOSTILE_FILE']],
  ['ods: one endless text', () => odsPackage(Buffer.concat([Buffer.from(odsContent('').slice(0, -60)), Buffer.alloc(49e6, 'x')])), ['HOSTILE_FILE', 'DAMAGED_FILE']],
  ['ods: entities', () => odsPackage(odsContent(odsTable('表', `<table:table-row>${CELL.replace('甲', '&j;')}</table:table-row>`)).replace('?>', `?>${LAUGHS}`)), ['HOSTILE_FILE']],
  ['ods: deep nesting', () => odsPackage(odsContent('<table:table>'.repeat(500_000))), ['HOSTILE_FILE', 'DAMAGED_FILE']],
  ['xls: links over every cell', linkedXls, ['read true']],
  ['xls: a container that is a circle', cyclicCompound, ['DAMAGED_FILE', 'UNSUPPORTED_FORMAT']],
  ['XML 2003: columns without end', () => Buffer.from('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="a"><Table><Column ss:Span="999999999"/><Row><Cell><Data ss:Type="String">a</Data></Cell></Row></Table></Worksheet></Workbook>'), ['DAMAGED_FILE']],
  ['XML 2003: a row far away', () => Buffer.from('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="a"><Table><Row ss:Index="999999999"><Cell ss:Index="999999999"><Data ss:Type="String">a</Data></Cell></Row></Table></Worksheet></Workbook>'), ['DAMAGED_FILE']],
  ['html: cells that span everything', () => Buffer.from(`<table>${`<tr><td rowspan="999999999" colspan="999999999">a</td><td>b</td></tr>`.repeat(50)}</table>`), ['DAMAGED_FILE', 'FILE_TOO_LARGE', 'HOSTILE_FILE', 'read true']],
  ['html: tables in tables', () => Buffer.from('<table><tr><td>'.repeat(20_000)), ['DAMAGED_FILE', 'FILE_TOO_LARGE', 'read true', 'read false']],
  ['csv: an open quote', () => Buffer.from(`a,b\n"${'张,'.repeat(2_000_000)}`), ['DAMAGED_FILE']],
  ['csv: one endless field', () => Buffer.from(`a,b\n1,${'x'.repeat(5_000_000)}\n`), ['HOSTILE_FILE']],
  ['csv: a million columns', () => Buffer.from(`a,b\n1,2\n${'1,'.repeat(1_000_000)}\n`), ['FILE_TOO_LARGE']],
  ['csv: only line ends', () => Buffer.from(`a,b\n1,2${'\n'.repeat(20_000_000)}`), ['read true']],
  ['zip: too many entries', () => makeZip(Array.from({ length: 10_001 }, (_, index) => ({ name: `${index}.csv`, content: 'a' }))), ['HOSTILE_FILE']],
  ['zip: entries over each other', overlapping, ['HOSTILE_FILE']],
  ['zip: a bomb inside', () => makeZip([{ name: 'a.zip', content: makeZip([{ name: 'a.csv', content: spaces }]) }]), ['HOSTILE_FILE']],
  ['zip: zips in zips', () => nested(40, Buffer.from('a,b\n1,2\n')), ['UNSUPPORTED_FORMAT']],
  ['zip: a member that says it is small', () => makeZip([{ name: 'a.csv', content: spaces, declaredSize: 10 }]), ['HOSTILE_FILE']],
  ['zip: a member beyond what fits', () => makeZip([{ name: 'a.csv', content: 'a,b\n', declaredSize: 600 * 1024 ** 2 }]), ['FILE_TOO_LARGE', 'HOSTILE_FILE']],
];

const folder = mkdtempSync(join(tmpdir(), 'hostile-'));
let reading: ReadingProcess;
beforeAll(async () => {
  reading = await readingProcess();
});
afterAll(() => {
  reading.remove();
  rmSync(folder, { recursive: true, force: true });
});

describe('hostile files end soon, in little memory, and clearly', () => {
  it.each(FILES)('%s', async (name, make, allowed) => {
    const path = join(folder, name.replaceAll(/[^a-z0-9]/gi, '-'));
    writeFileSync(path, make());
    const { outcomes, milliseconds, peakBytes } = await reading.perform({ kind: 'read', path }, MOST_MILLISECONDS);
    expect(allowed).toContain(Object.keys(outcomes)[0]);
    expect(milliseconds).toBeLessThan(MOST_MILLISECONDS);
    expect(peakBytes).toBeLessThan(MOST_BYTES);
    rmSync(path);
  });
});

describe('names in archives', () => {
  it('never lead out of the archive, and of two members of one name the first counts', async () => {
    const names = ['../../etc/cron.d/甲.csv', '/root/乙.csv', 'C:\\Windows\\丙.csv', '..\\..\\丁.csv', './戊//己.csv', '..', 'a\0b.csv', '甲.csv', '甲.csv'];
    const bytes = makeZip(names.map((name, index) => ({ name, content: `a,b\n${index},x\n` })));
    const { members } = await openArchive(memorySource('上报.zip', bytes), DEFAULT_READ_LIMITS);
    expect(members.map((member) => member.name)).toEqual(['etc/cron.d/甲.csv', 'root/乙.csv', 'Windows/丙.csv', '丁.csv', '戊/己.csv', 'ab.csv', '甲.csv']);
    const last = await members.at(-1)?.open();
    expect(await firstSheet('a', (await last?.read(0, 100)) ?? '')).toMatchObject({ A2: ['s', '7'] });
    expect(last?.name).toBe('甲.csv');
  });

  it('a member with a zip password is named; the others open', async () => {
    const bytes = makeZip([
      { name: '有密码.csv', content: 'x', flags: 0x801 },
      { name: '没有.csv', content: 'a,b\n1,2\n' },
    ]);
    const { members } = await openArchive(memorySource('上报.zip', bytes), DEFAULT_READ_LIMITS);
    const failure = await failureOf(members[0]?.open() ?? Promise.resolve());
    expect(failure.error).toMatchObject({ code: 'ENCRYPTED_WORKBOOK', message: expect.stringContaining('有密码.csv') as string });
    expect((await members[1]?.open())?.size).toBe(8);
  });
});
