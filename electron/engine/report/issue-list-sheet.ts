/** The list of issues as a sheet, one row each; long enough for a whole city. */
import type { IssueRecord } from '../../../shared/contract';
import { countyLabel } from '../../../shared/regions';
import { linesOf } from './xlsx/safe-text';
import { type BuiltSheet, type ListRow, reference, SheetBuilder } from './xlsx/sheet-builder';
import { banded, BODY_SIZE, styles } from './xlsx/styles';

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
  { header: '县区', width: 12, value: (issue) => (issue.county === null ? '' : countyLabel(issue.county)) },
  { header: '学校', width: 22, value: (issue) => issue.school ?? '' },
  { header: '行', width: 8, value: (issue) => issue.row },
  { header: '单元格', width: 10, value: (issue) => issue.cell ?? '' },
  { header: '栏目', width: 16, value: (issue) => issue.column ?? '整行' },
  { header: '原值', width: 22, value: (issue) => issue.value ?? '' },
  { header: '原因和处理办法', width: 52, value: (issue) => issue.message },
  { header: '程序的处理', width: 13, value: (issue) => byAction.get(issue.action)?.label ?? '' },
  { header: '需要您做的', width: 22, value: (issue) => byAction.get(issue.action)?.toDo ?? '' },
  { header: '状态', width: 15, value: (issue) => (issue.closedBy === null ? '未解决' : `已由批次 ${issue.closedBy} 解决`) },
];

const FIRST_ROW = 2;
const LEAST_HEIGHT = 22;
const LINE_HEIGHT = BODY_SIZE * 1.4;
const rowNumber = { ...styles.figure, numFmt: '0' };
const looks = [styles.text, rowNumber, banded(styles.text), banded(rowNumber)];
const looksOf = (first: number): number[] => columns.map(({ header }) => first + (header === '行' ? 1 : 0));
const plainLooks = looksOf(0);
const bandedLooks = looksOf(2);

const names = new Intl.Collator('zh-Hans-CN', { numeric: true });

/** By file, sheet, row and column, names as people sort them. */
export function inOrder(issues: readonly IssueRecord[]): IssueRecord[] {
  // Comparing two names takes a microsecond and there are few of them: each gets its place once.
  const ranks = (value: (issue: IssueRecord) => string): Map<string, number> => new Map([...new Set(issues.map(value))].sort(names.compare).map((name, rank) => [name, rank]));
  const files = ranks(({ file }) => file);
  const sheets = ranks(({ sheet }) => sheet);
  const labels = ranks(({ column }) => column ?? '');
  const rank = (found: Map<string, number>, name: string): number => found.get(name) ?? 0;
  return [...issues].sort(
    (a, b) => rank(files, a.file) - rank(files, b.file) || rank(sheets, a.sheet) - rank(sheets, b.sheet) || a.row - b.row || rank(labels, a.column ?? '') - rank(labels, b.column ?? '') || compare(a.message, b.message),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** @param issues in order. Neighbouring files and sheets are told apart by a light band. */
export function issueListSheet(issues: readonly IssueRecord[]): BuiltSheet {
  const sheet = new SheetBuilder('问题清单', columns.map((column) => column.width));
  sheet.wholeLine(0, '数据问题清单', styles.title, 36);
  columns.forEach((column, position) => sheet.text(1, position, column.header, styles.header));
  sheet.height(1, 26);
  const lastRow = FIRST_ROW + Math.max(1, issues.length) - 1;
  const last = columns.length - 1;
  return sheet.build({
    repeatedRows: [1, 1],
    frozen: { rows: FIRST_ROW, columns: 0 },
    autoFilter: `A2:${reference(lastRow, last)}`,
    finish: { list: { firstRow: FIRST_ROW, looks, rowCount: issues.length, rows: () => listRows(issues) }, textNumbers: `A${FIRST_ROW + 1}:${reference(lastRow, last)}` },
  });
}

function* listRows(issues: readonly IssueRecord[]): Generator<ListRow, void, undefined> {
  let before: IssueRecord | undefined;
  let isBanded = true;
  for (const issue of issues) {
    if (issue.file !== before?.file || issue.sheet !== before.sheet) isBanded = !isBanded;
    before = issue;
    const values = columns.map(({ value }) => value(issue));
    let lines = 1;
    for (let column = 0; column < values.length; column++) {
      const value = values[column];
      const width = (columns[column]?.width ?? 0) - 2;
      // Most texts are so short that they need not be measured.
      if (typeof value === 'string' && (value.length * 2 >= width || value.includes('\n'))) lines = Math.max(lines, linesOf(value, width));
    }
    yield { height: Math.min(400, Math.max(LEAST_HEIGHT, Math.ceil(lines * LINE_HEIGHT + 5))), values, looks: isBanded ? bandedLooks : plainLooks };
  }
}
