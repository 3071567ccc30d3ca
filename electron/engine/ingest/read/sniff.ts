import { readOleNames } from './ole-directory';
import type { TextEncoding } from './text-encoding';
import { detectEncoding, readTextHead } from './text-encoding';
import type { ByteSource, ReadLimits } from './types';
import type { Dialect } from './csv/delimiter';
import { detectDialect } from './csv/delimiter';
import type { ZipDirectory } from './zip/zip-directory';
import { readZipDirectory } from './zip/zip-directory';
import { PackageParts } from './zip/package-parts';

/** Kinds of files that are told apart only to say what they are; refusals.ts has the message of each. */
export type ForeignKind =
  | 'empty'
  | 'oldWord'
  | 'oldPowerPoint'
  | 'works'
  | 'rightsManaged'
  | 'guarded'
  | 'otherOle'
  | 'otherOpenDocument'
  | 'word'
  | 'powerPoint'
  | 'appleNumbers'
  | 'ofd'
  | 'zip'
  | 'rar'
  | 'sevenZip'
  | 'gzip'
  | 'otherArchive'
  | 'pdf'
  | 'image'
  | 'rtf'
  | 'emptyHtml'
  | 'mht'
  | 'otherXml'
  | 'json'
  | 'sylk'
  | 'dif'
  | 'dbase'
  | 'lotus'
  | 'database'
  | 'program'
  | 'plainText'
  | 'unknown';

export type Sniffed =
  | { readonly kind: 'xlsx'; readonly directory: ZipDirectory }
  | { readonly kind: 'csv'; readonly encoding: TextEncoding; readonly dialect: Dialect }
  | { readonly kind: 'ods'; readonly directory: ZipDirectory }
  | { readonly kind: 'html' | 'spreadsheetXml'; readonly encoding: TextEncoding }
  | { readonly kind: 'xls' | 'xlsb' | 'flatOds' | 'encryptedPackage' | ForeignKind };

const HEAD_BYTES = 1 << 16;

const SIGNATURES: readonly (readonly [ForeignKind, string])[] = [
  ['pdf', '%PDF-'],
  ['rtf', '{\\rtf'],
  ['image', '\x89PNG'],
  ['image', '\xff\xd8\xff'],
  ['image', 'GIF8'],
  ['image', 'II*\0'],
  ['image', 'MM\0*'],
  ['rar', 'Rar!'],
  ['sevenZip', '7z\xbc\xaf\x27\x1c'],
  ['gzip', '\x1f\x8b'],
  ['otherArchive', '\xfd7zXZ\0'],
  ['otherArchive', 'BZh9'],
  ['otherArchive', 'MSCF\0\0\0\0'],
  ['database', '\0\x01\0\0Standard '],
  ['database', 'SQLite format 3'],
  // Lotus 1-2-3, Quattro Pro and Works begin with a record of their version.
  ['lotus', '\0\0\x02\0'],
  ['lotus', '\0\0\x1a\0'],
  ['lotus', '\xff\0\x02\0'],
];
/** Where tar archives name themselves. */
const TAR = { mark: 'ustar', at: 257 } as const;

/** Excel 2–5 workbooks without a container begin with a record BOF of their version. */
function isBareBiff(head: Buffer): boolean {
  if (head.length < 8 || head[0] !== 0x09 || head[3] !== 0) return false;
  const [version, length] = [head[1], head[2]];
  return (version === 0x00 && length === 4) || (version === 0x02 && length === 6) || (version === 0x04 && length === 6) || (version === 0x08 && (length === 8 || length === 16));
}

/** dBASE III–5 tables state the date of the last change, the number of records and the length of the header. */
function isDbase(head: Buffer, size: number): boolean {
  if (head.length < 33 || ![0x03, 0x30, 0x83, 0x8b, 0xf5].includes(head[0] ?? 0)) return false;
  const [month, day, headerBytes, recordBytes] = [head[2] ?? 0, head[3] ?? 0, head.readUInt16LE(8), head.readUInt16LE(10)];
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 && headerBytes > 32 && headerBytes <= size && recordBytes > 0 && head.readUInt32LE(4) * recordBytes <= size;
}

function signatureOf(head: Buffer): ForeignKind | undefined {
  const start = head.toString('latin1', 0, 64);
  if (start.startsWith('RIFF') && start.slice(8, 12) === 'WEBP') return 'image';
  if (/^ftyp(?:hei|mif|avif)/.test(start.slice(4))) return 'image';
  // BM alone could begin a text; a bitmap states its size and two zero words. So could MZ.
  if (start.startsWith('BM') && head.length > 14 && head.readUInt32LE(6) === 0) return 'image';
  if (start.startsWith('MZ') && start.includes('\0')) return 'program';
  // Left in plain by the encryption of documents that is common in Chinese offices.
  if (start.includes('E-SafeNet')) return 'guarded';
  if (head.toString('latin1', TAR.at, TAR.at + TAR.mark.length) === TAR.mark) return 'otherArchive';
  return SIGNATURES.find(([, signature]) => start.startsWith(signature))?.[0];
}

async function sniffOle(source: ByteSource): Promise<ForeignKind | 'encryptedPackage' | 'xls'> {
  const { own, all } = await readOleNames(source);
  if ((own.has('encryptedpackage') && all.has('drmencryptedtransform')) || own.has('\tdrmcontent')) return 'rightsManaged';
  if (own.has('encryptedpackage')) return 'encryptedPackage';
  if (own.has('workbook') || own.has('book')) return 'xls';
  if (own.has('worddocument')) return 'oldWord';
  if (own.has('powerpoint document')) return 'oldPowerPoint';
  if (own.has('matost')) return 'works';
  return 'otherOle';
}

