/** How long the engine waits for DuckDB, by kind of statement: clocked here, so that the program carries no clocks. */
import { DuckDBConnection } from '@duckdb/node-api';

export type StatementKind = 'duplicates' | 'transactions' | 'other';
export type StatementSeconds = Readonly<Record<StatementKind, number>>;

type Statement = (sql: string, ...rest: never[]) => Promise<unknown>;
const METHODS = ['run', 'runAndReadAll', 'stream', 'prepare'] as const;

export function clockStatements(): { stop(): StatementSeconds } {
  const sums = { duplicates: 0, transactions: 0, other: 0 };
  const prototype = DuckDBConnection.prototype as unknown as Record<(typeof METHODS)[number], Statement>;
  const originals = METHODS.map((method) => [method, prototype[method]] as const);
  let depth = 0;
  for (const [method, original] of originals) {
    prototype[method] = async function (this: DuckDBConnection, sql: string, ...rest: never[]) {
      // One method may call another: only the outermost counts.
      if (depth > 0) return original.call(this, sql, ...rest);
      depth++;
      const startedAt = process.hrtime.bigint();
      try {
        return await original.call(this, sql, ...rest);
      } finally {
        depth--;
        sums[kindOf(sql)] += Number(process.hrtime.bigint() - startedAt) / 1e9;
      }
    };
  }
  return {
    stop() {
      for (const [method, original] of originals) prototype[method] = original;
      return sums;
    },
  };
}

function kindOf(sql: string): StatementKind {
  if (/\brepeated\b/.test(sql)) return 'duplicates';
  return /^\s*(BEGIN|COMMIT|CHECKPOINT)/i.test(sql) ? 'transactions' : 'other';
}
