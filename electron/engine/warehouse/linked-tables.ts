import { DATASETS, type DatasetDefinition } from '../../../shared/datasets';

/** Whether rows of this dataset name a school that is matched to the year's directory. */
export function namesSchool({ about, columns }: DatasetDefinition): boolean {
  return about !== 'directory' && about !== 'reference' && columns.some(({ id }) => id === 'schoolName');
}

/** Select list of the school that a row names, NULL where rows of this dataset name none; `alias` of the table with its point, or ''. */
export function schoolColumns(dataset: DatasetDefinition, alias = ''): string {
  if (dataset.about === 'directory') return `NULL::VARCHAR AS schoolRef, ${alias}schoolName`;
  return namesSchool(dataset) ? `${alias}schoolRef, ${alias}schoolName` : 'NULL::VARCHAR AS schoolRef, NULL::VARCHAR AS schoolName';
}

/** Base tables with schoolRef, schoolNameKey, schoolCode, schoolName and county. */
export const LINKED_TABLES: readonly string[] = tablesOf(DATASETS);

/** Those of them that are asked about where they name a school that the directory does not know. */
export const QUESTIONED_TABLES: readonly string[] = tablesOf(DATASETS.filter(({ heldAgainstOnly }) => heldAgainstOnly !== true));

function tablesOf(datasets: readonly DatasetDefinition[]): readonly string[] {
  return [...new Set(datasets.filter(namesSchool).map(({ table }) => table))];
}
