/** Reads the chosen files side by side and stores them, in their order, as a staged import. */
import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { DuckDBConnection } from '@duckdb/node-api';
import { EngineFailure, type CallOptions, type EngineError, type ImportedFile } from '../../../../shared/contract';
import { getDataset } from '../../../../shared/datasets';
import { DEFAULT_LEVEL_MAPPING, type LevelMapping } from '../../../../shared/risk';
import type { PrepareContext } from '../prepare/prepare-file';
import type { SchoolKeys } from '../prepare/school-keys';
import type { FileOutcome, TableFacts } from '../prepare/prepared';
import type { KeyedScale } from '../../../../shared/scales';
import type { RememberedLayout } from '../recognise/types';
import type { IngestPool } from '../workers/pool';
import { fallbackSchoolYear } from './fallback-year';
import { FileFeed } from './file-feed';
import { KnownFiles } from './known-files';
import { RunProgress } from './run-progress';
import type { SourceFile } from './sources';
import { discardStaged, noRows, refuseWhileStaged, type StagedFiles } from './staged';
import { WriteGroup, type WrittenTable } from './write-group';

export interface StageOptions extends CallOptions {
  /** For tables that do not say their year. */
  readonly schoolYear?: string | undefined;
  readonly passwords: readonly string[];
  readonly includeHidden: boolean;
  readonly memory: readonly RememberedLayout[];
  readonly levels: LevelMapping;
  readonly ownScales: readonly KeyedScale[];
  /** Secret of the pseudonyms. */
  readonly key: Uint8Array;
  /** Of schools whose pupils' names are kept for them; null: there are none. */
  readonly schoolKeys: SchoolKeys | null;
  readonly today: Date;
}

/** A transaction is closed when it holds so much: few enough for a quick end, enough to be worth the disk's wait. */
const GROUP_ROWS = 100_000;
const GROUP_FILES = 200;
/** Files read ahead of the writer, beyond those the workers hold. */
const AHEAD = 24;

export async function stageFiles(connection: DuckDBConnection, pool: IngestPool, files: readonly SourceFile[], options: StageOptions): Promise<StagedFiles> {
  if (files.length === 0) throw new EngineFailure('NOTHING_TO_IMPORT', '所选文件夹里没有文件。请选择装有表格的文件夹。');
  await refuseWhileStaged(connection);
  // What an import that was broken off has left is not mixed with this one.
  await discardStaged(connection);
  const run = new StageRun(connection, pool, files, options, await KnownFiles.load(connection));
  try {
    const seen = new Map(files.flatMap((file) => (file.seen === undefined ? [] : [[file.seen.path, file.seen]])));
    return { files: await run.all(), seen: [...seen.values()] };
  } catch (error) {
    await run.abandon();
    await discardStaged(connection);
    throw error;
  }
}

interface Reading {
  readonly file: SourceFile;
  readonly feed: FileFeed;
  sha256: string;
  /** Batches that hold this very file, when it need not be loaded again. */
  known: readonly number[];
  /** Tables of this file that need not be loaded again. */
  readonly knownTables: { readonly facts: TableFacts; readonly batch: number }[];
  /** An earlier file of this run with the same content. */
  sameAs: Reading | null;
  readonly openedOrEnded: Promise<void>;
  settleOpened(): void;
}

class StageRun {
  private readonly readingKey: string;
  private readonly progress: RunProgress;
  private readonly readings: Reading[] = [];
  private readonly bySha256 = new Map<string, Reading>();
  private readonly stopped = new AbortController();
  private readonly ended: Promise<unknown>[] = [];
  private fallback: Promise<string> | undefined;
  private group: WriteGroup | null = null;
  private readonly entries: (() => readonly ImportedFile[])[] = [];

  constructor(
    private readonly connection: DuckDBConnection,
    private readonly pool: IngestPool,
    private readonly files: readonly SourceFile[],
    private readonly options: StageOptions,
    private readonly known: KnownFiles,
  ) {
    // As before there were meanings of 一级 to choose, where none is chosen.
    const meanings = isDeepStrictEqual(options.levels, DEFAULT_LEVEL_MAPPING) ? '' : JSON.stringify(options.levels);
    const choices = createHash('sha256').update(JSON.stringify(options.memory) + meanings).digest('hex').slice(0, 12);
    this.readingKey = `${options.includeHidden ? 'hidden' : 'visible'}:${choices}`;
    this.progress = new RunProgress('读取并核对', files, options);
    options.signal?.addEventListener('abort', () => this.stopped.abort(), { once: true });
    if (options.signal?.aborted === true) this.stopped.abort();
  }

