/** What one engine holds while it runs, shared by its services. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { EngineFailure, type CallOptions, type Method, type ParsedRequestOf, type ResultOf } from '../../shared/contract';
import { AUDIENCE_IDS, type AudienceId, thresholdsOf } from '../../shared/audience';
import { DEFAULT_SETTINGS, type SettingValues } from '../../shared/settings';
import { Lock } from './lock';
import { Uploads } from './ingest/load/uploads';
import type { IngestPool } from './ingest/workers/pool';
import { KeptPatterns } from './privacy/pattern-store';
import type { PrivacySettings } from './privacy/settings';
import type { Protector } from './privacy/suppression/protector';
import type { PagePrinter } from './report/pdf/page-printer';
import type { DuckDBLimits } from './workspace/duckdb';
import type { Workspace } from './workspace/workspace';

export type Handler<M extends Method> = (request: ParsedRequestOf<M>, options: CallOptions) => Promise<ResultOf<M>>;
export type Handlers<M extends Method> = { readonly [K in M]: Handler<K> };

const INTERRUPT_AGAIN_MS = 20;
/** Closing waits no longer for readers that wait for something else than DuckDB. */
const LONGEST_END_MS = 2_000;

export class Session {
  workspace: Workspace | null = null;
  /** The open workspace tells nothing until its passphrase has been given again. */
  readonly lock = new Lock();
  /** Opens and seals backups of the open workspace (backup/backup-key.ts). Also while the program is locked: it tells nothing of the pseudonyms. */
  backupIdentity: string | null = null;
  readonly uploads = new Uploads();
  /** Of the open workspace. */
  settings: SettingValues = DEFAULT_SETTINGS;
  private queue: Promise<unknown> = Promise.resolve();
  private readonly readers = new Set<Promise<unknown>>();
  private readonly connections = new Set<DuckDBConnection>();
  /** Who wants to read waits for it. */
  private alone: Promise<unknown> = Promise.resolve();

  private ingestPool: IngestPool | null = null;
  private kept: KeptPatterns | null = null;

  constructor(
    private readonly makePool: () => IngestPool,
    private readonly protector: Protector,
    readonly limits: DuckDBLimits,
    /** Of the host: a window closes a day's work, a command line one step. */
    readonly backsUpOnClose = false,
    /** Absent: the host cannot print. */
    readonly printPages?: PagePrinter,
  ) {}

  /** What the gate goes by, now: a change of the settings takes effect with the next figure. */
  get privacy(): PrivacySettings {
    return this.privacyFor('internal');
  }

  privacyFor(audience: AudienceId): PrivacySettings {
    const thresholds = thresholdsOf(this.settings);
    const minimumValidResults = thresholds[audience];
    return { audience, minimumValidResults, within: [...new Set(AUDIENCE_IDS.map((id) => thresholds[id]))].filter((minimum) => minimum < minimumValidResults) };
  }

  /** What is hidden besides small cells in the open workspace; another one has other pupils. */
  get patterns(): KeptPatterns {
    this.open();
    return (this.kept ??= new KeptPatterns((work) => this.reading(work), this.protector));
  }

  /** With the workspace: what is being worked out for it is of no use to the next. */
  closeWorkspace(): void {
    this.kept?.end();
    this.kept = null;
    this.workspace = null;
  }

  /** Started with the first file: a session that only looks at figures needs no reading threads. */
  pool(): IngestPool {
    return (this.ingestPool ??= this.makePool());
  }

  async closePool(): Promise<void> {
    await this.ingestPool?.close();
    this.ingestPool = null;
  }

  open(): Workspace {
    if (this.workspace === null) throw new EngineFailure('NO_WORKSPACE', '还没有打开工作区。请先新建或打开一个工作区。');
    return this.workspace;
  }

  /** One change at a time: the writer's connection carries one transaction. */
  async exclusive<T>(work: () => Promise<T>): Promise<T> {
    const run = this.queue.then(work, work);
    this.queue = run.catch(() => undefined);
    return run;
  }

  /** A connection of its own for reading, which sees the last committed state. */
  async reading<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    await this.untilNobodyIsAlone();
    const reading = this.read(work);
    const settled = reading.catch(() => undefined);
    this.readers.add(settled);
    void settled.then(() => this.readers.delete(settled));
    return reading;
  }

  /** Runs `work` when nobody reads, and lets nobody read meanwhile. To be called inside `exclusive`. */
  async undisturbed<T>(work: () => Promise<T>): Promise<T> {
    const running = Promise.all(this.readers).then(work);
    this.alone = running.catch(() => undefined);
    return running;
  }

  /** What is waited for may have been followed by another meanwhile. */
  private async untilNobodyIsAlone(): Promise<void> {
    let waited: Promise<unknown>;
    do {
      waited = this.alone;
      await waited;
    } while (waited !== this.alone);
  }

  private async read<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    const connection = await this.open().connect();
    this.connections.add(connection);
    try {
      return await work(connection);
    } finally {
      this.connections.delete(connection);
      connection.closeSync();
    }
  }

  /**
   * Breaks off whoever reads, and waits until they have ended: DuckDB must not be closed under a statement that runs, and what is still told is
   * told by the settings of the workspace it is from. To be called when no workspace is open to new readers any more.
   */
  async endReaders(): Promise<void> {
    const interrupt = (): void => {
      for (const connection of this.connections) connection.interrupt();
    };
    interrupt();
    // A reader may be between two statements just then.
    const again = setInterval(interrupt, INTERRUPT_AGAIN_MS);
    let late: ReturnType<typeof setTimeout> | undefined;
    const longest = new Promise<void>((resolve) => {
      late = setTimeout(resolve, LONGEST_END_MS);
    });
    try {
      await Promise.race([Promise.all(this.readers), longest]);
    } finally {
      clearInterval(again);
      clearTimeout(late);
    }
  }
}
