import { damagedFile, hostileFile } from '../failures';
import type { ColumnRange, MergedRange } from '../types';
import { SHEET_COLUMNS } from '../xlsx/cell-address';
import type { HtmlAttributes } from './html-markup';

export interface HtmlRow {
  /** By column; only what is not empty. */
  readonly cells: string[];
  readonly hidden: boolean;
}

/** What browsers allow. */
const WIDEST_SPAN = 1000;
const HIGHEST_SPAN = 65_534;
/** Looks at cells that reach into a row from above, in one table: more than any page needs. */
const MOST_STEPS = 50_000_000;

interface SpanDown {
  readonly first: number;
  readonly last: number;
  readonly lastRow: number;
}

function spanOf(value: string | undefined, most: number): number {
  const span = Number.parseInt(value ?? '1', 10);
  return span >= 1 ? Math.min(span, most) : 1;
}

export function isHidden(attributes: HtmlAttributes): boolean {
  return attributes.has('hidden') || /display\s*:\s*none/i.test(attributes.get('style') ?? '');
}

/** Puts the cells of one table into rows and columns, around those that span several. */
export class HtmlTable {
  readonly rows: HtmlRow[] = [];
  readonly hiddenColumns: ColumnRange[] = [];
  private readonly spans: MergedRange[] = [];
  private reaching: SpanDown[] = [];
  private column = 0;
  private declaredColumns = 0;
  private steps = 0;
  hasText = false;

  /** Ends inclusive; none reaches beyond the last row. */
  merges(): MergedRange[] {
    const last = this.rows.length - 1;
    return this.spans.map((span) => ({ ...span, endRow: Math.min(span.endRow, last) })).filter((span) => span.endRow > span.startRow || span.endColumn > span.startColumn);
  }

  declareColumn(attributes: HtmlAttributes): void {
    const first = this.declaredColumns;
    this.declaredColumns += spanOf(attributes.get('span'), WIDEST_SPAN);
    if (isHidden(attributes) && first < SHEET_COLUMNS) this.hiddenColumns.push({ first, last: Math.min(this.declaredColumns, SHEET_COLUMNS) - 1 });
  }

  /** @throws EngineFailure HOSTILE_FILE */
  beginRow(attributes: HtmlAttributes): void {
    this.rows.push({ cells: [], hidden: isHidden(attributes) });
    this.column = 0;
    this.count(this.reaching.length);
    this.reaching = this.reaching.filter(({ lastRow }) => lastRow >= this.rows.length - 1);
  }

  /** Takes the place for the next cell of the row; `put` fills it. @throws EngineFailure DAMAGED_FILE, HOSTILE_FILE */
  place(attributes: HtmlAttributes): number {
    const row = this.rows.length - 1;
    const width = spanOf(attributes.get('colspan'), WIDEST_SPAN);
    const height = spanOf(attributes.get('rowspan'), HIGHEST_SPAN);
    const first = this.freeColumn();
    const last = first + width - 1;
    if (last >= SHEET_COLUMNS) throw damagedFile('列号有误', { row: row + 1 });
    this.column = last + 1;
    if (height > 1) this.reaching.push({ first, last, lastRow: row + height - 1 });
    if (width > 1 || height > 1) this.spans.push({ startRow: row, startColumn: first, endRow: row + height - 1, endColumn: last });
    return first;
  }

  put(column: number, text: string): void {
    if (text === '') return;
    const row = this.rows[this.rows.length - 1];
    if (row !== undefined) row.cells[column] = text;
    this.hasText = true;
  }

  private freeColumn(): number {
    const row = this.rows.length - 1;
    for (let column = this.column; ; ) {
      this.count(this.reaching.length);
      const taken = this.reaching.find((span) => span.lastRow >= row && span.first <= column && column <= span.last);
      if (taken === undefined) return column;
      column = taken.last + 1;
    }
  }

  private count(steps: number): void {
    this.steps += steps;
    if (this.steps > MOST_STEPS) throw hostileFile('网页表格中跨行的单元格过多');
  }
}
