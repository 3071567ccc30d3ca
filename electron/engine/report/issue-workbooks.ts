/** One workbook per school or county to send back: what is wrong, cell by cell, and the rows themselves with the cells marked. */
import { Zip, ZipPassThrough } from 'fflate';
import type { IssueRecord } from '../../../shared/contract';
import { formatInteger } from '../../../shared/format';
import { issueListSheet, issueActions } from './issues-workbook';
import { sheetName } from './xlsx/safe-text';
import { type BuiltSheet, SheetBuilder } from './xlsx/sheet-builder';
import { styles } from './xlsx/styles';
import { writeSheets } from './xlsx/write-workbook';

/** Rows with issues of one table of one file; texts are masked before they come here. */
export interface MarkedTable {
  readonly batch: number;
  readonly file: string;
  readonly sheet: string;
  readonly title: string | null;
  readonly columns: readonly { readonly label: string; readonly header: string; readonly sheetColumn: number }[];
  readonly rows: readonly { readonly row: number; readonly cells: readonly (string | null)[] }[];
}

export interface IssueWorkbookSource {
  /** School or county. */
  readonly label: string;
  readonly issues: readonly IssueRecord[];
  readonly tables: readonly MarkedTable[];
}

/** What is not shown, because it says more of a pupil than the issue needs. */
const LEFT_OUT = '…';
const fill = (rgb: string) => ({ type: 'pattern' as const, pattern: 'solid' as const, fgColor: { rgb } });
const looks = {
  plain: styles.text,
  rejectedRow: { ...styles.text, fill: fill('FFFDECEA') },
  error: { ...styles.text, fill: fill('FFF4A6A0'), font: { ...styles.text.font, bold: true } },
  warning: { ...styles.text, fill: fill('FFFFE08A'), font: { ...styles.text.font, bold: true } },
} as const;
const rowNumber = { ...styles.state, numFmt: '0' };

/**
 * Workbooks are made one after another and put into a zip archive uncompressed: they are compressed themselves.
 * @param issuedOn time stamp of the documents.
 */
export async function issueWorkbooks(sources: AsyncIterable<IssueWorkbookSource>, issuedOn: Date): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const failures: Error[] = [];
  const zip = new Zip((error, chunk) => {
    if (error !== null) failures.push(error);
    else chunks.push(chunk);
  });
  const taken = new Set<string>();
  for await (const source of sources) {
    const file = new ZipPassThrough(fileName(source.label, taken));
    file.mtime = issuedOn;
    zip.add(file);
    file.push(await issueWorkbook(source, issuedOn), true);
  }
  zip.end();
  if (failures[0] !== undefined) throw failures[0];
  return Buffer.concat(chunks);
}

/** Safe on every system, unique whatever the case. */
function fileName(label: string, taken: Set<string>): string {
  const base = label.replace(/[\p{Cc}<>:"/\\|?*]/gu, ' ').trim().slice(0, 80) || '未注明';
  let name = `${base}-问题反馈.xlsx`;
  for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${base}-问题反馈(${number}).xlsx`;
  taken.add(name.toLowerCase());
  return name;
}

export async function issueWorkbook(source: IssueWorkbookSource, issuedOn: Date): Promise<Uint8Array> {
  const names = ['说明', '问题清单'];
  const marked = source.tables
    .filter(({ rows }) => rows.length > 0)
    .map((table) => {
      const name = sheetName(`标记-${table.sheet}`, names);
      names.push(name);
      return markedSheet(name, table, source.issues);
    });
  return writeSheets([coverSheet(source), issueListSheet(source.issues), ...marked], `${source.label}数据问题反馈`, issuedOn);
}

function coverSheet({ label, issues }: IssueWorkbookSource): BuiltSheet {
  const sheet = new SheetBuilder('说明', [30, 12, 60]);
  const rejected = new Set(issues.filter(({ action }) => action === 'rejected').map(({ batch, row }) => `${batch}:${row}`)).size;
  sheet.wholeLine(0, `${label}：上报数据问题反馈`, styles.title, 36);
  sheet.wholeLine(1, `贵单位上报的表格共有 ${formatInteger(issues.length)} 处问题，其中 ${formatInteger(rejected)} 行未能导入。请在原表中逐条改正后，于${'\u3000'.repeat(3)}年${'\u3000'.repeat(2)}月${'\u3000'.repeat(2)}日前把整份文件重新上报；改正后的文件导入时，这里的问题会自动销号。`, styles.line, 40);
  ['程序的处理', '条 数', '需要贵单位做的'].forEach((text, column) => sheet.text(2, column, text, styles.header));
  sheet.height(2, 26);
  issueActions.forEach(({ action, label: name, toDo }, index) => {
    sheet.text(3 + index, 0, name, styles.state);
    sheet.number(3 + index, 1, issues.filter((issue) => issue.action === action).length, { ...styles.figure, numFmt: '#,##0' });
    sheet.text(3 + index, 2, toDo, styles.text);
    sheet.height(3 + index, 24);
  });
  const last = 4 + issueActions.length;
  sheet.wholeLine(last, '“问题清单”按文件和行号列出每一处问题；“标记”各表按原表的列和行号列出有问题的行，红色为错误，黄色为提醒，浅红整行为未能导入的行，指针停在有色单元格上可看原因。', styles.note, 30);
  sheet.wholeLine(last + 1, '学生的姓名和号码已遮盖，测评得分和等级不在此列出（“…”）。本表只供改正数据，请勿转发。', styles.note, 20);
  return sheet.build({ frozen: { rows: 3, columns: 0 } });
}

function markedSheet(name: string, table: MarkedTable, issues: readonly IssueRecord[]): BuiltSheet {
  const columns = table.columns.map((column, position) => ({ ...column, position })).sort((a, b) => a.sheetColumn - b.sheetColumn);
  const sheet = new SheetBuilder(name, [8, ...columns.map(({ header }) => Math.min(30, Math.max(15, header.length * 2 + 2)))]);
  sheet.wholeLine(0, `${table.file} 工作表“${table.sheet}”${table.title === null ? '' : ` ${table.title}`}`, styles.line, 24);
  sheet.text(1, 0, '原行号', styles.header);
  columns.forEach(({ header }, column) => sheet.text(1, column + 1, header, styles.header));
  sheet.height(1, 30);
  const byRow = new Map<number, IssueRecord[]>();
  for (const issue of issues) if (issue.batch === table.batch) byRow.set(issue.row, [...(byRow.get(issue.row) ?? []), issue]);
  table.rows.forEach(({ row, cells }, index) => {
    const own = byRow.get(row) ?? [];
    const base = own.some(({ action }) => action === 'rejected') ? looks.rejectedRow : looks.plain;
    sheet.number(2 + index, 0, row, rowNumber);
    columns.forEach(({ label, position }, column) => {
      const about = own.filter((issue) => issue.column === label);
      const gravest = about.some(({ severity }) => severity === 'error') ? looks.error : about.some(({ severity }) => severity === 'warning') ? looks.warning : base;
      sheet.text(2 + index, column + 1, cells[position] ?? LEFT_OUT, gravest);
      if (about.length > 0) sheet.comment(2 + index, column + 1, about.map(({ message }) => message).join('\n'));
    });
    const whole = own.filter((issue) => issue.column === null).map(({ message }) => message);
    if (whole.length > 0) sheet.comment(2 + index, 0, whole.join('\n'));
  });
  return sheet.build({ repeatedRows: [1, 1], frozen: { rows: 2, columns: 1 } });
}
