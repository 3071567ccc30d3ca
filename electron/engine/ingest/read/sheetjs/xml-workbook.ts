/** XML Spreadsheet 2003, read as a stream. Numbers keep the digits that are written, which SheetJS would round. */
import { damagedFile, hostileFile } from '../failures';
import { decodedText, type TextEncoding } from '../text-encoding';
import type { ByteSource, ReadLimits, SheetReader, WorkbookReader } from '../types';
import { type XmlAttributes, type XmlHandler, XmlTokenizer } from '../xlsx/xml-tokenizer';
import { checkWholeFile } from './whole-file';
import { XmlSheet } from './xml-sheet';
import { XmlStyles } from './xml-styles';

const MOST_SHEETS = 4096;

/** @throws EngineFailure DAMAGED_FILE, HOSTILE_FILE, FILE_TOO_LARGE, CANCELLED */
export async function openXmlWorkbook(source: ByteSource, encoding: TextEncoding, limits: ReadLimits, signal?: AbortSignal): Promise<WorkbookReader> {
  checkWholeFile(source, limits);
  const content = new WorkbookContent(limits);
  const tokenizer = new XmlTokenizer(content);
  for await (const piece of decodedText(source, encoding, signal)) tokenizer.write(piece);
  tokenizer.end();
  if (content.sheets.length === 0) throw damagedFile('其中没有工作表');
  return { format: 'spreadsheetXml', sheets: content.sheets.map(readerOf), close: () => source.close() };
}

function readerOf(sheet: XmlSheet): SheetReader {
  const kept = sheet.take();
  return {
    name: sheet.name,
    state: sheet.state,
    merges: async () => sheet.merges,
    hiddenColumns: async () => sheet.hiddenColumns,
    async *batches() {
      yield* kept;
    },
  };
}

/** Follows the elements by their place: a comment on a cell has data too, and charts have tables. */
class WorkbookContent implements XmlHandler {
  readonly sheets: XmlSheet[] = [];
  private readonly path: string[] = [];
  private readonly styles = new XmlStyles();
  private sheet: XmlSheet | null = null;
  private date1904 = false;
  /** Depth of the element whose text is gathered; its parts may have a format of their own. */
  private gathering = 0;
  private pieces: string[] = [];
  private type: string | undefined;

  constructor(private readonly limits: ReadLimits) {}

  open(name: string, attributes: XmlAttributes): void {
    this.path.push(name);
    switch (this.path.join('/')) {
      case 'Workbook/ExcelWorkbook/Date1904':
        this.date1904 = true;
        return;
      case 'Workbook/Styles/Style':
        return this.styles.begin(attributes);
      case 'Workbook/Styles/Style/NumberFormat':
        return this.styles.format(attributes);
      case 'Workbook/Worksheet':
        if (this.sheets.length >= MOST_SHEETS) throw hostileFile('工作表过多');
        this.sheet = new XmlSheet(attributes.get('Name') ?? `Sheet${this.sheets.length + 1}`, this.styles, this.limits, this.date1904);
        this.sheets.push(this.sheet);
        return;
      case 'Workbook/Worksheet/Table':
        return this.sheet?.beginTable(attributes);
      case 'Workbook/Worksheet/Table/Column':
        return this.sheet?.declareColumn(attributes);
      case 'Workbook/Worksheet/Table/Row':
        return this.sheet?.beginRow(attributes);
      case 'Workbook/Worksheet/Table/Row/Cell':
        return this.sheet?.beginCell(attributes);
      case 'Workbook/Worksheet/Table/Row/Cell/Data':
      case 'Workbook/Worksheet/WorksheetOptions/Visible':
        this.gathering = this.path.length;
        this.pieces = [];
        this.type = attributes.get('Type');
    }
  }

  close(name: string): void {
    if (this.gathering === this.path.length) {
      const content = this.pieces.join('');
      if (name === 'Data') this.sheet?.put(this.type, content);
      else this.sheet?.setState(content);
      this.gathering = 0;
    } else if (name === 'Row' && this.path.length === 4) this.sheet?.endRow();
    this.path.pop();
  }

  text(value: string): void {
    if (this.gathering > 0) this.pieces.push(value);
  }
}
