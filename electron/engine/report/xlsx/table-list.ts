/** The rows of a long table as a list that goes past the library: lists of schools have thousands of rows. */
import { MISSING_TEXT, SUPPRESSED_TEXT } from '../../../../shared/format';
import type { ReportCell, ReportTable } from '../model';
import { numberFormat } from './figure-format';
import { type List, type ListRow, rowHeight } from './sheet-builder';
import { styles } from './styles';

/** Below it nothing is gained. */
const LONG = 400;

const LOOKS = [
  styles.text,
  styles.state,
  styles.suppressed,
  { ...styles.figure, numFmt: numberFormat(0, 'integer') },
  { ...styles.ratio, numFmt: numberFormat(0, 'percent') },
  { ...styles.ratio, numFmt: numberFormat(0.99999, 'percent') },
  { ...styles.ratio, numFmt: numberFormat(0, 'decimal') },
];
const [TEXT, MISSING, SUPPRESSED, INTEGER, PERCENT, ALMOST_WHOLE, DECIMAL] = [0, 1, 2, 3, 4, 5, 6] as const;

/** Rows with formulas are few, and stay with the library. */
export function isLong({ rows }: ReportTable): boolean {
  return rows.length >= LONG && !rows.some((row) => row.some((cell) => cell.kind === 'figure' && cell.formula !== undefined));
}

/** @param firstRow where the body begins, from 0; @param least height of a row in points */
export function tableList(table: ReportTable, firstRow: number, least: number): List {
  return { firstRow, looks: LOOKS, rowCount: table.rows.length, rows: () => listRows(table, least) };
}

/** Texts of a row that may take several lines; the indent of a cell takes two characters. */
export function wrappedTexts({ columns }: ReportTable, row: readonly ReportCell[]): { readonly text: string; readonly width: number }[] {
  return columns.flatMap(({ wraps, width }, column) => {
    const cell = row[column];
    return wraps === true && cell?.kind === 'text' ? [{ text: cell.text, width: width - 2 }] : [];
  });
}

function* listRows(table: ReportTable, least: number): Generator<ListRow> {
  for (const row of table.rows) yield { height: rowHeight(wrappedTexts(table, row), least), values: row.map(valueOf), looks: row.map(lookOf) };
}

function valueOf(cell: ReportCell): string | number {
  switch (cell.kind) {
    case 'text':
      return cell.text;
    case 'missing':
      return MISSING_TEXT;
    case 'suppressed':
      return SUPPRESSED_TEXT;
    case 'figure':
      return cell.value;
  }
}

function lookOf(cell: ReportCell): number {
  switch (cell.kind) {
    case 'text':
      return TEXT;
    case 'missing':
      return MISSING;
    case 'suppressed':
      return SUPPRESSED;
    case 'figure':
      if (cell.format === 'integer') return INTEGER;
      if (cell.format === 'decimal') return DECIMAL;
      return numberFormat(cell.value, cell.format) === numberFormat(0, 'percent') ? PERCENT : ALMOST_WHOLE;
  }
}
