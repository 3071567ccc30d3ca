/** Who reads the open workspace just now: so that it is closed or written anew under nobody. */
import type { DuckDBConnection } from '@duckdb/node-api';

const INTERRUPT_AGAIN_MS = 20;
/** Ending waits no longer for readers that wait for something else than DuckDB. */
const LONGEST_END_MS = 30_000;

export type Reading<T> = (connection: DuckDBConnection) => Promise<T>;

export class Readers {
  private readonly running = new Set<Promise<unknown>>();
  private readonly connections = new Set<DuckDBConnection>();
  /** Settles when nobody is alone or wants to be. */
  private wanted: Promise<unknown> = Promise.resolve();
  /** Set while somebody is alone, not while the readers are waited for. */
  private alone: Promise<unknown> | null = null;

  constructor(private readonly connect: () => Promise<DuckDBConnection>) {}

  /** A connection of its own, which sees the last committed state. */
  async reading<T>(work: Reading<T>): Promise<T> {
    await this.untilNobodyWantsToBeAlone();
    return this.counted(work);
  }

  /** The same for what readers wait for: it goes on while somebody waits for them to end, because otherwise each would wait for the other. */
  async readingForReaders<T>(work: Reading<T>): Promise<T> {
    while (this.alone !== null) await this.alone;
    return this.counted(work);
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
    }
  }

  private async whenNobodyReads<T>(work: () => Promise<T>): Promise<T> {
    // Not by allEnded(): between its end and the next line a reader might begin.
    while (this.running.size > 0) await Promise.all(this.running);
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

  private counted<T>(work: Reading<T>): Promise<T> {
    const reading = this.read(work);
    const settled = reading.catch(() => undefined);
    this.running.add(settled);
    void settled.then(() => this.running.delete(settled));
    return reading;
  }

  private async read<T>(work: Reading<T>): Promise<T> {
    const connection = await this.connect();
    this.connections.add(connection);
    try {
      return await work(connection);
    } finally {
      this.connections.delete(connection);
      connection.closeSync();
    }
  }
}
