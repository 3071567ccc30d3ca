import { SaxesParser, type SaxesAttributePlain } from 'saxes';
import { damagedFile, hostileFile } from '../failures';
import type { CellBatch, ReadLimits } from '../types';
import { RepeatBudget, SheetCollector, type OdsSheet } from './sheet-collector';

export interface ContentOptions {
  /** Whose cells are wanted: one sheet's (counted from 0), all, or only names, merges and what is hidden. */
  readonly cellsOf: number | 'all' | 'none';
  /** Filled while parsing. */
  readonly sheets: OdsSheet[];
}

export interface SheetBatches {
  readonly sheet: number;
  readonly batches: CellBatch[];
}

/** Thrown inside the parser's own calls when nothing more is wanted. */
class Finished extends Error {}

/**
 * Parses content.xml.
 * @throws EngineFailure DAMAGED_FILE, HOSTILE_FILE, FILE_TOO_LARGE and those of the chunks
 */
export async function* parseContent(chunks: AsyncIterable<Buffer>, limits: ReadLimits, options: ContentOptions): AsyncGenerator<SheetBatches, void, undefined> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const content = new ContentHandler(limits, options);
  parser.on('doctype', () => {
    throw hostileFile('含有 DOCTYPE 声明');
  });
  parser.on('error', (error) => {
    throw damagedFile('XML 标记有误', { reason: error.message.slice(0, 80) }, error);
  });
  parser.on('opentag', (tag) => content.open(tag.name, tag.attributes as Record<string, SaxesAttributePlain | string>));
  parser.on('closetag', (tag) => content.close(tag.name));
  parser.on('text', (text) => content.text(text));
  parser.on('cdata', (text) => content.text(text));
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const write = (chunk: Buffer | null): boolean => {
    try {
      const text = decode(decoder, chunk);
      if (text !== '') parser.write(text);
      if (chunk === null) parser.close();
      return true;
    } catch (error) {
      if (error instanceof Finished) return false;
      throw error;
    }
  };
  for await (const chunk of chunks) {
    const goesOn = write(chunk);
    yield* content.take();
    if (!goesOn) return;
  }
  write(null);
  yield* content.take();
}

function decode(decoder: TextDecoder, chunk: Buffer | null): string {
  try {
    return chunk === null ? decoder.decode() : decoder.decode(chunk, { stream: true });
  } catch (error) {
    throw damagedFile('XML 中有不合编码的字节', {}, error);
  }
}

/** Deepest nesting that any real document comes near. */
const DEEPEST = 256;

/** Follows the elements down to the tables of the spreadsheet itself; tables inside links and tracked changes are none of them. */
class ContentHandler {
  private readonly stack: string[] = [];
  private readonly hiddenStyles = new Set<string>();
  private readonly budget = new RepeatBudget();
  private style = '';
  private collector: SheetCollector | null = null;
  private sheetDepth = 0;
  private ready: SheetBatches[] = [];

  constructor(
    private readonly limits: ReadLimits,
    private readonly options: ContentOptions,
  ) {}

  open(name: string, attributes: Readonly<Record<string, SaxesAttributePlain | string>>): void {
    if (this.stack.length === 0 && name !== 'office:document-content' && name !== 'office:document') throw damagedFile('内容部件有误', { root: name.slice(0, 40) });
    const parent = this.stack[this.stack.length - 1];
    if (this.stack.push(name) > DEEPEST) throw hostileFile('XML 嵌套过深');
    const attribute = (key: string): string | undefined => {
      const value = attributes[key];
      return typeof value === 'string' ? value : value?.value;
    };
    if (this.collector !== null) this.collector.open(name, attribute);
    else if (name === 'style:style') this.style = attribute('style:name') ?? '';
    else if (name === 'style:table-properties' && attribute('table:display') === 'false') this.hiddenStyles.add(this.style);
    else if (name === 'table:table' && parent === 'office:spreadsheet') this.beginSheet(attribute);
  }

  close(name: string): void {
    if (this.collector !== null) {
      if (this.stack.length === this.sheetDepth) this.endSheet();
      else this.collector.close(name);
    }
    this.stack.pop();
  }

  text(text: string): void {
    this.collector?.text(text);
  }

  /** Batches that are full by now. */
  take(): SheetBatches[] {
    if (this.collector !== null) {
      const batches = this.collector.take(false);
      if (batches.length > 0) this.ready.push({ sheet: this.options.sheets.length, batches });
    }
    const { ready } = this;
    this.ready = [];
    return ready;
  }

  private beginSheet(attribute: (key: string) => string | undefined): void {
    const { cellsOf, sheets } = this.options;
    const wantsCells = cellsOf === 'all' || cellsOf === sheets.length;
    this.collector = new SheetCollector(attribute('table:name') ?? `Sheet${sheets.length + 1}`, this.hiddenStyles.has(attribute('table:style-name') ?? ''), wantsCells, this.budget, this.limits);
    this.sheetDepth = this.stack.length;
  }

  private endSheet(): void {
    const { collector } = this;
    if (collector === null) return;
    this.collector = null;
    const sheet = this.options.sheets.length;
    const batches = collector.take(true);
    if (batches.length > 0) this.ready.push({ sheet, batches });
    this.options.sheets.push(collector.sheet());
    if (this.options.cellsOf === sheet) throw new Finished();
  }
}
