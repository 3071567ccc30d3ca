/** One table under preparation: rows in, cleaned columns and issues out, a chunk at a time. */
import type { RowKind } from '../recognise/row-kind';
import type { MergedRange } from '../read/types';
import type { TableLayout } from '../recognise/types';
import { ChunkBuilder } from './column-builder';
import { LevelTally, meaningMessage, screenedLevel } from './level-meaning';
import { MergedCells } from './merged-cells';
import { RepeatedNotes } from './repeated-notes';
import type { FileSink, IssueRow, PreparedIssue, SealedNames, TableCounts } from './prepared';
import type { CompletionContext } from './record';
import { RowCleaner } from './row-cleaner';
import type { RowView } from './row-view';
import { TotalsCheck } from './totals-check';

export class TablePreparation {
  private readonly cleaner: RowCleaner;
  private readonly totals: TotalsCheck;
  private readonly builder: ChunkBuilder;
  private readonly notes = new RepeatedNotes();
  private readonly levels = new LevelTally();
  private readonly levelColumn: number | null;
  private issues: PreparedIssue[] = [];
  private issueRows: IssueRow[] = [];
  private rowsRead = 0;
  private rowsAppended = 0;
  private rowsSkipped = 0;
  private hidden = 0;
  private firstHidden = 0;

  constructor(
    private readonly table: number,
    private readonly layout: TableLayout,
    merges: readonly MergedRange[],
    private readonly context: CompletionContext,
    private readonly sink: FileSink,
  ) {
    const merged = new MergedCells(merges, layout.columns.map((entry) => entry.sheetColumn));
    this.cleaner = new RowCleaner(layout, merged, context);
    this.totals = new TotalsCheck(layout);
    this.levelColumn = context.levels.agreed ? null : (screenedLevel(layout)?.sheetColumn ?? null);
    this.builder = new ChunkBuilder(this.cleaner.scoreWidth);
  }

  get measures(): readonly string[] {
    return this.cleaner.measures;
  }

  /** At most CHUNK_ROWS rows between two flushes. */
  row(kind: RowKind, view: RowView): void {
    if (kind === 'blank') return;
    if (kind !== 'data') {
      this.rowsSkipped++;
      if (kind === 'total') this.issues.push(...this.totals.totalRow(view));
      return;
    }
    this.rowsRead++;
    const cleaned = this.cleaner.clean(view);
    if (cleaned.issues.length > 0) {
      const kept = cleaned.issues.filter((issue) => this.notes.admits(issue));
      this.issues.push(...kept);
      if (kept.length > 0 && cleaned.issueRow !== null) this.issueRows.push(cleaned.issueRow);
    }
    this.totals.add(view);
    if (this.levelColumn !== null) this.levels.add(view.text(this.levelColumn));
    if (!cleaned.ok) return;
    this.context.names?.add(this.cleaner.values, cleaned.subject, cleaned.record['grade']);
    this.builder.append(view.rowNumber, cleaned.record, cleaned.kept, cleaned.scores);
    this.rowsAppended++;
  }

  hiddenRow(view: RowView): void {
    if (this.hidden === 0) this.firstHidden = view.rowNumber;
    this.hidden++;
    this.rowsSkipped++;
  }

  async flush(): Promise<void> {
    const rows = this.builder.take();
    if (rows !== null) await this.sink.rows(this.table, rows);
    await this.sendNames(this.context.names?.overfull());
    if (this.issues.length === 0) return;
    const { issues, issueRows } = this;
    this.issues = [];
    this.issueRows = [];
    await this.sink.issues(this.table, issues, issueRows);
  }

  async end(): Promise<void> {
    this.issues.push(...this.totals.end(), ...this.notes.summaries());
    if (this.hidden > 0) this.issues.push(this.ofTable(this.firstHidden, null, 'HIDDEN_ROWS', `有 ${this.hidden} 行被隐藏或筛掉，没有导入（从第${this.firstHidden}行起）。如应上报，请取消隐藏或筛选后重报，或在导入时选择“导入隐藏内容”。`));
    const doubt = this.levels.against(this.context.levels.numbering);
    if (doubt !== null) this.issues.push(this.ofTable(this.layout.lastHeaderRow, screenedLevel(this.layout)?.column.label ?? null, 'LEVEL_MEANING', meaningMessage(doubt)));
    await this.flush();
    await this.sendNames(this.context.names?.rest());
    const counts: TableCounts = { rowsRead: this.rowsRead, rowsAppended: this.rowsAppended, rowsSkipped: this.rowsSkipped };
    await this.sink.tableEnd(this.table, counts);
  }

  private async sendNames(parts: AsyncGenerator<SealedNames, void, undefined> | undefined): Promise<void> {
    for await (const sealed of parts ?? []) await this.sink.names(this.table, sealed);
  }

  /** Something about the table, not about one of its rows. */
  private ofTable(row: number, columnLabel: string | null, code: string, message: string): PreparedIssue {
    const { unit, county } = this.layout.heading;
    return { row, cell: null, columnLabel, value: null, code, severity: 'warning', action: 'noted', message, schoolRef: null, schoolName: unit, county, subject: null, rowKey: null };
  }
}
