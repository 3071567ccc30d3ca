/** A question put together by hand as an official-looking table: title, unit, year, levels of heads, 口径, what is hidden and why. */
import { MISSING_TEXT } from '../../../shared/format';
import { columnHeader, type TableColumn, TOTAL_LABEL, type VisualTable } from '../../../shared/visual-table';
import { MOST_TITLE } from '../../../shared/visual-query';
import type { ReportCell, ReportModel } from './model';
import { codeRow, type FormIssuer, formFrame, label } from './official-form';

export interface VisualReportInput<C> extends FormIssuer {
  readonly title: string;
  /** Between unit and unit of measure: the school years, the filters. */
  readonly center: string;
  readonly table: VisualTable<C>;
  readonly measureLabel: (measure: string) => string;
  readonly cellOf: (cell: C | undefined, column: TableColumn) => ReportCell;
  /** Columns beside that of a figure, such as the change since last year. */
  readonly beside: readonly { readonly label: string; readonly cellOf: (cell: C | undefined, column: TableColumn) => ReportCell }[];
  readonly notes: readonly string[];
}

const STATES = `“${MISSING_TEXT}”表示未上报或不能计算，“0”表示确为零，空白表示没有这一组。`;
const MOST_FILE_NAME = 60;
/** Names the figure itself where others stand beside it. */
const OWN_LABEL = '本学年';

/** Name of a workbook, of what file systems allow. */
export function producedName(title: string): string {
  return `${title.replaceAll(/[\\/:*?"<>|\s]+/g, ' ').trim().slice(0, MOST_FILE_NAME)}.xlsx`;
}

export function visualReport<C>(input: VisualReportInput<C>): ReportModel {
  const { table, title, beside } = input;
  const headers = table.columns.map((column) => columnHeader(table, column, input.measureLabel));
  const levels = Math.max(1, ...headers.map((header) => header.length)) + (beside.length > 0 ? 1 : 0);
  const columns = headers.flatMap((header) => (beside.length === 0 ? [fill(header, levels)] : [OWN_LABEL, ...beside.map(({ label: own }) => own)].map((own) => [...fill(header, levels - 1), own])));
  const names = table.rowHeads.length === 0 ? [''] : table.rowHeads;
  const bodyOf = (row: number): ReportCell[] =>
    (table.cells[row] ?? []).flatMap((cell, index) => {
      const column = table.columns[index] as TableColumn;
      return [input.cellOf(cell, column), ...beside.map((own) => own.cellOf(cell, column))];
    });
  // Every row says its groups in full, so that the sheet can be filtered and sorted.
  const nameCells = (row: number): ReportCell[] => (table.rowHeads.length === 0 ? [label('全部')] : (table.rows[row]?.path ?? []).map(({ label: text }) => label(text)));
  const totals = table.rows.findIndex(({ isTotal }) => isTotal);
  return {
    title,
    fileName: producedName(title),
    sections: [
      {
        ...formFrame(input, input.center, ''),
        name: '查询结果',
        title: title.slice(0, MOST_TITLE),
        columns: [...names.map((name) => ({ header: Array.from({ length: levels }, () => name), width: 14 })), ...columns.map((header) => ({ header, width: 13 }))],
        codeRow: codeRow(names.length, columns.length),
        totals: totals === -1 ? [] : [...names.map((_, level) => label(level === 0 ? TOTAL_LABEL : '')), ...bodyOf(totals)],
        rows: table.rows.flatMap(({ isTotal }, row) => (isTotal ? [] : [[...nameCells(row), ...bodyOf(row)]])),
        notes: [...input.notes, STATES],
      },
    ],
  };
}

/** The last text goes down to the lowest level. */
function fill(header: readonly string[], levels: number): readonly string[] {
  return Array.from({ length: levels }, (_, level) => header[Math.min(level, header.length - 1)] ?? '');
}