  async all(): Promise<readonly ImportedFile[]> {
    for (const [index, file] of this.files.entries()) {
      while (this.readings.length < Math.min(this.files.length, index + 1 + AHEAD)) this.start(this.files[this.readings.length]!, undefined);
      await this.write(this.readings[index]!);
      this.progress.fileDone(file);
    }
    this.throwIfCancelled();
    await this.closeGroup();
    return this.entries.flatMap((entry) => entry());
  }

  /** Stops the workers and undoes the transaction under way. */
  async abandon(): Promise<void> {
    this.stopped.abort();
    await Promise.allSettled(this.ended);
    await this.group?.rollback();
    this.group = null;
  }

  private start(file: SourceFile, fallbackYear: string | undefined): Reading {
    const index = this.readings.length;
    const reading = this.newReading(file, index);
    this.readings.push(reading);
    this.read(reading, fallbackYear);
    return reading;
  }

  private newReading(file: SourceFile, index: number): Reading {
    let settleOpened = (): void => undefined;
    const openedOrEnded = new Promise<void>((resolve) => {
      settleOpened = resolve;
    });
    const feed = new FileFeed({
      opened: async (sha256) => {
        // Of equal files the first counts: each is told only when all before it are known.
        await Promise.all(this.readings.slice(Math.max(0, index - 2 * AHEAD), index).map((earlier) => earlier.openedOrEnded));
        return this.opened(reading, sha256);
      },
      table: (sha256, facts) => this.table(reading, sha256, facts),
    });
    const reading: Reading = { file, feed, sha256: '', known: [], knownTables: [], sameAs: null, openedOrEnded, settleOpened };
    return reading;
  }

  private read(reading: Reading, fallbackYear: string | undefined): void {
    const { file, feed } = reading;
    const task = { input: file.input, displayName: file.displayName, passwords: this.options.passwords, includeHidden: this.options.includeHidden, memory: this.options.memory, levels: this.options.levels, ownScales: this.options.ownScales };
    const context: PrepareContext = { key: this.options.key, schoolKeys: this.options.schoolKeys, schoolYear: this.options.schoolYear, fallbackYear };
    const ended = this.pool
      .prepare(task, context, feed, this.stopped.signal)
      .then((outcome) => feed.end(outcome), (error: unknown) => feed.fail(error))
      .finally(() => reading.settleOpened());
    this.ended.push(ended);
  }

  private opened(reading: Reading, sha256: string): 'load' | 'skip' {
    reading.sha256 = sha256;
    const earlier = this.bySha256.get(sha256);
    if (earlier !== undefined && earlier !== reading) reading.sameAs = earlier;
    else {
      this.bySha256.set(sha256, reading);
      reading.known = this.known.wholeFile(sha256, this.readingKey);
    }
    reading.settleOpened();
    return reading.sameAs !== null || reading.known.length > 0 ? 'skip' : 'load';
  }

  private table(reading: Reading, sha256: string, facts: TableFacts): 'load' | 'skip' {
    const batch = this.known.table(sha256, facts, this.readingKey);
    if (batch === null) return 'load';
    reading.knownTables.push({ facts, batch });
    return 'skip';
  }

  private async write(reading: Reading): Promise<void> {
    const outcome = await reading.feed.ready();
    if (outcome === null) {
      await this.writeLarge(reading);
      return;
    }
    if (outcome.status === 'needsSchoolYear') {
      await this.readAgainWithYear(reading);
      return;
    }
    if (outcome.status !== 'prepared') {
      this.note(reading, outcome, []);
      return;
    }
    this.group ??= await WriteGroup.begin(this.connection);
    await this.drain(reading, this.group);
    this.note(reading, outcome, this.group.finishFile(this.writtenFile(reading)));
    if (this.group.rowCount >= GROUP_ROWS || this.group.fileCount >= GROUP_FILES) await this.closeGroup();
  }

