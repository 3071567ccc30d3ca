/** What a workbook that is sent back begins with: what it is, how much is wrong, what to do by when. */
import type { IssueRecord } from '../../../shared/contract';
import { formatInteger } from '../../../shared/format';
import { issueActions } from './issue-list-sheet';
import { markColours } from './issue-marked-sheet';
import { type BuiltSheet, SheetBuilder } from './xlsx/sheet-builder';
import { styles } from './xlsx/styles';

/** Kinds beyond these are rare ones: the list has them all. */
const MOST_KINDS = 25;
const widths = [22, 70, 14, 14];
const count = { ...styles.figure, numFmt: '#,##0' };
const blank = (times: number): string => '\u3000'.repeat(times);

const legend = [
  { colour: markColours.error, label: '红色', meaning: '错误：此处未能采用，须改正。' },
  { colour: markColours.warning, label: '黄色', meaning: '可疑：已采用或已留空，请核对。' },
  { colour: markColours.info, label: '绿色', meaning: '已自动修正或提示：请核对，无误则不必改。' },
] as const;

/** @param total how many issues there are, when `issues` is only the first part of them. */
export function issueCoverSheet(label: string, issues: readonly IssueRecord[], total: number): BuiltSheet {
  const sheet = new SheetBuilder('说明', widths);
  let row = 0;
  const line = (text: string, least = 22): void => sheet.wholeLine(row++, text, styles.line, least);
  const cells = (texts: readonly (string | number)[], look: (column: number) => (typeof styles)[keyof typeof styles]): void => {
    texts.forEach((text, column) => (typeof text === 'number' ? sheet.number(row, column, text, count) : sheet.text(row, column, text, look(column))));
    sheet.fit(row++, texts.map((text, column) => ({ text: String(text), width: (widths[column] ?? 0) - 2 })), 24);
  };
  const header = (texts: readonly string[]): void => cells(texts, () => styles.header);

  sheet.wholeLine(row++, `${label}：上报数据问题反馈`, styles.title, 40);
  const rejected = new Set(issues.filter(({ action }) => action === 'rejected').map(({ batch, row: rowNumber }) => `${batch}:${rowNumber}`)).size;
  const cut = total > issues.length ? `（本文件列出其中最要紧的 ${formatInteger(issues.length)} 处）` : '';
  line(`贵单位上报的表格经数据核查，共有 ${formatInteger(total)} 处问题${cut}，其中 ${formatInteger(rejected)} 行未能导入。请在原表中逐条改正，不要在本文件中修改，并把整份原表重新上报；改正后的表格导入时，已解决的问题会自动销号。`);
  line(`请于${blank(3)}年${blank(2)}月${blank(2)}日前重新上报。联系人：${blank(6)}联系电话：${blank(8)}`, 28);

  row++;
  header(['程序的处理', '需要贵单位做的', '条 数']);
  for (const { action, label: name, toDo } of issueActions) cells([name, toDo, issues.filter((issue) => issue.action === action).length], (column) => (column === 0 ? styles.state : styles.text));

  row++;
  header(['栏 目', '问 题（举一例）', '条 数', '程序的处理']);
  const kinds = kindsOf(issues);
  for (const { column, example, action, number } of kinds.slice(0, MOST_KINDS)) cells([column, example, number, issueActions.find((entry) => entry.action === action)?.label ?? ''], (position) => (position === 3 ? styles.state : styles.text));
  const rest = kinds.slice(MOST_KINDS);
  if (rest.length > 0) cells(['其余', `另有 ${rest.length} 类问题，见“问题清单”。`, rest.reduce((sum, { number }) => sum + number, 0), ''], () => styles.text);

  row++;
  line('“问题清单”按文件、工作表和行号列出每一处问题；“标记”各表照原表的列和行号列出有问题的行，浅红色的整行为未能导入的行，指针停在有色单元格上可看原因：');
  for (const { colour, label: name, meaning } of legend) {
    sheet.text(row, 0, name, { ...styles.state, ...colour });
    sheet.text(row, 1, meaning, styles.text);
    sheet.height(row++, 22);
  }
  line('学生的姓名和号码已遮盖，与问题无关的测评得分、等级等不在此列出（以“…”代替）。本文件只供贵单位改正数据，请勿转发，用后请妥善保管或删除。', 36);
  return sheet.build({ onePage: true });
}

/** Issues of one column and code are of one kind; the most frequent first. */
function kindsOf(issues: readonly IssueRecord[]): { readonly column: string; readonly example: string; readonly action: IssueRecord['action']; number: number }[] {
  const kinds = new Map<string, { readonly column: string; readonly example: string; readonly action: IssueRecord['action']; number: number }>();
  for (const { column, code, action, message } of issues) {
    const key = JSON.stringify([column, code, action]);
    const kind = kinds.get(key);
    if (kind === undefined) kinds.set(key, { column: column ?? '整行', example: message, action, number: 1 });
    else kind.number++;
  }
  return [...kinds.values()].sort((a, b) => b.number - a.number);
}
