/** 热线来电统计: by month, by hour and weekday, by who called and about what. */
import { type CallReview, type CallTimes, WEEKDAY_LABELS } from '../../../shared/hotline-calls';
import { monthLabel } from '../../../shared/month';
import { schoolYearLabel } from '../../../shared/school-year';
import { decimal, MISSING, safe, share } from './calls-cells';
import type { ReportCell, ReportModel, ReportTable } from './model';
import { codeRow, count, type FormFrame, type FormIssuer, formFrame, label } from './official-form';

export interface CallsInput extends FormIssuer {
  readonly review: CallReview;
  /** Words for the area that was asked for. */
  readonly scope: string;
}

export function callsReport(input: CallsInput): ReportModel {
  const { review } = input;
  const title = `${schoolYearLabel(review.schoolYear)}心理热线来电统计`;
  const stretch = review.period === null ? '' : `${review.period.from} 至 ${review.period.to}`;
  const frame = formFrame(input, `${input.scope}  ${stretch}`, '次');
  const hidden = `来电少于 ${review.minimum} 次的单元格不显示；能由其他数推算出来的一并不显示。`;
  return {
    title,
    fileName: `${review.schoolYear}学年心理热线来电统计.xlsx`,
    sections: [
      timesTable({ ...frame, name: '分月来电', title: `${title}（分月）` }, '月份', review, review.months, [], monthLabel),
      timesTable(
        { ...frame, name: '分时段来电', title: `${title}（分时段）`, onPortraitPage: true },
        '时段',
        review,
        review.hours,
        review.withoutTime === 0 ? [] : [{ label: '未填时刻', calls: review.withoutTime }],
        (hour) => `${hour}:00—${hour}:59`,
      ),
      weekTable({ ...frame, name: '星期与时段', title: `${title}（星期与时段）` }, review),
      ...(review.topicByLevel === null ? [] : [partsTable({ ...frame, name: '来电构成', title: `${title}（构成）` }, review, hidden), topicsTable({ ...frame, name: '问题类型与危机等级', title: `${title}（问题类型与危机等级）` }, review, review.topicByLevel, hidden)]),
    ],
  };
}

type Frame = FormFrame & Pick<ReportTable, 'name' | 'title' | 'onPortraitPage'>;

function timesTable(frame: Frame, first: string, review: CallReview, times: readonly CallTimes[], rest: readonly { readonly label: string; readonly calls: number }[], nameOf: (label: string) => string): ReportTable {
  return {
    ...frame,
    columns: [{ header: [first], width: 24 }, ...['来电', '登记了是否接通', '接通', '接通率', '等待时长中位数（秒）'].map((header) => ({ header: [header], width: 22 }))],
    codeRow: codeRow(1, 5),
    totals: [label('合计'), count(review.calls), count(review.answerKnown), count(review.answered), share(review.answered, review.answerKnown), decimal(review.waitSeconds.median)],
    rows: [
      ...times.map((each) => [label(nameOf(each.label)), count(each.calls), count(each.answerKnown), count(each.answered), share(each.answered, each.answerKnown), decimal(each.medianWait)]),
      ...rest.map((each) => [label(each.label), count(each.calls), MISSING, MISSING, MISSING, MISSING]),
    ],
    notes: ['接通率 = 登记为接通的来电 ÷ 登记了是否接通的来电。', '等待时长取登记了等待秒数的来电的中位数。'],
  };
}

function weekTable(frame: Frame, { week, withoutTime }: CallReview): ReportTable {
  const hours = Array.from({ length: 24 }, (_, hour) => hour);
  const ofHour = (hour: number): number => week.reduce((sum, day) => sum + (day[hour] ?? 0), 0);
  return {
    ...frame,
    onPortraitPage: true,
    columns: [{ header: ['时段'], width: 16 }, ...WEEKDAY_LABELS.map((day) => ({ header: [day], width: 12 })), { header: ['合计'], width: 12 }],
    codeRow: codeRow(1, 8),
    totals: [label('合计'), ...week.map((day) => count(day.reduce((sum, calls) => sum + calls, 0))), count(hours.reduce((sum, hour) => sum + ofHour(hour), 0))],
    rows: hours.map((hour) => [label(`${String(hour).padStart(2, '0')}:00—${String(hour).padStart(2, '0')}:59`), ...week.map((day) => count(day[hour] ?? 0)), count(ofHour(hour))]),
    notes: withoutTime === 0 ? [] : [`另有 ${withoutTime} 次来电只登记了日期，没有时刻，未列入本表。`],
  };
}

function partsTable(frame: Frame, review: CallReview, hidden: string): ReportTable {
  return {
    ...frame,
    onPortraitPage: true,
    columns: [{ header: ['项目'], width: 26 }, { header: ['类别'], width: 26 }, { header: ['来电'], width: 22 }, { header: ['占来电'], width: 22 }],
    codeRow: codeRow(2, 2),
    totals: [label('合计'), label(''), count(review.calls), share(review.calls, review.calls)],
    rows: review.parts.flatMap((part) => part.parts.map(({ label: name, calls }) => [label(part.label), label(name), safe(calls), calls === null ? safe(null) : share(calls, review.calls)])),
    notes: [hidden],
  };
}

function topicsTable(frame: Frame, review: CallReview, { topics, levels, calls }: NonNullable<CallReview['topicByLevel']>, hidden: string): ReportTable {
  const told = (id: 'topic' | 'crisisLevel', index: number): ReportCell => safe(review.parts.find((part) => part.id === id)?.parts[index]?.calls ?? null);
  return {
    ...frame,
    columns: [{ header: ['问题类型', '问题类型'], width: 16 }, ...levels.map((level) => ({ header: ['危机等级', level], width: 13 })), { header: ['合计', '合计'], width: 13 }],
    codeRow: codeRow(1, levels.length + 1),
    totals: [label('合计'), ...levels.map((_, index) => told('crisisLevel', index)), count(review.calls)],
    rows: topics.map((topic, index) => [label(topic), ...(calls[index] ?? []).map(safe), told('topic', index)]),
    notes: [hidden, '危机等级由接线员按登记表填写，不作诊断依据。'],
  };
}
