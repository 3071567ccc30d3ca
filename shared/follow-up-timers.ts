/** 办理时限: by when a pupil in follow-up should have been tested again or talked to, and how many were in time as of a day. */
import { WORKDAYS_NOTE } from './public-holidays';

export interface FollowUpTimer {
  readonly id: FollowUpTimerId;
  readonly label: string;
  /** 口径, a full sentence. */
  readonly definition: string;
}
export type FollowUpTimerId = 'interviewCrisis' | 'interviewPriority' | 'interviewAttention' | 'retest';

/** Days; of a working timer, workdays. Practice in the field (DOMAIN §4.3): the same day, 3 workdays, 2 weeks; the second test after 2 to 4 weeks. */
export const TIMER_DAYS: Readonly<Record<FollowUpTimerId, number>> = { interviewCrisis: 1, interviewPriority: 3, interviewAttention: 14, retest: 28 };

const fromRetest = '先复测的从复测日算起，其余从筛查日算起';
export const FOLLOW_UP_TIMERS: readonly FollowUpTimer[] = [
  { id: 'interviewCrisis', label: '危机（一级）访谈', definition: '危机级学生在筛查当日或次日访谈，不等复测。' },
  { id: 'interviewPriority', label: '重点关注（二级）访谈', definition: `重点关注学生在3个工作日内访谈，${fromRetest}；${WORKDAYS_NOTE}。` },
  { id: 'interviewAttention', label: '一般关注（三级）访谈', definition: `一般关注学生在14天内访谈，${fromRetest}。` },
  { id: 'retest', label: '复测', definition: '一般关注、重点关注学生在筛查后4周内复测；没有复测而已访谈或结案的不再计。' },
];

/** States of what is due; they add up to it. */
export const TIMER_STATES = {
  inTime: { label: '按时办', definition: '在期限当日或以前办理。' },
  late: { label: '逾期办', definition: '过了期限才办理。' },
  overdue: { label: '逾期未办', definition: '到统计日已过期限，还没有办理。' },
  pending: { label: '未到期', definition: '还没有办理，到统计日期限未过。' },
  misdated: { label: '日期有误', definition: '办理日期早于筛查日期，请学校核对。' },
} as const;
export type TimerState = keyof typeof TIMER_STATES;
export const TIMER_STATE_IDS = Object.keys(TIMER_STATES) as TimerState[];

export type TimerCounts = Readonly<Record<TimerState, number>>;

export interface TimelinessRow {
  /** County's code or school's key; '' for all. */
  readonly key: string;
  readonly label: string;
  /** Null where too few pupils stand behind it, or where it would give others away. */
  readonly timers: Readonly<Record<FollowUpTimerId, TimerCounts | null>>;
}

export interface FollowUpTimeliness {
  readonly schoolYear: string;
  /** Events after this day are not looked at. */
  readonly asOf: string;
  readonly by: 'county' | 'school';
  readonly minimum: number;
  readonly total: TimelinessRow;
  readonly rows: readonly TimelinessRow[];
}

export function dueOf(counts: TimerCounts): number {
  return TIMER_STATE_IDS.reduce((sum, state) => sum + counts[state], 0);
}
