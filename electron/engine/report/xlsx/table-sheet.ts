/** An official table: title, header line, levels of headers, code row, totals first, rows, footer line, notes. */
import type { CellStyle } from 'hucre/xlsx';
import { MISSING_TEXT, SUPPRESSED_TEXT } from '../../../../shared/format';
import { headerCells } from '../header-cells';
import type { FigureFormat, ReportCell, ReportFormula, ReportTable } from '../model';
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

const FIGURE_STYLES = { integer: styles.figure, percent: styles.ratio, decimal: styles.mean, points: styles.mean } as const satisfies Readonly<Record<FigureFormat, CellStyle>>;
/** Between texts side by side, in characters. */
const LEAST_GAP = 4;
const WIDEST_GAP = 12;
const SPACE = '\u3000';

/** @param checked what is said of its 审核关系; absent: it has none */
export function tableSheet(table: ReportTable, name: string, checked?: CheckSummary): BuiltSheet {
  const sheet = new SheetBuilder(name, widened(columnWidths(table), besideEachOther(Object.values(table.headerLine))));
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
      const style = { ...FIGURE_STYLES[cell.format], numFmt: numberFormat(cell.value, cell.format) };
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

/** All columns wider in proportion where together they are narrower than the line above them. */
function widened(widths: readonly number[], least: number): readonly number[] {
  const total = widths.reduce((sum, width) => sum + width, 0);
  return total >= least ? widths : widths.map((width) => Math.ceil((width * least) / total));
}

function besideEachOther(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + textWidth(text) + LEAST_GAP, 0);
}

/** Texts side by side over the whole width, each over columns of its own where it stands there on one line, else one after the other in one cell. */
function writeLine(sheet: SheetBuilder, row: number, texts: readonly string[], looks: readonly (typeof styles)['line' | 'lineCenter' | 'lineRight'][], least: number): void {
  const total = sheet.widthOf(0, sheet.columnCount - 1);
  const places = texts.length <= sheet.columnCount ? ownPlaces(sheet, texts, total) : [];
  if (places.length > 0 && places.every(({ column, end }, position) => textWidth(texts[position] ?? '') < sheet.widthOf(column, end))) {
    places.forEach(({ column, end }, position) => sheet.merged(row, column, row, end, texts[position] ?? '', looks[position] ?? styles.line));
    sheet.height(row, least);
    return;
  }
  sheet.wholeLine(row, runOn(texts, total), styles.line, least);
}

/** Equal parts where the texts fit, else by length; in whole columns. */
function ownPlaces(sheet: SheetBuilder, texts: readonly string[], total: number): readonly { readonly column: number; readonly end: number }[] {
  const part = total / texts.length;
  const spans = shareColumns(
    texts.map((text) => ({ least: Math.min(textWidth(text) + 2, part), wish: Math.max(textWidth(text) + 2, part) })),
    sheet.widths,
  );
  let next = 0;
  return spans.map((span) => {
    const column = next;
    next += span;
    return { column, end: next - 1 };
  });
}

/** Texts with space between them, none of them broken: on one line where it holds them all, else on as few as it takes. */
export function runOn(texts: readonly string[], width: number): string {
  const lines: string[][] = [];
  for (const text of texts) {
    const line = lines.at(-1);
    if (line !== undefined && besideEachOther([...line, text]) <= width) line.push(text);
    else lines.push([text]);
  }
  const [first = []] = lines;
  const free = width - first.reduce((sum, text) => sum + textWidth(text), 0);
  const gap = Math.max(LEAST_GAP, Math.min(WIDEST_GAP, Math.floor(free / Math.max(1, first.length))));
  return lines.map((line) => line.join(SPACE.repeat(Math.floor(gap / textWidth(SPACE))))).join('\n');
}
