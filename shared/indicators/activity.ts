import { measure, PLACE, schools, theme } from './define';
import type { IndicatorDefinition } from './types';

export const activityIndicators: readonly IndicatorDefinition[] = theme(
  { theme: 'activity', policy: '菏泽市“百名心理思政课教师进校园”活动（2023）', suppression: 'organisational', dimensions: PLACE },
  [
    { id: 'activities', label: '活动场次', unit: 'times', direction: 'higher', definition: '本学年活动记录中的场次；同校、同日、同主题、同主讲人为一场。', formula: '活动场次', numerator: measure('fact_activity', 'count(*)') },
    { id: 'activityParticipants', label: '受益人次', unit: 'personTimes', direction: 'higher', definition: '各场活动参加人数之和；没有填人数的场次不计。', formula: '参加人数之和', numerator: measure('fact_activity', 'coalesce(sum(participants), 0)') },
    { id: 'schoolsVisitedShare', label: '活动覆盖学校率', unit: 'share', direction: 'higher', definition: '本学年至少开展过1场活动的学校数 ÷ 名录中的学校数。', formula: '开展活动学校数 ÷ 学校数 × 100%', numerator: schools('activities > 0', 'fact_activity'), denominator: measure('fact_school', 'count(*)') },
    { id: 'schoolsNeverVisited', label: '未开展活动学校数', unit: 'school', direction: 'lower', definition: '名录中本学年没有任何活动记录的学校数。', formula: '学校数 − 开展活动学校数', numerator: schools('activities = 0', 'fact_activity') },
    { id: 'ruralActivityShare', label: '乡村学校场次占比', unit: 'share', direction: 'higher', definition: '在乡村学校开展的场次 ÷ 学校注明了城乡类型的场次。', formula: '乡村学校场次 ÷ 场次 × 100%', numerator: measure('fact_activity', "count(*) FILTER (WHERE urbanRural = 'rural')"), denominator: measure('fact_activity', "count(*) FILTER (WHERE urbanRural <> 'unknown')") },
    { id: 'activitySatisfaction', label: '活动平均满意度', unit: 'share', proportion: false, direction: 'higher', definition: '填有满意度的场次的算术平均。', formula: '满意度之和 ÷ 填有满意度的场次', numerator: measure('fact_activity', 'coalesce(sum(satisfaction), 0) / 100'), denominator: measure('fact_activity', 'count(satisfaction)') },
  ],
);
