/**
 * One transaction's worth of staged files. Small files share a transaction: a commit waits for the disk, and thousands
 * of them would take longer than the reading.
 */
import type { DuckDBConnection } from '@duckdb/node-api';
import { DATASETS, getDataset, type DatasetId } from '../../../../shared/datasets';
import { keepNames } from '../../name-register/parts';
import { execute, firstRow, number, type SqlValue } from '../../warehouse/sql';
import type { TableCounts, TableFacts } from '../prepare/prepared';
import { ChunkWriter } from './chunk-writer';
import { rejectDuplicates } from './duplicates';
import type { FeedEvent } from './file-feed';
import { mappingOf } from './known-files';
import { TableWriter } from './table-writer';

/** One statement for many: each takes as long as the storing of a small file. */
const BATCHES_AT_ONCE = 50;

export interface WrittenTable {
  readonly batch: number;
  readonly facts: TableFacts;
  readonly rowsRead: number;
  rowsLoaded: number;
  rowsRejected: number;
  readonly rowsSkipped: number;
  issues: number;
}

/** What a file's batches have in common. */
export interface WrittenFile {
  readonly fileName: string;
  readonly sha256: string;
  readonly readingKey: string;
}

interface OpenTable {
  readonly batch: number;
  readonly facts: TableFacts;
  counts: TableCounts | null;
  issues: number;
  nameParts: number;
}

interface FinishedFile extends WrittenFile {
  readonly tables: readonly WrittenTable[];
}

export class WriteGroup {
  private readonly writers = new Map<string, ChunkWriter>();
  private issueWriter: TableWriter | null = null;
  private issueRowWriter: TableWriter | null = null;
  private readonly files: FinishedFile[] = [];
  private open: Map<number, OpenTable> = new Map();
  private firstBatch = 0;
  private lastBatch = 0;
  rowCount = 0;

  private constructor(private readonly connection: DuckDBConnection) {}

  static async begin(connection: DuckDBConnection): Promise<WriteGroup> {
    await connection.run('BEGIN TRANSACTION');
    return new WriteGroup(connection);
  }

  get fileCount(): number {
    return this.files.length;
  }

  async write(event: FeedEvent): Promise<void> {
    if (event.kind === 'table') {
      const batch = await this.nextBatch();
      this.open.set(event.table, { batch, facts: event.facts, counts: null, issues: 0, nameParts: 0 });
      return;
    }
    const table = this.open.get(event.table);
    if (table === undefined) throw new Error(`rows of a table that was never begun: ${event.table}`);
    const { batch, facts } = table;
    switch (event.kind) {
      case 'rows':
        this.rowCount += event.rows.rowCount;
        (await this.writer(facts.dataset)).append(event.rows, { batch, schoolYear: facts.schoolYear });
        return;
      case 'issues':
        this.issueWriter ??= await TableWriter.open(this.connection, 'issue');
        for (const { row, ...issue } of event.issues) this.issueWriter.append({ batch, sourceRow: row, ...issue });
        table.issues += event.issues.length;
        this.issueRowWriter ??= await TableWriter.open(this.connection, 'issue_row');
        for (const { row, cells } of event.rows) this.issueRowWriter.append({ batch, sourceRow: row, cells: JSON.stringify(cells) });
        return;
      case 'names':
        await keepNames(this.connection, batch, table.nameParts++, event.sealed);
        return;
      case 'tableEnd':
        table.counts = event.counts;
    }
  }

  /** Numbers follow one another, as nobody else takes any meanwhile; the sequence learns of them when they are kept. */
  private async nextBatch(): Promise<number> {
    if (this.firstBatch === 0) this.firstBatch = number((await firstRow(this.connection, "SELECT nextval('batchNumber') AS batch"))?.['batch']);
    this.lastBatch = this.lastBatch === 0 ? this.firstBatch : this.lastBatch + 1;
    return this.lastBatch;
  }

  /** @returns the file's tables; their counts are final only after `commit`. */
  finishFile(file: WrittenFile): readonly WrittenTable[] {
    const tables = [...this.open.values()].map(({ batch, facts, counts, issues }): WrittenTable => {
      if (counts === null) throw new Error(`batch ${batch} has no end`);
      return { batch, facts, rowsRead: counts.rowsRead, rowsLoaded: counts.rowsAppended, rowsRejected: counts.rowsRead - counts.rowsAppended, rowsSkipped: counts.rowsSkipped, issues };
    });
    this.files.push({ ...file, tables });
    this.open = new Map();
    return tables;
  }

  async commit(): Promise<void> {
    this.closeWriters();
    await this.rejectDuplicates();
    await this.writeBatches();
    await execute(this.connection, "SELECT max(batch) FROM (SELECT nextval('batchNumber') AS batch FROM range(?))", [this.lastBatch - this.firstBatch]);
    await this.connection.run('COMMIT');
  }

  async rollback(): Promise<void> {
    try {
      this.closeWriters();
    } finally {
      await this.connection.run('ROLLBACK');
    }
  }

  private async rejectDuplicates(): Promise<void> {
    if (this.firstBatch === 0) return;
    const tables = new Map(this.files.flatMap((file) => file.tables).map((table) => [table.batch, table]));
    const present = new Set([...tables.values()].map((table) => table.facts.dataset));
    const writer = await TableWriter.open(this.connection, 'issue');
    try {
      for (const dataset of DATASETS) {
        if (!present.has(dataset.id)) continue;
        for (const { batch, issue } of await rejectDuplicates(this.connection, dataset, { first: this.firstBatch, last: this.lastBatch })) {
          const table = tables.get(batch);
          if (table === undefined) throw new Error(`duplicates of a batch that is not of this group: ${batch}`);
          table.rowsLoaded--;
          table.rowsRejected++;
          table.issues++;
          const { row, ...rest } = issue;
          writer.append({ batch, sourceRow: row, ...rest });
        }
      }
    } finally {
      writer.close();
    }
  }

  private async writeBatches(): Promise<void> {
    const batches = this.files.flatMap((file) => file.tables.map((table) => batchValues(file, table)));
    for (let from = 0; from < batches.length; from += BATCHES_AT_ONCE) {
      const some = batches.slice(from, from + BATCHES_AT_ONCE);
      await execute(this.connection, `INSERT INTO staged_batch VALUES ${some.map(() => '(?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, localtimestamp, ?, ?, ?, ?)').join(', ')}`, some.flat());
    }
  }

  private async writer(dataset: DatasetId): Promise<ChunkWriter> {
    const { table } = getDataset(dataset);
    let writer = this.writers.get(table);
    if (writer === undefined) {
      writer = await ChunkWriter.open(this.connection, table);
      this.writers.set(table, writer);
    }
    return writer;
  }

  private closeWriters(): void {
    for (const writer of this.writers.values()) writer.close();
    this.writers.clear();
    this.issueWriter?.close();
    this.issueRowWriter?.close();
    this.issueWriter = null;
    this.issueRowWriter = null;
  }
}

function batchValues(file: FinishedFile, table: WrittenTable): readonly SqlValue[] {
  const { facts } = table;
  return [
    table.batch, facts.dataset, file.fileName, file.sha256, facts.sheet, facts.tableNumber, file.tables.length, file.readingKey,
    facts.headerRow, facts.title, facts.unit, facts.county, facts.schoolYear, mappingOf(facts), JSON.stringify(facts.measures),
    table.rowsRead, table.rowsLoaded, table.rowsRejected, table.rowsSkipped,
  ];
}
