/** One official form: title, 填报单位 line, a header of one or two levels, rows, 小计 and 合计, foot notes. */
import type { DatasetId } from '../../../shared/datasets';
import { ENDINGS, formBytes, type FormFormat } from './form-bytes';
import type { Cell, SampleTable } from './table';
import { sheetOfCsv } from './table';
import type { RejectionReason, RowFlaw, SampleFileTruth } from './truth';

export interface WrittenFile {
  readonly bytes: Uint8Array;
  /** One per sheet; all with the same path. */
  readonly truths: readonly SampleFileTruth[];
}

/** `number` counts the rows; other ids name the cells of a row. */
export type FormColumn<Id extends string> = readonly [id: Id | 'number', header: string, group?: string];

export interface FormRow<Id extends string> {
  readonly cells: Readonly<Record<Id, Cell>>;
  readonly rejected?: RejectionReason | undefined;
  readonly flaws?: readonly RowFlaw[];
  /** 小计 after a group of rows: no data. */
  readonly isTotal?: true;
}

export interface Form<Id extends string> {
  readonly dataset: DatasetId;
  readonly sheet: string;
  /** Absent in plain lists, which begin with the header. */
  readonly title?: string;
  readonly unitLine?: string;
  readonly columns: readonly FormColumn<Id>[];
  readonly rows: readonly FormRow<Id>[];
  /** Cells of the 合计 row; none is written without. */
  readonly totals?: Partial<Readonly<Record<Id, Cell>>>;
  /** How many of `totals` do not add up. */
  readonly wrongTotals?: number;
  readonly notes?: readonly string[];
  /** Equal neighbours of this column share one merged cell; only in workbooks. */
  readonly merged?: Id;
}

/** SheetJS takes some 200 KB for each row of an old workbook while it writes: longer tables are new ones. */
const MOST_ROWS_OF_OLD_WORKBOOKS = 600;

/** @param path without the ending. */
export async function writeForms<Id extends string>(path: string, wanted: FormFormat, forms: readonly Form<Id>[]): Promise<WrittenFile> {
  const isLong = forms.reduce((sum, { rows }) => sum + rows.length, 0) > MOST_ROWS_OF_OLD_WORKBOOKS;
  const format = wanted === 'xls' && isLong ? 'xlsx' : wanted;
  const relativePath = `${path}.${ENDINGS[format]}`;
  const laidOut = forms.map((form) => layOut(form, relativePath, format));
  return { bytes: await formBytes(format, laidOut.map(({ table }) => table)), truths: laidOut.map(({ truth }) => truth) };
}

function layOut<Id extends string>(form: Form<Id>, relativePath: string, format: FormFormat): { readonly table: SampleTable; readonly truth: SampleFileTruth } {
  const { columns, notes = [] } = form;
  const width = columns.length;
  const alone = (text: string): Cell[] => [text, ...Array.from({ length: width - 1 }, () => null)];
  const isText = format === 'gb18030' || format === 'utf8WithMark';
  const above = isText ? [] : [form.title, form.unitLine].filter((line) => line !== undefined).map(alone);
  const header = headerRows(columns, isText);
  const firstRow = above.length + header.length;
  let counted = 0;
  const body = form.rows.map(({ cells, isTotal }): Cell[] => {
    if (isTotal === undefined) counted += 1;
    return columns.map(([id]) => (id === 'number' ? (isTotal === true ? null : counted) : cells[id]));
  });
  const totals = form.totals === undefined ? [] : [columns.map(([id], index): Cell => (index === 0 ? '合计' : id === 'number' ? null : (form.totals?.[id] ?? null)))];
  const runs = form.merged === undefined || isText || format === 'html' ? [] : mergeRuns(body, columns.findIndex(([id]) => id === form.merged));
  for (const [column, from, to] of runs) for (let row = from + 1; row <= to; row += 1) (body[row] ?? [])[column] = null;
  const merges = [
    ...above.map((_, row) => ({ startRow: row, startCol: 0, endRow: row, endCol: width - 1 })),
    ...(header.length === 2 ? headerMerges(columns, above.length) : []),
    ...runs.map(([column, from, to]) => ({ startRow: firstRow + from, startCol: column, endRow: firstRow + to, endCol: column })),
  ];
  // A page has no sheet: spreadsheet programs call it by the first name they know.
  const sheet = isText ? sheetOfCsv(relativePath) : format === 'html' ? 'Sheet1' : form.sheet;
  const table: SampleTable = {
    sheet,
    rows: [...above, ...header, ...body, ...totals, ...(isText ? [] : notes.map(alone))],
    merges,
    headerRows: Array.from({ length: firstRow }, (_, row) => row).filter((row) => row !== 1 || above.length < 2),
    widths: columns.map(([, text]) => Math.max(8, text.length * 2 + 2)),
  };
  return { table, truth: truthOf(form, { relativePath, sheet, firstRow, totalRows: totals.length }) };
}

function headerRows<Id extends string>(columns: readonly FormColumn<Id>[], isText: boolean): Cell[][] {
  if (isText || columns.every(([, , group]) => group === undefined)) return [columns.map(([, header]) => header)];
  return [
    columns.map(([, header, group], index) => (group === undefined ? header : group === columns[index - 1]?.[2] ? null : group)),
    columns.map(([, header, group]) => (group === undefined ? null : header)),
  ];
}

function headerMerges<Id extends string>(columns: readonly FormColumn<Id>[], row: number): NonNullable<SampleTable['merges']>[number][] {
  return columns.flatMap(([, , group], column) => {
    if (group === undefined) return [{ startRow: row, startCol: column, endRow: row + 1, endCol: column }];
    if (group === columns[column - 1]?.[2]) return [];
    let end = column;
    while (columns[end + 1]?.[2] === group) end += 1;
    return end === column ? [] : [{ startRow: row, startCol: column, endRow: row, endCol: end }];
  });
}

/** Runs of two or more equal cells. */
function mergeRuns(body: readonly (readonly Cell[])[], column: number): (readonly [column: number, from: number, to: number])[] {
  if (column < 0) return [];
  const starts = body.flatMap((row, index) => (row[column] !== null && row[column] === body[index - 1]?.[column] ? [] : [index]));
  return starts.map((start, place) => [column, start, (starts[place + 1] ?? body.length) - 1] as const).filter(([, from, to]) => to > from);
}

function truthOf<Id extends string>(form: Form<Id>, place: { readonly relativePath: string; readonly sheet: string; readonly firstRow: number; readonly totalRows: number }): SampleFileTruth {
  const { relativePath, sheet, firstRow } = place;
  const numbered = form.rows.map((row, index) => ({ ...row, row: firstRow + index + 1 }));
  return {
    relativePath,
    dataset: form.dataset,
    sheet,
    dataRows: numbered.filter(({ isTotal }) => isTotal === undefined).length,
    rejectedRows: numbered.flatMap(({ row, rejected }) => (rejected === undefined ? [] : [{ row, reason: rejected }])),
    flaggedRows: [
      ...numbered.flatMap(({ row, flaws = [] }) => flaws.map((flaw) => ({ row, flaw }))),
      ...Array.from({ length: form.wrongTotals ?? 0 }, () => ({ row: firstRow + form.rows.length + 1, flaw: 'wrongTotal' as const })),
    ],
    totalRows: place.totalRows + numbered.filter(({ isTotal }) => isTotal === true).length,
  };
}
