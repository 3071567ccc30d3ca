/** What official forms have in common, whatever they list. */
import { AREA_BASES, type AreaBasis } from '../../../shared/area-basis';
import { choiceOf, type Scope, scopeWords, switchesTurned } from '../../../shared/scope';
import type { ReportCell, ReportTable } from './model';

/** A statistical survey that an office has approved; only such a form may bear a number and the block at its top right. */
export interface ApprovedSurvey {
  /** 表号 */
  readonly formNumber: string;
  /** 制定机关 */
  readonly madeBy: string;
  /** 批准机关 */
  readonly approvedBy: string;
  /** 批准文号 */
  readonly approvalNumber: string;
  /** 有效期至, in words. */
  readonly validUntil: string;
}

/** Who signs besides 填表人; '' leaves room to sign by hand. */
export interface Signatories {
  /** 单位负责人 */
  readonly head: string;
  /** 统计负责人 */
  readonly statistician: string;
  /** 联系电话 */
  readonly telephone: string;
}

export interface FormIssuer {
  readonly unit: string;
  readonly preparedBy: string;
  readonly issuedOn: Date;
  readonly signatories?: Signatories;
  readonly survey?: ApprovedSurvey;
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

export type FormFrame = Pick<ReportTable, 'kind' | 'survey' | 'headerLine' | 'footerLine'>;

const WORKING_FORM = '内部工作用表';
const BY_HAND: Signatories = { head: '', statistician: '', telephone: '' };

/** What kind of form it is: approved, or for work inside the office. */
export function natureOf({ survey }: FormIssuer): string {
  return survey === undefined ? WORKING_FORM : `经批准的统计调查表（${survey.approvalNumber}）`;
}

/**
 * The lines above and below the table of a form.
 * @param center what is counted, in one line: the year, the stretch
 * @param measures 计量单位, e.g. 所、人; '' where nothing is counted
 */
export function formFrame(issuer: FormIssuer, center: string, measures: string): FormFrame {
  const { unit, preparedBy, issuedOn, survey, signatories = BY_HAND } = issuer;
  const right = [...(survey === undefined ? [WORKING_FORM] : []), ...(measures === '' ? [] : [`计量单位：${measures}`])];
  return {
    kind: 'table',
    ...(survey === undefined ? {} : { survey: [`表\u3000\u3000号：${survey.formNumber}`, `制定机关：${survey.madeBy}`, `批准机关：${survey.approvedBy}`, `批准文号：${survey.approvalNumber}`, `有效期至：${survey.validUntil}`] }),
    headerLine: { left: `填报单位（盖章）：${unit}`, center, right: right.join('  ') },
    footerLine: [`单位负责人：${signatories.head}`, `统计负责人：${signatories.statistician}`, `填表人：${preparedBy}`, `联系电话：${signatories.telephone}`, `报出日期：${chineseDate(issuedOn)}`],
  };
}

/** 甲 乙 丙 … for the columns that name, 1 2 3 … for those that count. */
export function codeRow(naming: number, counting: number): string[] {
  return [...'甲乙丙丁戊己庚辛壬癸'.slice(0, naming), ...Array.from({ length: counting }, (_, column) => String(column + 1))];
}

/** A table by county whose first body row sums every column. */
export function countyTable(
  frame: FormFrame,
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
