import { damagedFile, hostileFile } from '../failures';
import { HtmlCellText } from './html-cell-text';
import { type HtmlAttributes, type HtmlHandler, scanHtml } from './html-markup';
import { HtmlTable } from './html-table';

/** Pages of nested tables stay far below; what goes deeper has opened tables where it should have ended them. */
const DEEPEST = 64;
const MOST_TABLES = 4096;
const BLOCKS: ReadonlySet<string> = new Set(['p', 'div', 'li', 'ul', 'ol', 'dl', 'dt', 'dd', 'pre', 'center', 'blockquote', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
const ROW_GROUPS: ReadonlySet<string> = new Set(['thead', 'tbody', 'tfoot']);
const NONE: HtmlAttributes = new Map();

interface OpenTable {
  readonly table: HtmlTable;
  /** A row or cell stood outside any table: this one has no tags of its own. */
  readonly isImplied: boolean;
  rowIsOpen: boolean;
  cell: { readonly column: number; readonly text: HtmlCellText } | null;
}

/**
 * The tables of a page that have text in them, in the order in which they begin. A table inside a cell is one of its own and
 * its texts are none of the cell's; missing end tags of rows and cells are filled in as browsers do.
 * @throws EngineFailure DAMAGED_FILE for tables that do not end, HOSTILE_FILE
 */
export function htmlTables(page: string): HtmlTable[] {
  const collector = new TableCollector();
  scanHtml(page, collector);
  return collector.end();
}

class TableCollector implements HtmlHandler {
  private readonly tables: HtmlTable[] = [];
  private readonly stack: OpenTable[] = [];
  private pageIsWhole = false;

  open(name: string, attributes: HtmlAttributes): void {
    const top = this.top();
    if (name === 'table') this.beginTable(false);
    else if (name === 'tr') this.beginRow(top ?? this.beginTable(true), attributes);
    else if (name === 'td' || name === 'th') this.beginCell(top ?? this.beginTable(true), attributes);
    else if (top === undefined) return;
    else if (name === 'caption') this.beginCaption(top);
    else if (ROW_GROUPS.has(name)) endRow(top);
    else if (name === 'col') top.table.declareColumn(attributes);
    else if (name === 'br') top.cell?.text.lineBreak();
    else if (BLOCKS.has(name)) top.cell?.text.blockEdge();
  }

  close(name: string): void {
    if (name === 'html' || name === 'body') this.pageIsWhole = true;
    const top = this.top();
    if (top === undefined) return;
    if (name === 'table') this.endTable(top);
    else if (name === 'tr' || name === 'caption' || ROW_GROUPS.has(name)) endRow(top);
    else if (name === 'td' || name === 'th') endCell(top);
    else if (BLOCKS.has(name)) top.cell?.text.blockEdge();
  }

  text(raw: string): void {
    this.top()?.cell?.text.add(raw);
  }

  end(): HtmlTable[] {
    const top = this.top();
    // Programs leave end tags out; a page that was cut off has not even those of its body.
    if (top !== undefined && !this.pageIsWhole && !(top.isImplied && top.cell === null)) throw damagedFile('网页在表格中途断开');
    for (const open of this.stack.splice(0).reverse()) endRow(open);
    return this.tables.filter(({ hasText }) => hasText);
  }

  private top(): OpenTable | undefined {
    return this.stack[this.stack.length - 1];
  }

  private beginTable(isImplied: boolean): OpenTable {
    this.top()?.cell?.text.blockEdge();
    const open: OpenTable = { table: new HtmlTable(), isImplied, rowIsOpen: false, cell: null };
    if (this.tables.push(open.table) > MOST_TABLES) throw hostileFile('网页中的表格过多');
    if (this.stack.push(open) > DEEPEST) throw damagedFile('网页中的表格没有结束标记');
    return open;
  }

  private endTable(open: OpenTable): void {
    endRow(open);
    this.stack.pop();
  }

  private beginRow(open: OpenTable, attributes: HtmlAttributes): void {
    endRow(open);
    open.table.beginRow(attributes);
    open.rowIsOpen = true;
  }

  private beginCell(open: OpenTable, attributes: HtmlAttributes): void {
    endCell(open);
    if (!open.rowIsOpen) this.beginRow(open, NONE);
    open.cell = { column: open.table.place(attributes), text: new HtmlCellText() };
  }

  /** Shown above the table, and the only title that many have. */
  private beginCaption(open: OpenTable): void {
    this.beginRow(open, NONE);
    this.beginCell(open, NONE);
  }
}

function endCell(open: OpenTable): void {
  if (open.cell !== null) open.table.put(open.cell.column, open.cell.text.take());
  open.cell = null;
}

function endRow(open: OpenTable): void {
  endCell(open);
  open.rowIsOpen = false;
}
