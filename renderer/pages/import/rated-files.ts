/** The list of files as it is shown: rated once when files come, then only filtered. */
import type { InspectedFile } from '../../../shared/contract';
import type { DatasetId } from '../../../shared/datasets';
import { fileKey } from './file-list';
import { INSPECTION_ORDER, inspectionStatus, remark, type InspectionStatus } from './labels';

export interface RatedFile {
  readonly key: string;
  readonly file: InspectedFile;
  readonly status: InspectionStatus;
  readonly remark: string;
  /** What a search looks in, in lower case. */
  readonly searched: string;
}

export interface ListFilter {
  readonly status: InspectionStatus | 'all';
  readonly dataset: DatasetId | 'all';
  readonly search: string;
}

export const EVERYTHING: ListFilter = { status: 'all', dataset: 'all', search: '' };

/** Problems first; within one status the order of the files stays. */
export function rateFiles(files: readonly InspectedFile[]): readonly RatedFile[] {
  const byStatus = new Map<InspectionStatus, RatedFile[]>(INSPECTION_ORDER.map((status) => [status, []]));
  for (const file of files) {
    const status = inspectionStatus(file);
    const text = remark(file);
    byStatus.get(status)?.push({ key: fileKey(file), file, status, remark: text, searched: `${file.name} ${text}`.toLowerCase() });
  }
  return [...byStatus.values()].flat();
}

export function filterFiles(files: readonly RatedFile[], { status, dataset, search }: ListFilter): readonly RatedFile[] {
  const words = search.toLowerCase().split(/\s+/).filter((word) => word !== '');
  if (status === 'all' && dataset === 'all' && words.length === 0) return files;
  return files.filter(
    (entry) =>
      (status === 'all' || entry.status === status) &&
      (dataset === 'all' || entry.file.tables.some((table) => table.dataset === dataset)) &&
      words.every((word) => entry.searched.includes(word)),
  );
}

/** How many files each value of a filter would show. */
export function countFiles(files: readonly RatedFile[]): { readonly status: ReadonlyMap<InspectionStatus, number>; readonly dataset: ReadonlyMap<DatasetId, number> } {
  const status = new Map<InspectionStatus, number>();
  const dataset = new Map<DatasetId, number>();
  for (const { file, status: own } of files) {
    status.set(own, (status.get(own) ?? 0) + 1);
    for (const id of new Set(file.tables.map((table) => table.dataset))) dataset.set(id, (dataset.get(id) ?? 0) + 1);
  }
  return { status, dataset };
}
