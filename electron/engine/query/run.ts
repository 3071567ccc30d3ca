/** Runs a checked query with a row limit, a time limit and cancellation. */
import { StatementType, type DuckDBConnection, type DuckDBResult } from '@duckdb/node-api';
import { EngineFailure, type QueryResult } from '../../../shared/contract';
import { toArrow } from '../warehouse/arrow';
import type { Arranged } from './arrange';
import { asTable, type CheckedTable } from './as-table';
import { type AllowedQuery, prepareOne, withChecked } from './prepare';

export interface QueryOptions extends AllowedQuery {
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}

/** An interrupt before DuckDB has begun to run is forgotten, so it is said again. */
const INTERRUPT_AGAIN_MS = 50;

/**
 * @param connection a fresh one of a locked-down instance; the caller closes it
 * @param around what is run instead of the query itself, see Around
 * @throws EngineFailure QUERY_REFUSED, QUERY_FAILED, or CANCELLED after `signal` was aborted. One call of a
 *   function cannot be interrupted: the time limit then acts when it ends.
 */
export async function runQuery(connection: DuckDBConnection, sql: string, options: QueryOptions & { readonly rowLimit: number }, around?: Around): Promise<QueryResult> {
  const started = performance.now();
  return readQuery(connection, sql, options, around, async (result, isCancelled) => {
    const { ipc, rowCount, truncated } = await toArrow(result, { rowLimit: options.rowLimit, isCancelled });
    return { rows: ipc, rowCount, truncated, milliseconds: Math.round(performance.now() - started) };
  });
}

/** Makes a statement of ours that reads from a checked query. */
export type Around = (table: CheckedTable) => Arranged;

/**
 * Checks a query, runs it or what `around` makes of it, and gives the result to `read`, all within the time limit.
 * @throws as runQuery
 */
export async function readQuery<T>(
  connection: DuckDBConnection,
  sql: string,
  options: QueryOptions,
  around: Around | undefined,
  read: (result: DuckDBResult, isCancelled: () => boolean) => Promise<T>,
): Promise<T> {
  const stop = new Stop(connection, options);
  const { parameters = [] } = options;
  try {
    stop.throwIfStopped();
    return await withChecked(connection, sql, options, async (checked, source) => {
      let statement = checked;
      if (around !== undefined) {
        const arranged = around(await asTable(connection, source.text, parameters));
        statement = await prepareOne(connection, arranged.sql, StatementType.SELECT, parameters, arranged.values);
      }
      stop.throwIfStopped();
      const value = await read(await statement.stream(), () => stop.reason !== null);
      stop.throwIfStopped();
      return value;
    });
  } catch (error) {
    stop.throwIfStopped();
    throw error;
  } finally {
    stop.release();
  }
}

class Stop {
  reason: 'cancelled' | 'timeout' | null = null;
  private readonly timer: NodeJS.Timeout;
  private again: NodeJS.Timeout | undefined;
  private readonly onAbort = (): void => this.now('cancelled');

  constructor(
    private readonly connection: DuckDBConnection,
    private readonly options: QueryOptions,
  ) {
    this.timer = setTimeout(() => this.now('timeout'), options.timeoutMs);
    options.signal?.addEventListener('abort', this.onAbort, { once: true });
    if (options.signal?.aborted === true) this.reason = 'cancelled';
  }

  private now(reason: 'cancelled' | 'timeout'): void {
    if (this.reason !== null) return;
    this.reason = reason;
    this.connection.interrupt();
    this.again = setInterval(() => this.connection.interrupt(), INTERRUPT_AGAIN_MS);
  }

  throwIfStopped(): void {
    if (this.reason === 'cancelled') throw new EngineFailure('CANCELLED', '查询已取消。');
    if (this.reason === 'timeout') throw new EngineFailure('QUERY_FAILED', `查询超过 ${Math.ceil(this.options.timeoutMs / 1000)} 秒没有完成，已停止。请加上筛选条件或先汇总。`, { timeoutMs: this.options.timeoutMs });
  }

  release(): void {
    clearTimeout(this.timer);
    clearInterval(this.again);
    this.options.signal?.removeEventListener('abort', this.onAbort);
  }
}
