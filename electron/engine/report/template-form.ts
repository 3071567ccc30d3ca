/** The form of a template: headers, formats and rules, with nothing filled in. */
import type { DatasetDefinition } from '../../../shared/datasets';
import { inputRule, isNumber, listOf, type Need, NEED_LABELS, type TemplateColumn, templateColumns } from './template-columns';
import { textWidth } from './xlsx/safe-text';
import { type BuiltSheet, reference, SheetBuilder, type Validation } from './xlsx/sheet-builder';
import { styles } from './xlsx/styles';

const HEADER_ROW = 2;
const FIRST_ROW = HEADER_ROW + 1;
/** Rows with lines: about a printed page, which holds more the wider the form, and so the smaller the print. Below, lines appear where something is filled in. */
const readyRows = (width: number): number => Math.max(15, Math.floor(width * 0.22) - 8);
const ROW_HEIGHT = 20;
/** Lines of conditions reach as far as a large county's list; formats and rules hold for whole columns. */
const LINED_ROWS = 20_000;
const SHEET_ROWS = 1_048_576;

const coloured = (font: string, fill: string) => ({ ...styles.header, font: { ...styles.header.font, color: { rgb: font } }, fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: fill } } }) as const;
const headers: Readonly<Record<Need, (typeof styles)['header'] | ReturnType<typeof coloured>>> = {
  always: coloured('FFB2182B', 'FFFDE3E0'),
  oneOf: coloured('FF1F4E9E', 'FFDCE9FA'),
  withScore: coloured('FF1F4E9E', 'FFDCE9FA'),
  never: styles.header,
};
/** Required columns are told apart in print and by the colour-blind too; the star is no part of the name. */
const marks: Readonly<Record<Need, string>> = { always: '*', oneOf: '', withScore: '', never: '' };
/** Text: a code of 18 digits would otherwise lose its last ones, and 2016.10 its zero. */
const textCell = { ...styles.text, numFmt: '@' };
const numberCell = { ...styles.figure, numFmt: 'General' };
const unlined = ({ font, alignment, numFmt }: typeof textCell | typeof numberCell) => ({ font, alignment, numFmt });

export function formSheet(dataset: DatasetDefinition, schoolYear: string): BuiltSheet {
  const columns = templateColumns(dataset);
  const sheet = new SheetBuilder(dataset.label, columns.map(widthOf));
  const lined = FIRST_ROW + readyRows(sheet.widthOf(0, columns.length - 1));
  const has = (need: Need): boolean => columns.some((column) => column.need === need);
  const legend = [has('always') ? '红字带 * 的必填' : '', has('oneOf') ? '蓝字的见“填写说明”' : ''].filter((part) => part !== '').join('，');
  sheet.wholeLine(0, `${dataset.label}（${schoolYear.replace('-', '—')}学年）`, styles.title, 36);
  sheet.wholeLine(1, `填报单位（盖章）：${gap(16)}填表人：${gap(8)}联系电话：${gap(10)}${legend}。`, styles.line, 24);
  columns.forEach(({ label, need }, position) => sheet.text(HEADER_ROW, position, `${marks[need]}${label}`, headers[need]));
  sheet.fit(HEADER_ROW, columns.map((column) => ({ text: column.label, width: widthOf(column) })), 36);
  for (let row = FIRST_ROW; row < lined; row++) {
    columns.forEach((column, position) => sheet.blank(row, position, isNumber(column) ? numberCell : textCell));
    sheet.height(row, ROW_HEIGHT);
  }
  const last = columns.length - 1;
  columns.forEach((column, position) => sheet.blank(lined, position, unlined(isNumber(column) ? numberCell : textCell)));
  return sheet.build({
    repeatedRows: [HEADER_ROW, HEADER_ROW],
    frozen: { rows: FIRST_ROW, columns: 0 },
    printsWhatIsUsed: true,
    validations: columns.map((column, position) => validationOf(column, `${reference(FIRST_ROW, position)}:${reference(SHEET_ROWS - 1, position)}`)),
    conditions: [
      {
        type: 'expression',
        priority: 1,
        range: `${reference(lined, 0)}:${reference(LINED_ROWS - 1, last)}`,
        formula: `COUNTA($${reference(lined, 0)}:$${reference(lined, last)})>0`,
        style: { border: styles.text.border },
      },
    ],
    finish: { columnStylesFrom: lined, textNumbers: `${reference(FIRST_ROW, 0)}:${reference(SHEET_ROWS - 1, last)}` },
  });
}

function gap(characters: number): string {
  return ' '.repeat(characters);
}

const widths: Readonly<Record<string, number>> = { county: 13, township: 13, schoolName: 24, schoolCode: 13, idCard: 21, nationalStudentNumber: 21, studentNumber: 14, name: 10, gender: 6, grade: 8, riskLevel: 18, assessedOn: 12, phone: 13, certificate: 22, major: 16, stage: 13 };

/** In characters; headers may take two lines. */
function widthOf({ label, column }: TemplateColumn): number {
  const least = Math.ceil(textWidth(label) / 2) + 3;
  return column === null ? 6 : Math.max(widths[column.id] ?? 9, least);
}

function validationOf(column: TemplateColumn, range: string): Validation {
  const { format, rule } = inputRule(column);
  const { label, need, range: within } = column;
  const list = listOf(column.column);
  const shown = { range, allowBlank: true, showInputMessage: true, inputTitle: label, inputMessage: [NEED_LABELS[need], list === null ? format : '', rule].filter((part) => part !== '').join('。') } as const;
  const complaint = (errorStyle: 'stop' | 'warning', errorMessage: string) => ({ showErrorMessage: true, errorStyle, errorTitle: label, errorMessage }) as const;
  if (list !== null) return { ...shown, type: 'list', values: [...list], ...complaint('stop', '请从下拉列表中选择。') };
  if (within !== null && isNumber(column)) {
    const { minimum, maximum } = within;
    const isWhole = column.column?.type === 'integer';
    return { ...shown, type: isWhole ? 'whole' : 'decimal', operator: 'between', formula1: String(minimum), formula2: String(maximum), ...complaint('stop', `请填 ${minimum} 到 ${maximum} 之间的${isWhole ? '整数' : '数'}。`) };
  }
  const digits = column.column?.type === 'idCard' ? 18 : column.column?.type === 'schoolCode' ? 10 : null;
  // Residents of Hong Kong, Macao and Taiwan and foreigners have shorter numbers: they can be kept all the same.
  if (digits !== null) return { ...shown, type: 'textLength', operator: 'equal', formula1: String(digits), ...complaint('warning', `一般为 ${digits} 位，请核对。`) };
  return { ...shown, type: 'textLength', operator: 'lessThanOrEqual', formula1: '500' };
}
