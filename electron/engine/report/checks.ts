/** 审核关系 as data: printed under a table, evaluated here, and written as live formulas. Columns are positions in the table. */
import type { ReportCell, ReportTable } from './model';

export type CheckOperation = 'sum' | 'difference' | 'quotient';

export interface ReportCheck {
  readonly left: number;
  readonly relation: 'equals' | 'atMost';
  /** The first column, with all others added, taken off, or divided by. */
  readonly right: { readonly operation: CheckOperation; readonly columns: readonly number[] };
}

const SIGNS: Readonly<Record<CheckOperation, string>> = { sum: '＋', difference: '－', quotient: '÷' };

/** e.g. 3＝2÷1 */
export function checkText({ left, relation, right }: ReportCheck, { codeRow }: Pick<ReportTable, 'codeRow'>): string {
  const code = (column: number): string => codeRow[column] ?? '';
  return `${code(left)}${relation === 'equals' ? '＝' : '≤'}${right.columns.map(code).join(SIGNS[right.operation])}`;
}

export const checksText = (checks: readonly ReportCheck[], table: Pick<ReportTable, 'codeRow'>): string => checks.map((check) => checkText(check, table)).join('；');

export function columnsOf({ left, right }: ReportCheck): readonly number[] {
  return [left, ...right.columns];
}

/** Quotients of whole numbers are not kept exactly. */
export const TOLERANCE = 1e-9;

export type CheckOutcome = 'met' | 'broken' | 'notChecked';

/** Rows with a cell that is hidden or missing are not checked. */
export function outcomeOf(check: ReportCheck, row: readonly ReportCell[]): CheckOutcome {
  const values = columnsOf(check).map((column) => {
    const cell = row[column];
    return cell?.kind === 'figure' ? cell.value : null;
  });
  const [left, first, ...others] = values;
  if (left == null || first == null || others.some((value) => value === null)) return 'notChecked';
  const right = others.reduce<number>((running, value) => apply(check.right.operation, running, value ?? 0), first);
  return (check.relation === 'equals' ? Math.abs(left - right) <= TOLERANCE : left <= right + TOLERANCE) ? 'met' : 'broken';
}

function apply(operation: CheckOperation, running: number, value: number): number {
  switch (operation) {
    case 'sum':
      return running + value;
    case 'difference':
      return running - value;
    case 'quotient':
      return running / value;
  }
}

export const OUTCOMES: Readonly<Record<CheckOutcome, string>> = { met: '相符', broken: '不符', notChecked: '—' };

/** All rows whose figures are checked, as they stand in the table. */
export function checkedRows({ totals, rows, parts = [] }: ReportTable): readonly (readonly ReportCell[])[] {
  return [...(totals.length > 0 ? [totals] : []), ...rows, ...parts];
}
