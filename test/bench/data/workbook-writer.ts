/** The smallest streaming writer of .xlsx that makes what Excel makes of a list: shared strings, date styles, one sheet. */
import { open, type FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw } from 'node:zlib';
import { addNumber, addText, type Checksum, emptyChecksum } from './checksum';

export interface Column {
  readonly header: string;
  readonly kind: 'text' | 'number' | 'date' | 'dateTime';
}

/** By column; dates as Excel serials. */
export type Row = readonly (string | number | null)[];

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const STYLE_OF = { text: '', number: '', date: ' s="1"', dateTime: ' s="2"' } as const;
const CHUNK_CHARACTERS = 1 << 19;
/** zlib's default, which most programs that write workbooks leave as it is. */
const DEFLATE_LEVEL = 6;

/** @returns what a reader has to see */
export async function writeWorkbook(path: string, sheetName: string, columns: readonly Column[], rows: Iterable<Row>): Promise<Checksum> {
  const sum = emptyChecksum();
  const strings = new SharedStrings();
  const file = await open(path, 'w');
  try {
    const zip = new ZipWriter(file);
    await zip.add('[Content_Types].xml', [contentTypes]);
    await zip.add('_rels/.rels', [relations([['officeDocument', 'xl/workbook.xml']])]);
    await zip.add('xl/workbook.xml', [`${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="${escaped(sheetName)}" sheetId="1" r:id="rId1"/></sheets></workbook>`]);
    await zip.add('xl/_rels/workbook.xml.rels', [relations([['worksheet', 'worksheets/sheet1.xml'], ['styles', 'styles.xml'], ['sharedStrings', 'sharedStrings.xml']])]);
    await zip.add('xl/styles.xml', [styles]);
    await zip.add('xl/worksheets/sheet1.xml', sheetXml(columns, rows, strings, sum));
    await zip.add('xl/sharedStrings.xml', strings.xml());
    await zip.end();
  } finally {
    await file.close();
  }
  return sum;
}

const contentTypes = `${DECLARATION}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${(
  [['workbook.xml', 'sheet.main'], ['worksheets/sheet1.xml', 'worksheet'], ['styles.xml', 'styles'], ['sharedStrings.xml', 'sharedStrings']] as const
)
  .map(([part, type]) => `<Override PartName="/xl/${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`)
  .join('')}</Types>`;

const styles = `${DECLARATION}<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy/m/d\\ hh:mm:ss"/></numFmts><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/></cellXfs></styleSheet>`;

