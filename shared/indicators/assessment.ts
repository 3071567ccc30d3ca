import { PLACE, PUPILS } from './define';
import type { IndicatorDefinition, IndicatorTarget } from './types';

const scope = '应测学生数取学校名录中的在校生数，按测评对象的口径。';
const once = '同一学生在一个学年内多次测评的，取最近一次有效结果，用过多个量表的取最重等级，只计一次。';
const annually = '鲁教思字〔2021〕1号（2021）；教体艺〔2023〕1号（2023）：每学年至少开展一次心理健康测评';
/** At least once a school year, for everybody whom the rule is for. */
const everyYear: readonly IndicatorTarget[] = [
  { value: 1, label: '省定目标 100%', policy: 'shandong2021' },
  { value: 1, label: '国家要求 每年测评', policy: 'management2021' },
  { value: 1, label: '国家目标 100%', policy: 'actionPlan2023' },
];

export const assessmentIndicators: readonly IndicatorDefinition[] = [
  {
    id: 'assessmentCompletion',
    label: '测评完成率',
    theme: 'assessment',
    unit: 'share',
    definition: `本学年实测学生数 ÷ 应测学生数。${scope}${once}作答无效的计入实测。`,
    formula: '实测学生数 ÷ 应测学生数 × 100%',
    numerator: { view: 'fact_assessment', aggregate: "count(*) FILTER (WHERE riskLevel <> 'N')" },
    denominator: { view: 'fact_school', aggregate: 'sum(students)' },
    dimensions: PLACE,
    targets: everyYear,
    direction: 'higher',
    policy: annually,
    suppression: 'participation',
  },
  {
    id: 'assessedStudents',
    label: '实测学生数',
    theme: 'assessment',
    unit: 'person',
    definition: `本学年交回作答的学生数（含作答无效的）。${once}`,
    formula: '实测学生数',
    numerator: { view: 'fact_assessment', aggregate: "count(*) FILTER (WHERE riskLevel <> 'N')" },
    dimensions: PUPILS,
    targets: [],
    direction: 'higher',
    policy: annually,
    suppression: 'participation',
  },
  {
    id: 'studentsToAssess',
    label: '应测学生数',
    theme: 'assessment',
    unit: 'person',
    definition: `${scope}没有填人数的学校不计。`,
    formula: '应测学生数',
    numerator: { view: 'fact_school', aggregate: 'sum(students)' },
    dimensions: PLACE,
    targets: [],
    direction: 'neutral',
    policy: annually,
    suppression: 'participation',
  },
  {
    id: 'schoolsAssessed',
    label: '开展测评学校数',
    theme: 'assessment',
    unit: 'school',
    definition: '本学年至少有1名学生交回作答的学校数。',
    formula: '开展测评学校数',
    numerator: { view: 'fact_assessment', aggregate: "count(DISTINCT school) FILTER (WHERE riskLevel <> 'N')" },
    dimensions: PLACE,
    targets: [],
    direction: 'higher',
    policy: annually,
    suppression: 'participation',
  },
  {
    id: 'schoolAssessmentRate',
    label: '开展测评学校率',
    theme: 'assessment',
    unit: 'share',
    definition: '学校名录中本学年至少有1名学生交回作答的学校数 ÷ 名录中的学校数。',
    formula: '开展测评学校数 ÷ 学校数 × 100%',
    numerator: { view: 'fact_school', aggregate: 'count(*) FILTER (WHERE assessedStudents > 0)', knownFrom: 'fact_assessment' },
    denominator: { view: 'fact_school', aggregate: 'count(*)' },
    dimensions: PLACE,
    targets: everyYear,
    direction: 'higher',
    policy: annually,
    suppression: 'participation',
  },
];
