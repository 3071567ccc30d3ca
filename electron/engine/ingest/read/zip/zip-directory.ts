import { damagedFile, hostileFile } from '../failures';
import type { ByteSource, ReadLimits } from '../types';

export interface ZipEntry {
  /** As written in the archive, read as UTF-8, with `/` between folders and none in front. */
  readonly name: string;
  readonly method: number;
  readonly crc32: number;
  readonly compressedSize: number;
  readonly size: number;
  /** Offset of the local header in the file. */
  readonly offset: number;
  /** The content needs a zip password. */
  readonly encrypted: boolean;
  /** What a person's own archive needs beyond this, where names are not always UTF-8. */
  readonly written: WrittenName;
}

export interface WrittenName {
  readonly bytes: Buffer;
  readonly isUtf8: boolean;
  /** Extra field of the directory entry. */
  readonly extra: Buffer;
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
const UTF8_FLAG = 0x800;
/** The directory is held whole; 10,000 entries of real archives take 1 to 2 MB. */
const LARGEST_DIRECTORY = 64 * 1024 ** 2;

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

/** Fields of a zip extra field as [id, content]. What follows a field that is cut off is left out. */
export function* extraFields(extra: Buffer): Generator<readonly [number, Buffer], void, undefined> {
  for (let at = 0; at + 4 <= extra.length; ) {
    const end = Math.min(at + 4 + extra.readUInt16LE(at + 2), extra.length);
    yield [extra.readUInt16LE(at), extra.subarray(at + 4, end)];
    at = end;
  }
}

/** The 64-bit values that stand in the extra field for those which are all ones in the fixed part. */
function widen(extra: Buffer, fixed: { size: number; compressedSize: number; offset: number }): void {
  for (const [id, content] of extraFields(extra)) {
    if (id !== 1) continue;
    let at = 0;
    const next = (): number => {
      if (at + 8 > content.length) throw damagedFile('压缩包目录损坏');
      at += 8;
      return Number(content.readBigUInt64LE(at - 8));
    };
    if (fixed.size === UNKNOWN_32) fixed.size = next();
    if (fixed.compressedSize === UNKNOWN_32) fixed.compressedSize = next();
    if (fixed.offset === UNKNOWN_32) fixed.offset = next();
  }
}

/** Name as used for look-ups. */
export function partKey(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
}

/**
 * Reads the list of a zip archive (zip64 too), in its order. Nothing is unpacked.
 * @throws EngineFailure DAMAGED_FILE, HOSTILE_FILE (too many entries), FILE_UNREADABLE
 */
export async function readZipEntries(source: ByteSource, limits: Pick<ReadLimits, 'zipEntries'>): Promise<ZipEntry[]> {
  const extent = await locate(source);
  if (extent.count > limits.zipEntries) throw hostileFile('压缩包内的部件过多', { entries: extent.count });
  if (extent.offset + extent.size > source.size) throw damagedFile('压缩包目录超出文件范围，文件可能没有传完');
  if (extent.size > LARGEST_DIRECTORY) throw hostileFile('压缩包的目录过大', { bytes: extent.size });
  const bytes = await source.read(extent.offset, extent.size);
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let index = 0; index < extent.count; index++) {
    if (at + CENTRAL_BYTES > bytes.length || bytes.readUInt32LE(at) !== CENTRAL_SIGNATURE) throw damagedFile('压缩包目录损坏');
    const nameEnd = at + CENTRAL_BYTES + bytes.readUInt16LE(at + 28);
    const extraEnd = nameEnd + bytes.readUInt16LE(at + 30);
    if (extraEnd > bytes.length) throw damagedFile('压缩包目录损坏');
    const flags = bytes.readUInt16LE(at + 8);
    const extra = bytes.subarray(nameEnd, extraEnd);
    const place = { size: bytes.readUInt32LE(at + 24), compressedSize: bytes.readUInt32LE(at + 20), offset: bytes.readUInt32LE(at + 42) };
    widen(extra, place);
    entries.push({
      name: bytes.toString('utf8', at + CENTRAL_BYTES, nameEnd).replaceAll('\\', '/').replace(/^\/+/, ''),
      method: bytes.readUInt16LE(at + 10),
      crc32: bytes.readUInt32LE(at + 16),
      ...place,
      encrypted: (flags & ENCRYPTED_FLAG) !== 0,
      written: { bytes: bytes.subarray(at + CENTRAL_BYTES, nameEnd), isUtf8: (flags & UTF8_FLAG) !== 0, extra },
    });
    at = extraEnd + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

/**
 * The list of a zip archive by name. A second part of the same name is never looked at, so that no two readers of
 * one import see different data.
 * @throws EngineFailure as readZipEntries
 */
export async function readZipDirectory(source: ByteSource, limits: Pick<ReadLimits, 'zipEntries'>): Promise<ZipDirectory> {
  const directory = new Map<string, ZipEntry>();
  for (const entry of await readZipEntries(source, limits)) {
    const key = partKey(entry.name);
    if (!directory.has(key)) directory.set(key, entry);
  }
  return directory;
}
