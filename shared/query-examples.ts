/** Queries to begin with; each runs on the sample data. */
import type { QueryParameter } from './query-parameters';

export interface QueryExample {
  readonly id: string;
  readonly title: string;
  readonly sql: string;
  readonly parameters: readonly QueryParameter[];
}

const schoolYear: QueryParameter = { name: '学年', type: 'schoolYear', label: '', choices: [], defaultValue: '' };

export const QUERY_EXAMPLES: readonly QueryExample[] = [
  {
    id: 'uncovered',
    title: '没有心理教师的学校，按县区',
    parameters: [schoolYear],
    sql: `-- 每个县区有多少所学校还没有心理教师
SELECT
  countyName AS 县区,
  count(*) AS 学校数,
  count(*) FILTER (WHERE counselors = 0) AS 未配备学校数,
  round(100.0 * avg(CAST(counselors > 0 AS INTEGER)), 2) AS 覆盖率
FROM schools
WHERE schoolYear = :学年
GROUP BY countyName
ORDER BY 覆盖率`,
  },
  {
    id: 'large',
    title: '人数多而没有专职教师的学校',
    parameters: [schoolYear, { name: '最少人数', type: 'number', label: '在校生不少于', choices: [], defaultValue: '600' }],
    sql: `SELECT s.countyName AS 县区, s.schoolName AS 学校, s.stageName AS 学段, s.students AS 在校生数, s.counselors AS 心理教师数
FROM schools s
WHERE s.schoolYear = :学年
  AND s.students >= :最少人数
  AND NOT EXISTS (
    SELECT 1 FROM counselors c
    WHERE c.school = s.school AND c.schoolYear = s.schoolYear AND c.employment = 'fullTime'
  )
ORDER BY s.students DESC`,
  },
  {
    id: 'certificates',
    title: '心理教师的证书',
    parameters: [schoolYear],
    sql: `SELECT coalesce(certificate, '未填') AS 证书, count(*) AS 人次
FROM counselors
WHERE schoolYear = :学年
GROUP BY ALL
ORDER BY 人次 DESC`,
  },
  {
    id: 'levels',
    title: '各县区的风险等级人数（人数过少的学校不计）',
    parameters: [schoolYear],
    sql: `SELECT
  countyName AS 县区,
  sum(students) FILTER (WHERE riskLevel = '0') AS 正常,
  sum(students) FILTER (WHERE riskLevel = '1') AS 一般关注,
  sum(students) FILTER (WHERE riskLevel = '2') AS 重点关注,
  sum(students) FILTER (WHERE riskLevel = '3') AS 危机,
  count(DISTINCT school) FILTER (WHERE suppressed) AS 样本过小的学校
FROM assessment_cells
WHERE schoolYear = :学年
GROUP BY county, countyName
ORDER BY county`,
  },
  {
    id: 'calls',
    title: '热线来电的钟点（次数过少的不计）',
    parameters: [schoolYear],
    sql: `SELECT hour AS 钟点, suppressed AS 样本过小, calls AS 来电次数, answered AS 接通次数
FROM hotline_call_hours
WHERE schoolYear = :学年 AND hour IS NOT NULL
ORDER BY hour`,
  },
  {
    id: 'trainings',
    title: '一段时间里各级培训的人次',
    parameters: [
      { name: '从', type: 'date', label: '开始日期不早于', choices: [], defaultValue: '2025-09-01' },
      { name: '级别', type: 'choice', label: '培训级别', choices: ['national', 'provincial', 'city', 'county', 'school'], defaultValue: 'city' },
    ],
    sql: `SELECT training AS 培训, organiser AS 主办单位, count(*) AS 人次, sum(hours) AS 学时
FROM trainings
WHERE startedOn >= :从 AND level = :级别
GROUP BY ALL
ORDER BY 人次 DESC`,
  },
];
