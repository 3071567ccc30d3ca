import { assessmentAnswers } from './assessment-answers';
import { assessmentResults } from './assessment-results';
import { counselors } from './counselors';
import { schools } from './schools';
import type { DatasetDefinition, DatasetId } from './types';

export type { Choice, ColumnSeries, ColumnType, DatasetColumn, DatasetDefinition, DatasetId, Storage } from './types';

export const DATASETS: readonly DatasetDefinition[] = [schools, counselors, assessmentResults, assessmentAnswers];
export const DATASET_IDS = DATASETS.map((dataset) => dataset.id) as [DatasetId, ...DatasetId[]];

const byId = new Map(DATASETS.map((dataset) => [dataset.id, dataset]));

export function getDataset(id: DatasetId): DatasetDefinition {
  const dataset = byId.get(id);
  if (dataset === undefined) throw new Error(`unknown dataset ${id}`);
  return dataset;
}
