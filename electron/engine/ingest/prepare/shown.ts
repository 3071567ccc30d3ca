import type { DatasetColumn } from '../../../../shared/datasets';
import type { RawCell } from '../read/types';
import { cellText, maskIdentifier } from '../text/cell-text';

const MAXIMUM_VALUE_LENGTH = 60;
const sensitiveColumns = new Set(['riskLevel', 'totalScore', 'validityScore', 'score', 'durationSeconds']);

/** What an issue may show only of the very cell it is about: a pupil's result never travels along with other issues. */
export function isSensitive(column: DatasetColumn): boolean {
  return sensitiveColumns.has(column.id);
}

/** The value as an issue or a preview may show it: what identifies a person is masked. */
export function shown(column: DatasetColumn, cell: RawCell): string | null {
  const text = cellText(cell);
  if (text === '') return null;
  const cut = text.length > MAXIMUM_VALUE_LENGTH ? `${text.slice(0, MAXIMUM_VALUE_LENGTH)}…` : text;
  return column.storage === 'keep' ? cut : maskIdentifier(text);
}
