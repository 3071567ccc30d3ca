import { describe, expect, it } from 'vitest';
import { openArchive } from '../../../electron/engine/ingest/read/archive';
import { memorySource } from '../../../electron/engine/ingest/read/byte-source';
import { openWorkbook } from '../../../electron/engine/ingest/read/open-workbook';
import { sniff } from '../../../electron/engine/ingest/read/sniff';
import { DEFAULT_READ_LIMITS } from '../../../electron/engine/ingest/read/types';
import { crc32 } from '../../../electron/engine/ingest/read/zip/crc32';
import { encodeGb18030 } from './gb18030';
import { failureOf } from './helpers';
import { makeXlsx } from './xlsx-writer';
import type { ZipPart } from './zip-writer';
import { makeZip } from './zip-writer';

const limits = DEFAULT_READ_LIMITS;

async function namesOf(...parts: readonly ZipPart[]): Promise<string[]> {
  return (await openArchive(memorySource('上报.zip', makeZip(parts)), limits)).members.map(({ name }) => name);
}

/** Info-ZIP's field of the name in UTF-8, for the plain name whose checksum it holds. */
function unicodePath(name: string, plain: Buffer): Buffer {
  const text = Buffer.from(name);
  const field = Buffer.alloc(9);
  field.writeUInt16LE(0x7075, 0);
  field.writeUInt16LE(5 + text.length, 2);
  field.writeUInt8(1, 4);
  field.writeUInt32LE(crc32(plain, 0), 5);
  return Buffer.concat([Buffer.from([0x55, 0x54, 1, 0, 0]), field, text]);
}

const written = (nameBytes: Buffer, more: Partial<ZipPart> = {}): ZipPart => ({ name: '', content: 'a', flags: 0, nameBytes, ...more });

describe('names in archives are read', () => {
  it.each<readonly [string, ZipPart, string]>([
    ['in UTF-8 that says so', { name: '曹县/名录.csv', content: 'a' }, '曹县/名录.csv'],
    ['in UTF-8 that does not, as macOS writes it', written(Buffer.from('曹县/名录.csv')), '曹县/名录.csv'],
    ['in GBK', written(encodeGb18030('曹县/名录.csv')), '曹县/名录.csv'],
    ['in GBK whose second bytes are backslashes', written(encodeGb18030('乗乗.csv')), '乗乗.csv'],
    ['in GBK that is also UTF-8 of another script', written(encodeGb18030('谋.csv')), '谋.csv'],
    ['in GB 18030 with four bytes', written(encodeGb18030('𠅤.csv')), '𠅤.csv'],
    ['by the Unicode field', written(Buffer.from('????.csv'), { extra: unicodePath('单县名录.csv', Buffer.from('????.csv')) }), '单县名录.csv'],
    ['without the Unicode field of an earlier name', written(encodeGb18030('新.csv'), { extra: unicodePath('旧.csv', Buffer.from('旧')) }), '新.csv'],
    ['with letters and marks together', written(Buffer.from('一中e\u0301.csv')), '一中\u00e9.csv'],
    ['in no encoding at all', written(Buffer.from([0xff, 0xfe, 0x2e, 0x63])), 'ÿþ.c'],
  ])('%s', async (_, part, expected) => {
    expect(await namesOf(part)).toEqual([expected]);
  });

  it('without what systems and programs leave beside them', async () => {
    const litter = ['__MACOSX/甲/._名录.xlsx', '甲/.DS_Store', '._名录.xlsx', '甲/~$名录.xlsx', 'Thumbs.db', '甲/desktop.ini', '甲/', '空目录/'];
    expect(await namesOf(...[...litter, '甲/名录.xlsx', '甲/我的.DS_Store.csv'].map((name) => ({ name, content: 'x' })))).toEqual(['甲/名录.xlsx', '甲/我的.DS_Store.csv']);
  });
});

describe('members of archives', () => {
  it('are opened one at a time, and zips among them by the same way', async () => {
    const workbook = makeXlsx({ rows: '<row r="1"><c r="A1"><v>7</v></c></row>' });
    const outer = memorySource('外.zip', makeZip([{ name: '县/内.zip', content: makeZip([{ name: '校/表.xlsx', content: workbook, stored: true }]) }]));
    expect((await sniff(outer, limits)).kind).toBe('zip');
    const [inner] = (await openArchive(outer, limits)).members;
    const source = await inner?.open();
    if (source === undefined) throw new Error('no member');
    expect([source.name, source.size, (await sniff(source, limits)).kind]).toEqual(['内.zip', inner?.size, 'zip']);
    const [table] = (await openArchive(source, limits)).members;
    const opened = await table?.open();
    if (opened === undefined) throw new Error('no table');
    expect([table?.name, (await openWorkbook(opened)).format]).toEqual(['校/表.xlsx', 'xlsx']);
  });

  it.each<readonly [string, Partial<ZipPart>, Partial<typeof limits>, string]>([
    ['with a wrong checksum', { declaredCrc: 1 }, {}, 'DAMAGED_FILE'],
    ['smaller than they say', { declaredSize: 2000 }, {}, 'DAMAGED_FILE'],
    ['larger than they say', { declaredSize: 2 }, {}, 'HOSTILE_FILE'],
    ['larger than what fits in memory', { declaredSize: 513 * 1024 ** 2 }, {}, 'FILE_TOO_LARGE'],
    ['too much in all', {}, { totalBytes: 10 }, 'FILE_TOO_LARGE'],
    ['under a zip password', { flags: 0x801 }, {}, 'ENCRYPTED_WORKBOOK'],
  ])('%s are refused by name', async (_, lie, less, code) => {
    const source = memorySource('上报.zip', makeZip([{ name: '曹县.csv', content: 'a,b\n1,2\n3,4\n', ...lie }]));
    const [member] = (await openArchive(source, { ...limits, ...less })).members;
    const failure = await failureOf(member?.open() ?? Promise.resolve());
    expect(failure.error.code).toBe(code);
    if (less.totalBytes === undefined) expect(failure.error.message).toContain('曹县.csv');
  });

  it('stop when cancelled', async () => {
    const controller = new AbortController();
    const [member] = (await openArchive(memorySource('a.zip', makeZip([{ name: 'a.csv', content: 'a' }])), limits, controller.signal)).members;
    controller.abort();
    expect((await failureOf(member?.open() ?? Promise.resolve())).error.code).toBe('CANCELLED');
  });
});
