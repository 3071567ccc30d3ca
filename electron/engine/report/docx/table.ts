/** A table of a report in Word: headers of several levels, repeated with the code row on every page; totals first. */
import { AlignmentType, BorderStyle, ShadingType, Table, TableCell, TableLayoutType, TableRow, VerticalAlign, WidthType } from 'docx';
import { cellText } from '../cell-text';
import { headerCells, headerLevels } from '../header-cells';
import { missesTarget } from '../missed-target';
import type { ReportCell, ReportColumn, ReportTable } from '../model';
import { lineWidth, SIZES } from './page';
import { run, type RunLook, smallLine } from './text';

const SIDE = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const;
export const BORDERS = { top: SIDE, bottom: SIDE, left: SIDE, right: SIDE, insideHorizontal: SIDE, insideVertical: SIDE } as const;
export const HIDDEN_FILL = 'D9D9D9';
/** With bold letters: the mark is seen in grey print as well. */
const MISSED_FILL = 'FFE3D6';
/** Between text and border, in twips. */
export const SIDE_MARGIN = 50;
const END_MARGIN = 45;
const BORDER = 10;
/** Sizes that are tried, in half points: 五号, 小五, 六号 and a little less; below that nothing can be read. */
const TABLE_SIZES = [SIZES.table, SIZES.fine, 16, 15] as const;
/** Twips of a line per half point of its size. */
const LINE_SHARE = 13;
/** Bold figures are wider, and so are those of fonts that stand in for others. */
const BOLD_SHARE = 1.3;
/** Names up to this many Chinese characters are kept on one line. */
const SHORT_EMS = 5;
/** No column is narrower. */
const LEAST_TEXT = '等级';
/** A character of a column's width is half a Chinese one. */
const CHARACTER_EMS = 0.5;

export interface TableFit {
  /** Half points. */
  readonly size: number;
  /** Twips, together the width. */
  readonly widths: readonly number[];
}

/** Whether a table needs a sheet across. */
export function isWide(table: ReportTable, width: number): boolean {
  return neededWidth(table, SIZES.fine) > width;
}

function sum(values: readonly number[]): number {
  return values.reduce((running, value) => running + value, 0);
}

function neededWidth({ columns }: ReportTable, size: number): number {
  return sum(columns.map((column) => column.width)) * CHARACTER_EMS * size * 10;
}

/** The largest size at which the columns have the room they ask for, and their shares of the width. */
export function fitTable(table: ReportTable, width: number): TableFit {
  const size = TABLE_SIZES.find((each) => neededWidth(table, each) <= width && sum(leastWidths(table, each)) <= width) ?? TABLE_SIZES[TABLE_SIZES.length - 1] ?? SIZES.fine;
  return { size, widths: shareWidth(leastWidths(table, size), table.columns.map((column) => column.width), width) };
}

/** Every column the least it needs, the rest by what was asked for. */
function shareWidth(least: readonly number[], wishes: readonly number[], width: number): readonly number[] {
  const rest = Math.max(0, width - sum(least));
  const wanted = wishes.map((wish, index) => Math.max(0, (wish * width) / sum(wishes) - (least[index] ?? 0)));
  const widths = least.map((each, index) => Math.floor(each * Math.min(1, width / sum(least)) + (rest * (wanted[index] ?? 0)) / Math.max(1, sum(wanted))));
  return widths.map((each, index) => (index === 0 ? each + width - sum(widths) : each));
}

/** Figures, states and short names stand on one line; long texts have room for a few characters. */
function leastWidths({ columns, totals, rows }: ReportTable, size: number): number[] {
  return columns.map((_, index) =>
    [totals, ...rows].reduce((most, row) => {
      const cell = row[index];
      if (cell === undefined || (cell.kind === 'text' && lineWidth(cell.text, size) > SHORT_EMS * size * 10)) return most;
      return Math.max(most, lineWidth(cellText(cell), size) * (cell.kind === 'text' ? 1 : BOLD_SHARE) + 2 * SIDE_MARGIN);
    }, lineWidth(LEAST_TEXT, size) + 2 * SIDE_MARGIN),
  );
}

export function reportTable(table: ReportTable, width: number): Table {
  const { size, widths } = fitTable(table, width);
  const body = table.totals.length > 0 ? [bodyRow(table, table.totals, size, true)] : [];
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: [...widths],
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    borders: BORDERS,
    rows: [...headerRows(table, size), ...(table.codeRow.length > 0 ? [codeRow(table.codeRow, size)] : []), ...body, ...table.rows.map((row) => bodyRow(table, row, size, false))],
  });
}

/** Height of a row in twips. @param lines of its highest cell @param size half points @param endMargin see CellLook */
export function rowHeight(lines: number, size: number, endMargin: number): number {
  return lines * Math.round(size * LINE_SHARE) + 2 * endMargin + BORDER;
}

export interface CellLook extends RunLook {
  readonly align?: (typeof AlignmentType)[keyof typeof AlignmentType];
  readonly fill?: string;
  readonly columnSpan?: number;
  readonly rowSpan?: number;
  /** Twips above and below the text. */
  readonly endMargin?: number;
}

export function tableCell(text: string, size: number, { align = AlignmentType.CENTER, fill, columnSpan, rowSpan, endMargin = END_MARGIN, ...look }: CellLook = {}): TableCell {
  return new TableCell({
    verticalAlign: VerticalAlign.CENTER,
    margins: { left: SIDE_MARGIN, right: SIDE_MARGIN, top: endMargin, bottom: endMargin },
    ...(fill === undefined ? {} : { shading: { type: ShadingType.CLEAR, fill, color: 'auto' } }),
    ...(columnSpan === undefined ? {} : { columnSpan }),
    ...(rowSpan === undefined ? {} : { rowSpan }),
    children: [smallLine([run(text, { size, ...look })], Math.round(size * LINE_SHARE), { alignment: align })],
  });
}

function headerRows(table: ReportTable, size: number): TableRow[] {
  const cells = headerCells(table.columns);
  return Array.from({ length: headerLevels(table.columns) }, (_, level) => {
    const own = cells.filter((cell) => cell.level === level);
    return new TableRow({
      tableHeader: true,
      cantSplit: true,
      children: own.map(({ text, endLevel, column, endColumn }) => tableCell(text, size, { font: 'heading', columnSpan: endColumn - column + 1, rowSpan: endLevel - level + 1 })),
    });
  });
}

function codeRow(codes: readonly string[], size: number): TableRow {
  return new TableRow({ tableHeader: true, cantSplit: true, children: codes.map((code) => tableCell(code, size)) });
}

function bodyRow({ columns }: ReportTable, row: readonly ReportCell[], size: number, total: boolean): TableRow {
  const bold = total ? { bold: true as const } : {};
  return new TableRow({ cantSplit: true, children: row.map((cell, column) => tableCell(cellText(cell), size, { ...lookOf(cell, column, columns[column]?.target), ...bold })) });
}

function lookOf(cell: ReportCell, column: number, target: ReportColumn['target']): CellLook {
  if (missesTarget(cell, target)) return { fill: MISSED_FILL, bold: true };
  if (cell.kind === 'suppressed') return { fill: HIDDEN_FILL };
  return cell.kind === 'text' && (column > 0 || cell.text.length > 8) ? { align: AlignmentType.LEFT } : {};
}
