/** What one file sends, held until the writer, which takes files in their order, comes to it. */
import type { FileOutcome, FileSink, IssueRow, PreparedIssue, PreparedRows, SealedNames, TableCounts, TableFacts } from '../prepare/prepared';

export type FeedEvent =
  | { readonly kind: 'table'; readonly table: number; readonly facts: TableFacts }
  | { readonly kind: 'rows'; readonly table: number; readonly rows: PreparedRows }
  | { readonly kind: 'issues'; readonly table: number; readonly issues: readonly PreparedIssue[]; readonly rows: readonly IssueRow[] }
  | { readonly kind: 'names'; readonly table: number; readonly sealed: SealedNames }
  | { readonly kind: 'tableEnd'; readonly table: number; readonly counts: TableCounts };

/** Events taken in before the worker is held: most files fit in whole, and a large one cannot fill the memory. */
const HELD_EVENTS = 12;

export interface FeedDecisions {
  opened(sha256: string): Promise<'load' | 'skip'>;
  table(sha256: string, facts: TableFacts): 'load' | 'skip';
}

export class FileFeed implements FileSink {
  private readonly held: FeedEvent[] = [];
  private readonly waiting: (() => void)[] = [];
  private wake: (() => void) | null = null;
  private outcome: FileOutcome | null = null;
  private failure: { readonly error: unknown } | null = null;
  private sha256 = '';
  rowCount = 0;

  constructor(private readonly decisions: FeedDecisions) {}

  opened(sha256: string): Promise<'load' | 'skip'> {
    this.sha256 = sha256;
    return this.decisions.opened(sha256);
  }

  async table(table: number, facts: TableFacts): Promise<'load' | 'skip'> {
    const decision = this.decisions.table(this.sha256, facts);
    if (decision === 'load') await this.take({ kind: 'table', table, facts });
    return decision;
  }

  rows(table: number, rows: PreparedRows): Promise<void> {
    this.rowCount += rows.rowCount;
    return this.take({ kind: 'rows', table, rows });
  }

  issues(table: number, issues: readonly PreparedIssue[], rows: readonly IssueRow[]): Promise<void> {
    return this.take({ kind: 'issues', table, issues, rows });
  }

  names(table: number, sealed: SealedNames): Promise<void> {
    return this.take({ kind: 'names', table, sealed });
  }

  tableEnd(table: number, counts: TableCounts): Promise<void> {
    return this.take({ kind: 'tableEnd', table, counts });
  }

  /** The file has been read to its end, or could not be. */
  end(outcome: FileOutcome): void {
    this.outcome = outcome;
    this.notify();
  }

  fail(error: unknown): void {
    this.failure = { error };
    this.notify();
  }

  /** Waits until the file is in whole, or no more of it can be taken in. @returns its outcome in the first case */
  async ready(): Promise<FileOutcome | null> {
    while (this.outcome === null && this.failure === null && this.held.length < HELD_EVENTS) await this.news();
    this.throwIfFailed();
    return this.outcome;
  }

  /** The next event, or null at the end of the file. @throws what broke the reading off */
  async next(): Promise<FeedEvent | null> {
    for (;;) {
      const event = this.held.shift();
      if (event !== undefined) {
        this.waiting.shift()?.();
        return event;
      }
      this.throwIfFailed();
      if (this.outcome !== null) return null;
      await this.news();
    }
  }

  private async take(event: FeedEvent): Promise<void> {
    this.held.push(event);
    this.notify();
    if (this.held.length > HELD_EVENTS) await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  private throwIfFailed(): void {
    if (this.failure !== null) throw this.failure.error;
  }

  private news(): Promise<void> {
    return new Promise((resolve) => {
      this.wake = resolve;
    });
  }

  private notify(): void {
    this.wake?.();
    this.wake = null;
  }
}
