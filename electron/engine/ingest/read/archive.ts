/** Zip archives that hold spreadsheets: one member at a time is unpacked, in memory, when it is opened. */
import { posix } from 'node:path';
import { memorySource } from './byte-source';
import { fileTooLarge, hostileFile } from './failures';
import { mapPrivateUse } from './private-use';
import type { ByteSource, ReadLimits } from './types';
import { crc32 } from './zip/crc32';
import { ZipUnpacker } from './zip/unpacker';
import { extraFields, readZipEntries, type WrittenName, type ZipEntry } from './zip/zip-directory';

export interface ArchiveMember {
  /** Path inside the archive, `/` between folders; unique. */
  readonly name: string;
  /** Bytes when unpacked, as the archive says. */
  readonly size: number;
  /** @throws EngineFailure FILE_TOO_LARGE, DAMAGED_FILE, HOSTILE_FILE, ENCRYPTED_WORKBOOK, CANCELLED */
  open(): Promise<ByteSource>;
}

export interface Archive {
  /** Files that could be data, in the archive's order. */
  readonly members: readonly ArchiveMember[];
}

/** Unpacked size of one member: it is held in memory. */
const LARGEST_MEMBER = 512 * 1024 ** 2;
/** Info-ZIP Unicode path: version, checksum of the plain name, name in UTF-8. */
const UNICODE_PATH = 0x7075;
const UNICODE_PATH_HEAD = 5;
const LOCAL_HEADER_BYTES = 30;
const CONTROLS = /\p{Cc}/gu;
/** Wide enough to be Chinese; GBK never reads as this in UTF-8, but short GBK names do read as Greek or Hebrew. */
const BEYOND_TWO_BYTES = /[^\0-\u07ff]/;
/** Left over by macOS, Office, WPS and Windows beside the real files. */
const neverData = /(?:^|\/)(?:__MACOSX\/|\._|~\$|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i;

/**
 * Lists the members of an archive. Closing the source is left to the caller and does no harm to members already opened.
 * @throws EngineFailure DAMAGED_FILE, HOSTILE_FILE (too many entries, entries over each other), FILE_UNREADABLE
 */
export async function openArchive(source: ByteSource, limits: ReadLimits, signal?: AbortSignal): Promise<Archive> {
  const unpacker = new ZipUnpacker(source, limits, signal);
  const members = new Map<string, ArchiveMember>();
  const entries = await readZipEntries(source, limits);
  checkApart(entries);
  for (const entry of entries) {
    const name = memberName(entry);
    // Of two members with one name the first is meant, as everywhere.
    if (name === '' || name.endsWith('/') || neverData.test(name) || members.has(name)) continue;
    members.set(name, { name, size: entry.size, open: () => openMember(unpacker, entry, name) });
  }
  return { members: [...members.values()] };
}

/** Thousands of entries over the same few bytes are a bomb of which no single entry is suspicious. */
function checkApart(entries: readonly ZipEntry[]): void {
  let end = 0;
  for (const { offset, compressedSize } of [...entries].sort((a, b) => a.offset - b.offset)) {
    if (offset < end) throw hostileFile('压缩包内的文件相互重叠');
    end = offset + LOCAL_HEADER_BYTES + compressedSize;
  }
}

async function openMember(unpacker: ZipUnpacker, entry: ZipEntry, name: string): Promise<ByteSource> {
  if (entry.size > LARGEST_MEMBER) throw fileTooLarge(`压缩包里的“${name}”过大`, '请先解压，再直接导入这个文件。', { bytes: entry.size });
  const chunks: Buffer[] = [];
  for await (const chunk of unpacker.stream(entry, `“${name}”`)) chunks.push(chunk);
  return memorySource(posix.basename(name), chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks));
}

/** Windows writes names in the code page of the machine and does not say so; nothing is ever written to disk by these names. */
function memberName({ written }: ZipEntry): string {
  return mapPrivateUse(unicodePath(written) ?? decoded(written.bytes, written.isUtf8))
    // macOS takes letters and their marks apart.
    .normalize('NFC')
    .replace(CONTROLS, '')
    .replaceAll('\\', '/')
    .split('/')
    .filter((part, index, parts) => part !== '.' && part !== '..' && (part !== '' || index === parts.length - 1) && !/^[A-Za-z]:$/.test(part))
    .join('/');
}

/** Only for the plain name that it was made for: a program that renames an entry may leave the old one here. */
function unicodePath({ extra, bytes }: WrittenName): string | null {
  for (const [id, content] of extraFields(extra)) {
    if (id === UNICODE_PATH && content.length > UNICODE_PATH_HEAD && content.readUInt32LE(1) === crc32(bytes, 0)) return content.toString('utf8', UNICODE_PATH_HEAD);
  }
  return null;
}

function decoded(bytes: Buffer, isUtf8: boolean): string {
  if (isUtf8) return bytes.toString('utf8');
  const utf8 = strictly('utf-8', bytes);
  if (utf8 !== undefined && (BEYOND_TWO_BYTES.test(utf8) || utf8.length === bytes.length)) return utf8;
  return strictly('gb18030', bytes) ?? utf8 ?? bytes.toString('latin1');
}

function strictly(encoding: string, bytes: Buffer): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
