import { CFB } from 'xlsx';
import { damagedFile } from '../failures';

const OLE_FIRST_BYTE = 0xd0;
const FILE_PASS = 0x2f;
const FORMULAS: ReadonlySet<number> = new Set([0x0006, 0x0206, 0x0406]);
/** Shared and array formulas, names, references to other files, links, notes, drawn objects: nothing of it is read. */
const UNREAD: ReadonlySet<number> = new Set([0x0021, 0x0221, 0x04bc, 0x0018, 0x0218, 0x0023, 0x0223, 0x0017, 0x016a, 0x01ae, 0x01b8, 0x0800, 0x001c, 0x005d, 0x01b6]);
/** Settings of the printer: SheetJS knows the record and steps over it. */
const PRINTER = 0x004d;
/** Where the length of a formula stands in its record, in one place or another in every version; before it, nothing we need. */
const FORMULA_LENGTH = { start: 16, end: 22 } as const;

/**
 * The records of an .xls without what SheetJS would parse for nothing and at its peril: it follows the tokens of every formula,
 * and damaged ones keep it busy for ever; one link of 20 bytes makes it visit four thousand million cells.
 * Records behind a password are left as they are. undefined: a container of another kind.
 * @throws EngineFailure DAMAGED_FILE when the container cannot be read
 */
export function plainXlsStream(bytes: Buffer): Buffer | undefined {
  const content = workbookStream(bytes);
  if (content === undefined) return undefined;
  const stream = Buffer.from(content);
  for (let at = 0; at + 4 <= stream.length; ) {
    const type = stream.readUInt16LE(at);
    const start = at + 4;
    const end = start + stream.readUInt16LE(at + 2);
    if (type === FILE_PASS) break;
    if (UNREAD.has(type)) stream.writeUInt16LE(PRINTER, at);
    else if (FORMULAS.has(type)) stream.fill(0, Math.min(start + FORMULA_LENGTH.start, end, stream.length), Math.min(start + FORMULA_LENGTH.end, end, stream.length));
    at = end;
  }
  return stream;
}

/** The library of containers that comes with SheetJS and has no types of its own. */
interface CompoundFiles {
  read(bytes: Buffer, options: { readonly type: 'buffer' }): unknown;
  find(container: unknown, path: string): { readonly content?: ArrayLike<number> } | null;
}
const compoundFiles = CFB as CompoundFiles;

function workbookStream(bytes: Buffer): ArrayLike<number> | undefined {
  // Excel 2 to 4 wrote no container.
  if (bytes[0] !== OLE_FIRST_BYTE) return bytes;
  try {
    const container = compoundFiles.read(bytes, { type: 'buffer' });
    return (compoundFiles.find(container, '/Workbook') ?? compoundFiles.find(container, '/Book'))?.content;
  } catch (error) {
    throw damagedFile('文件的结构有误', {}, error);
  }
}
