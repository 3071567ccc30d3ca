/** One row: every mapped cell through its normaliser, then the dataset's completion. */
import type { DatasetColumn } from '../../../../shared/datasets';
import { keptNormaliser } from '../clean/kept-normalisers';
import type { CleanValue, Normaliser } from '../clean/types';
import type { MappedColumn, TableLayout } from '../recognise/types';
import { cellText } from '../text/cell-text';
import { completions } from './complete';
import type { KeptValues } from './column-builder';
import type { MergedCells } from './merged-cells';
import type { IssueRow, PreparedIssue } from './prepared';
import type { CleanRecord, Completion, CompletionContext, RowSubject, StoredRecord, StoredValue } from './record';
import type { RowView } from './row-view';
import { SeriesCleaner } from './series-cleaner';
import { shown } from './shown';

export type CleanedRow = {
  readonly issues: readonly PreparedIssue[];
  /** Present when there are issues. */
  readonly issueRow: IssueRow | null;
} & ({ readonly ok: true; readonly subject: RowSubject; readonly record: StoredRecord; readonly kept: KeptValues; readonly scores: Float64Array | null } | { readonly ok: false });

type FoundIssue = Omit<PreparedIssue, 'schoolRef' | 'schoolName' | 'county' | 'subject' | 'rowKey'>;

interface ColumnReader {
  readonly column: DatasetColumn;
  readonly sheetColumn: number;
  readonly normalise: Normaliser;
}

/** The values of one row by column; one object serves all rows of a table. */
class RowRecord implements CleanRecord {
  private readonly positions: ReadonlyMap<string, number>;
  readonly values: (CleanValue | null | undefined)[];

  constructor(columnIds: readonly string[]) {
    this.positions = new Map(columnIds.map((id, position) => [id, position]));
    this.values = columnIds.map(() => undefined);
  }

  get(columnId: string): CleanValue | null | undefined {
    const position = this.positions.get(columnId);
    return position === undefined ? undefined : this.values[position];
  }
}

/** Beside the mapped columns: the year of entry that a grade cell states instead of a grade. */
const ENTRY_YEAR = 'entryYear';

const NO_ISSUES: readonly PreparedIssue[] = [];
const entryYearText = /(?:20)?(\d{2})级/;

export class RowCleaner {
  private readonly readers: readonly ColumnReader[];
  private readonly series: SeriesCleaner;
  private readonly cleaned: RowRecord;
  /** Columns that are stored as cleaned, and where their values stand; known with the first row, since a completion may speak for some. */
  private keptColumns: readonly { readonly id: string; readonly position: number }[];
  private kept: { readonly ids: readonly string[]; readonly values: StoredValue[] } | null = null;

  constructor(
    private readonly layout: TableLayout,
    private readonly merged: MergedCells,
    private readonly context: CompletionContext,
  ) {
    this.readers = layout.columns
      // What is dropped at the door is not even looked at; a birth date only as far as it tells whether the grade can be right.
      .filter(({ column }) => column.storage !== 'discard' || column.id === 'birthDate')
      .map(({ column, sheetColumn }) => ({ column, sheetColumn, normalise: keptNormaliser(column, context.levels.numbering) }));
    this.cleaned = new RowRecord([...this.readers.map(({ column }) => column.id), ENTRY_YEAR]);
    this.keptColumns = this.readers.flatMap(({ column }, position) => (column.storage === 'keep' ? [{ id: column.id, position }] : []));
    this.series = new SeriesCleaner(layout.series);
  }

  get scoreWidth(): number {
    return this.series.width;
  }

  get measures(): readonly string[] {
    return this.series.measures;
  }

  /** The values of the row that was cleaned last. */
  get values(): CleanRecord {
    return this.cleaned;
  }

  clean(row: RowView): CleanedRow {
    const { values } = this.cleaned;
    const entryYearAt = values.length - 1;
    values[entryYearAt] = null;
    const issues: FoundIssue[] = [];
    let lostColumn: DatasetColumn | undefined;
    for (let position = 0; position < this.readers.length; position++) {
      const { column, sheetColumn, normalise } = this.readers[position]!;
      const cell = this.merged.resolve(row.rowNumber, sheetColumn, row.cell(sheetColumn));
      const { value, issue } = normalise(cell);
      values[position] = value;
      if (issue !== undefined && column.storage !== 'discard') {
        issues.push({ row: row.rowNumber, cell: row.address(sheetColumn), columnLabel: column.label, value: shown(column, cell), ...issue });
        if (issue.code === 'grade.entryYear') values[entryYearAt] = entryYear(cellText(cell));
      }
      if (column.required === true && value === null) lostColumn ??= column;
    }
    const scores = this.series.clean(row, issues);
    const completion = completions[this.layout.dataset.id](this.cleaned, this.context);
    if (lostColumn !== undefined) {
      // Without a name the row is about nobody in particular.
      const subject = lostColumn.type === 'personName' ? { ...completion.subject, subject: null, rowKey: null } : completion.subject;
      return this.rejected(row, issues, subject, missing(lostColumn));
    }
    if (!completion.ok) return this.rejected(row, issues, completion.subject, completion.rejection);
    const found = this.withNotes(row, issues, completion);
    const record = completion.values;
    const kept = (this.kept ??= this.keptBeside(record));
    for (let index = 0; index < kept.ids.length; index++) {
      const value = values[this.keptColumns[index]!.position] ?? null;
      kept.values[index] = value !== null && typeof value === 'object' ? value.iso : value;
    }
    // Written out: a spread makes the object anew for every property.
    if (found.length === 0) return { ok: true, subject: completion.subject, record, kept, scores, issues: NO_ISSUES, issueRow: null };
    const { issues: attributed, issueRow } = this.attributed(row, found, completion.subject);
    return { ok: true, subject: completion.subject, record, kept, scores, issues: attributed, issueRow };
  }

