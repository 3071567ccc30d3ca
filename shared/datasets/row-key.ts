import type { DatasetDefinition } from './types';

/** Columns of the natural key that a corrected file does not change: without the person, who stands apart, and without dates. */
export function rowKeyColumns({ naturalKey, columns }: DatasetDefinition): readonly string[] {
  const isDate = (id: string): boolean => columns.some((column) => column.id === id && column.type === 'date');
  return naturalKey.filter((id) => id !== 'person' && id !== 'pseudonym' && !isDate(id));
}
