/** The issues of an import as a workbook that can be sent back to a school: a summary by file, then every issue. */
import type { IssueRecord } from '../../../shared/contract';
import { formatInteger } from '../../../shared/format';
import { inOrder, issueActions, issueListSheet } from './issue-list-sheet';
import { type BuiltSheet, reference, SheetBuilder } from './xlsx/sheet-builder';
import { bold, styles } from './xlsx/styles';
import { writeSheets } from './xlsx/write-workbook';

const count = { ...styles.figure, numFmt: '#,##0' };

/**
 * @param issues in any order; they are put by file, sheet and row.
 * @param issuedOn time stamp of the document: equal issues give equal bytes.
 * @param total how many issues there are, when `issues` is only the first part of them.
 */
export async function issuesWorkbook(issues: readonly IssueRecord[], issuedOn: Date = new Date(), total: number = issues.length): Promise<Uint8Array> {
  const sorted = inOrder(issues);
  return writeSheets([summarySheet(sorted, total), issueListSheet(sorted)], '数据问题清单', { issuedOn });
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
