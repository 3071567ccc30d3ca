/** The numbers of a run of columns (answers, subscale scores), all into one array a row. */
import { CellKind } from '../read/types';
import type { MappedSeries } from '../recognise/types';
import { cellText } from '../text/cell-text';
import { answerValue } from './answer-values';
import { cellAddress } from '../read/column-name';
import type { PreparedIssue } from './prepared';
import type { RowView } from './row-view';
import { shownAnswer } from './shown';

interface Measure {
  readonly name: string;
  readonly sheetColumn: number;
  readonly header: string;
  readonly minimum: number;
  readonly maximum: number;
}

type CellIssue = Omit<PreparedIssue, 'schoolRef' | 'schoolName' | 'county' | 'subject' | 'rowKey'>;

export class SeriesCleaner {
  private readonly all: readonly Measure[];
  /** One array for all rows. */
  private readonly scores: Float64Array;

  constructor(series: readonly MappedSeries[]) {
    this.all = series.flatMap(({ series: { minimum, maximum }, entries }) => entries.map(({ measure, sheetColumn, header }) => ({ name: measure, sheetColumn, header, minimum, maximum })));
    this.scores = new Float64Array(this.all.length);
  }

  get width(): number {
    return this.all.length;
  }

  get measures(): readonly string[] {
    return this.all.map(({ name }) => name);
  }

  /** NaN for an empty or unreadable cell; the latter is an issue. Null when the table has no such columns. Valid until the next call. */
  clean(row: RowView, issues: CellIssue[]): Float64Array | null {
    if (this.all.length === 0) return null;
    const { scores } = this;
    for (let index = 0; index < this.all.length; index++) {
      scores[index] = Number.NaN;
      const measure = this.all[index]!;
      const cell = row.cell(measure.sheetColumn);
      if (cell.kind === CellKind.empty) continue;
      const value = cell.kind === CellKind.number ? cell.number : answerValue(cellText(cell));
      if (value === null) continue;
      if (value >= measure.minimum && value <= measure.maximum) scores[index] = value;
      else {
        issues.push({
          row: row.rowNumber,
          cell: cellAddress(measure.sheetColumn, row.rowNumber),
          columnLabel: measure.header,
          value: shownAnswer(cellText(cell)),
          code: 'score.range',
          severity: 'error',
          action: 'emptied',
          message: Number.isNaN(value) ? '不是数字，也不是认得的选项（A–E、是/否），已留空，请核对后重报。' : `超出${measure.minimum}–${measure.maximum}，已留空，请核对后重报。`,
        });
      }
    }
    return scores;
  }
}