async function mimetypeOf(source: ByteSource, directory: ZipDirectory, limits: ReadLimits): Promise<string> {
  return (await new PackageParts(source, directory, limits, undefined).bytes('mimetype')).toString('latin1').trim();
}

async function sniffZip(source: ByteSource, limits: ReadLimits): Promise<Sniffed> {
  const directory = await readZipDirectory(source, limits);
  const names = [...directory.keys()];
  if (names.some((name) => /(?:^|\/)workbook\d*\.bin$/.test(name))) return { kind: 'xlsb' };
  if (names.some((name) => /(?:^|\/)workbook\d*\.xml$/.test(name))) return { kind: 'xlsx', directory };
  // Folders of an archive may have the same names.
  const isOfficePackage = directory.has('[content_types].xml');
  if (isOfficePackage && names.some((name) => name.startsWith('word/'))) return { kind: 'word' };
  if (isOfficePackage && names.some((name) => name.startsWith('ppt/'))) return { kind: 'powerPoint' };
  if (directory.has('ofd.xml')) return { kind: 'ofd' };
  if (directory.has('mimetype') && directory.has('content.xml')) {
    const isSpreadsheet = (await mimetypeOf(source, directory, limits)).startsWith('application/vnd.oasis.opendocument.spreadsheet');
    return isSpreadsheet ? { kind: 'ods', directory } : { kind: 'otherOpenDocument' };
  }
  if (names.some((name) => name.endsWith('.iwa'))) return { kind: 'appleNumbers' };
  return { kind: 'zip' };
}

/** What a page or a piece of one may begin with; a declaration of XML may stand before the first. */
const PAGE = /<(?:!doctype html|html)\b/i;
const PIECE_OF_PAGE = /<(?:head|meta|body|table|t[rdh]|thead|tbody|caption|style|script|title|div|p|span|font|center|form|h[1-6])\b/i;
const PARTS_OF_TABLE = [/<table\b/i, /<tr\b/i, /<t[dh]\b/i];
const SYLK = /^ID;P\w*(?:;[A-Z])*[\r\n]+(?:[A-Z]{1,2};|E\b)/;

/** @param complete whether `text` is the whole file */
function markupKind(text: string, complete: boolean): ForeignKind | 'html' | 'spreadsheetXml' | 'flatOds' | undefined {
  const start = text.slice(0, 4096).trimStart();
  if (/^[\w-]+:/.test(start) && /^MIME-Version:/im.test(start) && /^Content-Type:\s*(?:multipart\/|text\/html)/im.test(start)) return 'mht';
  if (/^[[{]\s*["{[]/.test(start)) return 'json';
  if (SYLK.test(start)) return 'sylk';
  if (/^TABLE\r?\n0,1\r?\n/.test(start)) return 'dif';
  if (!start.startsWith('<')) return PARTS_OF_TABLE.every((part) => part.test(start)) ? 'html' : undefined;
  if (/<(?:\w+:)?Workbook\b/.test(start) && start.includes('urn:schemas-microsoft-com:office:spreadsheet')) return 'spreadsheetXml';
  if (start.includes('urn:oasis:names:tc:opendocument')) return start.includes('office:mimetype="application/vnd.oasis.opendocument.spreadsheet') ? 'flatOds' : 'otherOpenDocument';
  const isPage = PAGE.test(start) || (!start.startsWith('<?xml') && PIECE_OF_PAGE.test(start));
  // Tables may come after long styles and scripts.
  if (isPage) return !complete || /<t[rdh]\b/i.test(text) ? 'html' : 'emptyHtml';
  return /^<(?:\?xml|[\w:]+[\s>])/.test(start) ? 'otherXml' : undefined;
}

/** Controls other than tab, line ends, form feed and the end mark of DOS: real text has none. */
function countControls(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if ((code < 0x20 && !(code >= 0x09 && code <= 0x0d) && code !== 0x1a) || code === 0x7f) count += 1;
  }
  return count;
}

async function sniffText(source: ByteSource, signal: AbortSignal | undefined): Promise<Sniffed> {
  const encoding = await detectEncoding(source, signal);
  if (encoding === undefined) return { kind: 'unknown' };
  const { text, complete } = await readTextHead(source, encoding, HEAD_BYTES);
  const foreign = markupKind(text, complete);
  if (foreign === 'html' || foreign === 'spreadsheetXml') return { kind: foreign, encoding };
  if (foreign !== undefined) return { kind: foreign };
  if (text.trim() === '') return { kind: 'empty' };
  if (countControls(text) * 100 > text.length) return { kind: 'unknown' };
  const dialect = detectDialect(text, complete);
  return dialect === undefined ? { kind: 'plainText' } : { kind: 'csv', encoding, dialect };
}

/**
 * Tells what a file is by its content; its name is not looked at.
 * @throws EngineFailure DAMAGED_FILE, HOSTILE_FILE, ENCRYPTED_WORKBOOK (zip password), FILE_UNREADABLE, CANCELLED
 */
export async function sniff(source: ByteSource, limits: ReadLimits, signal?: AbortSignal): Promise<Sniffed> {
  const head = await source.read(0, 512);
  if (head.length === 0) return { kind: 'empty' };
  const start = head.toString('latin1', 0, 8);
  if (start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06')) return sniffZip(source, limits);
  if (start === '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1') return { kind: await sniffOle(source) };
  if (isBareBiff(head)) return { kind: 'xls' };
  if (isDbase(head, source.size)) return { kind: 'dbase' };
  const signature = signatureOf(head);
  return signature === undefined ? sniffText(source, signal) : { kind: signature };
}
