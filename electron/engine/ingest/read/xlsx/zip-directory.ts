import { EngineFailure } from '../../../../../shared/contract';
import { damagedFile, hostileFile } from '../failures';
import type { ByteSource, ReadLimits } from '../types';

export interface ZipEntry {
  /** As written in the archive, with `/` between folders and none in front. */
  readonly name: string;
  readonly method: number;
  readonly crc32: number;
  readonly compressedSize: number;
  readonly size: number;
  /** Offset of the local header in the file. */
  readonly offset: number;
}

/** Entries by lower-case name: producers disagree about case, slashes and leading slashes. */
export type ZipDirectory = ReadonlyMap<string, ZipEntry>;

const END_SIGNATURE = 0x06054b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const ZIP64_LOCATOR_SIGNATURE = 0x07064b50;
const ZIP64_LOCATOR_BYTES = 20;
const ZIP64_END_SIGNATURE = 0x06064b50;
const ZIP64_END_BYTES = 56;
const CENTRAL_SIGNATURE = 0x02014b50;
const CENTRAL_BYTES = 46;
const UNKNOWN_32 = 0xffffffff;
const UNKNOWN_16 = 0xffff;
const ENCRYPTED_FLAG = 1;

interface Extent {
  count: number;
  size: number;
  offset: number;
}

async function locate(source: ByteSource): Promise<Extent> {
  const tailBytes = Math.min(source.size, END_BYTES + LONGEST_COMMENT);
  const tailOffset = source.size - tailBytes;
  const tail = await source.read(tailOffset, tailBytes);
  let end = tail.length - END_BYTES;
  while (end >= 0 && tail.readUInt32LE(end) !== END_SIGNATURE) end -= 1;
  if (end < 0) throw damagedFile('压缩包缺少结尾，文件可能没有传完');
  const extent = { count: tail.readUInt16LE(end + 10), size: tail.readUInt32LE(end + 12), offset: tail.readUInt32LE(end + 16) };
  if (extent.count !== UNKNOWN_16 && extent.size !== UNKNOWN_32 && extent.offset !== UNKNOWN_32) return extent;
  const locator = end - ZIP64_LOCATOR_BYTES;
  if (locator < 0 || tail.readUInt32LE(locator) !== ZIP64_LOCATOR_SIGNATURE) return extent;
  const wide = await source.read(Number(tail.readBigUInt64LE(locator + 8)), ZIP64_END_BYTES);
  if (wide.length < ZIP64_END_BYTES || wide.readUInt32LE(0) !== ZIP64_END_SIGNATURE) throw damagedFile('压缩包目录损坏');
  return { count: Number(wide.readBigUInt64LE(32)), size: Number(wide.readBigUInt64LE(40)), offset: Number(wide.readBigUInt64LE(48)) };
}

/** The 64-bit values that stand in the extra field for those which are all ones in the fixed part. */
function widen(extra: Buffer, fixed: { size: number; compressedSize: number; offset: number }): void {
  for (let at = 0; at + 4 <= extra.length; ) {
    const id = extra.readUInt16LE(at);
    const end = Math.min(at + 4 + extra.readUInt16LE(at + 2), extra.length);
    let value = at + 4;
    const next = (): number => {
      if (value + 8 > end) throw damagedFile('压缩包目录损坏');
      value += 8;
      return Number(extra.readBigUInt64LE(value - 8));
    };
    if (id === 1) {
      if (fixed.size === UNKNOWN_32) fixed.size = next();
      if (fixed.compressedSize === UNKNOWN_32) fixed.compressedSize = next();
      if (fixed.offset === UNKNOWN_32) fixed.offset = next();
    }
    at = end;
  }
}

/** Name as used for look-ups. */
export function partKey(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
}

/**
 * Reads the directory of a zip archive (zip64 too). Nothing is unpacked.
 * @throws EngineFailure DAMAGED_FILE, HOSTILE_FILE (too many entries), ENCRYPTED_WORKBOOK (zip password)
 */
export async function readZipDirectory(source: ByteSource, limits: Pick<ReadLimits, 'zipEntries'>): Promise<ZipDirectory> {
  const extent = await locate(source);
  if (extent.count > limits.zipEntries) throw hostileFile('压缩包内的部件过多', { entries: extent.count });
  if (extent.offset + extent.size > source.size) throw damagedFile('压缩包目录超出文件范围，文件可能没有传完');
  const bytes = await source.read(extent.offset, extent.size);
  const directory = new Map<string, ZipEntry>();
  let at = 0;
  for (let index = 0; index < extent.count; index++) {
    if (at + CENTRAL_BYTES > bytes.length || bytes.readUInt32LE(at) !== CENTRAL_SIGNATURE) throw damagedFile('压缩包目录损坏');
    const nameEnd = at + CENTRAL_BYTES + bytes.readUInt16LE(at + 28);
    const extraEnd = nameEnd + bytes.readUInt16LE(at + 30);
    if (extraEnd > bytes.length) throw damagedFile('压缩包目录损坏');
    if ((bytes.readUInt16LE(at + 8) & ENCRYPTED_FLAG) !== 0) {
      throw new EngineFailure('ENCRYPTED_WORKBOOK', '文件设有压缩包密码，无法读取。请解压后取出其中的表格，再导入。');
    }
    const place = { size: bytes.readUInt32LE(at + 24), compressedSize: bytes.readUInt32LE(at + 20), offset: bytes.readUInt32LE(at + 42) };
    widen(bytes.subarray(nameEnd, extraEnd), place);
    const name = bytes.toString('utf8', at + CENTRAL_BYTES, nameEnd).replaceAll('\\', '/').replace(/^\/+/, '');
    const key = partKey(name);
    // A second part of the same name is never looked at, so that no two readers of one import see different data.
    if (!directory.has(key)) directory.set(key, { name, method: bytes.readUInt16LE(at + 10), crc32: bytes.readUInt32LE(at + 16), ...place });
    at = extraEnd + bytes.readUInt16LE(at + 32);
  }
  return directory;
}
