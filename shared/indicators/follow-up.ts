import { MAKE_UP_WORKDAYS, PUBLIC_HOLIDAYS, WORKDAYS_NOTE } from '../public-holidays';
import { measure, PUPILS, theme } from './define';
import type { IndicatorDefinition, Measure } from './types';

const cases = measure('fact_follow_up', 'count(*)');
const done = (column: string): Measure => measure('fact_follow_up', `count(${column})`);
/** An interview before the screening is a slip of the pen, or of another case. */
const afterScreening = 'interviewedOn >= screenedOn';
/** 筛查 → 复测 → 访谈: who was tested again first is interviewed about that result. A crisis does not wait for it. */
const waitingSince = "CASE WHEN level <> '3' AND retestedOn BETWEEN screenedOn AND interviewedOn THEN retestedOn ELSE screenedOn END";
const listed = (days: readonly string[]): string => days.map((day) => `'${day}'`).join(', ');
/** Workdays after the day from which it counts; public holidays of the years that are known. */
const isWorkday = (day: string): string => `(strftime(${day}, '%Y-%m-%d') IN (${listed(MAKE_UP_WORKDAYS)}) OR (isodow(${day}) < 6 AND strftime(${day}, '%Y-%m-%d') NOT IN (${listed(PUBLIC_HOLIDAYS)})))`;
const workingDays = `len(list_filter(range(CAST(${waitingSince} AS TIMESTAMP), CAST(interviewedOn AS TIMESTAMP), INTERVAL 1 DAY), lambda day: ${isWorkday('day + INTERVAL 1 DAY')}))`;
const inTime = `${afterScreening} AND CASE level WHEN '3' THEN interviewedOn - screenedOn <= 1 WHEN '2' THEN ${workingDays} <= 3 ELSE interviewedOn - (${waitingSince}) <= 14 END`;
const due = "level IN ('1', '2', '3') AND screenedOn IS NOT NULL";

const treated = 'least(intervenedOn, referredOn)';

interface Interval {
  readonly id: string;
  readonly label: string;
  readonly from: string;
  readonly to: string;
}

/** From one step to the next; 干预 or 转介, whichever came first. */
const INTERVALS: readonly Interval[] = [
  { id: 'ToRetest', label: '筛查到复测', from: 'screenedOn', to: 'retestedOn' },
  { id: 'ToInterview', label: '筛查到访谈', from: 'screenedOn', to: 'interviewedOn' },
  { id: 'ToTreatment', label: '访谈到干预或转介', from: 'interviewedOn', to: treated },
  { id: 'ToFollowUp', label: '干预或转介到最近随访', from: treated, to: 'followedOn' },
  { id: 'ToClosing', label: '筛查到结案', from: 'screenedOn', to: 'closedOn' },
];

/** Of few pairs of days there is no figure: one pupil's days could be told from it. */
function daysBetween({ id, label, from, to }: Interval) {
  const inOrder = `${to} >= ${from}`;
  const common = { unit: 'days', direction: 'lower', isStatistic: true, base: measure('fact_follow_up', `count(*) FILTER (WHERE ${inOrder})`) } as const;
  const whose = `填有两个日期的学生，${label}相隔自然日`;
  return [
    { ...common, id: `median${id}`, label: `${label}天数（中位数）`, definition: `${whose}的中位数，即一半学生不超过的天数；后一日期早于前一日期的不计。`, formula: '间隔天数的中位数', numerator: measure('fact_follow_up', `median(${to} - ${from}) FILTER (WHERE ${inOrder})`) },
    { ...common, id: `p90${id}`, label: `${label}天数（90%）`, definition: `${whose}的第90百分位数，即至少90%的学生不超过的天数；后一日期早于前一日期的不计。`, formula: '间隔天数的第90百分位数', numerator: measure('fact_follow_up', `quantile_disc(${to} - ${from}, 0.9) FILTER (WHERE ${inOrder})`) },
  ];
}

