import type { ByteSource } from './types';

const HEADER_BYTES = 512;
const ENTRY_BYTES = 128;
const LAST_REGULAR_SECTOR = 0xfffffffa;
/** Real files keep their directory in a handful of sectors. */
const MOST_SECTORS = 256;

/**
 * Names of the storages and streams in an OLE2 compound file, which tell what program wrote it. Best effort:
 * a damaged file gives the names that could be read.
 */
export async function readOleNames(source: ByteSource): Promise<readonly string[]> {
  const header = await source.read(0, HEADER_BYTES);
  if (header.length < HEADER_BYTES) return [];
  const sectorBytes = header.readUInt16LE(30) === 12 ? 4096 : 512;
  const sector = (index: number): Promise<Buffer> => source.read((index + 1) * sectorBytes, sectorBytes);
  const names: string[] = [];
  let index = header.readUInt32LE(48);
  for (let count = 0; count < MOST_SECTORS && index <= LAST_REGULAR_SECTOR; count++) {
    const entries = await sector(index);
    for (let at = 0; at + ENTRY_BYTES <= entries.length; at += ENTRY_BYTES) {
      const nameBytes = Math.min(entries.readUInt16LE(at + 64), 64);
      if (nameBytes > 2) names.push(entries.toString('utf16le', at, at + nameBytes - 2));
    }
    const perSector = sectorBytes / 4;
    const tableSlot = Math.floor(index / perSector);
    // Beyond 109 table sectors the file is far larger than any directory we need to follow.
    if (tableSlot >= 109) break;
    const table = await sector(header.readUInt32LE(76 + 4 * tableSlot));
    const slot = (index % perSector) * 4;
    if (slot + 4 > table.length) break;
    index = table.readUInt32LE(slot);
  }
  return names;
}
