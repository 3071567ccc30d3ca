/** 校验: every 审核关系 of every row as a formula that says 相符 or 不符, also after somebody has changed a figure. */
import { type CheckOperation, checkedRows, checkText, columnsOf, outcomeOf, OUTCOMES, type ReportCheck, TOLERANCE } from '../checks';
import { sheetReference } from './charts/chart-data';
import type { PlacedTable } from './placed-table';
import { textWidth } from './safe-text';
import { type BuiltSheet, type Condition, reference, SheetBuilder } from './sheet-builder';
import { styles } from './styles';
import { tableLayout } from './table-layout';

const NAME_WIDTH = 18;
const LEAST_WIDTH = 12;
const ABOVE_ROWS = 2;
const BROKEN = { font: { bold: true, color: { rgb: 'FF9C0006' } }, fill: { type: 'pattern', pattern: 'solid', bgColor: { rgb: 'FFFFC7CE' } } } as const;
const OPERATORS: Readonly<Record<CheckOperation, string>> = { sum: '+', difference: '-', quotient: '/' };

interface Block extends PlacedTable {
  readonly checks: readonly ReportCheck[];
  /** Row of its heading, from 0. */
  readonly top: number;
}

/** What a table says of its checks: the words now, and the formula that keeps them true. */
export interface CheckSummary {
  readonly text: string;
  readonly formula: string;
}

export interface ChecksPlan {
  readonly sheet: BuiltSheet;
  /** By name of the table. */
  readonly summaries: ReadonlyMap<string, CheckSummary>;
}

/** @returns null where no table has anything to check */
export function planChecks(tables: readonly PlacedTable[], name: string): ChecksPlan | null {
  let top = ABOVE_ROWS;
  const blocks = tables.flatMap(({ table, sheet }): Block[] => {
    const { checks = [] } = table;
    if (checks.length === 0) return [];
    const block = { table, sheet, checks, top };
    top += checkedRows(table).length + ABOVE_ROWS + 1;
    return [block];
  });
  if (blocks.length === 0) return null;
  return { sheet: checksSheet(blocks, name), summaries: new Map(blocks.map((block) => [block.table.name, summaryOf(block, name)])) };
}

function rangeOf({ table, checks, top }: Block): { readonly first: string; readonly last: string } {
  return { first: reference(top + ABOVE_ROWS, 1), last: reference(top + 1 + checkedRows(table).length, checks.length) };
}

function summaryOf(block: Block, name: string): CheckSummary {
  const { table, checks } = block;
  const { first, last } = rangeOf(block);
  const broken = `COUNTIF(${sheetReference(name, first, last)},"${OUTCOMES.broken}")`;
  const found = checkedRows(table).flatMap((row) => checks.filter((check) => outcomeOf(check, row) === 'broken')).length;
  return {
    text: found === 0 ? '审核结果：全部相符' : `审核结果：${found}处不符，见“${name}”表`,
    formula: `IF(${broken}=0,"审核结果：全部相符","审核结果："&${broken}&"处不符，见“${name}”表")`,
  };
}

function checksSheet(blocks: readonly Block[], name: string): BuiltSheet {
  const most = Math.max(...blocks.map(({ checks }) => checks.length));
  const width = (column: number): number => Math.max(LEAST_WIDTH, ...blocks.map(({ checks, table }) => (checks[column] === undefined ? 0 : textWidth(checkText(checks[column], table)) + 2)));
  const sheet = new SheetBuilder(name, [NAME_WIDTH, ...Array.from({ length: most }, (_, column) => width(column))]);
  sheet.wholeLine(0, '审核关系校验', styles.title, 36);
  sheet.wholeLine(1, '各单元格为公式，随表中数字变化；“样本过小”“—”的单元格不审核，写“—”。', styles.note, 18);
  for (const block of blocks) writeBlock(sheet, block);
  return sheet.build({ frozen: { rows: ABOVE_ROWS, columns: 1 }, conditions: blocks.map(brokenMark) });
}

function brokenMark(block: Block, position: number): Condition {
  const { first, last } = rangeOf(block);
  return { type: 'cellIs', operator: 'equal', priority: position + 1, range: `${first}:${last}`, formula: `"${OUTCOMES.broken}"`, style: BROKEN };
}

function writeBlock(sheet: SheetBuilder, { table, sheet: tableSheet, checks, top }: Block): void {
  sheet.text(top, 0, table.name, styles.section);
  sheet.height(top, 24);
  sheet.text(top + 1, 0, table.columns[0]?.header[0] ?? '', styles.header);
  checks.forEach((check, column) => sheet.text(top + 1, column + 1, checkText(check, table), styles.header));
  const { totalsRow } = tableLayout(table);
  checkedRows(table).forEach((row, position) => {
    const [name] = row;
    const place = top + ABOVE_ROWS + position;
    sheet.text(place, 0, name?.kind === 'text' ? name.text.trim() : '', styles.text);
    checks.forEach((check, column) => sheet.textFormula(place, column + 1, OUTCOMES[outcomeOf(check, row)], checkFormula(check, tableSheet, totalsRow + position), styles.verdictCell));
  });
}

function checkFormula(check: ReportCheck, tableSheet: string, row: number): string {
  const cell = (column: number): string => sheetReference(tableSheet, reference(row, column), reference(row, column)).replaceAll('$', '');
  const columns = columnsOf(check);
  const right = check.right.columns.map(cell).join(OPERATORS[check.right.operation]);
  const left = cell(check.left);
  const met = check.relation === 'equals' ? `ABS(${left}-(${right}))<=${TOLERANCE.toFixed(9)}` : `${left}<=${right}`;
  return `IF(COUNT(${columns.map(cell).join(',')})<${columns.length},"${OUTCOMES.notChecked}",IF(IFERROR(${met},FALSE),"${OUTCOMES.met}","${OUTCOMES.broken}"))`;
}
