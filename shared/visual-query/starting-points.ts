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
    explanation: '各月来电次数和其中接通的',
    query: fieldQuery('hotline_call_months', { title: '热线来电按月', rows: [{ field: 'month', part: null }], measures: [{ aggregate: 'sum', field: 'calls' }, { aggregate: 'sum', field: 'answered' }], presentation: 'line' }),
  },
  {
    id: 'callsByHour',
    label: '热线来电的时段',
    explanation: '一天里什么时候来电最多',
    query: fieldQuery('hotline_call_hours', { title: '热线来电的时段', rows: [{ field: 'hour', part: null }], measures: [{ aggregate: 'sum', field: 'calls' }], presentation: 'bar' }),
  },
  {
    id: 'callsByTopic',
    label: '热线来电的问题类型按月',
    explanation: '各月来电谈的是什么，次数过少的不显示',
    query: fieldQuery('hotline_call_parts', { title: '热线来电的问题类型按月', rows: [{ field: 'valueName', part: null }], columns: [{ field: 'month', part: null }], measures: [{ aggregate: 'sum', field: 'calls' }], where: [{ field: 'part', test: 'in', values: ['topic'] }], presentation: 'heat' }),
  },
  {
    id: 'trainingHours',
    label: '各县区培训人次和学时',
    explanation: '按培训级别分列，数字来自培训记录',
    query: fieldQuery('trainings', { title: '各县区培训人次和学时', rows: [{ field: 'county', part: null }], columns: [{ field: 'level', part: null }], measures: [{ aggregate: 'count' }, { aggregate: 'sum', field: 'hours' }], rowTotals: true, columnTotals: true, presentation: 'pivot' }),
  },
];
