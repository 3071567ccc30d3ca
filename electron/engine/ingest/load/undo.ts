import type { DuckDBConnection } from '@duckdb/node-api';
import { EngineFailure, type UndoResult } from '../../../../shared/contract';
import { getDataset, type DatasetId } from '../../../../shared/datasets';
import { deriveWithin } from '../../warehouse/derive';
import { execute, firstRow, number, text, transaction } from '../../warehouse/sql';

/** Removes a batch completely; rows of earlier batches that it had replaced count again. */
export async function undoBatch(connection: DuckDBConnection, batch: number): Promise<UndoResult> {
  const found = await firstRow(
    connection,
    'SELECT b.dataset, b.rowsLoaded, coalesce(r.rowsReplacing, 0) AS rowsReplacing FROM batch b LEFT JOIN batch_replacement r USING (batch) WHERE b.batch = ?',
    [batch],
  );
  if (found === undefined) throw new EngineFailure('BATCH_NOT_FOUND', `没有编号为 ${batch} 的导入批次，可能已经撤销。`, { batch });
  await removeBatches(connection, [{ batch, dataset: text(found['dataset']) as DatasetId }]);
  return { batch, rowsRemoved: number(found['rowsLoaded']), rowsRestored: number(found['rowsReplacing']) };
}

/** Removes batches and works out anew what counts, all in one transaction. */
export async function removeBatches(connection: DuckDBConnection, batches: readonly { readonly batch: number; readonly dataset: DatasetId }[]): Promise<void> {
  await transaction(connection, async () => {
    for (const { batch, dataset } of batches) {
      for (const table of [getDataset(dataset).table, 'issue', 'batch']) await execute(connection, `DELETE FROM ${table} WHERE batch = ?`, [batch]);
    }
    await deriveWithin(connection);
  });
}