/** Counts of pupils at every step; hidden where fewer cases than the threshold stand behind them. */
export const followUpIndicators: readonly IndicatorDefinition[] = theme(
  { theme: 'followUp', policy: '教思政厅函〔2021〕10号（2021）；教体艺〔2023〕1号（2023）：一生一策、跟踪到结案', suppression: 'health', dimensions: PUPILS, base: cases },
  [
    { id: 'followUpCases', label: '跟进学生数', unit: 'person', definition: '本学年跟进台账中的学生，同一学生同一次筛查计一次。', formula: '跟进学生数', numerator: cases },
    { id: 'retestedShare', label: '复测率', unit: 'share', direction: 'higher', definition: '填有复测日期的学生 ÷ 跟进学生数。', formula: '已复测 ÷ 跟进学生数 × 100%', numerator: done('retestedOn'), denominator: cases },
    { id: 'interviewedShare', label: '访谈率', unit: 'share', direction: 'higher', definition: '填有访谈日期的学生 ÷ 跟进学生数。', formula: '已访谈 ÷ 跟进学生数 × 100%', numerator: done('interviewedOn'), denominator: cases },
    { id: 'interviewedInTimeShare', label: '按时访谈率', unit: 'share', direction: 'higher', definition: `危机级在筛查当日或次日、重点关注在3个工作日内、一般关注在14天内访谈的学生 ÷ 等级为这三级且填有筛查日期的跟进学生。重点关注和一般关注先复测的从复测日算起，其余从筛查日算起；访谈早于筛查的不算按时。${WORKDAYS_NOTE}。`, formula: '按时访谈 ÷ 应访谈 × 100%', numerator: measure('fact_follow_up', `count(*) FILTER (WHERE ${due} AND ${inTime})`), denominator: measure('fact_follow_up', `count(*) FILTER (WHERE ${due})`) },
    { id: 'guardianInformedShare', label: '告知家长率', unit: 'share', direction: 'higher', definition: '填有告知家长日期的学生 ÷ 跟进学生数。', formula: '已告知 ÷ 跟进学生数 × 100%', numerator: done('guardianInformedOn'), denominator: cases },
    { id: 'referredShare', label: '转介率', unit: 'share', definition: '填有转介日期的学生 ÷ 跟进学生数。', formula: '已转介 ÷ 跟进学生数 × 100%', numerator: done('referredOn'), denominator: cases },
    { id: 'treatedShare', label: '干预或转介率', unit: 'share', definition: '填有干预开始日期或转介日期的学生 ÷ 跟进学生数；访谈排除的学生不必干预。', formula: '已干预或转介 ÷ 跟进学生数 × 100%', numerator: measure('fact_follow_up', `count(${treated})`), denominator: cases },
    { id: 'followedShare', label: '随访率', unit: 'share', definition: '填有随访日期的学生 ÷ 跟进学生数；访谈排除的学生不必随访。', formula: '已随访 ÷ 跟进学生数 × 100%', numerator: done('followedOn'), denominator: cases },
    { id: 'closedShare', label: '结案率', unit: 'share', direction: 'higher', definition: '填有结案日期的学生 ÷ 跟进学生数。', formula: '已结案 ÷ 跟进学生数 × 100%', numerator: done('closedOn'), denominator: cases },
    { id: 'daysToInterview', label: '筛查到访谈平均天数', unit: 'days', direction: 'lower', definition: '填有筛查和访谈日期的学生，两者相隔自然日的平均；访谈早于筛查的不计。', formula: '间隔天数之和 ÷ 人数', numerator: measure('fact_follow_up', `coalesce(sum(interviewedOn - screenedOn) FILTER (WHERE ${afterScreening}), 0)`), denominator: measure('fact_follow_up', `count(*) FILTER (WHERE ${afterScreening})`) },
    ...INTERVALS.flatMap(daysBetween),
  ],
);
