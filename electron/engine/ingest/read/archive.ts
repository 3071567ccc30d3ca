/** Zip archives that hold spreadsheets: one member at a time is unpacked, in memory, when it is opened. */
import { posix } from 'node:path';
import { memorySource } from './byte-source';
import { fileTooLarge } from './failures';
import type { ByteSource, ReadLimits } from './types';
import { ZipUnpacker } from './zip/unpacker';
import { extraFields, readZipEntries, type ZipEntry } from './zip/zip-directory';

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
/** Left over by macOS, Office, WPS and Windows beside the real files. */
const neverData = /(?:^|\/)(?:__MACOSX\/|\._|~\$|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i;

/**
 * Lists the members of an archive. Closing the source is left to the caller and does no harm to members already opened.
 * @throws EngineFailure DAMAGED_FILE, HOSTILE_FILE (too many entries), FILE_UNREADABLE
 */
export async function openArchive(source: ByteSource, limits: ReadLimits, signal?: AbortSignal): Promise<Archive> {
  const unpacker = new ZipUnpacker(source, limits, signal);
  const members = new Map<string, ArchiveMember>();
  for (const entry of await readZipEntries(source, limits)) {
    const name = memberName(entry);
    // Of two members with one name the first is meant, as everywhere.
    if (name === '' || name.endsWith('/') || neverData.test(name) || members.has(name)) continue;
    members.set(name, { name, size: entry.size, open: () => openMember(unpacker, entry, name) });
  }
  return { members: [...members.values()] };
}

async function openMember(unpacker: ZipUnpacker, entry: ZipEntry, name: string): Promise<ByteSource> {
  if (entry.size > LARGEST_MEMBER) throw fileTooLarge(`压缩包里的“${name}”过大`, '请先解压，再直接导入这个文件。', { bytes: entry.size });
  const chunks: Buffer[] = [];
  for await (const chunk of unpacker.stream(entry, `“${name}”`)) chunks.push(chunk);
  return memorySource(posix.basename(name), chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks));
}

/** Windows writes names in the code page of the machine and does not say so; nothing is ever written to disk by these names. */
function memberName({ written }: ZipEntry): string {
  const text = unicodePath(written.extra) ?? decoded(written.bytes, written.isUtf8);
  return text
    .replaceAll('\\', '/')
    .split('/')
    .filter((part, index, parts) => part !== '.' && part !== '..' && (part !== '' || index === parts.length - 1) && !/^[A-Za-z]:$/.test(part))
    .join('/');
}

function unicodePath(extra: Buffer): string | null {
  for (const [id, content] of extraFields(extra)) if (id === UNICODE_PATH && content.length > UNICODE_PATH_HEAD) return content.toString('utf8', UNICODE_PATH_HEAD);
  return null;
}

function decoded(bytes: Buffer, isUtf8: boolean): string {
  if (isUtf8) return bytes.toString('utf8');
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // Not written in this encoding.
    }
  }
  return bytes.toString('latin1');
}
