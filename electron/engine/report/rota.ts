/** The hotline's rota as an official workbook, and the form on which volunteers tell when they cannot be on duty. */
import type { RotaPerson, RotaPlan } from '../../../shared/rota';
import { WISH_COLUMNS } from '../hotline/wishes/read-wishes';
import type { ReportCell, ReportModel, ReportTable } from './model';
import { codeRow, count, type FormIssuer, formFrame, label } from './official-form';

type MadeRota = Extract<RotaPlan, { readonly kind: 'rota' }>;

/** One person on duty once, as the rota's dataset names the columns. */
export interface DutyRow {
  readonly date: string;
  readonly shift: string;
  readonly time: string;
  readonly seat: string;
  readonly name: string;
  readonly county: string;
  readonly school: string;
}

export interface RotaReportInput extends FormIssuer {
  readonly plan: MadeRota;
  readonly duties: readonly DutyRow[];
  /** 6885885 */
  readonly hotline: string;
  /** Rules that were kept, one sentence each. */
  readonly rules: readonly string[];
}

const DAYS_OF_A_MONTH = 31;

const chinese = (date: string): string => `${Number(date.slice(0, 4))}年${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`;

export function rotaReport(input: RotaReportInput): ReportModel {
  const { plan, duties, hotline } = input;
  const title = `心理热线${hotline}值班表`;
  const stretch = `${chinese(plan.period.from)}至${chinese(plan.period.to)}`;
  const frame = formFrame(input, stretch, '');
  const texts = (from: number): ReportCell[] => Array.from({ length: from }, () => label(''));
  const list: ReportTable = {
    ...frame,
    name: '值班明细',
    title: `${title}（明细）`,
    columns: [['值班日期', 13], ['班次', 10], ['起止时间', 15], ['席位', 9], ['姓名', 12], ['县区', 14], ['学校', 30]].map(([header, width]) => ({ header: [String(header)], width: Number(width) })),
    codeRow: codeRow(7, 0),
    totals: [label('合计'), label(`${duties.length}班次`), ...texts(5)],
    rows: duties.map((duty) => [duty.date, duty.shift, duty.time, duty.seat, duty.name, duty.county, duty.school].map(label)),
    notes: ['本表可原样导入“热线值班表”，用于核对到岗和统计。'],
  };
  const calendar: ReportTable = {
    ...frame,
    name: '值班表',
    title,
    ...(plan.days.length <= DAYS_OF_A_MONTH ? { onPortraitPage: true as const } : {}),
    columns: [{ header: ['日期'], width: 13 }, { header: ['星期'], width: 10 }, { header: ['类别'], width: 9 }, ...plan.shifts.map(({ label: shift, time }) => ({ header: [`${shift}（${time}）`], width: Math.max(18, Math.floor(66 / plan.shifts.length)), wraps: true as const }))],
    codeRow: codeRow(3 + plan.shifts.length, 0),
    totals: [label('合计'), ...texts(2), ...plan.shifts.map((_, shift) => label(`${plan.days.reduce((sum, { names }) => sum + (names[shift]?.length ?? 0), 0)}人次`))],
    rows: plan.days.map((day) => [label(day.date), label(day.weekday), label(day.dayKind), ...day.names.map((names) => label(names.join('、')))]),
    notes: [plan.statement, '有事须提前换班并告知负责人；换班后仍须满足下列规则。', ...input.rules],
  };
  const people: ReportTable = {
    ...frame,
    name: '每人班次',
    title: `${title}（每人班次）`,
    columns: [{ header: ['姓名'], width: 12 }, { header: ['县区'], width: 14 }, { header: ['学校'], width: 30 }, ...['班次', '小时', '夜班', '周末班', '节假日班'].map((header) => ({ header: [header], width: 11 }))],
    codeRow: codeRow(3, 5),
    totals: [label('合计'), label(''), label(`${plan.people.length}人`), ...loads.map((of) => count(plan.people.reduce((sum, person) => sum + of(person), 0)))],
    rows: plan.people.map((person) => [label(person.label), label(person.county), label(person.school), ...loads.map((of) => count(of(person)))]),
    notes: plan.fairness.map(({ label: measure, minimum, maximum, mean }) => `${measure}：每人最少 ${minimum}，最多 ${maximum}，平均 ${mean.toFixed(1)}。`),
  };
  return { title, fileName: `心理热线值班表_${plan.period.from}至${plan.period.to}.xlsx`, sections: [calendar, list, people] };
}

const loads: readonly ((load: MadeRota['people'][number]) => number)[] = [({ shifts }) => shifts, ({ hours }) => hours, ({ nights }) => nights, ({ weekends }) => weekends, ({ holidays }) => holidays];

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