  /** A file that does not fit in memory may still fail after half of it is written: it has its own transaction. */
  private async writeLarge(reading: Reading): Promise<void> {
    await this.closeGroup();
    this.group = await WriteGroup.begin(this.connection);
    await this.drain(reading, this.group);
    const outcome = await reading.feed.ready();
    if (outcome?.status === 'prepared') {
      this.note(reading, outcome, this.group.finishFile(this.writtenFile(reading)));
      await this.closeGroup();
    } else {
      await this.group.rollback();
      this.group = null;
      if (outcome !== null) this.note(reading, outcome, []);
    }
  }

  private async drain(reading: Reading, group: WriteGroup): Promise<void> {
    for (let event = await reading.feed.next(); event !== null; event = await reading.feed.next()) {
      this.throwIfCancelled();
      await group.write(event);
      if (event.kind === 'rows') this.progress.rows(event.rows.rowCount, reading.file.displayName);
    }
  }

  private throwIfCancelled(): void {
    if (this.stopped.signal.aborted) throw new EngineFailure('CANCELLED', '已取消，没有导入任何文件。');
  }

  private async readAgainWithYear(reading: Reading): Promise<void> {
    this.fallback ??= fallbackSchoolYear(this.connection, this.pool, this.files, this.options);
    const again = this.newReading(reading.file, 0);
    again.sha256 = reading.sha256;
    this.bySha256.set(reading.sha256, again);
    this.read(again, await this.fallback);
    await this.write(again);
  }

  private writtenFile(reading: Reading): { readonly fileName: string; readonly sha256: string; readonly readingKey: string } {
    return { fileName: reading.file.displayName, sha256: reading.sha256, readingKey: this.readingKey };
  }

  private async closeGroup(): Promise<void> {
    const { group } = this;
    this.group = null;
    try {
      await group?.commit();
    } catch (error) {
      await group?.rollback().catch(() => undefined);
      throw error;
    }
  }

  /** Entries are made at the end: counts are final only when the group is. */
  private note(reading: Reading, outcome: FileOutcome, tables: readonly WrittenTable[]): void {
    const { path } = reading.file;
    const base = { path, sha256: outcome.sha256 === '' ? reading.sha256 : outcome.sha256, ...noRows } as const;
    if (outcome.status === 'failed') {
      this.entries.push(() => [failedEntry(base, null, outcome.error)]);
      return;
    }
    if (outcome.status === 'skipped') {
      this.entries.push(() => [unchangedEntry(base, reading)]);
      return;
    }
    const failed = outcome.status === 'prepared' ? outcome.failedTables : [];
    this.entries.push(() => [
      ...tables.map((table) => loadedEntry(base, table)),
      ...reading.knownTables.map(({ facts, batch }) => knownEntry(base, facts, batch)),
      ...failed.map(({ sheet, error }) => failedEntry(base, sheet, error)),
    ]);
  }
}

type EntryBase = Pick<ImportedFile, 'path' | 'sha256' | keyof typeof noRows>;

function failedEntry(base: EntryBase, sheet: string | null, error: EngineError): ImportedFile {
  return { ...base, status: 'failed', dataset: null, sheet, schoolYear: null, batch: null, message: error.message, error };
}

function knownEntry(base: EntryBase, facts: TableFacts, batch: number): ImportedFile {
  return { ...base, status: 'unchanged', dataset: facts.dataset, sheet: facts.sheet, schoolYear: facts.schoolYear, batch, message: `内容与批次 ${batch} 相同，没有重复导入。`, error: null };
}

function unchangedEntry(base: EntryBase, { sameAs, known }: Reading): ImportedFile {
  const message = sameAs === null ? `内容与批次 ${known.join('、')} 相同，没有重复导入。` : `内容与本次的“${sameAs.file.displayName}”完全相同，没有重复导入。`;
  return { ...base, status: 'unchanged', dataset: null, sheet: null, schoolYear: null, batch: known[0] ?? null, message, error: null };
}

function loadedEntry(base: EntryBase, table: WrittenTable): ImportedFile {
  const { facts, batch, rowsRead, rowsLoaded, rowsRejected, rowsSkipped, issues } = table;
  const rejected = rowsRejected > 0 ? `，退回 ${rowsRejected} 行（见问题清单）` : '';
  return {
    ...base,
    status: 'loaded',
    dataset: facts.dataset,
    sheet: facts.sheet,
    schoolYear: facts.schoolYear,
    batch,
    rowsRead,
    rowsLoaded,
    rowsRejected,
    rowsSkipped,
    issues,
    message: `${getDataset(facts.dataset).label}：导入 ${rowsLoaded} 行${rejected}。`,
    error: null,
  };
}

