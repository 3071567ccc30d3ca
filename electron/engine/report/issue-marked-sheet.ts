/** The rows with issues as the school's own sheet has them, with the cells in question coloured. */
import type { IssueRecord } from '../../../shared/contract';
import { columnName } from '../ingest/read/column-name';
import { linesOf, textWidth } from './xlsx/safe-text';
import { type BuiltSheet, type ListRow, reference, SheetBuilder } from './xlsx/sheet-builder';
import { BODY_SIZE, styles } from './xlsx/styles';

/** Rows with issues of one table of one file; texts are masked before they come here. */
export interface MarkedTable {
  readonly batch: number;
  readonly file: string;
  readonly sheet: string;
  readonly title: string | null;
  /** `sheetColumn` from 0. */
  readonly columns: readonly { readonly label: string; readonly header: string; readonly sheetColumn: number }[];
  /** One cell per column, in their order; null: left out. */
  readonly rows: readonly { readonly row: number; readonly cells: readonly (string | null)[] }[];
}

interface MarkedColumn {
  readonly label: string;
  readonly header: string;
  readonly sheetColumn: number;
  /** Among the cells of a row; null for a column that was read but is not kept by cell, such as a question. */
  readonly position: number | null;
}

/** What is not shown, because it says more of a pupil than the issue needs. */
const LEFT_OUT = '…';
/** Each remark is a drawn shape: thousands of them make a workbook slow to open. The last column has all reasons. */
const MOST_REMARKS = 1000;
const REASON_WIDTH = 60;
const LETTERS_ROW = 1;
const HEADER_ROW = 2;
const FIRST_ROW = 3;

const fill = (rgb: string): { readonly fill: { type: 'pattern'; pattern: 'solid'; fgColor: { rgb: string } } } => ({ fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb } } });
const number = { ...styles.state, numFmt: '0' };
const strong = { ...styles.text, font: { ...styles.text.font, bold: true } };
const tint = fill('FFFDECEA');
export const markColours = { error: fill('FFF4A6A0'), warning: fill('FFFFE08A'), info: fill('FFCDE7D0') } as const;
const look = { number: 0, plain: 1, rejectedNumber: 2, rejected: 3, error: 4, warning: 5, info: 6 } as const;
const looks = [number, styles.text, { ...number, ...tint }, { ...styles.text, ...tint }, ...[markColours.error, markColours.warning, markColours.info].map((colour) => ({ ...strong, ...colour }))];
const severities = ['error', 'warning', 'info'] as const;

/** @param issues of this table's batch, others too. */
export function markedSheet(name: string, table: MarkedTable, issues: readonly IssueRecord[]): BuiltSheet {
  const byRow = new Map<number, IssueRecord[]>();
  for (const issue of issues) {
    if (issue.batch !== table.batch) continue;
    const own = byRow.get(issue.row);
    if (own === undefined) byRow.set(issue.row, [issue]);
    else own.push(issue);
  }
  const columns = markedColumns(table, byRow);
  const reasonColumn = columns.length + 1;
  const widths = columns.map(({ header, position }) => Math.min(24, Math.max(10, textWidth(header) + 3, ...table.rows.slice(0, 50).map(({ cells }) => textWidth((position === null ? null : cells[position]) ?? '') + 3))));
  const sheet = new SheetBuilder(name, [8, ...widths, REASON_WIDTH]);
  sheet.wholeLine(0, [table.file, `工作表“${table.sheet}”`, ...(table.title === null ? [] : [table.title])].join('　'), styles.line, 24);
  sheet.text(LETTERS_ROW, 0, '原列号', styles.code);
  sheet.text(HEADER_ROW, 0, '原行号', styles.header);
  columns.forEach(({ header, sheetColumn }, column) => {
    sheet.text(LETTERS_ROW, column + 1, columnName(sheetColumn), styles.code);
    sheet.text(HEADER_ROW, column + 1, header, styles.header);
  });
  sheet.text(LETTERS_ROW, reasonColumn, '', styles.code);
  sheet.text(HEADER_ROW, reasonColumn, '原因和处理办法', styles.header);
  sheet.fit(HEADER_ROW, columns.map(({ header }, column) => ({ text: header, width: widths[column] ?? 0 })), 26);

  let remarks = 0;
  table.rows.forEach(({ row }, index) => {
    for (const [column, about] of placed(columns, byRow.get(row) ?? [])) {
      if (++remarks <= MOST_REMARKS) sheet.comment(FIRST_ROW + index, column, about.map(({ message }) => message).join('\n'));
    }
  });
  return sheet.build({
    repeatedRows: [HEADER_ROW, HEADER_ROW],
    frozen: { rows: FIRST_ROW, columns: 1 },
    finish: {
      list: { firstRow: FIRST_ROW, looks, rowCount: table.rows.length, rows: () => listRows(table, columns, widths, byRow) },
      textNumbers: `A${FIRST_ROW + 1}:${reference(FIRST_ROW + table.rows.length, reasonColumn)}`,
    },
  });
}

