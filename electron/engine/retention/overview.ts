/** What is held, what is due, and what a deletion would take away. */
import type { DuckDBConnection } from '@duckdb/node-api';
import type { DeletedDataset, DeletionPreview, HeldData } from '../../../shared/contract';
import { dueOn, RETENTION_CLASS_IDS, RETENTION_CLASSES, type DeletionScope, type RetentionYears } from '../../../shared/retention';
import { issuedReports } from '../report/issued/history';
import { firstRow, number, rows, text } from '../warehouse/sql';
import { batchesInScope, type ScopedBatch } from './scope';

/** @param today ISO date */
export async function heldData(connection: DuckDBConnection, years: RetentionYears, today: string): Promise<readonly HeldData[]> {
  const found = await rows(connection, 'SELECT schoolYear, dataset, count(*) AS batches, sum(rowsLoaded) AS rows FROM batch GROUP BY ALL ORDER BY schoolYear, dataset');
  const schoolYears = [...new Set(found.map((row) => text(row['schoolYear'])))];
  return schoolYears.flatMap((schoolYear) =>
    RETENTION_CLASS_IDS.flatMap((kind): HeldData[] => {
      const own = found.filter((row) => text(row['schoolYear']) === schoolYear && (RETENTION_CLASSES[kind].datasets as readonly string[]).includes(text(row['dataset'])));
      if (own.length === 0) return [];
      const due = dueOn(schoolYear, years[kind]);
      const sum = (column: 'batches' | 'rows') => own.reduce((total, row) => total + number(row[column]), 0);
      return [{ schoolYear, kind, batches: sum('batches'), rows: sum('rows'), dueOn: due, due: due <= today }];
    }),
  );
}

export async function previewDeletion(connection: DuckDBConnection, schoolYear: string, scope: DeletionScope): Promise<{ readonly preview: DeletionPreview; readonly batches: readonly ScopedBatch[] }> {
  const batches = await batchesInScope(connection, schoolYear, scope);
  const datasets = [...new Set(batches.map(({ dataset }) => dataset))].map((dataset): DeletedDataset => {
    const own = batches.filter((batch) => batch.dataset === dataset);
    return { dataset, label: own[0]?.label ?? '', batches: own.length, rows: own.reduce((total, each) => total + each.rows, 0) };
  });
  const issues = await firstRow(connection, 'SELECT count(*) AS issues FROM issue WHERE list_contains(?::INTEGER[], batch)', [`[${batches.map(({ batch }) => batch).join(',')}]`]);
  const reports = (await issuedReports(connection, null)).filter(({ parameters }) => (parameters as { readonly schoolYear?: string }).schoolYear === schoolYear);
  return {
    batches,
    preview: {
      schoolYear,
      scope,
      datasets,
      batches: batches.length,
      rows: batches.reduce((total, batch) => total + batch.rows, 0),
      issues: number(issues?.['issues']),
      reports: reports.map(({ id, title, issuedOn }) => ({ id, title, issuedOn })),
    },
  };
}
