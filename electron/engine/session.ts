/** What one engine holds while it runs, shared by its services. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { EngineFailure, type CallOptions, type Method, type ParsedRequestOf, type ResultOf } from '../../shared/contract';
import { DEFAULT_SETTINGS, type SettingValues } from '../../shared/settings';
import { Lock } from './lock';
import { Uploads } from './ingest/load/uploads';
import type { IngestPool } from './ingest/workers/pool';
import { KeptPatterns } from './privacy/pattern-store';
import type { PrivacySettings } from './privacy/settings';
import type { PagePrinter } from './report/pdf/page-printer';
import type { DuckDBLimits } from './workspace/duckdb';
import type { Workspace } from './workspace/workspace';

export type Handler<M extends Method> = (request: ParsedRequestOf<M>, options: CallOptions) => Promise<ResultOf<M>>;
export type Handlers<M extends Method> = { readonly [K in M]: Handler<K> };

export class Session {
  workspace: Workspace | null = null;
  /** The open workspace tells nothing until its passphrase has been given again. */
  readonly lock = new Lock();
  readonly uploads = new Uploads();
  /** Of the open workspace. */
  settings: SettingValues = DEFAULT_SETTINGS;
  private queue: Promise<unknown> = Promise.resolve();

  private ingestPool: IngestPool | null = null;
  private kept: { readonly workspace: Workspace; readonly patterns: KeptPatterns } | null = null;

  constructor(
    private readonly makePool: () => IngestPool,
    readonly limits: DuckDBLimits,
    /** Absent: the host cannot print. */
    readonly printPages?: PagePrinter,
  ) {}

  /** What the gate goes by, now: a change of the settings takes effect with the next figure. */
  get privacy(): PrivacySettings {
    return { minimumValidResults: this.settings.minimumValidResults };
  }

  /** What is hidden besides small cells in the open workspace; another one has other pupils. */
  get patterns(): KeptPatterns {
    const workspace = this.open();
    if (this.kept?.workspace !== workspace) this.kept = { workspace, patterns: new KeptPatterns() };
    return this.kept.patterns;
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
    const connection = await this.open().connect();
    try {
      return await work(connection);
    } finally {
      connection.closeSync();
    }
  }
}
