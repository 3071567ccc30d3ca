/** An official table: title, header line, levels of headers, code row, totals first, rows, footer line, notes. */
import type { WriteSheet } from 'hucre/xlsx';
import { MISSING_TEXT, SUPPRESSED_TEXT } from '../../../../shared/format';
import type { ReportCell, ReportFormula, ReportTable } from '../model';
import { linesOf } from './safe-text';
import { reference, SheetBuilder } from './sheet-builder';
import { bold, numberFormats, styles } from './styles';

export function tableSheet(table: ReportTable, name: string): WriteSheet {
  const sheet = new SheetBuilder(name, table.columns.map((column) => column.width));
  const last = sheet.columnCount - 1;
  sheet.merged(0, 0, 0, last, table.title, styles.title);
  sheet.height(0, 36);
  const third = Math.floor(sheet.columnCount / 3);
  sheet.merged(1, 0, 1, third - 1, table.headerLine.left, styles.line);
  sheet.merged(1, third, 1, last - third, table.headerLine.center, styles.lineCenter);
  sheet.merged(1, last - third + 1, 1, last, table.headerLine.right, styles.lineRight);
  sheet.height(1, 20);

  const levels = Math.max(...table.columns.map((column) => column.header.length));
  writeHeaders(sheet, table, 2, levels);
  const codeRow = 2 + levels;
  table.codeRow.forEach((code, column) => sheet.text(codeRow, column, code, styles.code));
  sheet.height(codeRow, 16);

  const totalsRow = codeRow + 1;
  const firstBody = totalsRow + 1;
  const lastBody = totalsRow + table.rows.length;
  table.totals.forEach((cell, column) => writeCell(sheet, totalsRow, column, cell, [firstBody, lastBody], true));
  table.rows.forEach((row, position) => {
    row.forEach((cell, column) => writeCell(sheet, firstBody + position, column, cell, [firstBody, lastBody], false));
    sheet.height(firstBody + position, 22);
  });
  sheet.height(totalsRow, 24);

  const end = writeFooter(sheet, table, lastBody + 1);
  writeNotes(sheet, table.notes, end);
  return sheet.build({ repeatedRows: [0, codeRow], frozen: { rows: codeRow + 1, columns: 1 } });
}

/** Equal neighbours are merged across, equal levels of one column down. */
function writeHeaders(sheet: SheetBuilder, table: ReportTable, top: number, levels: number): void {
  const textAt = (level: number, column: number): string => table.columns[column]?.header[level] ?? '';
  for (let level = 0; level < levels; level++) sheet.height(top + level, 30);
  for (let column = 0; column < table.columns.length; column++) {
    for (let level = 0; level < levels; level++) {
      const text = textAt(level, column);
      if ((level > 0 && textAt(level - 1, column) === text) || (level < levels - 1 && column > 0 && textAt(level, column - 1) === text && textAt(level + 1, column - 1) !== text)) continue;
      let endLevel = level;
      while (endLevel + 1 < levels && textAt(endLevel + 1, column) === text) endLevel++;
      let endColumn = column;
      while (endLevel === level && level < levels - 1 && endColumn + 1 < table.columns.length && textAt(level, endColumn + 1) === text) endColumn++;
      sheet.merged(top + level, column, top + endLevel, endColumn, text, styles.header);
    }
  }
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
      const style = { ...styles.figure, numFmt: numberFormats[cell.format] };
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

/** Signature fields spread over the width. @returns the next free row. */
function writeFooter(sheet: SheetBuilder, table: ReportTable, row: number): number {
  const fields = table.footerLine.length;
  table.footerLine.forEach((text, position) => {
    const start = Math.round((position * sheet.columnCount) / fields);
    const end = Math.round(((position + 1) * sheet.columnCount) / fields) - 1;
    sheet.merged(row, start, row, end, text, styles.line);
  });
  sheet.height(row, 24);
  return row + 1;
}

function writeNotes(sheet: SheetBuilder, notes: readonly string[], start: number): void {
  const last = sheet.columnCount - 1;
  notes.forEach((note, position) => {
    const text = `${position === 0 ? '说明：' : '　　　'}${position + 1}. ${note}`;
    sheet.merged(start + position, 0, start + position, last, text, styles.note);
    sheet.height(start + position, 15 * linesOf(text, sheet.widthOf(0, last)) + 3);
  });
}
