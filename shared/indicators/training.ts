import { measure, PLACE, theme } from './define';
import type { IndicatorDefinition } from './types';

const scope = '培训记录按学校和姓名与教师台账对应；同一人同一培训只计一次。';

export const trainingIndicators: readonly IndicatorDefinition[] = theme(
  { theme: 'training', policy: '菏泽市教育局《关于加强全市中小学心理健康教育的意见》（2023）：高频次、高质量专题培训', suppression: 'organisational', dimensions: PLACE },
  [
    { id: 'trainedCounselorShare', label: '心理教师培训覆盖率', unit: 'share', direction: 'higher', definition: `本学年至少参加过1次培训的心理健康教师 ÷ 心理健康教师数。${scope}`, formula: '参训心理教师数 ÷ 心理健康教师数 × 100%', numerator: measure('fact_counselor', 'count(DISTINCT person) FILTER (WHERE trainings > 0)', 'fact_training'), denominator: measure('fact_counselor', 'count(DISTINCT person)') },
    { id: 'untrainedCounselors', label: '未参训心理教师数', unit: 'person', direction: 'lower', definition: `本学年没有任何培训记录的心理健康教师。${scope}`, formula: '心理健康教师数 − 参训心理教师数', numerator: measure('fact_counselor', 'count(DISTINCT person) FILTER (WHERE trainings = 0)', 'fact_training') },
    { id: 'trainingHoursPerCounselor', label: '心理教师人均培训学时', unit: 'hours', direction: 'higher', definition: `心理健康教师本学年培训学时之和 ÷ 心理健康教师数。${scope}`, formula: '培训学时 ÷ 心理健康教师数', numerator: measure('fact_counselor', 'sum(trainingHours)', 'fact_training'), denominator: measure('fact_counselor', 'count(DISTINCT person)') },
    { id: 'trainingSessions', label: '培训场次', unit: 'times', direction: 'higher', definition: '名称和开始日期相同的培训为一场。', formula: '培训场次', numerator: measure('fact_training', "count(DISTINCT (training, coalesce(CAST(startedOn AS VARCHAR), '')))") },
    { id: 'traineeTimes', label: '参训人次', unit: 'personTimes', direction: 'higher', definition: '培训记录条数，一人参加一次培训计一次。', formula: '参训人次', numerator: measure('fact_training', 'count(*)') },
    { id: 'trainees', label: '参训人数', unit: 'person', direction: 'higher', definition: '参加过培训的教师，按人计（含班主任和管理者）。', formula: '参训人数', numerator: measure('fact_training', 'count(DISTINCT person)') },
    { id: 'headTeacherTrainees', label: '参训班主任人数', unit: 'person', direction: 'higher', definition: '以班主任身份参加培训的教师，按人计。', formula: '参训班主任人数', numerator: measure('fact_training', "count(DISTINCT person) FILTER (WHERE role = 'headTeacher')") },
  ],
);
