/** An opened register as files for the school's own work. */
import { FOLLOW_UP_COLUMNS, REGISTER_COLUMNS } from '../../../shared/name-register';
import { safeText, sheetName, textWidth } from '../report/xlsx/safe-text';
import { type BuiltSheet, reference, SheetBuilder } from '../report/xlsx/sheet-builder';
import { styles } from '../report/xlsx/styles';
import { writeSheets } from '../report/xlsx/write-workbook';
import { CSV_MARK, csvLine } from './csv-line';
import type { OpenedRegister } from './open-file';

/** Of the list with names. */
export const NAMED_LIST_COLUMNS = [...FOLLOW_UP_COLUMNS, ...REGISTER_COLUMNS.slice(1)] as const;
const ROW_HEIGHT = 18;
const HEADER_HEIGHT = 24;
const NARROWEST = 10;
const MARGIN = 3;

/** The list first, which is what has to be done. */
export function openedWorkbook({ schoolName, schoolYear, pupils, followUp }: OpenedRegister, issuedOn: Date): Promise<Uint8Array> {
  const sheets = [...(followUp === null ? [] : [tableSheet('需要跟进的学生', NAMED_LIST_COLUMNS, followUp)]), tableSheet('名册', REGISTER_COLUMNS, pupils)];
  return writeSheets(sheets, `${schoolName}${schoolYear}学年名册`, { issuedOn });
}

/** One table: the register, with level and day beside those who are on the list. */
export function openedCsv({ pupils, followUp }: OpenedRegister): string {
  const listed = new Map((followUp ?? []).map((row) => [row[0], row]));
  const lines = pupils.map((row) => [...row, ...(listed.get(row[0])?.slice(1, FOLLOW_UP_COLUMNS.length) ?? FOLLOW_UP_COLUMNS.slice(1).map(() => ''))]);
  const known = new Set(pupils.map(([code]) => code));
  const unknown = (followUp ?? []).filter(([code]) => !known.has(code)).map((row) => [row[0] ?? '', ...row.slice(FOLLOW_UP_COLUMNS.length), ...row.slice(1, FOLLOW_UP_COLUMNS.length)]);
  return CSV_MARK + [[...REGISTER_COLUMNS, ...FOLLOW_UP_COLUMNS.slice(1)], ...lines, ...unknown].map(csvLine).join('');
}

function tableSheet(name: string, columns: readonly string[], rows: readonly (readonly string[])[]): BuiltSheet {
  const widths = columns.map((label, column) => rows.reduce((most, row) => Math.max(most, textWidth(row[column] ?? '')), Math.max(NARROWEST, textWidth(label))) + MARGIN);
  const sheet = new SheetBuilder(sheetName(name, []), widths);
  columns.forEach((label, column) => sheet.text(0, column, label, styles.header));
  sheet.fit(0, columns.map((text, column) => ({ text, width: widths[column] ?? NARROWEST })), HEADER_HEIGHT);
  const last = reference(Math.max(1, rows.length), columns.length - 1);
  const looks = columns.map(() => 0);
  return sheet.build({
    repeatedRows: [0, 0],
    frozen: { rows: 1, columns: 0 },
    autoFilter: `A1:${last}`,
    finish: { list: { firstRow: 1, looks: [styles.text], rowCount: rows.length, rows: () => rows.map((row) => ({ height: ROW_HEIGHT, values: columns.map((_, column) => safeText(row[column] ?? '')), looks })) }, textNumbers: `A2:${last}` },
  });
}
