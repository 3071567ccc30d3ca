import { damagedFile } from '../failures';
import type { ByteSource, ReadLimits } from '../types';
import { SHEET_COLUMNS } from '../xlsx/cell-address';
import { plainFormatId } from './format-ids';
import { PackageParts } from '../zip/package-parts';
import { readZipDirectory } from '../zip/zip-directory';

const SHEET_ROWS = 1_048_576;
/** Unpacked, against the size allowed for the file itself. */
const LARGEST_EXPANSION = 8;
/** Parts made of records, of those that are read. */
const RECORDS = /(?:^|\/)(?:worksheets|macrosheets|dialogsheets|chartsheets)\/[^/]+\.bin$|(?:^|\/)(?:workbook|styles|sharedStrings|metadata)\d*\.bin$/i;
/** Where the rest is; and the authors of comments, whose list SheetJS will not do without. */
const LISTS = /^\[content_types\]\.xml$|\.rels$|(?:^|\/)persons\/[^/]+\.xml$/i;
const ROW = 0;
const COLUMNS = 60;
/** The number of a format and its code; a cell style, whose second word is such a number. */
const FORMAT = 44;
const CELL_STYLE = 47;
const STYLES = /styles\d*\.bin$/i;
/** Names, metadata and links: nothing of it is read. */
const UNREAD: ReadonlySet<number> = new Set([39, 51, 494]);

/** A package as SheetJS holds one that it has unpacked itself. */
export interface UnpackedPackage {
  readonly FullPaths: readonly string[];
  readonly FileIndex: readonly { readonly name: string; readonly type: number; readonly content: Buffer; readonly size: number }[];
}

const ROOT = 'Root Entry/';
const FILE = 2;

/**
 * The parts of an .xlsb that hold its cells, unpacked under guard, without what SheetJS would parse for nothing and at its
 * peril: it believes every count and every range it meets, and follows the tokens of damaged names for ever.
 * @throws EngineFailure HOSTILE_FILE, DAMAGED_FILE, FILE_TOO_LARGE, ENCRYPTED_WORKBOOK (zip password), CANCELLED
 */
export async function plainXlsbPackage(source: ByteSource, limits: ReadLimits, signal: AbortSignal | undefined): Promise<UnpackedPackage> {
  const directory = await readZipDirectory(source, limits);
  const bounded = { ...limits, totalBytes: Math.min(limits.totalBytes, limits.wholeFileBytes * LARGEST_EXPANSION) };
  const parts = new PackageParts(source, directory, bounded, signal);
  const unpacked: { FullPaths: string[]; FileIndex: UnpackedPackage['FileIndex'][number][] } = { FullPaths: [], FileIndex: [] };
  for (const { name } of directory.values()) {
    const isRecords = RECORDS.test(name);
    if (!isRecords && !LISTS.test(name)) continue;
    const chunks: Buffer[] = [];
    for await (const chunk of parts.stream(name)) chunks.push(chunk);
    const bytes = Buffer.concat(chunks);
    const content = isRecords ? plainRecords(bytes, STYLES.test(name)) : bytes;
    unpacked.FullPaths.push(`${ROOT}${name}`);
    unpacked.FileIndex.push({ name, type: FILE, content, size: content.length });
  }
  return unpacked;
}

/** A number of up to `most` bytes, seven bits in each. */
function variable(bytes: Buffer, at: number, most: number): { value: number; next: number } {
  let value = 0;
  for (let index = 0; index < most; index++) {
    const byte = bytes[at + index] ?? 0;
    value += (byte & 0x7f) << (7 * index);
    if ((byte & 0x80) === 0) return { value, next: at + index + 1 };
  }
  return { value, next: at + most };
}

/** Changes `bytes` where Chinese dates need a format that SheetJS knows. */
function plainRecords(bytes: Buffer, areStyles: boolean): Buffer {
  const writtenFormats = new Set<number>();
  const cellStyles: number[] = [];
  const kept: Buffer[] = [];
  let from = 0;
  for (let at = 0; at < bytes.length; ) {
    const type = variable(bytes, at, 2);
    const length = variable(bytes, type.next, 4);
    const end = length.next + length.value;
    if (end > bytes.length) throw damagedFile('内容在中途断开');
    if (type.value === ROW && length.value >= 4 && bytes.readUInt32LE(length.next) >= SHEET_ROWS) throw damagedFile('行号有误');
    if (type.value === COLUMNS && length.value >= 8 && bytes.readUInt32LE(length.next + 4) >= SHEET_COLUMNS) throw damagedFile('列号有误');
    if (areStyles && type.value === FORMAT && length.value >= 2) writtenFormats.add(bytes.readUInt16LE(length.next));
    if (areStyles && type.value === CELL_STYLE && length.value >= 4) cellStyles.push(length.next + 2);
    if (UNREAD.has(type.value)) {
      kept.push(bytes.subarray(from, at));
      from = end;
    }
    at = end;
  }
  for (const at of cellStyles) bytes.writeUInt16LE(plainFormatId(bytes.readUInt16LE(at), writtenFormats), at);
  return from === 0 ? bytes : Buffer.concat([...kept, bytes.subarray(from)]);
}
