/** Runs a checked query with a row limit, a time limit and cancellation. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { EngineFailure, type QueryResult } from '../../../shared/contract';
import { toArrow } from '../warehouse/arrow';
import { checkQuery, nearText } from './guard';

export interface QueryOptions {
  /** Documented views, the only tables a query may name. */
  readonly views: readonly string[];
  readonly rowLimit: number;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}

/** @param connection a fresh one of a locked-down instance; the caller closes it. */
export async function runQuery(connection: DuckDBConnection, sql: string, options: QueryOptions): Promise<QueryResult> {
  await checkQuery(connection, sql, options.views);
  let stopped: 'cancelled' | 'timeout' | null = null;
  const stop = (reason: 'cancelled' | 'timeout'): void => {
    stopped ??= reason;
    connection.interrupt();
  };
  const onAbort = (): void => stop('cancelled');
  const timer = setTimeout(() => stop('timeout'), options.timeoutMs);
  options.signal?.addEventListener('abort', onAbort, { once: true });
  if (options.signal?.aborted) stop('cancelled');
  const stopFailure = (): EngineFailure | null => {
    if (stopped === 'cancelled') return new EngineFailure('CANCELLED', '查询已取消。');
    if (stopped === 'timeout') return new EngineFailure('QUERY_FAILED', `查询超过 ${Math.round(options.timeoutMs / 1000)} 秒没有完成，已停止。请加上筛选条件或先汇总。`);
    return null;
  };
  try {
    const { ipc, rowCount, truncated } = await toArrow(await connection.stream(sql), { rowLimit: options.rowLimit, isCancelled: () => stopped !== null });
    const failure = stopFailure();
    if (failure !== null) throw failure;
    return { rows: ipc, rowCount, truncated };
  } catch (error) {
    if (error instanceof EngineFailure) throw error;
    throw stopFailure() ?? explain(error);
  } finally {
    clearTimeout(timer);
    options.signal?.removeEventListener('abort', onAbort);
  }
}

const explanations: readonly (readonly [RegExp, (match: RegExpExecArray) => string])[] = [
  [/Referenced column "([^"]+)" not found/, (match) => `没有名为“${match[1] ?? ''}”的列。请核对列名（见查询说明）。`],
  [/Table with name (\S+) does not exist/, (match) => `没有名为“${match[1] ?? ''}”的表。`],
  [/Conversion Error/, () => '有的值不能转换成所要的类型。请用 TRY_CAST，或先筛掉这些行。'],
  [/must appear in the GROUP BY/, () => '有的列既没有汇总也没有写进 GROUP BY。请把它加到 GROUP BY 后面，或对它汇总。'],
  [/Out of Memory/i, () => '查询用的内存超过上限，已停止。请加上筛选条件或先汇总。'],
  [/syntax error/i, () => '语句写法有误。请检查拼写、逗号和括号。'],
];

function explain(error: unknown): EngineFailure {
  const original = error instanceof Error ? error.message : String(error);
  for (const [pattern, message] of explanations) {
    const match = pattern.exec(original);
    if (match !== null) return new EngineFailure('QUERY_FAILED', message(match), { original }, { cause: error });
  }
  return new EngineFailure('QUERY_FAILED', `查询没有完成${nearText(original)}。请检查语句后重试。`, { original }, { cause: error });
}
