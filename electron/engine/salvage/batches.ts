/** Which imports are whole in a salvaged workspace, and which lack rows. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { DATASETS, getDataset, type DatasetId } from '../../../shared/datasets';
import type { BatchDamage } from '../../../shared/salvage';
import { execute, firstRow, number, rows, text } from '../warehouse/sql';

const DATA_TABLES = [...new Set(DATASETS.map(({ table }) => table))];

/** Rows of batches that are not known any more: nobody could say where they came from, or take them back. */
export async function removeOrphans(connection: DuckDBConnection): Promise<void> {
  for (const table of [...DATA_TABLES, 'issue', 'issue_row', 'name_register']) {
    await execute(connection, `DELETE FROM ${table} WHERE batch NOT IN (SELECT batch FROM batch UNION ALL SELECT batch FROM staged_batch)`);
  }
}

export async function missingRows(connection: DuckDBConnection): Promise<{ readonly batchesWhole: number; readonly batchesMissingRows: readonly BatchDamage[] }> {
  const found = await rows(connection, 'SELECT batch, dataset, fileName, sheet, rowsLoaded FROM batch ORDER BY batch');
  const damaged: BatchDamage[] = [];
  for (const row of found) {
    const { table } = getDataset(text(row['dataset']) as DatasetId);
    const rowsSaved = number((await firstRow(connection, `SELECT count(*) AS n FROM ${table} WHERE batch = ?`, [number(row['batch'])]))?.['n']);
    const rowsExpected = number(row['rowsLoaded']);
    if (rowsSaved < rowsExpected) damaged.push({ batch: number(row['batch']), fileName: text(row['fileName']), sheet: text(row['sheet']), rowsExpected, rowsSaved });
  }
  return { batchesWhole: found.length - damaged.length, batchesMissingRows: damaged };
}
