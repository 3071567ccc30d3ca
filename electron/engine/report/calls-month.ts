/** 热线运行月报: the calls of a month beside those of the month before and of the same month a year before. */
import type { CallTimes } from '../../../shared/hotline-calls';
import { monthLabel } from '../../../shared/month';
import { dayNumber, weekdayLabel } from '../hotline/calendar';
import type { MonthCalls } from '../hotline/month-calls';
import { decimal, MISSING, safe, share } from './calls-cells';
import type { ReportChart } from './chart-model';
import type { ReportCell, ReportModel, ReportTable } from './model';
import { codeRow, count, type FormFrame, type FormIssuer, formFrame, label } from './official-form';

export interface CallsMonthInput extends FormIssuer {
  readonly hotline: string;
  readonly month: MonthCalls;
  /** Null: no call of that month is registered. */
  readonly before: MonthCalls | null;
  readonly lastYear: MonthCalls | null;
  /** Minutes of the month on which somebody was on duty; null: there is no rota of the month. */
  readonly coverage: { readonly coveredMinutes: number; readonly periodMinutes: number } | null;
  /** Threshold of privacy. */
  readonly minimum: number;
}

type Frame = FormFrame & Pick<ReportTable, 'name' | 'title'>;
type Of = (calls: MonthCalls) => ReportCell;

const DAYS = '表2 分日来电';
const HOURS = '表3 分时段来电';
const [THIS_MONTH, MONTH_BEFORE] = ['1F5FA8', 'B8B8B8'] as const;

export function callsMonthReport(input: CallsMonthInput): ReportModel {
  const { month, hotline } = input;
  const title = `${monthLabel(month.month)}心理热线（${hotline}）运行月报`;
  const frame = (name: string, about: string): Frame => ({ ...formFrame(input, monthLabel(month.month), '次'), name, title: `${title}（${about}）` });
  return {
    title,
    fileName: `心理热线${monthLabel(month.month)}运行月报.xlsx`,
    sections: [mainTable({ ...frame('表1 主要情况', '主要情况'), headerLine: formFrame(input, monthLabel(month.month), '次、%、秒、分钟').headerLine }, input), daysTable(frame(DAYS, '分日来电'), month), hoursTable(frame(HOURS, '分时段来电'), input), partsTable(frame('表4 来电构成', '来电构成'), input), ...charts(input.before)],
  };
}

const cellIn = (calls: MonthCalls | null, of: Of): ReportCell => (calls === null ? MISSING : of(calls));

/** Of shares in 百分点. */
function change(now: ReportCell, then: ReportCell, formula: { readonly minuend: number; readonly subtrahend: number }): ReportCell {
  if (now.kind === 'missing' || then.kind === 'missing') return MISSING;
  if (now.kind !== 'figure' || then.kind !== 'figure') return { kind: 'suppressed' };
  if (now.format === 'percent') return { kind: 'figure', value: (now.value - then.value) * POINTS, format: 'points' };
  return { kind: 'figure', value: now.value - then.value, format: now.format, formula: { kind: 'difference', ...formula } };
}

/** Of a share, in percentage points. */
const POINTS = 100;

const COMPARED = ['本月', '上月', '比上月增减', '去年同月', '比去年同月增减'] as const;

/** @param first column of this month's figure @returns this month, the month before, the difference, a year before, the difference */
function compared({ month, before, lastYear }: CallsMonthInput, of: Of, first: number): ReportCell[] {
  const [now, then, yearAgo] = [of(month), cellIn(before, of), cellIn(lastYear, of)];
  return [now, then, change(now, then, { minuend: first, subtrahend: first + 1 }), yearAgo, change(now, yearAgo, { minuend: first, subtrahend: first + 3 })];
}

const COMPARED_COLUMNS = COMPARED.map((header) => ({ header: [header], width: 15 }));

/** Months of which nothing is registered are said by name: — is not 0. */
function monthNotes({ month, before, lastYear }: CallsMonthInput): string[] {
  const silent = [...(before === null ? ['上月'] : []), ...(lastYear === null ? ['去年同月'] : [])];
  return [`本月为${monthLabel(month.month)}。${silent.length === 0 ? '' : `${silent.join('、')}没有来电登记，写“—”，不等于 0 次。`}`];
}

function mainTable(frame: Frame, input: CallsMonthInput): ReportTable {
  const { coverage, month } = input;
  const perDay: Of = ({ all, days }) => decimal(all.calls / days.length);
  const rows: readonly (readonly [string, Of])[] = [
    ['来电（次）', ({ all }) => count(all.calls)],
    ['　　其中：登记了是否接通（次）', ({ all }) => count(all.answerKnown)],
    ['　　其中：接通（次）', ({ all }) => count(all.answered)],
    ['接通率', ({ all }) => share(all.answered, all.answerKnown)],
    ['日均来电（次）', perDay],
    ['等待时长中位数（秒）', ({ all }) => decimal(all.medianWait)],
    ['通话时长中位数（分钟）', ({ medianMinutes }) => decimal(medianMinutes)],
  ];
  return {
    ...frame,
    columns: [{ header: ['项目'], width: 30 }, ...COMPARED_COLUMNS],
    codeRow: codeRow(1, COMPARED.length),
    totals: [],
    rows: [...rows.map(([name, of]) => [label(name), ...compared(input, of, 1)]), ...(coverage === null ? [] : [[label('24小时排班覆盖率'), share(coverage.coveredMinutes, coverage.periodMinutes), MISSING, MISSING, MISSING, MISSING]])],
    notes: [
      ...monthNotes(input),
      '接通率 = 登记为接通的来电 ÷ 登记了是否接通的来电；接通率的增减以百分点计，其余以本行的单位计。',
      `时长取登记了时长的来电的中位数。${coverage === null ? `没有${monthLabel(month.month)}的值班表，不列24小时排班覆盖率。` : '24小时排班覆盖率 = 本月有人值班的分钟数 ÷ 本月全部分钟数。'}`,
    ],
  };
}

