/** Which batches belong to what is kept and what is deleted. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { DATASETS, type DatasetId, getDataset } from '../../../shared/datasets';
import { type DeletionScope, RETENTION_CLASSES } from '../../../shared/retention';
import { number, rows, text } from '../warehouse/sql';

export interface ScopedBatch {
  readonly batch: number;
  readonly dataset: DatasetId;
  readonly label: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly rows: number;
}

const { pupils, calls } = RETENTION_CLASSES;

/** What belongs to no school year (changes of schools, crosswalk of areas) names nobody and stays. */
const SCOPED: Readonly<Record<DeletionScope, readonly DatasetId[]>> = {
  pupils: [...pupils.datasets, ...calls.datasets],
  all: DATASETS.filter(({ about }) => about !== 'reference').map(({ id }) => id),
};

export async function batchesInScope(connection: DuckDBConnection, schoolYear: string, scope: DeletionScope): Promise<readonly ScopedBatch[]> {
  const datasets = new Set<string>(SCOPED[scope]);
  const found = await rows(connection, 'SELECT batch, dataset, fileName, sha256, rowsLoaded FROM batch WHERE schoolYear = ? ORDER BY batch', [schoolYear]);
  return found
    .filter((row) => datasets.has(text(row['dataset'])))
    .map((row) => {
      const dataset = text(row['dataset']) as DatasetId;
      return { batch: number(row['batch']), dataset, label: getDataset(dataset).label, fileName: text(row['fileName']), sha256: text(row['sha256']), rows: number(row['rowsLoaded']) };
    });
}
