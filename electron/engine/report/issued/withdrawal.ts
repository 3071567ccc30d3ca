/** Reports that were taken back before anybody outside had read them: what they told is not minded by later ones. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { EngineFailure, type HistoryEntry } from '../../../../shared/contract';
import { execute, firstRow, text } from '../../warehouse/sql';

/** Inside the caller's transaction. The first word stands. */
export async function withdraw(connection: DuckDBConnection, id: string, operator: string, note: string): Promise<void> {
  await execute(connection, 'INSERT OR IGNORE INTO issued_withdrawal VALUES ($1, localtimestamp, $2, $3)', [id, operator, note]);
}

export async function withdrawalOf(connection: DuckDBConnection, id: string): Promise<HistoryEntry['withdrawn']> {
  const row = await firstRow(connection, "SELECT strftime(withdrawnAt, '%Y-%m-%d %H:%M:%S') AS at, withdrawnBy, note FROM issued_withdrawal WHERE report = $1", [id]);
  return row === undefined ? null : { at: text(row['at']), by: text(row['withdrawnBy']), note: text(row['note']) };
}

/** Later reports were made without minding it. @throws EngineFailure BAD_REQUEST */
export async function refuseWithdrawn(connection: DuckDBConnection, id: string): Promise<void> {
  const withdrawn = await withdrawalOf(connection, id);
  if (withdrawn !== null) throw new EngineFailure('BAD_REQUEST', `报告 ${id} 已于 ${withdrawn.at.slice(0, 16)} 登记为收回，不能再出。请换一个报出日期，重新出具。`, { id });
}
