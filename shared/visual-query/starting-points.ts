/** Questions to start from: each runs on what bureaus usually have, and is then changed as one likes. */
import { fieldQuery, indicatorQuery } from './start';
import type { VisualQuery } from './types';

export interface StartingPoint {
  readonly id: string;
  readonly label: string;
  /** What it answers. */
  readonly explanation: string;
  readonly query: VisualQuery;
}

export const STARTING_POINTS: readonly StartingPoint[] = [
  {
    id: 'coverageByCountyAndStage',
    label: '各县区各学段专兼职教师配备率',
    explanation: '哪些县区、哪些学段还没有配齐心理健康教师',
    query: indicatorQuery({ title: '各县区各学段专兼职教师配备率', indicators: ['counselorCoverage'], rows: ['county'], columns: ['stage'], rowTotals: true, columnTotals: true, presentation: 'pivot' }),
  },
  {
    id: 'riskByCounty',
    label: '各县区风险等级分布',
    explanation: '有效结果中各等级所占比例',
    query: indicatorQuery({ title: '各县区风险等级分布', indicators: ['riskDistribution'], rows: ['county'], columns: ['riskLevel'], where: { riskLevel: ['0', '1', '2', '3'] }, presentation: 'stacked' }),
  },
  {
    id: 'staffByCounty',
    label: '各县区学校、教师和配备率',
    explanation: '几项指标并排，与上学年比较',
    query: indicatorQuery({ title: '各县区学校、心理教师和配备率', indicators: ['schoolCount', 'counselorCount', 'fullTimeCounselorCount', 'counselorCoverage', 'fullTimeCoverage'], rows: ['county'], compare: true, columnTotals: true, presentation: 'table' }),
  },
  {
    id: 'assessmentByStageAndGrade',
    label: '各县区各学段测评完成率',
    explanation: '应测学生中有多少参加了测评，颜色越深比例越高',
    query: indicatorQuery({ title: '各县区各学段测评完成率', indicators: ['assessmentCompletion'], rows: ['county'], columns: ['stage'], presentation: 'heat' }),
  },
  {
    id: 'urbanRural',
    label: '城乡学校配备率对照',
    explanation: '城区、镇区、乡村学校的专职、兼职配备',
    query: indicatorQuery({ title: '城乡学校心理教师配备率', indicators: ['counselorCoverage', 'fullTimeCoverage'], rows: ['urbanRural'], presentation: 'bar' }),
  },
  {
    id: 'callsByMonth',
    label: '热线来电按月',
    explanation: '各月来电次数，分来电人',
    query: fieldQuery('hotline_calls', { title: '热线来电按月', rows: [{ field: 'calledOn', part: 'month' }], columns: [{ field: 'caller', part: null }], measures: [{ aggregate: 'count' }], presentation: 'line' }),
  },
  {
    id: 'callsByWeekdayAndHour',
    label: '热线来电的星期与时段',
    explanation: '什么时候来电最多',
    query: fieldQuery('hotline_calls', { title: '热线来电的星期与时段', rows: [{ field: 'hour', part: null }], columns: [{ field: 'weekday', part: null }], measures: [{ aggregate: 'count' }], rowTotals: true, columnTotals: true, presentation: 'heat' }),
  },
  {
    id: 'trainingHours',
    label: '各县区培训人次和学时',
    explanation: '按培训级别分列，数字来自培训记录',
    query: fieldQuery('trainings', { title: '各县区培训人次和学时', rows: [{ field: 'county', part: null }], columns: [{ field: 'level', part: null }], measures: [{ aggregate: 'count' }, { aggregate: 'sum', field: 'hours' }], rowTotals: true, columnTotals: true, presentation: 'pivot' }),
  },
];
