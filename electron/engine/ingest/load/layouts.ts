/** What people have said about header layouts. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { EngineFailure, type RememberedLayoutRecord } from '../../../../shared/contract';
import { getDataset, type DatasetId } from '../../../../shared/datasets';
import { execute, rows, text } from '../../warehouse/sql';
import type { RememberedLayout } from '../recognise/types';

export async function rememberedLayouts(connection: DuckDBConnection): Promise<RememberedLayout[]> {
  return (await rows(connection, 'SELECT layoutKey, dataset, columns FROM remembered_layout ORDER BY layoutKey')).map((row) => ({
    layoutKey: text(row['layoutKey']),
    dataset: datasetOf(row['dataset']),
    columns: JSON.parse(text(row['columns'])) as RememberedLayout['columns'],
  }));
}

export async function listLayouts(connection: DuckDBConnection): Promise<RememberedLayoutRecord[]> {
  const found = await rows(connection, "SELECT layoutKey, dataset, columns, strftime(confirmedAt, '%Y-%m-%d %H:%M:%S') AS confirmedAt FROM remembered_layout ORDER BY confirmedAt DESC");
  return found.map((row) => ({
    layoutKey: text(row['layoutKey']),
    dataset: datasetOf(row['dataset']),
    confirmedAt: text(row['confirmedAt']),
    columns: (JSON.parse(text(row['columns'])) as readonly unknown[]).length,
  }));
}

/** @throws EngineFailure BAD_REQUEST for a column that the dataset does not have, or one named twice */
export async function rememberLayout(connection: DuckDBConnection, layout: RememberedLayout): Promise<void> {
  if (layout.dataset !== null) {
    const { label, columns, series } = getDataset(layout.dataset);
    const known = new Set<string>([...columns.map(({ id }) => id), ...(series ?? []).map(({ id }) => id)]);
    const seen = new Set<string>();
    for (const { columnId } of layout.columns) {
      if (!known.has(columnId)) throw new EngineFailure('BAD_REQUEST', `${label}没有这一栏，请重新指认。`, { columnId });
      // A series is many columns; any other column is one.
      if (seen.has(columnId) && columns.some(({ id }) => id === columnId)) throw new EngineFailure('BAD_REQUEST', `“${columns.find(({ id }) => id === columnId)?.label ?? columnId}”被指认了两次，请只保留一列。`, { columnId });
      seen.add(columnId);
    }
    const lacking = columns.filter((column) => column.required === true && !seen.has(column.id));
    if (lacking.length > 0) throw new EngineFailure('BAD_REQUEST', `${label}必须有${lacking.map((column) => `“${column.label}”`).join('、')}，请指认是哪一列。`);
  }
  await execute(connection, 'INSERT OR REPLACE INTO remembered_layout VALUES (?, ?, ?, localtimestamp)', [layout.layoutKey, layout.dataset, JSON.stringify(layout.columns)]);
}

export async function forgetLayout(connection: DuckDBConnection, layoutKey: string): Promise<boolean> {
  return (await rows(connection, 'DELETE FROM remembered_layout WHERE layoutKey = ? RETURNING layoutKey', [layoutKey])).length > 0;
}

function datasetOf(value: unknown): DatasetId | null {
  return typeof value === 'string' ? (value as DatasetId) : null;
}
