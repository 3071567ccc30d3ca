/** One row: every mapped cell through its normaliser, then the dataset's completion. */
import type { DatasetColumn } from '../../../../shared/datasets';
import { cellText, maskIdentifier } from '../text/cell-text';
import { normaliserFor } from '../clean/normaliser';
import type { CleanValue, Normaliser } from '../clean/types';
import type { RawCell } from '../read/types';
import type { TableLayout } from '../recognise/types';
import { completions } from './complete';
import type { CompletionContext, RowIssue, StoredRecord, StoredValue } from './record';

export type CleanedRow = { readonly ok: true; readonly record: StoredRecord; readonly issues: readonly RowIssue[] } | { readonly ok: false; readonly issues: readonly RowIssue[] };

const MAXIMUM_VALUE_LENGTH = 60;

export class RowCleaner {
  private readonly normalisers: readonly { readonly column: DatasetColumn; readonly sheetColumn: number; readonly normalise: Normaliser }[];

  constructor(
    private readonly layout: TableLayout,
    private readonly context: CompletionContext,
  ) {
    this.normalisers = layout.columns
      // What is dropped at the door is not even looked at.
      .filter(({ column }) => column.storage !== 'discard')
      .map(({ column, sheetColumn }) => ({ column, sheetColumn, normalise: normaliserFor(column) }));
  }

  clean(rowNumber: number, cellAt: (sheetColumn: number) => RawCell): CleanedRow {
    const issues: RowIssue[] = [];
    const cleaned = new Map<string, CleanValue | null>();
    for (const { column, sheetColumn, normalise } of this.normalisers) {
      const cell = cellAt(sheetColumn);
      const { value, issue } = normalise(cell);
      cleaned.set(column.id, value);
      const lost = column.required === true && value === null;
      if (issue !== undefined) {
        const found: RowIssue = { row: rowNumber, columnLabel: column.label, value: shown(column, cell), ...issue };
        issues.push(lost ? asRejection(found, `“${column.label}”是必填栏，本行未导入`) : found);
      } else if (lost) {
        issues.push(rejected(rowNumber, column.label, null, 'MISSING_REQUIRED', `缺少“${column.label}”，本行未导入；请补填后重新上报。`));
      }
      if (lost) return { ok: false, issues };
    }
    const completion = completions[this.layout.dataset.id](cleaned, this.context);
    if (!completion.ok) {
      const { columnId, code, message } = completion.rejection;
      const label = this.label(columnId);
      // Where an unreadable cell led to the rejection, its issue names the value: one issue says it all.
      const cause = issues.findIndex((issue) => issue.columnLabel === label);
      if (cause >= 0) issues[cause] = asRejection(issues[cause]!, '因此本行未导入');
      else issues.push(rejected(rowNumber, label, null, code, message));
      return { ok: false, issues };
    }
    for (const note of completion.notes ?? []) {
      issues.push({ row: rowNumber, columnLabel: this.label(note.columnId), value: null, code: note.code, severity: 'info', action: 'noted', message: note.message });
    }
    return { ok: true, issues, record: { ...stored(cleaned), ...completion.values } };
  }

  private label(columnId: string | null): string | null {
    return this.layout.dataset.columns.find((column) => column.id === columnId)?.label ?? null;
  }
}

function rejected(row: number, columnLabel: string | null, value: string | null, code: string, message: string): RowIssue {
  return { row, columnLabel, value, code, severity: 'error', action: 'rejected', message };
}

function asRejection(issue: RowIssue, consequence: string): RowIssue {
  return { ...issue, severity: 'error', action: 'rejected', message: `${issue.message.replace(/[。；]$/, '')}；${consequence}。` };
}

/** The value as an issue may show it: what identifies a person is masked. */
export function shown(column: DatasetColumn, cell: RawCell): string | null {
  const text = cellText(cell);
  if (text === '') return null;
  const cut = text.length > MAXIMUM_VALUE_LENGTH ? `${text.slice(0, MAXIMUM_VALUE_LENGTH)}…` : text;
  return column.storage === 'keep' ? cut : maskIdentifier(text);
}

function stored(cleaned: ReadonlyMap<string, CleanValue | null>): Record<string, StoredValue> {
  const record: Record<string, StoredValue> = {};
  for (const [id, value] of cleaned) record[id] = value !== null && typeof value === 'object' ? value.iso : value;
  return record;
}
