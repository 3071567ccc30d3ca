/** An official table: title, header line, levels of headers, code row, totals first, rows, footer line, notes. */
import { MISSING_TEXT, SUPPRESSED_TEXT } from '../../../../shared/format';
import { headerCells } from '../header-cells';
import type { ReportCell, ReportFormula, ReportTable } from '../model';
import type { CheckSummary } from './checks-sheet';
import { figureWidth, numberFormat } from './figure-format';
import { textWidth } from './safe-text';
import { shareColumns } from './share-columns';
import { type BuiltSheet, reference, SheetBuilder } from './sheet-builder';
import { bold, styles } from './styles';
import { tableLayout } from './table-layout';
import { isLong, tableList, wrappedTexts } from './table-list';
import { targetMarks } from './target-marks';

/** A4 landscape holds about this many rows at a size that can be read, with headers and notes. */
const ROWS_OF_ONE_PAGE = 20;
const ROW_HEIGHT = 22;
/** Characters of a line of the block of an approved survey. */
const SURVEY_WIDTH = 36;

/** @param checked what is said of its 审核关系; absent: it has none */
export function tableSheet(table: ReportTable, name: string, checked?: CheckSummary): BuiltSheet {
  const sheet = new SheetBuilder(name, columnWidths(table));
  const { headerLine, firstHeader, headerLevels, codeRow, totalsRow, firstBody, lastBody, firstPart, footerRow, firstNote } = tableLayout(table);
  const { survey = [], parts = [] } = table;
  sheet.wholeLine(0, table.title, styles.title, 36);
  survey.forEach((line, position) => sheet.rightBlock(1 + position, line, styles.line, SURVEY_WIDTH));
  const { left, center, right } = table.headerLine;
  writeLine(sheet, headerLine, [left, center, right], [styles.line, styles.lineCenter, styles.lineRight], 22);

  writeHeaders(sheet, table, firstHeader, headerLevels);
  table.codeRow.forEach((code, column) => sheet.text(codeRow, column, code, styles.code));
  sheet.height(codeRow, 16);

  table.totals.forEach((cell, column) => writeCell(sheet, totalsRow, column, cell, [firstBody, lastBody], true));
  const list = isLong(table) ? tableList(table, firstBody, ROW_HEIGHT) : undefined;
  const writeRow = (row: readonly ReportCell[], place: number): void => {
    row.forEach((cell, column) => writeCell(sheet, place, column, cell, [firstBody, lastBody], false));
    sheet.fit(place, wrappedTexts(table, row), ROW_HEIGHT);
  };
  if (list === undefined) table.rows.forEach((row, position) => writeRow(row, firstBody + position));
  parts.forEach((row, position) => writeRow(row, firstPart + position));
  if (table.totals.length > 0) sheet.height(totalsRow, 24);

  writeLine(sheet, footerRow, table.footerLine, table.footerLine.map(() => styles.line), 26);
  table.notes.forEach((note, position) => sheet.wholeLine(firstNote + position, `${position === 0 ? '说明：' : '　　　'}${position + 1}. ${note}`, styles.note, 18));
  if (checked !== undefined) {
    sheet.wholeLine(firstNote + table.notes.length, checked.text, styles.note, 18);
    sheet.textFormula(firstNote + table.notes.length, 0, checked.text, checked.formula, styles.verdict);
  }
  return sheet.build({
    repeatedRows: [0, codeRow],
    frozen: { rows: codeRow + 1, columns: 1 },
    onePage: table.onPortraitPage === true || firstPart - firstBody + parts.length <= ROWS_OF_ONE_PAGE,
    portrait: table.onPortraitPage === true,
    conditions: targetMarks(table),
    ...(list === undefined ? {} : { finish: { list } }),
  });
}

