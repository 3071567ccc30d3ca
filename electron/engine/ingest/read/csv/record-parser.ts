import { damagedFile, hostileFile } from '../failures';

const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;

type State = 'fieldStart' | 'plain' | 'quoted' | 'quoteSeen';

/**
 * Called for each record in order. `record` counts physical records from 1, blank lines included, so it is
 * the row number a spreadsheet program shows. `fields` is not kept by the parser.
 */
export type RecordHandler = (fields: string[], record: number) => void;

/**
 * Streaming parser of delimited text: quoted fields with delimiters and line breaks, "" for a quote, line ends
 * CRLF, LF or CR. Text after a closing quote is kept, as Excel keeps it. State carries over between chunks.
 */
export class RecordParser {
  private state: State = 'fieldStart';
  private field = '';
  private fields: string[] = [];
  private record = 0;
  private afterCarriageReturn = false;
  private readonly delimiter: number;

  constructor(
    delimiter: string,
    private readonly fieldCharacters: number,
    private readonly onRecord: RecordHandler,
  ) {
    this.delimiter = delimiter.charCodeAt(0);
  }

  /** @throws EngineFailure DAMAGED_FILE (quote never closed), HOSTILE_FILE (endless field) */
  push(text: string): void {
    let i = 0;
    if (this.afterCarriageReturn && text.length > 0) {
      this.afterCarriageReturn = false;
      if (text.charCodeAt(0) === LF) i = 1;
    }
    while (i < text.length) {
      if (this.state === 'quoted') i = this.quoted(text, i);
      else if (this.state === 'plain') i = this.plain(text, i);
      else i = this.boundary(text, i);
    }
  }

  /** @throws EngineFailure DAMAGED_FILE when the text ends inside a quoted field */
  end(): void {
    if (this.state === 'quoted') throw this.unclosed();
    if (this.state !== 'fieldStart' || this.fields.length > 0) this.endRecord();
  }

  /** At the start of a field, or just after a quote inside a quoted one. */
  private boundary(text: string, i: number): number {
    const isQuote = text.charCodeAt(i) === QUOTE;
    if (this.state === 'quoteSeen' && isQuote) this.field += '"';
    if (isQuote) {
      this.state = 'quoted';
      return i + 1;
    }
    this.state = 'plain';
    return i;
  }

  private plain(text: string, start: number): number {
    const delimiter = this.delimiter;
    let i = start;
    let code = 0;
    for (; i < text.length; i++) {
      code = text.charCodeAt(i);
      if (code === delimiter || code === LF || code === CR) break;
    }
    this.append(text, start, i);
    if (i === text.length) return i;
    if (code === delimiter) {
      this.fields.push(this.field);
      this.field = '';
      this.state = 'fieldStart';
      return i + 1;
    }
    this.endRecord();
    if (code === LF) return i + 1;
    if (i + 1 === text.length) this.afterCarriageReturn = true;
    return text.charCodeAt(i + 1) === LF ? i + 2 : i + 1;
  }

  private quoted(text: string, start: number): number {
    const quote = text.indexOf('"', start);
    this.append(text, start, quote < 0 ? text.length : quote);
    if (quote < 0) return text.length;
    this.state = 'quoteSeen';
    return quote + 1;
  }

  private append(text: string, start: number, end: number): void {
    if (end === start) return;
    const piece = text.slice(start, end);
    this.field = this.field === '' ? piece : this.field + piece;
    if (this.field.length <= this.fieldCharacters) return;
    if (this.state === 'quoted') throw this.unclosed();
    throw hostileFile(`第 ${this.record + 1} 行有超长的单元格`, { row: this.record + 1 });
  }

  private endRecord(): void {
    const fields = this.fields;
    fields.push(this.field);
    this.fields = [];
    this.field = '';
    this.state = 'fieldStart';
    this.record += 1;
    this.onRecord(fields, this.record);
  }

  private unclosed(): Error {
    return damagedFile(`第 ${this.record + 1} 行有一个双引号没有成对，其后的内容无法分列`, { row: this.record + 1 });
  }
}
