/** What official forms have in common, whatever they list. */
import { AREA_BASES, type AreaBasis } from '../../../shared/area-basis';
import { choiceOf, type Scope, scopeWords, switchesTurned } from '../../../shared/scope';
import type { ReportCell, ReportTable } from './model';

export interface FormIssuer {
  readonly unit: string;
  readonly preparedBy: string;
  readonly issuedOn: Date;
}

export const label = (value: string): ReportCell => ({ kind: 'text', text: value });
export const count = (value: number): ReportCell => ({ kind: 'figure', value, format: 'integer' });

export function chineseDate(date: Date): string {
  return `${date.getFullYear()}年${date.getMonth() + 1}月${date.getDate()}日`;
}

/** 说明 of the counties of a table. */
export function areaNote(areaBasis: AreaBasis): string {
  return `县区：${AREA_BASES[areaBasis].label}。${AREA_BASES[areaBasis].definition}`;
}

/** Under which areas and of which schools a form is made. */
export interface FormScope {
  readonly areaBasis: AreaBasis;
  readonly scope: Scope;
  /** Which of them were chosen, in words; '' for all. */
  readonly where: string;
}

/** 说明 of the counties of a table and of what it counts. */
export function scopeNotes({ areaBasis, scope, where }: FormScope): string[] {
  const turned = switchesTurned(scope).map((id) => choiceOf(scope, id).definition);
  return [areaNote(areaBasis), `口径：${scopeWords(scope)}。${turned.join('')}`, ...(where === '' ? [] : [`只含：${where}。`])];
}

/** The lines above and below the table of a working form. */
export function formFrame(issuer: FormIssuer, center: string, right: string): Pick<ReportTable, 'kind' | 'headerLine' | 'footerLine'> {
  return {
    kind: 'table',
    headerLine: { left: `编制单位（盖章）：${issuer.unit}`, center, right },
    footerLine: ['单位负责人：', '审核人：', `填表人：${issuer.preparedBy}`, '联系电话：', `报出日期：${chineseDate(issuer.issuedOn)}`],
  };
}

/** 甲 乙 丙 … for the columns that name, 1 2 3 … for those that count. */
export function codeRow(naming: number, counting: number): string[] {
  return [...'甲乙丙丁戊己庚辛'.slice(0, naming), ...Array.from({ length: counting }, (_, column) => String(column + 1))];
}

/** A table by county whose first body row sums every column. */
export function countyTable(
  frame: Pick<ReportTable, 'kind' | 'headerLine' | 'footerLine'>,
  parts: Pick<ReportTable, 'name' | 'title' | 'notes'>,
  headers: readonly (readonly string[])[],
  rows: readonly { readonly label: string; readonly figures: readonly number[] }[],
  width: number,
): ReportTable {
  const levels = Math.max(...headers.map((header) => header.length));
  return {
    ...frame,
    ...parts,
    columns: [{ header: Array.from({ length: levels }, () => '县区'), width: 14 }, ...headers.map((header) => ({ header, width }))],
    codeRow: codeRow(1, headers.length),
    totals: [label('全市合计'), ...headers.map((_, column): ReportCell => ({ kind: 'figure', value: rows.reduce((sum, { figures }) => sum + (figures[column] ?? 0), 0), format: 'integer', formula: { kind: 'sumOfBody' } }))],
    rows: rows.map((row) => [label(row.label), ...row.figures.map(count)]),
  };
}
