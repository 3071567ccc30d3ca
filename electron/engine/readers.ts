/** Who reads the open workspace just now: so that it is closed or written anew under nobody. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { keepStatements } from './warehouse/kept-statements';
import { closeInOrder, statementsEnded, watchStatements } from './warehouse/statements-under-way';

const INTERRUPT_AGAIN_MS = 20;
/** Ending waits no longer for readers that wait for something else than DuckDB. */
const LONGEST_END_MS = 30_000;
/** A page asks four questions at a time; some have pages of their own beside it. */
const MOST_IDLE = 6;

export type Reading<T> = (connection: DuckDBConnection) => Promise<T>;

/** A connection that waits for another question. */
interface Idle {
  readonly connection: DuckDBConnection;
  /** What the last question was about. */
  readonly topic: string;
}

export class Readers {
  private readonly running = new Set<Promise<unknown>>();
  private readonly connections = new Set<DuckDBConnection>();
  /** Settles when nobody is alone or wants to be. */
  private wanted: Promise<unknown> = Promise.resolve();
  /** Set while somebody is alone, not while the readers are waited for. */
  private alone: Promise<unknown> | null = null;
  /** The one that was used last is the last. */
  private idle: Idle[] = [];
  /** Rises with every end: connections of before are not used again. */
  private ends = 0;

  constructor(private readonly connect: () => Promise<DuckDBConnection>) {}

  /** A connection of its own, which sees the last committed state. */
  async reading<T>(work: Reading<T>): Promise<T> {
    await this.untilNobodyWantsToBeAlone();
    return this.counted(() => this.read(work));
  }

  /** As `reading`, on a connection that is kept for the next question and keeps its statements prepared. @param topic the same where statements are likely to be */
  async readingAgain<T>(topic: string, work: Reading<T>): Promise<T> {
    await this.untilNobodyWantsToBeAlone();
    return this.counted(() => this.readAgain(topic, work));
  }

  /** The same for what readers wait for: it goes on while somebody waits for them to end, because otherwise each would wait for the other. */
  async readingForReaders<T>(work: Reading<T>): Promise<T> {
    while (this.alone !== null) await this.alone;
    return this.counted(() => this.read(work));
  }

  /** Runs `work` when nobody reads, and lets nobody read meanwhile. Two at a time are the caller's fault. */
  async undisturbed<T>(work: () => Promise<T>): Promise<T> {
    const done = this.whenNobodyReads(work);
    this.wanted = done.catch(() => undefined);
    return done;
  }

  /**
   * Breaks off whoever reads, and waits until they have ended: DuckDB must not be closed under a statement that runs, and what is still told is
   * told by the settings of the workspace it is from. To be called when no workspace is open to new readers any more.
   */
  async end(): Promise<void> {
    this.ends++;
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
      await Promise.race([this.allEnded(), longest]);
    } finally {
      clearInterval(again);
      clearTimeout(late);
      this.closeIdle();
    }
  }

  private async whenNobodyReads<T>(work: () => Promise<T>): Promise<T> {
    // Not by allEnded(): between its end and the next line a reader might begin.
    while (this.running.size > 0) await Promise.all(this.running);
    this.closeIdle();
    const done = work();
    this.alone = done.catch(() => undefined);
    try {
      return await done;
    } finally {
      this.alone = null;
    }
  }

  private async allEnded(): Promise<void> {
    while (this.running.size > 0) await Promise.all(this.running);
  }

  /** What is waited for may have been followed by another meanwhile. */
  private async untilNobodyWantsToBeAlone(): Promise<void> {
    let waited: Promise<unknown>;
    do {
      waited = this.wanted;
      await waited;
    } while (waited !== this.wanted);
  }

  private counted<T>(read: () => Promise<T>): Promise<T> {
    const reading = read();
    const settled = reading.catch(() => undefined);
    this.running.add(settled);
    void settled.then(() => this.running.delete(settled));
    return reading;
  }

  private async read<T>(work: Reading<T>): Promise<T> {
    const connection = await this.connectWatched();
    try {
      return await this.interruptibly(connection, work);
    } finally {
      await closeInOrder(connection);
    }
  }

  private async readAgain<T>(topic: string, work: Reading<T>): Promise<T> {
    const { ends } = this;
    const connection = this.takeIdle(topic) ?? (await this.connectToKeep());
    let isSound = false;
    try {
      const value = await this.interruptibly(connection, work);
      isSound = true;
      return value;
    } finally {
      await statementsEnded(connection);
      if (isSound && ends === this.ends) this.idle.push({ connection, topic });
      else connection.closeSync();
      while (this.idle.length > MOST_IDLE) this.idle.shift()?.connection.closeSync();
    }
  }

  private takeIdle(topic: string): DuckDBConnection | undefined {
    const index = this.idle.findIndex((each) => each.topic === topic);
    return index < 0 ? undefined : this.idle.splice(index, 1)[0]?.connection;
  }

  private async connectToKeep(): Promise<DuckDBConnection> {
    const connection = await this.connectWatched();
    keepStatements(connection);
    return connection;
  }

  private async connectWatched(): Promise<DuckDBConnection> {
    const connection = await this.connect();
    watchStatements(connection);
    return connection;
  }

  private async interruptibly<T>(connection: DuckDBConnection, work: Reading<T>): Promise<T> {
    this.connections.add(connection);
    try {
      return await work(connection);
    } finally {
      this.connections.delete(connection);
    }
  }

  private closeIdle(): void {
    for (const { connection } of this.idle) connection.closeSync();
    this.idle = [];
  }
}
