/** The issues of an import as a workbook that can be sent back to a school. */
import type { IssueRecord } from '../../../shared/contract';
import { linesOf } from './xlsx/safe-text';
import { SheetBuilder } from './xlsx/sheet-builder';
import { styles } from './xlsx/styles';
import { writeSheets } from './xlsx/write-workbook';

const columns = [
  { header: '文件', width: 36, value: (issue: IssueRecord) => issue.file },
  { header: '工作表', width: 16, value: (issue: IssueRecord) => issue.sheet },
  { header: '行', width: 8, value: (issue: IssueRecord) => String(issue.row) },
  { header: '栏目', width: 16, value: (issue: IssueRecord) => issue.column ?? '整行' },
  { header: '原值', width: 22, value: (issue: IssueRecord) => issue.value ?? '' },
  { header: '程序的处理', width: 12, value: (issue: IssueRecord) => actionLabels[issue.action] },
  { header: '原因和处理办法', width: 64, value: (issue: IssueRecord) => issue.message },
] as const;

const actionLabels: Readonly<Record<IssueRecord['action'], string>> = { fixed: '已修正', emptied: '已置空', rejected: '已退回', noted: '提示' };

export async function issuesWorkbook(issues: readonly IssueRecord[], issuedOn: Date = new Date()): Promise<Uint8Array> {
  const sheet = new SheetBuilder('问题清单', columns.map((column) => column.width));
  const last = columns.length - 1;
  sheet.merged(0, 0, 0, last, '数据问题清单', styles.title);
  sheet.height(0, 36);
  const rejected = issues.filter((issue) => issue.action === 'rejected').length;
  sheet.merged(1, 0, 1, last, `共 ${issues.length} 条，其中退回 ${rejected} 行。请按“原因和处理办法”改正后，把整份文件重新上报；能识别学生的内容已遮盖。`, styles.line);
  columns.forEach((column, position) => sheet.text(2, position, column.header, styles.header));
  const grouped = [...issues].sort((a, b) => a.file.localeCompare(b.file, 'zh-Hans-CN') || a.sheet.localeCompare(b.sheet, 'zh-Hans-CN') || a.row - b.row);
  grouped.forEach((issue, index) => {
    const row = 3 + index;
    let lines = 1;
    columns.forEach((column, position) => {
      const text = column.value(issue);
      sheet.text(row, position, text, styles.text);
      lines = Math.max(lines, linesOf(text, column.width));
    });
    sheet.height(row, 15 * lines + 4);
  });
  return writeSheets([sheet.build({ repeatedRows: [2, 2], frozen: { rows: 3, columns: 0 }, autoFilter: `A3:G${3 + Math.max(1, issues.length)}` })], '数据问题清单', issuedOn);
}
