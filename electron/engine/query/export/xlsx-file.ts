/** A result as a workbook: its rows, in several sheets when one cannot hold them, and where they come from. */
import { type DuckDBType, DuckDBTypeId, DuckDBDecimalValue, type DuckDBValue } from '@duckdb/node-api';
import { SUPPRESSED_TEXT } from '../../../../shared/format';
import type { ReportTextSheet } from '../../report/model';
import { safeText, sheetName, textWidth } from '../../report/xlsx/safe-text';
import { type BuiltSheet, type ListRow, reference, SheetBuilder } from '../../report/xlsx/sheet-builder';
import { styles } from '../../report/xlsx/styles';
import { textSheet } from '../../report/xlsx/text-sheet';
import { writeSheets } from '../../report/xlsx/write-workbook';
import { columnKind } from '../column-kind';
import { exactText, isHidden, millisecondsOf, type ResultRows, valuesOf } from './result-rows';

/** Of a sheet, the header's row taken off. */
export const MOST_ROWS_OF_A_SHEET = 1_048_576 - 1;
const ROW_HEIGHT = 18;
const NARROWEST = 8;
const WIDEST = 48;
/** Rows that column widths are taken from. */
const MEASURED_ROWS = 500;

const right = { ...styles.figure, alignment: { horizontal: 'right', vertical: 'center' } } as const;
const looks = [styles.text, { ...right, numFmt: '0' }, { ...right, numFmt: 'General' }, { ...right, numFmt: 'yyyy-mm-dd' }, { ...right, numFmt: 'yyyy-mm-dd hh:mm:ss' }, styles.suppressed];
const [TEXT, INTEGER, DECIMAL, DAY, MOMENT, SUPPRESSED] = [0, 1, 2, 3, 4, 5] as const;

export interface XlsxOptions {
  readonly title: string;
  readonly source: ReportTextSheet;
  readonly issuedOn: Date;
  /** Fewer in tests. */
  readonly rowsOfASheet?: number;
}

export async function xlsxFile(rows: ResultRows, { title, source, issuedOn, rowsOfASheet = MOST_ROWS_OF_A_SHEET }: XlsxOptions): Promise<Uint8Array> {
  const count = Math.max(1, Math.ceil(rows.rowCount / rowsOfASheet));
  // The sheets are written one after the other, so that all take from one pass over the rows.
  const left = listRows(rows);
  const widths = columnWidths(rows);
  const names: string[] = [];
  const sheets: BuiltSheet[] = [];
  for (let part = 0; part < count; part++) {
    const name = sheetName(count === 1 ? title : `${title.slice(0, 24)} ${part + 1}`, names);
    names.push(name);
    sheets.push(rowSheet(rows, name, widths, Math.min(rowsOfASheet, rows.rowCount - part * rowsOfASheet), left));
  }
  return writeSheets([...sheets, textSheet(source, sheetName(source.name, names))], title, { issuedOn });
}

function rowSheet({ columns }: ResultRows, name: string, widths: readonly number[], rowCount: number, left: Iterator<ListRow>): BuiltSheet {
  const sheet = new SheetBuilder(name, widths);
  columns.forEach(({ label }, column) => sheet.text(0, column, label, styles.header));
  sheet.fit(0, columns.map(({ label }, column) => ({ text: label, width: widths[column] ?? NARROWEST })), 24);
  const last = reference(Math.max(1, rowCount), columns.length - 1);
  return sheet.build({
    repeatedRows: [0, 0],
    frozen: { rows: 1, columns: 0 },
    autoFilter: `A1:${last}`,
    finish: { list: { firstRow: 1, looks, rowCount, rows: () => take(left, rowCount) }, textNumbers: `A2:${last}` },
  });
}

function* take<T>(from: Iterator<T>, count: number): Generator<T, void, undefined> {
  for (let taken = 0; taken < count; taken++) {
    const next = from.next();
    if (next.done === true) return;
    yield next.value;
  }
}

function* listRows(rows: ResultRows): Generator<ListRow, void, undefined> {
  const kinds = rows.columns.map(({ type }) => numberLook(type));
  for (const row of valuesOf(rows)) {
    const values: (string | number)[] = [];
    const own: number[] = [];
    for (let column = 0; column < row.length; column++) {
      const [value, look] = isHidden(rows, row, column) ? ([SUPPRESSED_TEXT, SUPPRESSED] as const) : cell(row[column] ?? null, kinds[column] ?? DECIMAL);
      values.push(value);
      own.push(look);
    }
    yield { height: ROW_HEIGHT, values, looks: own };
  }
}

const wholeNumbers: ReadonlySet<DuckDBTypeId> = new Set([
  DuckDBTypeId.TINYINT, DuckDBTypeId.SMALLINT, DuckDBTypeId.INTEGER, DuckDBTypeId.BIGINT, DuckDBTypeId.HUGEINT,
  DuckDBTypeId.UTINYINT, DuckDBTypeId.USMALLINT, DuckDBTypeId.UINTEGER, DuckDBTypeId.UBIGINT, DuckDBTypeId.UHUGEINT,
]);

function numberLook({ typeId }: DuckDBType): number {
  return wholeNumbers.has(typeId) ? INTEGER : DECIMAL;
}

function cell(value: DuckDBValue, ofNumbers: number): readonly [string | number, number] {
  if (typeof value === 'string') return [safeText(value), TEXT];
  if (typeof value === 'number') return Number.isFinite(value) ? [value, ofNumbers] : [exactText(value), TEXT];
  if (typeof value === 'bigint' || value instanceof DuckDBDecimalValue) return exactNumber(value.toString(), ofNumbers);
  const serial = serialOf(millisecondsOf(value));
  if (serial !== null) return [serial, Number.isInteger(serial) && !(typeof value === 'object' && value !== null && 'micros' in value) ? DAY : MOMENT];
  return [safeText(exactText(value)), TEXT];
}

/** Digits that a spreadsheet keeps; a number of more stays text. */
const EXACT_DIGITS = 15;

function exactNumber(digits: string, look: number): readonly [string | number, number] {
  return digits.replace(/\D/g, '').replace(/^0+/, '').length <= EXACT_DIGITS ? [Number(digits), look] : [digits, TEXT];
}

/** Days between Excel's day 0 and 1970, and its first day that every program counts alike (1 March 1900). */
const EPOCH = 25_569;
const FIRST = 61;
const LAST = 2_958_466;

function serialOf(milliseconds: number | null): number | null {
  if (milliseconds === null) return null;
  const serial = milliseconds / 86_400_000 + EPOCH;
  return serial >= FIRST && serial < LAST ? serial : null;
}

function columnWidths(rows: ResultRows): number[] {
  const widths = rows.columns.map(({ label, type }) => Math.max(NARROWEST, textWidth(label) + 4, { day: 13, moment: 21, number: 0, truth: 0, text: 0 }[columnKind(type)]));
  let measured = 0;
  for (const row of valuesOf(rows)) {
    row.forEach((value, column) => (widths[column] = Math.max(widths[column] ?? 0, Math.min(WIDEST, textWidth(exactText(value)) + 3))));
    if (++measured >= MEASURED_ROWS) break;
  }
  return widths.map((width) => Math.min(WIDEST, width));
}
