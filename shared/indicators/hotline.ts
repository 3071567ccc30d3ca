import { measure, theme } from './define';
import type { IndicatorDefinition } from './types';

const policy = '菏泽市中小学心理热线6885885（2023）：教师志愿者轮流值守，24小时在线';
const calls = measure('fact_hotline_call', 'count(*)');

export const hotlineIndicators: readonly IndicatorDefinition[] = theme({ theme: 'hotline', policy, suppression: 'organisational', dimensions: [] }, [
  { id: 'hotlineCoverage', label: '24小时排班覆盖率', unit: 'share', proportion: false, direction: 'higher', targets: [{ value: 1, label: '市定目标 100%', policy: 'heze2023' }], definition: '从值班表第一天到最后一天，有人值班的分钟数 ÷（天数 × 1440）；几人同时值班只计一次，整天没有排班的日子也在内。', formula: '有人值班分钟数 ÷ 全部分钟数 × 100%', numerator: measure('fact_hotline_day', 'coalesce(sum(coveredMinutes), 0)'), denominator: measure('fact_hotline_day', 'count(*) * 1440') },
  { id: 'hotlineShifts', label: '值班班次', unit: 'personTimes', direction: 'higher', dimensions: ['county'], definition: '值班表中的班次，一人值一班计一次；按志愿者所在学校的县区。', formula: '值班班次', numerator: measure('fact_hotline_shift', 'count(*)') },
  { id: 'hotlineVolunteers', label: '值班志愿者数', unit: 'person', direction: 'higher', dimensions: ['county'], definition: '值班表中的教师，按人计；按所在学校的县区。', formula: '值班志愿者数', numerator: measure('fact_hotline_shift', 'count(DISTINCT person)') },
  { id: 'hotlineCalls', label: '来电数', unit: 'times', dimensions: ['county'], definition: '来电登记表中的来电，一次一条。', formula: '来电数', numerator: calls },
  { id: 'hotlineAnsweredShare', label: '接通率', unit: 'share', direction: 'higher', definition: '登记为接通的来电 ÷ 登记了是否接通的来电。', formula: '接通来电 ÷ 来电 × 100%', numerator: measure('fact_hotline_call', 'count(*) FILTER (WHERE answered)'), denominator: measure('fact_hotline_call', 'count(answered)') },
  { id: 'hotlineAverageMinutes', label: '平均通话时长', unit: 'minutes', definition: '填有通话时长的来电的算术平均。', formula: '通话分钟数 ÷ 来电数', numerator: measure('fact_hotline_call', 'coalesce(sum(minutes), 0)'), denominator: measure('fact_hotline_call', 'count(minutes)') },
  { id: 'hotlineHighCrisisShare', label: '高危来电占比', unit: 'share', suppression: 'health', base: calls, definition: '危机等级为“高”的来电 ÷ 填有危机等级的来电。', formula: '高危来电 ÷ 来电 × 100%', numerator: measure('fact_hotline_call', "count(*) FILTER (WHERE crisisLevel = 'high')"), denominator: measure('fact_hotline_call', 'count(crisisLevel)') },
  { id: 'hotlineCalledBackShare', label: '高危来电24小时回访率', unit: 'share', direction: 'higher', suppression: 'health', base: calls, targets: [{ value: 1, label: '目标 100%', policy: 'hotlinePractice' }], definition: '危机等级为“高”的来电中，来电后24小时内（只登记日期的，次日以内）有回访的占比。', formula: '24小时内回访 ÷ 高危来电 × 100%', numerator: measure('fact_hotline_call', "count(*) FILTER (WHERE crisisLevel = 'high' AND CASE WHEN length(calledAt) > 10 AND length(calledBackAt) > 10 THEN CAST(calledBackAt AS TIMESTAMP) <= CAST(calledAt AS TIMESTAMP) + INTERVAL 24 HOUR ELSE CAST(left(calledBackAt, 10) AS DATE) <= CAST(left(calledAt, 10) AS DATE) + 1 END)"), denominator: measure('fact_hotline_call', "count(*) FILTER (WHERE crisisLevel = 'high')") },
  { id: 'hotlineRepeatedShare', label: '反复来电占比', unit: 'share', definition: '登记为反复的来电 ÷ 登记了首次或反复的来电。', formula: '反复来电 ÷ 来电 × 100%', numerator: measure('fact_hotline_call', "count(*) FILTER (WHERE repeated = 'repeated')"), denominator: measure('fact_hotline_call', 'count(repeated)') },
]);
