import type { DuckDBConnection } from '@duckdb/node-api';
import { EngineFailure, type UndoResult } from '../../../../shared/contract';
import { getDataset, type DatasetId } from '../../../../shared/datasets';
import { deriveWithin } from '../../warehouse/derive';
import { execute, number, rows, text, transaction } from '../../warehouse/sql';

/** Removes one batch, or all of one import, completely; rows of earlier batches that they had replaced count again. */
export async function undoBatches(connection: DuckDBConnection, which: { readonly batchId: number } | { readonly importId: number }): Promise<UndoResult> {
  const [column, value] = 'batchId' in which ? (['batch', which.batchId] as const) : (['importId', which.importId] as const);
  const found = await rows(
    connection,
    `SELECT b.batch, b.dataset, b.rowsLoaded, coalesce(r.rowsReplacing, 0) AS rowsReplacing FROM batch b LEFT JOIN batch_replacement r USING (batch) WHERE b.${column} = ? ORDER BY b.batch`,
    [value],
  );
  if (found.length === 0) throw new EngineFailure('BATCH_NOT_FOUND', `没有编号为 ${value} 的导入${column === 'batch' ? '批次' : ''}，可能已经撤销。`, { [column]: value });
  await transaction(connection, async () => {
    const batches = found.map((row) => ({ batch: number(row['batch']), dataset: text(row['dataset']) as DatasetId }));
    // Files looked at in watched folders count as new again: what was imported from them is gone.
    await execute(connection, 'DELETE FROM seen_file WHERE EXISTS (FROM batch b WHERE list_contains(?::INTEGER[], b.batch) AND ends_with(replace(seen_file.path, chr(92), \'/\'), b.fileName))', [numbersOf(batches)]);
    await removeBatchesWithin(connection, batches);
  });
  const sum = (name: string): number => found.reduce((total, row) => total + number(row[name]), 0);
  return { batches: found.map((row) => number(row['batch'])), rowsRemoved: sum('rowsLoaded'), rowsRestored: sum('rowsReplacing') };
}

interface RemovedBatch {
  readonly batch: number;
  readonly dataset: DatasetId;
}

/** Removes batches and works out anew what counts, inside the caller's transaction. */
export async function removeBatchesWithin(connection: DuckDBConnection, batches: readonly RemovedBatch[]): Promise<void> {
  const tables = [...new Set(batches.map(({ dataset }) => getDataset(dataset).table)), 'issue', 'issue_row', 'name_register', 'batch'];
  for (const table of tables) await execute(connection, `DELETE FROM ${table} WHERE list_contains(?::INTEGER[], batch)`, [numbersOf(batches)]);
  await deriveWithin(connection);
}

function numbersOf(batches: readonly RemovedBatch[]): string {
  return `[${batches.map(({ batch }) => batch).join(',')}]`;
}