function relations(targets: readonly (readonly [string, string])[]): string {
  return `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${targets.map(([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${RELATIONS}/${type}" Target="${target}"/>`).join('')}</Relationships>`;
}

function* sheetXml(columns: readonly Column[], rows: Iterable<Row>, strings: SharedStrings, sum: Checksum): Generator<string> {
  const letters = columns.map((_, index) => columnLetters(index));
  let text = `${DECLARATION}<worksheet xmlns="${MAIN}"><sheetData>`;
  let number = 0;
  const add = (row: Row, kinds: readonly Column['kind'][]): void => {
    text += `<row r="${++number}" spans="1:${columns.length}">`;
    for (let index = 0; index < row.length; index++) {
      const value = row[index];
      if (value === null || value === undefined) continue;
      if (typeof value === 'string') {
        addText(sum, value);
        text += `<c r="${letters[index]}${number}" t="s"><v>${strings.indexOf(value)}</v></c>`;
      } else {
        addNumber(sum, value);
        text += `<c r="${letters[index]}${number}"${STYLE_OF[kinds[index] ?? 'number']}><v>${value}</v></c>`;
      }
    }
    text += '</row>';
    sum.rows++;
  };
  add(columns.map(({ header }) => header), columns.map(() => 'text'));
  const kinds = columns.map(({ kind }) => kind);
  for (const row of rows) {
    add(row, kinds);
    if (text.length < CHUNK_CHARACTERS) continue;
    yield text;
    text = '';
  }
  yield `${text}</sheetData></worksheet>`;
}

class SharedStrings {
  private readonly indices = new Map<string, number>();
  private uses = 0;

  indexOf(text: string): number {
    this.uses++;
    const known = this.indices.get(text);
    if (known !== undefined) return known;
    this.indices.set(text, this.indices.size);
    return this.indices.size - 1;
  }

  *xml(): Generator<string> {
    let text = `${DECLARATION}<sst xmlns="${MAIN}" count="${this.uses}" uniqueCount="${this.indices.size}">`;
    for (const value of this.indices.keys()) {
      text += `<si><t>${escaped(value)}</t></si>`;
      if (text.length < CHUNK_CHARACTERS) continue;
      yield text;
      text = '';
    }
    yield `${text}</sst>`;
  }
}

function escaped(text: string): string {
  return /[&<>"]/.test(text) ? text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;') : text;
}

/** @param index from 0 */
function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetters(Math.floor(index / 26) - 1) + last;
}

interface WrittenPart {
  readonly name: Buffer;
  readonly offset: number;
  readonly crc: number;
  readonly size: number;
  readonly packed: number;
}

class ZipWriter {
  private readonly parts: WrittenPart[] = [];
  private position = 0;

  constructor(private readonly file: FileHandle) {}

  async add(name: string, texts: Iterable<string>): Promise<void> {
    const offset = this.position;
    const nameBytes = Buffer.from(name);
    this.position += 30 + nameBytes.length;
    const dataStart = this.position;
    let crc = 0;
    let size = 0;
    function* bytes(): Generator<Buffer> {
      for (const text of texts) {
        const chunk = Buffer.from(text);
        crc = crc32(chunk, crc);
        size += chunk.length;
        yield chunk;
      }
    }
    await pipeline(Readable.from(bytes()), createDeflateRaw({ level: DEFLATE_LEVEL }), async (packed: AsyncIterable<Buffer>) => {
      for await (const chunk of packed) await this.append(chunk);
    });
    const part = { name: nameBytes, offset, crc, size, packed: this.position - dataStart };
    this.parts.push(part);
    // Sizes are known only now; the header's place was kept free.
    await this.file.write(Buffer.concat([localHeader(part), nameBytes]), 0, 30 + nameBytes.length, offset);
  }

  async end(): Promise<void> {
    const start = this.position;
    for (const part of this.parts) await this.append(Buffer.concat([directoryHeader(part), part.name]));
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(this.parts.length, 8);
    end.writeUInt16LE(this.parts.length, 10);
    end.writeUInt32LE(this.position - start, 12);
    end.writeUInt32LE(start, 16);
    await this.append(end);
  }

  private async append(bytes: Buffer): Promise<void> {
    await this.file.write(bytes, 0, bytes.length, this.position);
    this.position += bytes.length;
  }
}

const VERSION = 20;
const DEFLATED = 8;
/** 1980-01-01: equal content makes equal files. */
const DATE = 0x21;

function localHeader({ name, crc, size, packed }: WrittenPart): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  writeCommon(header, 4, name, crc, size, packed);
  return header;
}

function directoryHeader({ name, offset, crc, size, packed }: WrittenPart): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(VERSION, 4);
  writeCommon(header, 6, name, crc, size, packed);
  header.writeUInt32LE(offset, 42);
  return header;
}

function writeCommon(header: Buffer, at: number, name: Buffer, crc: number, size: number, packed: number): void {
  header.writeUInt16LE(VERSION, at);
  header.writeUInt16LE(DEFLATED, at + 4);
  header.writeUInt16LE(DATE, at + 8);
  header.writeUInt32LE(crc, at + 10);
  header.writeUInt32LE(packed, at + 14);
  header.writeUInt32LE(size, at + 18);
  header.writeUInt16LE(name.length, at + 22);
}
