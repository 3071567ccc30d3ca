/** The second sheet of a template: what each column means, how it is filled in and what becomes of it. */
import type { DatasetDefinition } from '../../../shared/datasets';
import { exampleOf, inputRule, listOf, NEED_LABELS, needsOf, STORAGE_LABELS, templateColumns } from './template-columns';
import { type BuiltSheet, SheetBuilder } from './xlsx/sheet-builder';
import { styles } from './xlsx/styles';

const headers = ['栏 目', '必 填', '格 式', '怎样填', '例 子', '可选值', '程序怎样保存'];
const widths = [22, 13, 13, 46, 24, 44, 28];
const centred: ReadonlySet<number> = new Set([1, 2]);

export function guideSheet(dataset: DatasetDefinition): BuiltSheet {
  const sheet = new SheetBuilder('填写说明', widths);
  sheet.wholeLine(0, `《${dataset.label}》填写说明`, styles.title, 36);
  const lines = [
    dataset.description,
    `在“${dataset.label}”表中逐行填写，一行也不要空；行数不限，可以粘贴，粘贴时请选“只粘贴值”。用不着的栏可以删去，栏目名称不要改。为别的学年填报的，请改标题中的学年。`,
    ...needsOf(dataset).map((need) => `${need}，否则该行不能导入。`),
    '“例子”只在本页，不要抄进表中。本页只作说明，不会被导入。',
  ];
  lines.forEach((line, index) => sheet.wholeLine(1 + index, `${index + 1}. ${line}`, styles.line, 20));
  const headerRow = 1 + lines.length;
  headers.forEach((text, column) => sheet.text(headerRow, column, text, styles.header));
  sheet.height(headerRow, 26);
  templateColumns(dataset).forEach((column, index) => {
    const { format, rule } = inputRule(column);
    const row = headerRow + 1 + index;
    const texts = [column.label, NEED_LABELS[column.need], format, rule, exampleOf(column), listOf(column.column)?.join('、') ?? '', STORAGE_LABELS[column.column?.storage ?? 'keep']];
    texts.forEach((text, position) => sheet.text(row, position, text, centred.has(position) ? { ...styles.text, alignment: styles.header.alignment } : styles.text));
    sheet.fit(row, texts.map((text, position) => ({ text, width: (widths[position] ?? 0) - 2 })), 22);
  });
  return sheet.build({ repeatedRows: [headerRow, headerRow], frozen: { rows: headerRow + 1, columns: 1 } });
}
