/**
 * Statements of a connection that have not ended. DuckDB's library brings the whole process down when a connection is closed while a statement
 * of it is being taken apart or prepared in another thread, as those of parallel work are when one of them has failed.
 */
import type { DuckDBConnection } from '@duckdb/node-api';

const INTERRUPT_AGAIN_MS = 20;
/** What the engine calls, and what the other ways to run a statement to its end come down to; `start` does not, and is not used. */
const METHODS = ['run', 'stream', 'prepare', 'extractStatements'] as const;

const underWay = new WeakMap<DuckDBConnection, Set<Promise<unknown>>>();

/** From now on the connection can be closed by `closeInOrder`. */
export function watchStatements(connection: DuckDBConnection): void {
  const all = new Set<Promise<unknown>>();
  underWay.set(connection, all);
  for (const method of METHODS) {
    const own = connection[method].bind(connection) as (...values: unknown[]) => Promise<unknown>;
    Object.assign(connection, {
      [method]: (...values: unknown[]): Promise<unknown> => {
        const running = own(...values);
        const settled = running.catch(() => undefined);
        all.add(settled);
        void settled.then(() => all.delete(settled));
        return running;
      },
    });
  }
}

/** Breaks off what is still under way, and waits for its end. */
export async function statementsEnded(connection: DuckDBConnection): Promise<void> {
  const all = underWay.get(connection);
  if (all === undefined || all.size === 0) return;
  const again = setInterval(() => connection.interrupt(), INTERRUPT_AGAIN_MS);
  try {
    while (all.size > 0) await Promise.all(all);
  } finally {
    clearInterval(again);
  }
}

/** As `closeSync`, after everything under way has ended. */
export async function closeInOrder(connection: DuckDBConnection): Promise<void> {
  await statementsEnded(connection);
  connection.closeSync();
}