/** Columns that were recognised, and those that only issues speak of, in the order of the school's sheet. */
function markedColumns(table: MarkedTable, byRow: ReadonlyMap<number, readonly IssueRecord[]>): MarkedColumn[] {
  const columns = new Map<number, MarkedColumn>(table.columns.map((column, position) => [column.sheetColumn, { ...column, position }]));
  for (const own of byRow.values()) {
    for (const { cell, column } of own) {
      const sheetColumn = cell === null ? null : sheetColumnOf(cell);
      if (sheetColumn !== null && !columns.has(sheetColumn)) columns.set(sheetColumn, { label: column ?? '', header: column ?? '', sheetColumn, position: null });
    }
  }
  return [...columns.values()].sort((a, b) => a.sheetColumn - b.sheetColumn);
}

/** Sheet column from 0 of an address such as C12. */
function sheetColumnOf(cell: string): number | null {
  const letters = /^[A-Z]{1,3}(?=\d+$)/.exec(cell)?.[0];
  return letters === undefined ? null : Array.from(letters).reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** Issues of one row by column of the marked sheet; 0, the row number, for what concerns the whole row. */
function placed(columns: readonly MarkedColumn[], own: readonly IssueRecord[]): Map<number, IssueRecord[]> {
  const found = new Map<number, IssueRecord[]>();
  for (const issue of own) {
    const at = issue.cell === null ? null : sheetColumnOf(issue.cell);
    const column = 1 + columns.findIndex(({ sheetColumn, label }) => (at === null ? label === issue.column : sheetColumn === at));
    found.set(column, [...(found.get(column) ?? []), issue]);
  }
  return found;
}

function* listRows(table: MarkedTable, columns: readonly MarkedColumn[], widths: readonly number[], byRow: ReadonlyMap<number, readonly IssueRecord[]>): Generator<ListRow, void, undefined> {
  for (const { row, cells } of table.rows) {
    const own = byRow.get(row) ?? [];
    const about = placed(columns, own);
    const isRejected = own.some(({ action }) => action === 'rejected');
    const plain = isRejected ? look.rejected : look.plain;
    const texts = columns.map(({ position }) => (position === null ? null : cells[position]) ?? LEFT_OUT);
    const inSheetOrder = [...about].sort(([a], [b]) => a - b).flatMap(([, found]) => found);
    const reasons = inSheetOrder.map(({ column, message }) => (column === null ? message : `【${column}】${message}`)).join('\n');
    const lines = Math.max(linesOf(reasons, REASON_WIDTH - 2), ...texts.map((text, column) => linesOf(text, (widths[column] ?? 0) - 2)));
    yield {
      height: Math.min(400, Math.max(22, Math.ceil(lines * BODY_SIZE * 1.4 + 5))),
      values: [row, ...texts, reasons],
      looks: [isRejected ? look.rejectedNumber : look.number, ...texts.map((_, column) => gravest(about.get(column + 1)) ?? plain), plain],
    };
  }
}

function gravest(issues: readonly IssueRecord[] | undefined): number | null {
  const severity = severities.find((each) => issues?.some((issue) => issue.severity === each) === true);
  return severity === undefined ? null : look[severity];
}