/** The definition's width, or more where a cell needs it: a column too narrow for a number shows ####. */
function columnWidths(table: ReportTable): number[] {
  const padding = 2;
  return table.columns.map(({ width, wraps }, column) => {
    if (wraps === true) return width;
    // The totals are bold, and fallback fonts are wider than the official ones.
    let widest = Math.max(width, Math.ceil(cellWidth(table.totals[column]) * 1.2) + padding);
    for (const rows of [table.rows, table.parts ?? []]) for (const row of rows) widest = Math.max(widest, Math.ceil(cellWidth(row[column]) * 1.1) + padding);
    return widest;
  });
}

function cellWidth(cell: ReportCell | undefined): number {
  switch (cell?.kind) {
    case undefined:
      return 0;
    case 'text':
      return textWidth(cell.text);
    case 'suppressed':
      // Set smaller than the body, so that it does not decide the width.
      return textWidth(SUPPRESSED_TEXT) - 2;
    case 'missing':
      return textWidth(MISSING_TEXT);
    case 'figure':
      return figureWidth(cell.value, cell.format);
  }
}

function writeHeaders(sheet: SheetBuilder, table: ReportTable, top: number, levels: number): void {
  const texts: { text: string; width: number }[][] = Array.from({ length: levels }, () => []);
  for (const { text, level, endLevel, column, endColumn } of headerCells(table.columns)) {
    sheet.merged(top + level, column, top + endLevel, endColumn, text, styles.header);
    if (endLevel === level) texts[level]?.push({ text, width: sheet.widthOf(column, endColumn) });
  }
  texts.forEach((placed, level) => sheet.fit(top + level, placed, 30));
}

function writeCell(sheet: SheetBuilder, row: number, column: number, cell: ReportCell, body: readonly [number, number], total: boolean): void {
  switch (cell.kind) {
    case 'text':
      sheet.text(row, column, cell.text, total ? bold(styles.text) : styles.text);
      return;
    case 'suppressed':
      sheet.text(row, column, SUPPRESSED_TEXT, styles.suppressed);
      return;
    case 'missing':
      sheet.text(row, column, MISSING_TEXT, styles.state);
      return;
    case 'figure': {
      const style = { ...(cell.format === 'integer' ? styles.figure : styles.ratio), numFmt: numberFormat(cell.value, cell.format) };
      sheet.number(row, column, cell.value, total ? bold(style) : style, cell.formula === undefined ? undefined : formulaText(cell.formula, row, column, body));
    }
  }
}

function formulaText(formula: ReportFormula, row: number, column: number, [first, last]: readonly [number, number]): string {
  switch (formula.kind) {
    case 'sumOfBody':
      return `SUM(${reference(first, column)}:${reference(last, column)})`;
    case 'quotient':
      return `${reference(row, formula.numerator)}/${reference(row, formula.denominator)}`;
    case 'difference':
      return `${reference(row, formula.minuend)}-${reference(row, formula.subtrahend)}`;
  }
}

/** Texts side by side over the whole width: equal parts where they fit, else by length; wrapped as the last resort. */
function writeLine(sheet: SheetBuilder, row: number, texts: readonly string[], looks: readonly (typeof styles)['line' | 'lineCenter' | 'lineRight'][], least: number): void {
  // A table of few columns cannot give each part its own.
  const parts = texts.length <= sheet.columnCount ? texts : [texts.join('　　')];
  const part = sheet.widthOf(0, sheet.columnCount - 1) / parts.length;
  const spans = shareColumns(
    parts.map((text) => ({ least: Math.min(textWidth(text) + 2, part), wish: Math.max(textWidth(text) + 2, part) })),
    sheet.widths,
  );
  let column = 0;
  const placed = parts.map((text, position) => {
    const end = column + (spans[position] ?? 1) - 1;
    sheet.merged(row, column, row, end, text, looks[position] ?? styles.line);
    const width = sheet.widthOf(column, end);
    column = end + 1;
    return { text, width };
  });
  sheet.fit(row, placed, least);
}
