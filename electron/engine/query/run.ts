/** Runs a checked query with a row limit, a time limit and cancellation. */
import { StatementType, type DuckDBConnection, type DuckDBPreparedStatement, type DuckDBResult } from '@duckdb/node-api';
import { EngineFailure, type QueryResult } from '../../../shared/contract';
import { toArrow } from '../warehouse/arrow';
import type { Arranged } from './arrange';
import { asTable, type CheckedTable } from './as-table';
import { bound } from './bound';
import { explain } from './explain';
import { checkQuery } from './guard';
import { refuse } from './tree-check';

export interface QueryOptions {
  /** Documented views, the only tables a query may name. */
  readonly views: readonly string[];
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
  return readQuery(connection, sql, options, around, async (result, isCancelled) => {
    const { ipc, rowCount, truncated } = await toArrow(result, { rowLimit: options.rowLimit, isCancelled });
    return { rows: ipc, rowCount, truncated };
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
  try {
    stop.throwIfStopped();
    await checkQuery(connection, sql, options.views);
    let statement = await prepareOne(connection, sql);
    if (around !== undefined) {
      const arranged = around(await asTable(connection, sql, {}));
      statement = bound(await prepareOne(connection, arranged.sql), arranged.values);
    }
    stop.throwIfStopped();
    const value = await read(await statement.stream(), () => stop.reason !== null);
    stop.throwIfStopped();
    return value;
  } catch (error) {
    stop.throwIfStopped();
    throw error instanceof EngineFailure ? error : explain(error);
  } finally {
    stop.release();
  }
}

/** What was checked is what runs; the statement's kind, as DuckDB itself sees it, is the second lock on the door. */
async function prepareOne(connection: DuckDBConnection, sql: string): Promise<DuckDBPreparedStatement> {
  const statements = await connection.extractStatements(sql);
  if (statements.count !== 1) throw refuse('一次只能执行一条查询。请去掉分号后面的其他语句。');
  const statement = await statements.prepare(0);
  if (statement.statementType !== StatementType.SELECT) throw refuse('这里只能查询，不能修改数据或设置。请使用 SELECT 语句。');
  return statement;
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
