import type { ByteSource } from './types';

const HEADER_BYTES = 512;
const ENTRY_BYTES = 128;
const LAST_REGULAR_SECTOR = 0xfffffffa;
/** Real files keep their directory in a handful of sectors. */
const MOST_SECTORS = 256;

interface Entry {
  readonly name: string;
  /** Numbers of other entries: of the neighbours in one storage, and of what a storage holds. */
  readonly links: readonly number[];
  readonly child: number;
}

export interface OleNames {
  /** Of the storages and streams of the file itself: they tell what it is. */
  readonly own: ReadonlySet<string>;
  /** Those of embedded objects too. */
  readonly all: ReadonlySet<string>;
}

/**
 * Names, in lower case, in an OLE2 compound file. Best effort: a damaged file gives the names that could be read, all as its own
 * where its directory leads nowhere.
 */
export async function readOleNames(source: ByteSource): Promise<OleNames> {
  const entries = await readEntries(source);
  const all = new Set(entries.map(({ name }) => name).filter((name) => name !== ''));
  const own = ownNames(entries);
  return { own: own.size > 0 ? own : all, all };
}

/** Follows the tree that the root begins. */
function ownNames(entries: readonly Entry[]): Set<string> {
  const names = new Set<string>();
  const seen = new Set<number>();
  const ahead = [entries[0]?.child ?? -1];
  for (let index = ahead.pop(); index !== undefined; index = ahead.pop()) {
    const entry = entries[index];
    if (entry === undefined || seen.has(index)) continue;
    seen.add(index);
    names.add(entry.name);
    ahead.push(...entry.links);
  }
  return names;
}

async function readEntries(source: ByteSource): Promise<Entry[]> {
  const header = await source.read(0, HEADER_BYTES);
  if (header.length < HEADER_BYTES) return [];
  const sectorBytes = header.readUInt16LE(30) === 12 ? 4096 : 512;
  const sector = (index: number): Promise<Buffer> => source.read((index + 1) * sectorBytes, sectorBytes);
  const entries: Entry[] = [];
  let index = header.readUInt32LE(48);
  for (let count = 0; count < MOST_SECTORS && index <= LAST_REGULAR_SECTOR; count++) {
    const bytes = await sector(index);
    for (let at = 0; at + ENTRY_BYTES <= bytes.length; at += ENTRY_BYTES) entries.push(entryAt(bytes, at));
    const perSector = sectorBytes / 4;
    const tableSlot = Math.floor(index / perSector);
    // Beyond 109 table sectors the file is far larger than any directory we need to follow.
    if (tableSlot >= 109) break;
    const table = await sector(header.readUInt32LE(76 + 4 * tableSlot));
    const slot = (index % perSector) * 4;
    if (slot + 4 > table.length) break;
    index = table.readUInt32LE(slot);
  }
  return entries;
}

function entryAt(bytes: Buffer, at: number): Entry {
  const nameBytes = Math.min(bytes.readUInt16LE(at + 64), 64);
  return {
    name: nameBytes > 2 ? bytes.toString('utf16le', at, at + nameBytes - 2).toLowerCase() : '',
    links: [bytes.readUInt32LE(at + 68), bytes.readUInt32LE(at + 72)],
    child: bytes.readUInt32LE(at + 76),
  };
}
