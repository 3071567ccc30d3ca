/** The issues of an import as a workbook that can be sent back to a school: a summary by file, then every issue. */
import type { IssueRecord } from '../../../shared/contract';
import { formatInteger } from '../../../shared/format';
import { type BuiltSheet, reference, SheetBuilder } from './xlsx/sheet-builder';
import { banded, bold, styles } from './xlsx/styles';
import { writeSheets } from './xlsx/write-workbook';

type Action = IssueRecord['action'];

/** What the program did, and what is left to the school, most pressing first. */
export const issueActions: readonly { readonly action: Action; readonly label: string; readonly toDo: string }[] = [
  { action: 'rejected', label: '已退回', toDo: '必须改正后重报（本行未计入）' },
  { action: 'emptied', label: '已置空', toDo: '请补填后重报（本行已计入，此栏为空）' },
  { action: 'fixed', label: '已修正', toDo: '请核对，修正无误则不必重报' },
  { action: 'noted', label: '提示', toDo: '请留意，一般不必重报' },
];
const byAction = new Map(issueActions.map((entry) => [entry.action, entry]));

interface IssueColumn {
  readonly header: string;
  readonly width: number;
  readonly value: (issue: IssueRecord) => string | number;
}

const columns: readonly IssueColumn[] = [
  { header: '文件', width: 30, value: (issue) => issue.file },
  { header: '工作表', width: 14, value: (issue) => issue.sheet },
  { header: '学校', width: 24, value: (issue) => issue.school ?? '' },
  { header: '行', width: 8, value: (issue) => issue.row },
  { header: '单元格', width: 9, value: (issue) => issue.cell ?? '' },
  { header: '栏目', width: 16, value: (issue) => issue.column ?? '整行' },
  { header: '原值', width: 22, value: (issue) => issue.value ?? '' },
  { header: '原因和处理办法', width: 56, value: (issue) => issue.message },
  { header: '程序的处理', width: 12, value: (issue) => byAction.get(issue.action)?.label ?? '' },
  { header: '需要您做的', width: 22, value: (issue) => byAction.get(issue.action)?.toDo ?? '' },
  { header: '状态', width: 16, value: (issue) => (issue.closedBy === null ? '未解决' : `已由批次 ${issue.closedBy} 解决`) },
];

const names = new Intl.Collator('zh-Hans-CN', { numeric: true });
const rowNumber = { ...styles.figure, numFmt: '0' };
const count = { ...styles.figure, numFmt: '#,##0' };

/**
 * @param issues in any order; they are put by file, sheet and row.
 * @param issuedOn time stamp of the document: equal issues give equal bytes.
 * @param total how many issues there are, when `issues` is only the first part of them.
 */
export async function issuesWorkbook(issues: readonly IssueRecord[], issuedOn: Date = new Date(), total: number = issues.length): Promise<Uint8Array> {
  const sorted = inOrder(issues);
  return writeSheets([summarySheet(sorted, total), issueListSheet(sorted)], '数据问题清单', issuedOn);
}

function inOrder(issues: readonly IssueRecord[]): IssueRecord[] {
  return [...issues].sort((a, b) => names.compare(a.file, b.file) || names.compare(a.sheet, b.sheet) || a.row - b.row || names.compare(a.column ?? '', b.column ?? ''));
}

/** Issues of one sheet of one file stand together, so a group ends where file or sheet change. */
function groupsOf(sorted: readonly IssueRecord[]): IssueRecord[][] {
  const groups: IssueRecord[][] = [];
  for (const issue of sorted) {
    const last = groups[groups.length - 1];
    if (last?.[0]?.file === issue.file && last[0].sheet === issue.sheet) last.push(issue);
    else groups.push([issue]);
  }
  return groups;
}

function summarySheet(sorted: readonly IssueRecord[], total: number): BuiltSheet {
  const groups = groupsOf(sorted);
  const header = ['文件', '工作表', '问题合计', ...issueActions.map((entry) => entry.label)];
  const sheet = new SheetBuilder('汇总', [60, 24, 12, ...issueActions.map(() => 12)]);
  const cut = total > sorted.length ? `问题共 ${formatInteger(total)} 条，本清单只列出最要紧的前 ${formatInteger(sorted.length)} 条。` : `问题共 ${formatInteger(total)} 条。`;
  sheet.wholeLine(0, '数据问题汇总', styles.title, 36);
  sheet.wholeLine(1, `${cut}请按“问题清单”逐条改正后，把整份文件重新上报：${issueActions.map((entry) => `“${entry.label}”${entry.toDo}`).join('；')}。能识别学生的内容已遮盖。`, styles.line, 22);
  header.forEach((text, column) => sheet.text(2, column, text, styles.header));
  sheet.height(2, 26);

  const [first, last] = [4, 3 + groups.length];
  const writeCounts = (row: number, found: readonly IssueRecord[], sums: boolean): void => {
    const counts = [found.length, ...issueActions.map(({ action }) => found.filter((issue) => issue.action === action).length)];
    counts.forEach((value, position) => {
      const column = 2 + position;
      sheet.number(row, column, value, sums ? bold(count) : count, sums && groups.length > 0 ? `SUM(${reference(first, column)}:${reference(last, column)})` : undefined);
    });
  };
  sheet.text(3, 0, '合计', bold(styles.text));
  sheet.text(3, 1, '', bold(styles.text));
  writeCounts(3, sorted, true);
  sheet.height(3, 24);
  groups.forEach((group, position) => {
    const [file, name] = [group[0]?.file ?? '', group[0]?.sheet ?? ''];
    sheet.text(first + position, 0, file, styles.text);
    sheet.text(first + position, 1, name, styles.text);
    writeCounts(first + position, group, false);
    sheet.fit(first + position, [{ text: file, width: 57 }, { text: name, width: 21 }], 22);
  });
  return sheet.build({ repeatedRows: [2, 2], frozen: { rows: 3, columns: 0 } });
}

/** @param issues in any order; they are put by file, sheet and row. */
export function issueListSheet(issues: readonly IssueRecord[]): BuiltSheet {
  const sorted = inOrder(issues);
  const sheet = new SheetBuilder('问题清单', columns.map((column) => column.width));
  sheet.wholeLine(0, '数据问题清单', styles.title, 36);
  columns.forEach((column, position) => sheet.text(1, position, column.header, styles.header));
  sheet.height(1, 26);
  const looks = [{ text: styles.text, number: rowNumber }, { text: banded(styles.text), number: banded(rowNumber) }] as const;
  let row = 2;
  groupsOf(sorted).forEach((group, position) => {
    const look = looks[position % 2 === 0 ? 0 : 1];
    for (const issue of group) {
      const texts = columns.map(({ value, width }, column) => {
        const shown = value(issue);
        if (typeof shown === 'number') sheet.number(row, column, shown, look.number);
        else sheet.text(row, column, shown, look.text);
        return { text: String(shown), width: width - 2 };
      });
      sheet.fit(row, texts, 22);
      row++;
    }
  });
  const end = Math.max(2, row - 1);
  return sheet.build({ repeatedRows: [1, 1], frozen: { rows: 2, columns: 0 }, autoFilter: `A2:${reference(end, columns.length - 1)}` });
}
