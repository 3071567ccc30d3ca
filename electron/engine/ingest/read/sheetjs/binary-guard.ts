/**
 * Looks through binary workbooks before SheetJS does: it believes every range written in a file, and a single record of 20
 * bytes can keep it busy, or eating memory, for minutes.
 */
import { CFB } from 'xlsx';
import { damagedFile, fileTooLarge, hostileFile } from '../failures';
import type { ByteSource, ReadLimits } from '../types';
import { SHEET_COLUMNS } from '../xlsx/cell-address';
import { PackageParts } from '../zip/package-parts';
import { readZipDirectory } from '../zip/zip-directory';

const SHEET_ROWS = 1_048_576;
/** Cells under all links of a sheet. SheetJS makes an object of each in .xlsb, and looks each up in .xls. */
const MOST_LINKED_XLSB = 1_000_000;
const MOST_LINKED_XLS = 50_000_000;
/** Unpacked, against the size allowed for the file itself. */
const LARGEST_EXPANSION = 8;

const BIFF12 = { row: 0, columns: 60, beginSheet: 129, link: 494 } as const;
const BIFF8 = { filePass: 0x2f, link: 0x1b8, linkTip: 0x800 } as const;

/**
 * Unpacks every part of an .xlsb once, under guard, and checks what its sheets say of rows, columns and links.
 * @throws EngineFailure HOSTILE_FILE, DAMAGED_FILE, FILE_TOO_LARGE, ENCRYPTED_WORKBOOK (zip password), CANCELLED
 */
export async function guardXlsb(source: ByteSource, limits: ReadLimits, signal: AbortSignal | undefined): Promise<void> {
  const directory = await readZipDirectory(source, limits);
  const bounded = { ...limits, totalBytes: Math.min(limits.totalBytes, limits.wholeFileBytes * LARGEST_EXPANSION) };
  const parts = new PackageParts(source, directory, bounded, signal);
  for (const { name } of directory.values()) {
    if (name.endsWith('/')) continue;
    const chunks: Buffer[] = [];
    for await (const chunk of parts.stream(name)) chunks.push(chunk);
    const bytes = Buffer.concat(chunks);
    if (bytes[0] === ((BIFF12.beginSheet & 0x7f) | 0x80) && bytes[1] === BIFF12.beginSheet >> 7) checkXlsbSheet(bytes);
  }
}

/** Reads numbers of one to four bytes, seven bits a byte. */
function variable(bytes: Buffer, at: number, most: number): { value: number; next: number } {
  let value = 0;
  for (let index = 0; index < most; index++) {
    const byte = bytes[at + index] ?? 0;
    value += (byte & 0x7f) << (7 * index);
    if ((byte & 0x80) === 0) return { value, next: at + index + 1 };
  }
  return { value, next: at + most };
}

function checkXlsbSheet(bytes: Buffer): void {
  let linked = 0;
  for (let at = 0; at < bytes.length; ) {
    const type = variable(bytes, at, 2);
    const length = variable(bytes, type.next, 4);
    const body = bytes.subarray(length.next, length.next + length.value);
    at = length.next + length.value;
    if (at > bytes.length) throw damagedFile('工作表内容在中途断开');
    if (type.value === BIFF12.row && body.length >= 4 && body.readUInt32LE(0) >= SHEET_ROWS) throw damagedFile('行号有误');
    if (type.value === BIFF12.columns && body.length >= 8 && body.readUInt32LE(4) >= SHEET_COLUMNS) throw damagedFile('列号有误');
    if (type.value === BIFF12.link && body.length >= 16) {
      linked += area(body.readUInt32LE(0), body.readUInt32LE(4), body.readUInt32LE(8), body.readUInt32LE(12));
      if (linked > MOST_LINKED_XLSB) throw hostileFile('超链接的范围过大');
    }
  }
}

function area(firstRow: number, lastRow: number, firstColumn: number, lastColumn: number): number {
  return Math.max(0, lastRow - firstRow + 1) * Math.max(0, lastColumn - firstColumn + 1);
}

/** What the container library gives, which has no types of its own. */
interface Container {
  read(bytes: Buffer, options: { readonly type: 'buffer' }): unknown;
  find(container: unknown, path: string): { readonly content?: ArrayLike<number> } | null;
}

/**
 * Checks the links of an .xls; records under a password are left for when they are decrypted.
 * @throws EngineFailure HOSTILE_FILE, DAMAGED_FILE (container), FILE_TOO_LARGE
 */
export function guardXls(bytes: Buffer, limits: ReadLimits): void {
  if (bytes.length > limits.wholeFileBytes) throw fileTooLarge('文件过大', '请用 Excel 或 WPS 打开，另存为 .xlsx 后导入。', { bytes: bytes.length });
  const stream = workbookStream(bytes);
  let linked = 0;
  for (let at = 0; at + 4 <= stream.length; ) {
    const type = stream.readUInt16LE(at);
    const start = at + 4;
    at = start + stream.readUInt16LE(at + 2);
    if (type === BIFF8.filePass) return;
    if (type !== BIFF8.link && type !== BIFF8.linkTip) continue;
    const range = type === BIFF8.link ? start : start + 2;
    if (range + 8 > stream.length) return;
    linked += area(stream.readUInt16LE(range), stream.readUInt16LE(range + 2), stream.readUInt16LE(range + 4), stream.readUInt16LE(range + 6));
    if (linked > MOST_LINKED_XLS) throw hostileFile('超链接的范围过大');
  }
}

function workbookStream(bytes: Buffer): Buffer {
  // Excel 2 to 4 wrote no container.
  if (bytes[0] !== 0xd0) return bytes;
  const library = CFB as Container;
  try {
    const container = library.read(bytes, { type: 'buffer' });
    const content = (library.find(container, '/Workbook') ?? library.find(container, '/Book'))?.content;
    return content === undefined ? Buffer.alloc(0) : Buffer.from(content);
  } catch (error) {
    throw damagedFile('文件的结构有误', {}, error);
  }
}
