/** What one engine holds while it runs, shared by its services. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { EngineFailure, type CallOptions, type Method, type ParsedRequestOf, type ResultOf } from '../../shared/contract';
import { AUDIENCE_IDS, type AudienceId, type Telling, type Tellings, tellingsOf } from '../../shared/audience';
import { DEFAULT_SETTINGS, type SettingValues } from '../../shared/settings';
import { Lock } from './lock';
import { Uploads } from './ingest/load/uploads';
import type { IngestPool } from './ingest/workers/pool';
import { tellCalls } from './hotline/told-calls';
import { hideSchools } from './privacy/hidden-schools';
import { KeptPatterns } from './privacy/pattern-store';
import type { PrivacySettings } from './privacy/settings';
import type { Protector } from './privacy/suppression/protector';
import { type Reading, Readers } from './readers';
import type { PagePrinter } from './report/pdf/page-printer';
import type { DuckDBLimits } from './workspace/duckdb';
import type { Workspace } from './workspace/workspace';

export type Handler<M extends Method> = (request: ParsedRequestOf<M>, options: CallOptions) => Promise<ResultOf<M>>;
export type Handlers<M extends Method> = { readonly [K in M]: Handler<K> };

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
  private readonly readers = new Readers(() => this.open().connect());
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

  /** How pupils are told by the settings. */
  get tellings(): Tellings {
    return tellingsOf(this.settings);
  }

  /** What the gate goes by, now: a change of the settings takes effect with the next figure. */
  get privacy(): PrivacySettings {
    return this.privacyFor('internal');
  }

  privacyFor(audience: AudienceId, tellings: Tellings = this.tellings): PrivacySettings {
    const { minimum, rounding } = tellings[audience];
    const isNew = ({ minimum: own, rounding: to }: Telling, next: Telling | undefined): boolean => next === undefined || own !== next.minimum || to !== next.rounding;
    const upToNow = AUDIENCE_IDS.slice(0, AUDIENCE_IDS.indexOf(audience) + 1).map((id) => tellings[id]);
    // Who is told alike is the same to the others.
    return { audience, minimumValidResults: minimum, rounding, within: upToNow.slice(0, -1).filter((own, place) => isNew(own, upToNow[place + 1])) };
  }

  /** What is hidden besides small cells in the open workspace; another one has other pupils. */
  get patterns(): KeptPatterns {
    this.open();
    return (this.kept ??= new KeptPatterns((work) => this.readers.readingForReaders(work), this.protector));
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
  async reading<T>(work: Reading<T>): Promise<T> {
    return this.readers.reading(work);
  }

  /** As `reading`, for questions that are asked again and again with other filters. @param topic the same where statements are likely to be */
  async readingAgain<T>(topic: string, work: Reading<T>): Promise<T> {
    return this.readers.readingAgain(topic, work);
  }

  /** The same for the query of a person, whose views tell no more than pages do. */
  async querying<T>(sql: string, signal: AbortSignal | undefined, work: Reading<T>): Promise<T> {
    return this.reading(async (connection) => {
      await this.prepareViews(connection, sql, signal);
      return work(connection);
    });
  }

  /** To be called on a fresh connection before a query of a person runs on it. */
  async prepareViews(connection: DuckDBConnection, sql: string, signal: AbortSignal | undefined): Promise<void> {
    await tellCalls(connection, sql, this.privacy.minimumValidResults);
    await hideSchools(connection, sql, this.privacy, this.patterns, signal);
  }

  /** Runs `work` when nobody reads, and lets nobody read meanwhile. To be called inside `exclusive`. */
  async undisturbed<T>(work: () => Promise<T>): Promise<T> {
    return this.readers.undisturbed(work);
  }

  /** To be called when no workspace is open to new readers any more. */
  async endReaders(): Promise<void> {
    return this.readers.end();
  }
}
