/** A blank workbook to fill in, made from the catalogue: what is filled in by its rules imports without a question. */
import type { DatasetColumn, DatasetDefinition } from '../../../shared/datasets';
import { inputRule, kindOf, listOf, STORAGE_LABELS } from './template-columns';
import { type BuiltSheet, reference, SheetBuilder, type Validation } from './xlsx/sheet-builder';
import { styles } from './xlsx/styles';
import { writeSheets } from './xlsx/write-workbook';

/** Rows with borders and formats ready; more may be added below. */
const READY_ROWS = 200;
/** Validation reaches as far as any school's list. */
const LAST_ROW = 5000;
const HEADER_ROW = 2;
const FIRST_ROW = HEADER_ROW + 1;
/** Questions that stand ready in a sheet of answers; scales are longer or shorter, and columns may be added. */
const READY_QUESTIONS = 20;
const required = { ...styles.header, font: { ...styles.header.font, color: { rgb: 'FFB2182B' } } };
/** Text: a code of 18 digits would otherwise lose its last ones. */
const textCell = { ...styles.text, numFmt: '@' };

interface FormColumn {
  readonly label: string;
  readonly column: DatasetColumn | null;
}

/**
 * @param schoolYear stands in the title, 2025-2026; whoever fills it in for another year changes it there.
 * @param issuedOn time stamp of the document: equal requests give equal bytes.
 */
export async function templateWorkbook(dataset: DatasetDefinition, schoolYear: string, issuedOn: Date): Promise<Uint8Array> {
  return writeSheets([formSheet(dataset, schoolYear), guideSheet(dataset)], `${dataset.label}模板`, issuedOn);
}

function formColumns(dataset: DatasetDefinition): FormColumn[] {
  const hasItems = dataset.series?.some(({ id }) => id === 'items') === true && dataset.id === 'assessmentAnswers';
  // Answers are filled in one column a question; the long form (question and score) is for exports of platforms.
  const columns = dataset.columns.filter(({ id }) => !(hasItems && (id === 'measure' || id === 'score')));
  const items = hasItems ? Array.from({ length: READY_QUESTIONS }, (_, index) => ({ label: `题${index + 1}`, column: null })) : [];
  return [...columns.map((column) => ({ label: column.label, column })), ...items];
}

function formSheet(dataset: DatasetDefinition, schoolYear: string): BuiltSheet {
  const columns = formColumns(dataset);
  const sheet = new SheetBuilder(dataset.label, columns.map(({ label, column }) => (column === null ? 7 : widthOf(label, column))));
  sheet.wholeLine(0, `${dataset.label}（${schoolYear.replace('-', '—')}学年）`, styles.title, 34);
  sheet.wholeLine(1, '填报单位（盖章）：                    填表人：                    联系电话：                    红字栏目必填；各栏怎样填，见“填写说明”。', styles.line, 22);
  columns.forEach(({ label, column }, position) => {
    sheet.text(HEADER_ROW, position, label, column?.required === true ? required : styles.header);
  });
  sheet.height(HEADER_ROW, 32);
  for (let row = FIRST_ROW; row < FIRST_ROW + READY_ROWS; row++) {
    sheet.height(row, 20);
    columns.forEach(({ column }, position) => sheet.blank(row, position, column === null || kindOf(column) === 'number' ? { ...styles.figure, numFmt: 'General' } : textCell));
  }
  const validations = columns.flatMap(({ column }, position) => (column === null ? [] : validationOf(column, `${reference(FIRST_ROW, position)}:${reference(LAST_ROW, position)}`)));
  return sheet.build({ repeatedRows: [HEADER_ROW, HEADER_ROW], frozen: { rows: FIRST_ROW, columns: 0 }, validations });
}

function widthOf(label: string, column: DatasetColumn): number {
  const least = column.type === 'schoolName' ? 26 : ['idCard', 'studentNumber'].includes(column.type) ? 22 : 11;
  return Math.max(least, label.length * 2 + 4);
}

function validationOf(column: DatasetColumn, range: string): Validation[] {
  const message = { showInputMessage: true, inputTitle: column.label, inputMessage: inputRule(column).slice(0, 250), allowBlank: true, range };
  const list = listOf(column);
  if (list !== null) return [{ ...message, type: 'list', values: [...list], showErrorMessage: true, errorStyle: 'warning', errorTitle: column.label, errorMessage: '请从下拉列表中选择。' }];
  const { minimum, maximum } = column;
  if (minimum !== undefined && maximum !== undefined && kindOf(column) === 'number') {
    return [{ ...message, type: column.type === 'integer' ? 'whole' : 'decimal', operator: 'between', formula1: String(minimum), formula2: String(maximum), showErrorMessage: true, errorStyle: 'stop', errorTitle: column.label, errorMessage: `请填 ${minimum} 到 ${maximum} 之间的数。` }];
  }
  // Any text, but with the rule shown where it is filled in.
  return [{ ...message, type: 'textLength', operator: 'lessThanOrEqual', formula1: '500', showErrorMessage: false }];
}

function guideSheet(dataset: DatasetDefinition): BuiltSheet {
  const headers = ['栏 目', '必 填', '怎样填', '例 子', '程序怎样保存'];
  const sheet = new SheetBuilder('填写说明', [22, 8, 58, 26, 34]);
  sheet.wholeLine(0, `《${dataset.label}》填写说明`, styles.title, 34);
  sheet.wholeLine(1, `${dataset.description}请在“${dataset.label}”表中逐行填写，不要改动栏目名称，可以删去用不着的栏目，可以在下面加行；合计行可有可无。本页只作说明，不会被导入。`, styles.line, 22);
  headers.forEach((text, column) => sheet.text(2, column, text, styles.header));
  sheet.height(2, 26);
  formColumns(dataset).forEach(({ label, column }, index) => {
    const row = 3 + index;
    const texts = column === null ? [label, '', '所选选项的序号或得分（数字）；没有作答的留空。题目多于或少于模板的，加列或删列，栏名接着写“题21”“题22”……', '2', '入库'] : [label, column.required === true ? '是' : '', inputRule(column), column.example, STORAGE_LABELS[column.storage]];
    texts.forEach((text, position) => sheet.text(row, position, text, position === 1 ? styles.state : styles.text));
    sheet.fit(row, [{ text: texts[2] ?? '', width: 56 }, { text: texts[3] ?? '', width: 24 }, { text: texts[4] ?? '', width: 32 }], 22);
  });
  return sheet.build({ repeatedRows: [2, 2], frozen: { rows: 3, columns: 0 } });
}
