import type { DatasetColumn } from '../../../../shared/datasets';
import type { RawCell } from '../read/types';
import { cellText, maskIdentifier } from '../text/cell-text';
import { maskPersonalNumbers } from '../text/personal-numbers';

const MAXIMUM_VALUE_LENGTH = 60;

/** The value as an issue or a preview may show it: what identifies a person is masked. */
export function shown(column: DatasetColumn, cell: RawCell): string | null {
  const text = cellText(cell);
  return text === '' ? null : shownText(column, text);
}

/** As `shown`, of a text that is not empty. A column that is kept may still hold what was meant for another. */
export function shownText(column: DatasetColumn, text: string): string {
  if (column.storage !== 'keep') return maskIdentifier(text);
  const masked = maskPersonalNumbers(text);
  return masked.length > MAXIMUM_VALUE_LENGTH ? `${masked.slice(0, MAXIMUM_VALUE_LENGTH)}…` : masked;
}

const answer = /^[-+]?\d{1,4}(?:\.\d+)?$|^[A-Z]$/i;

/** The cell of an answer or subscale score: a short number says nothing of who gave it, anything else might. */
export function shownAnswer(text: string): string {
  return answer.test(text) ? text : maskIdentifier(text);
}
