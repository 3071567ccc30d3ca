/** Batches as people think of them: one import, which expands to what it brought from each file. */
import type { BatchRecord } from '../../../shared/contract';
import { DATASETS } from '../../../shared/datasets';
import { formatInteger } from '../../../shared/format';

export interface BatchRow {
  readonly key: string;
  readonly kind: 'batch';
  readonly batch: BatchRecord;
}

export interface ImportRow {
  readonly key: string;
  readonly kind: 'import';
  readonly importId: number;
  readonly loadedAt: string;
  readonly files: number;
  /** 学校名录 1，心理测评结果 20 */
  readonly contents: string;
  readonly schoolYears: string;
  readonly rowsRead: number;
  readonly rowsLoaded: number;
  readonly rowsRejected: number;
  readonly rowsReplaced: number;
  readonly issues: number;
  readonly children: readonly BatchRow[];
}

/** Newest first, the batches of an import in their own order. */
export function groupBatches(batches: readonly BatchRecord[]): readonly ImportRow[] {
  const byImport = new Map<number, BatchRecord[]>();
  for (const batch of batches) {
    const own = byImport.get(batch.importId);
    if (own === undefined) byImport.set(batch.importId, [batch]);
    else own.push(batch);
  }
  return [...byImport].sort(([one], [other]) => other - one).map(([importId, own]) => importRow(importId, own));
}

function importRow(importId: number, own: readonly BatchRecord[]): ImportRow {
  const sum = (read: (batch: BatchRecord) => number) => own.reduce((total, batch) => total + read(batch), 0);
  const contents = DATASETS.flatMap(({ id, label }) => {
    const count = own.filter((batch) => batch.dataset === id).length;
    return count === 0 ? [] : [`${label} ${formatInteger(count)}`];
  });
  return {
    key: `import ${importId}`,
    kind: 'import',
    importId,
    loadedAt: own.map((batch) => batch.loadedAt).sort().at(-1) ?? '',
    files: new Set(own.map((batch) => `${batch.sha256} ${batch.fileName}`)).size,
    contents: contents.join('，'),
    schoolYears: [...new Set(own.map((batch) => batch.schoolYear))].sort().join('、'),
    rowsRead: sum((batch) => batch.rowsRead),
    rowsLoaded: sum((batch) => batch.rowsLoaded),
    rowsRejected: sum((batch) => batch.rowsRejected),
    rowsReplaced: sum((batch) => batch.rowsReplaced),
    issues: sum((batch) => batch.issues),
    children: own.map((batch): BatchRow => ({ key: `batch ${batch.batch}`, kind: 'batch', batch })),
  };
}