  /** What the completion says of a column goes before what the cell says; it speaks for the same columns in every row. */
  private keptBeside(record: StoredRecord): { readonly ids: readonly string[]; readonly values: StoredValue[] } {
    this.keptColumns = this.keptColumns.filter(({ id }) => record[id] === undefined);
    return { ids: this.keptColumns.map(({ id }) => id), values: [] };
  }

  private withNotes(row: RowView, issues: readonly FoundIssue[], completion: Extract<Completion, { ok: true }>): readonly FoundIssue[] {
    if (completion.notes.length === 0) return issues;
    const supersedesEntryYear = completion.notes.some((note) => note.code === 'grade.fromEntryYear');
    const kept = supersedesEntryYear ? issues.filter((issue) => issue.code !== 'grade.entryYear') : issues;
    return [
      ...kept,
      ...completion.notes.map((note): FoundIssue => ({ ...this.place(row, note.columnId), code: note.code, severity: note.severity ?? 'info', action: note.action ?? 'noted', message: note.message })),
    ];
  }

  private rejected(row: RowView, issues: FoundIssue[], subject: RowSubject, rejection: { readonly columnId: string | null; readonly code: string; readonly message: string }): CleanedRow {
    const place = this.place(row, rejection.columnId);
    // Where an unreadable cell led to the rejection, its issue names the value: one issue says it all.
    const cause = issues.findIndex((issue) => place.columnLabel !== null && issue.columnLabel === place.columnLabel);
    if (cause >= 0) issues[cause] = { ...issues[cause]!, severity: 'error', action: 'rejected', message: `${issues[cause]!.message.replace('，已留空', '').replace(/[。；]$/, '')}；因此本行未导入。` };
    else issues.push({ ...place, code: rejection.code, severity: 'error', action: 'rejected', message: rejection.message });
    return { ok: false, ...this.attributed(row, issues, subject) };
  }

  /** The cell of a column of this row, or the whole row. */
  private place(row: RowView, columnId: string | null): Pick<FoundIssue, 'row' | 'cell' | 'columnLabel' | 'value'> {
    const column = this.layout.dataset.columns.find(({ id }) => id === columnId);
    const mapped = this.mapped(columnId);
    return {
      row: row.rowNumber,
      cell: mapped === undefined ? null : row.address(mapped.sheetColumn),
      columnLabel: column?.label ?? null,
      value: mapped === undefined ? null : shown(mapped.column, row.cell(mapped.sheetColumn)),
    };
  }

  private mapped(columnId: string | null): MappedColumn | undefined {
    return this.layout.columns.find(({ column }) => column.id === columnId);
  }

  private attributed(row: RowView, issues: readonly FoundIssue[], subject: RowSubject): { readonly issues: readonly PreparedIssue[]; readonly issueRow: IssueRow | null } {
    const { school, rowKey } = subject;
    const about = { schoolRef: school.schoolIdentity === null ? null : school.schoolRef, schoolName: school.schoolName ?? school.schoolCode, county: school.county, subject: subject.subject, rowKey };
    const named = new Set(issues.map((issue) => issue.columnLabel));
    return {
      issues: issues.map((issue) => ({ ...issue, ...about })),
      issueRow: {
        row: row.rowNumber,
        cells: this.layout.columns.map(({ column, sheetColumn }) => (column.storage === 'discard' || (column.sensitive === true && !named.has(column.label)) ? null : (shown(column, row.cell(sheetColumn)) ?? ''))),
      },
    };
  }
}

function missing(column: DatasetColumn): { readonly columnId: string; readonly code: string; readonly message: string } {
  return { columnId: column.id, code: 'MISSING_REQUIRED', message: `缺少必填项“${column.label}”，本行未导入；请补填后重新上报。` };
}

function entryYear(text: string): number | null {
  const year = entryYearText.exec(text)?.[1];
  return year === undefined ? null : 2000 + Number(year);
}
