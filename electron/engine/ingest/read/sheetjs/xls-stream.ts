import { CFB } from 'xlsx';
import { damagedFile } from '../failures';
import { plainFormatId } from './format-ids';
import { codepageOfLabels } from './label-codepage';

const OLE_FIRST_BYTE = 0xd0;
const FILE_PASS = 0x2f;
const FORMULAS: ReadonlySet<number> = new Set([0x0006, 0x0206, 0x0406]);
/** Shared and array formulas, names, references to other files, links, notes, drawn objects: nothing of it is read. */
const UNREAD: ReadonlySet<number> = new Set([0x0021, 0x0221, 0x04bc, 0x0018, 0x0218, 0x0023, 0x0223, 0x0017, 0x016a, 0x01ae, 0x01b8, 0x0800, 0x001c, 0x005d, 0x01b6]);
/** Settings of the printer: SheetJS knows the record and steps over it. */
const PRINTER = 0x004d;
/** Where the length of a formula stands in its record, in one place or another in every version; before it, nothing we need. */
const FORMULA_LENGTH = { start: 16, end: 22 } as const;

/** Excel 5 on: the number of a format, its code; and a cell style, whose second word is such a number. */
const FORMAT = 0x041e;
const CELL_STYLE = 0x00e0;
const CODE_PAGE = 0x0042;
const BEGIN: ReadonlySet<number> = new Set([0x0009, 0x0209, 0x0409, 0x0809]);
const UNICODE_VERSION = 0x0600;
/** Texts of cells before Unicode, by record: where the length stands, in how many bytes. */
const LABELS: ReadonlyMap<number, { readonly at: number; readonly bytes: 1 | 2 }> = new Map([
  [0x0004, { at: 7, bytes: 1 }],
  [0x0204, { at: 6, bytes: 2 }],
  [0x00d6, { at: 6, bytes: 2 }],
]);
/** Bytes of texts looked at to tell their code page. */
const MOST_LABEL_BYTES = 1 << 20;

export interface PlainXls {
  readonly stream: Buffer;
  /** Where the workbook is older than Unicode and names none. */
  readonly codepage?: number;
}

/**
 * The records of an .xls without what SheetJS would parse for nothing and at its peril: it follows the tokens of every formula,
 * and damaged ones keep it busy for ever; one link of 20 bytes makes it visit four thousand million cells.
 * Chinese dates get formats that it knows. Records behind a password are left as they are. undefined: a container of another kind.
 * @throws EngineFailure DAMAGED_FILE when the container cannot be read
 */
export function plainXlsStream(bytes: Buffer): PlainXls | undefined {
  const content = workbookStream(bytes);
  if (content === undefined) return undefined;
  const stream = Buffer.from(content);
  const writtenFormats = new Set<number>();
  const cellStyles: number[] = [];
  const labels = new LabelTexts();
  for (const { type, at, start, end } of recordsOf(stream)) {
    if (UNREAD.has(type)) stream.writeUInt16LE(PRINTER, at);
    else if (FORMULAS.has(type)) stream.fill(0, Math.min(start + FORMULA_LENGTH.start, end, stream.length), Math.min(start + FORMULA_LENGTH.end, end, stream.length));
    else if (type === FORMAT && start + 2 <= stream.length) writtenFormats.add(stream.readUInt16LE(start));
    else if (type === CELL_STYLE && start + 4 <= stream.length) cellStyles.push(start + 2);
    else labels.look(type, stream.subarray(start, end));
  }
  for (const at of cellStyles) stream.writeUInt16LE(plainFormatId(stream.readUInt16LE(at), writtenFormats), at);
  const codepage = labels.codepage();
  return codepage === undefined ? { stream } : { stream, codepage };
}

interface BiffRecord {
  readonly type: number;
  readonly at: number;
  /** Of its content; `end` may lie beyond the stream. */
  readonly start: number;
  readonly end: number;
}

/** Up to where a password hides them. */
function* recordsOf(stream: Buffer): Generator<BiffRecord, void, undefined> {
  for (let at = 0; at + 4 <= stream.length; ) {
    const type = stream.readUInt16LE(at);
    const start = at + 4;
    const end = start + stream.readUInt16LE(at + 2);
    if (type === FILE_PASS) return;
    yield { type, at, start, end };
    at = end;
  }
}

class LabelTexts {
  private readonly texts: Buffer[] = [];
  private size = 0;
  private isSettled = false;

  look(type: number, content: Buffer): void {
    if (this.isSettled) return;
    const label = LABELS.get(type);
    if (type === CODE_PAGE || (BEGIN.has(type) && content.length >= 2 && content.readUInt16LE(0) === UNICODE_VERSION)) this.isSettled = true;
    else if (label !== undefined && content.length >= label.at + label.bytes && this.size < MOST_LABEL_BYTES) {
      const length = label.bytes === 1 ? content.readUInt8(label.at) : content.readUInt16LE(label.at);
      const text = content.subarray(label.at + label.bytes, label.at + label.bytes + length);
      this.texts.push(text);
      this.size += text.length;
    }
  }

  codepage(): number | undefined {
    return this.isSettled ? undefined : codepageOfLabels(this.texts);
  }
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
