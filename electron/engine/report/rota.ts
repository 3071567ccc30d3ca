/** The hotline's rota as an official workbook, and the form on which volunteers tell when they cannot be on duty. */
import type { RotaPerson, RotaPlan } from '../../../shared/rota';
import { WISH_COLUMNS } from '../hotline/wishes/read-wishes';
import type { ReportModel, ReportTable } from './model';
import { codeRow, type FormIssuer, formFrame, label } from './official-form';
import { calendarTable, type DutyRow, dutyList, loadsTable } from './rota-tables';

type MadeRota = Extract<RotaPlan, { readonly kind: 'rota' }>;

export interface RotaReportInput extends FormIssuer {
  readonly plan: MadeRota;
  readonly duties: readonly DutyRow[];
  /** 6885885 */
  readonly hotline: string;
  /** Rules that were kept, one sentence each. */
  readonly rules: readonly string[];
}

const chinese = (date: string): string => `${Number(date.slice(0, 4))}年${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`;

export function rotaReport(input: RotaReportInput): ReportModel {
  const { plan, duties, hotline } = input;
  const title = `心理热线${hotline}值班表`;
  const frame = formFrame(input, `${chinese(plan.period.from)}至${chinese(plan.period.to)}`, '');
  return {
    title,
    fileName: `心理热线值班表_${plan.period.from}至${plan.period.to}.xlsx`,
    sections: [
      calendarTable({ frame, title, notes: [plan.statement, '有事须提前换班并告知负责人；换班后仍须满足下列规则。', ...input.rules] }, plan.shifts.map(({ label: shift, time }) => `${shift}（${time}）`), plan.days),
      dutyList({ frame, title, notes: ['本表可原样导入“热线值班表”，用于核对到岗和统计。'] }, duties, { withTelephone: false }),
      loadsTable({ frame, title, notes: plan.fairness.map(({ label: measure, minimum, maximum, mean }) => `${measure}：每人最少 ${minimum}，最多 ${maximum}，平均 ${mean.toFixed(1)}。`) }, plan.people),
    ],
  };
}

export interface WishFormInput extends FormIssuer {
  readonly people: readonly RotaPerson[];
  readonly period: { readonly from: string; readonly to: string };
  readonly shiftLabels: readonly string[];
}

export function wishFormReport(input: WishFormInput): ReportModel {
  const { people, period, shiftLabels } = input;
  const title = `心理热线值班意愿表（${chinese(period.from)}至${chinese(period.to)}）`;
  const widths = { county: 12, school: 30, name: 11, blocked: 30, unwanted: 26, wanted: 26, onlyShifts: 16, maximum: 14 } as const;
  const columns = Object.entries(WISH_COLUMNS) as [keyof typeof WISH_COLUMNS, string][];
  const form: ReportTable = {
    ...formFrame(input, '没有的不填', ''),
    name: '值班意愿',
    title,
    columns: columns.map(([id, header]) => ({ header: [header], width: widths[id], wraps: true as const })),
    codeRow: codeRow(columns.length, 0),
    totals: [label(''), label(`共${people.length}人`), ...Array.from({ length: columns.length - 2 }, () => label(''))],
    rows: people.map((person) => [label(person.county), label(person.school), label(person.name), ...Array.from({ length: columns.length - 3 }, () => label(''))]),
    notes: [
      `日期写成 ${Number(period.from.slice(5, 7))}月3日、${Number(period.from.slice(5, 7))}月5日至8日、每周二、周末；只说某个班的在后面加班次，如 每周二${shiftLabels[0] ?? ''}。几项之间用顿号。`,
      `班次：${shiftLabels.join('、')}。“${WISH_COLUMNS.blocked}”一定遵守；“${WISH_COLUMNS.unwanted}”和“${WISH_COLUMNS.wanted}”尽量满足。`,
    ],
  };
  return { title, fileName: `心理热线值班意愿表_${period.from}至${period.to}.xlsx`, sections: [form] };
}
