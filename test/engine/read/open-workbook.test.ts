import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { memorySource } from '../../../electron/engine/ingest/read/byte-source';
import { openWorkbook } from '../../../electron/engine/ingest/read/open-workbook';
import { encodeGb18030 } from './gb18030';
import { failureOf, firstSheet } from './helpers';
import { makeXlsx } from './xlsx-writer';
import { makeZip } from './zip-writer';

const book = XLSX.utils.book_new(XLSX.utils.aoa_to_sheet([['姓名'], ['张三']]), '表');

function written(bookType: XLSX.BookType): Buffer {
  return XLSX.write(book, { type: 'buffer', bookType }) as Buffer;
}

/** SheetJS gives its writer of compound files no types. */
interface CompoundFiles {
  readonly utils: { cfb_new(): object; cfb_add(file: object, path: string, content: Buffer): void };
  write(file: object, options: { type: 'buffer' }): Uint8Array;
}
const cfb = XLSX.CFB as CompoundFiles;

/** A compound file with one stream of the given name. */
function compound(name: string): Buffer {
  const file = cfb.utils.cfb_new();
  cfb.utils.cfb_add(file, `/${name}`, Buffer.alloc(5000));
  return Buffer.from(cfb.write(file, { type: 'buffer' }));
}

function zipOf(...names: string[]): Buffer {
  return makeZip(names.map((name) => ({ name, content: 'x' })));
}

const junk = Buffer.from(Array.from({ length: 3000 }, (_, i) => (i * i * 7 + (i >> 3)) & 0xff));

describe('what a file really is', () => {
  it.each([
    ['an empty file', Buffer.alloc(0), '空的'],
    ['blank text', Buffer.from('\r\n \n'), '空的'],
    ['an old Word document', compound('WordDocument'), 'Word'],
    ['an old presentation', compound('PowerPoint Document'), 'PowerPoint'],
    ['some other compound file', compound('Contents'), 'WPS'],
    ['a web page without a table', Buffer.from('<html><body><p>通知</p></body></html>'), '没有表格'],
    ['SYLK', written('sylk'), 'SYLK'],
    ['a Word document', zipOf('[Content_Types].xml', 'word/document.xml'), 'Word'],
    ['a presentation', zipOf('[Content_Types].xml', 'ppt/presentation.xml'), 'PowerPoint'],
    ['a Numbers sheet', zipOf('Index/Document.iwa'), 'Numbers'],
    ['an ordinary zip', zipOf('名单.csv'), '压缩包'],
    ['a zip with folders named as in an office package', zipOf('word/名单.csv', 'ppt/名单.csv'), '压缩包'],
    ['a RAR archive', Buffer.from('Rar!\x1a\x07\x01\0', 'latin1'), 'RAR'],
    ['a 7-Zip archive', Buffer.from('7z\xbc\xaf\x27\x1c\0\x04', 'latin1'), '7-Zip'],
    ['a gzip archive', gzipSync('姓名,学校\n'), 'gzip'],
    ['a tar archive', Buffer.concat([Buffer.alloc(257, 'a'), Buffer.from('ustar\0'), Buffer.alloc(249)]), '.tar'],
    ['a bzip2 archive', Buffer.from('BZh91AY&SY'), '.bz2'],
    ['an OFD document', zipOf('OFD.xml', 'Doc_0/Document.xml'), 'OFD'],
    ['a Works document', compound('MatOST'), 'Works'],
    ['a document under rights management', compound('\tDRMContent'), '权限管理'],
    ['a document encrypted by E-SafeNet', Buffer.concat([Buffer.from('b\x14#e\x07\0\0\x01E-SafeNet\0\0\0LOCK', 'latin1'), junk]), '文档加密软件'],
    ['an Access database', Buffer.from('\0\x01\0\0Standard Jet DB\0', 'latin1'), '数据库'],
    ['a SQLite database', Buffer.from('SQLite format 3\0\x10\0'), '数据库'],
    ['a Lotus sheet', Buffer.from([0, 0, 2, 0, 6, 4, 6, 0, 8, 0]), 'Lotus'],
    ['a program', Buffer.concat([Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1'), junk]), '可执行程序'],
    ['a HEIC picture', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0', 'latin1'), '图片'],
    ['DIF', Buffer.from('TABLE\r\n0,1\r\n"EXCEL"\r\nVECTORS\r\n0,2\r\n""\r\n'), 'DIF'],
    ['a mail', Buffer.from('From: a@b\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; a,b\r\n'), 'eml'],
    ['a PDF', Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3', 'latin1'), 'PDF'],
    ['a PNG', Buffer.from('\x89PNG\r\n\x1a\n\0\0', 'latin1'), '图片'],
    ['a JPEG', Buffer.from('\xff\xd8\xff\xe0\0\x10JFIF', 'latin1'), '图片'],
    ['RTF', Buffer.from('{\\rtf1\\ansi a,b\n1,2}'), 'RTF'],
    ['a web archive', Buffer.from('MIME-Version: 1.0\nContent-Type: multipart/related; a,b\n'), 'mht'],
    ['JSON', Buffer.from('[{"a":1,"b":2},\n{"a":3,"b":4}]'), 'JSON'],
    ['XML', Buffer.from('<?xml version="1.0"?><rows><row a="1"/></rows>'), 'XML 数据'],
    ['prose', Buffer.from('关于开展学生心理健康筛查工作的通知。\n各县区教育局：现将有关事项通知如下。\n'), '普通文本'],
    ['binary junk', junk, '无法识别'],
    ['binary junk with zeros', Buffer.concat([Buffer.from([0, 0, 1, 0, 9, 0, 0, 7]), junk]), '无法识别'],
  ])('%s', async (_, bytes, word) => {
    const failure = await failureOf(openWorkbook(memorySource('名单.xlsx', bytes)));
    expect(failure.error.code).toBe('UNSUPPORTED_FORMAT');
    expect(failure.error.message).toContain(word);
    expect(failure.error.message).toMatch(/请/);
  });

  it('an encrypted workbook whose container is broken', async () => {
    const failure = await failureOf(openWorkbook(memorySource('a.xlsx', compound('EncryptedPackage'))));
    expect(failure.error.code).toBe('DAMAGED_FILE');
  });

  it('a zip that was cut off', async () => {
    const whole = makeXlsx({ rows: '' });
    const failure = await failureOf(openWorkbook(memorySource('a.xlsx', whole.subarray(0, whole.length - 30))));
    expect(failure.error.code).toBe('DAMAGED_FILE');
  });

  it('reads by content, whatever the name', async () => {
    expect(await firstSheet('a.xlsx', '姓名,学校\n张三,一中\n')).toMatchObject({ B2: ['s', '一中'] });
    expect(await firstSheet('a.csv', makeXlsx({ rows: '<row r="1"><c r="A1"><v>1</v></c></row>' }))).toEqual({ A1: ['n', 1] });
    expect(await firstSheet('a.xls', encodeGb18030('姓名\t学校\n张三\t一中\n'))).toMatchObject({ B2: ['s', '一中'] });
  });
});