function daysTable(frame: Frame, { all, days }: MonthCalls): ReportTable {
  const figures = ({ calls, answerKnown, answered }: CallTimes): ReportCell[] => [count(calls), count(answerKnown), count(answered), share(answered, answerKnown)];
  const dayOfMonth = (date: string): string => `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`;
  return {
    ...frame,
    onPortraitPage: true,
    columns: [{ header: ['日期'], width: 14 }, { header: ['星期'], width: 12 }, ...['来电', '登记了是否接通', '接通', '接通率'].map((header) => ({ header: [header], width: 15 }))],
    codeRow: codeRow(2, 4),
    totals: [label('合计'), label(''), ...figures(all)],
    rows: days.map((day) => [label(dayOfMonth(day.label)), label(weekdayLabel(dayNumber(day.label))), ...figures(day)]),
    notes: ['没有来电登记的日子写 0。'],
  };
}

function hoursTable(frame: Frame, input: CallsMonthInput): ReportTable {
  const { month, before, lastYear } = input;
  const ofHour = (hour: number): Of => ({ hours }) => count(hours[hour]?.calls ?? 0);
  const withoutTime: Of = (calls) => count(calls.withoutTime);
  const shareOf = (of: Of): ReportCell => {
    const cell = of(month);
    return cell.kind === 'figure' ? share(cell.value, month.all.calls) : MISSING;
  };
  const row = (name: string, of: Of): ReportCell[] => [label(name), of(month), shareOf(of), cellIn(before, of), cellIn(lastYear, of)];
  const untimed = [month, before, lastYear].some((calls) => (calls?.withoutTime ?? 0) > 0);
  return {
    ...frame,
    onPortraitPage: true,
    columns: [{ header: ['时段'], width: 24 }, ...['本月', '占本月来电', '上月', '去年同月'].map((header) => ({ header: [header], width: 24 }))],
    codeRow: codeRow(1, 4),
    totals: row('合计', ({ all }) => count(all.calls)),
    rows: month.hours.map(({ label: hour }, index) => row(`${hour}:00—${hour}:59`, ofHour(index))),
    // Not an hour of the day, and in no chart of them.
    parts: untimed ? [row('未填时刻', withoutTime)] : [],
    notes: monthNotes(input),
  };
}

function partsTable(frame: Frame, input: CallsMonthInput): ReportTable {
  const { month, minimum } = input;
  return {
    ...frame,
    columns: [{ header: ['项目'], width: 16 }, { header: ['类别'], width: 22 }, ...['本月', '占本月来电'].map((header) => ({ header: [header], width: 13 })), ...COMPARED_COLUMNS.slice(1)],
    codeRow: codeRow(2, COMPARED.length + 1),
    totals: withShare([label('合计'), label('')], compared(input, ({ all }) => count(all.calls), 2), month.all.calls),
    rows: month.parts.flatMap((part, place) =>
      part.parts.map(({ label: name }, index) => withShare([label(part.label), label(name)], compared(input, ({ parts }) => safe(parts[place]?.parts[index]?.calls ?? null), 2), month.all.calls)),
    ),
    notes: [
      ...monthNotes(input),
      `来电少于 ${minimum} 次的单元格不显示，写“样本过小”；能由合计、其他月份或全年数推算出来的一并不显示。`,
      '危机等级由接线员按登记表填写，不作诊断依据。',
    ],
  };
}

/** The share stands after this month's figure, so what is subtracted from stands one further. */
function withShare(names: readonly ReportCell[], [now = MISSING, ...others]: readonly ReportCell[], whole: number): ReportCell[] {
  const part = now.kind === 'figure' ? share(now.value, whole) : now;
  const moved = others.map((cell): ReportCell => (cell.kind === 'figure' && cell.formula?.kind === 'difference' ? { ...cell, formula: { ...cell.formula, subtrahend: cell.formula.subtrahend + 1 } } : cell));
  return [...names, now, part, ...moved];
}

function charts(before: MonthCalls | null): ReportChart[] {
  const common = { kind: 'chart', categories: 0, withTotals: false, axis: { title: '来电（次）', format: 'integer' } } as const;
  return [
    { ...common, name: '图1', title: '分日来电', form: 'bars', table: DAYS, series: [{ column: 2, label: '来电', colour: THIS_MONTH }] },
    { ...common, name: '图2', title: '分时段来电', form: 'lines', table: HOURS, series: [{ column: 1, label: '本月', colour: THIS_MONTH }, ...(before === null ? [] : [{ column: 3, label: '上月', colour: MONTH_BEFORE }])] },
  ];
}
