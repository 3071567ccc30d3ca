/** 测评工作情况通报: aggregates of the whole city; no names, and no county or school is set against another by what was found. */
import { VALID_RISK_LEVELS } from '../../../../shared/risk';
import { shownLevel } from '../../../../shared/risk-labels';
import { cellOf } from '../figures';
import { label } from '../official-form';
import type { ReportTable } from '../model';
import { CHART_COLOUR } from './charts';
import { attachedTable, column, eachOf } from './columns';
import { levelSentence, NOT_A_DIAGNOSIS } from './levels';
import { schoolsShortRequest, shareRequest } from './requests';
import type { LetterInput, LetterKind } from './types';
import { zeroMeans } from '../words/zero-means';

const FINISHED_COLUMN = 5;

/** Valid results of the whole place by level. */
function levelsTable({ index, levels, place }: LetterInput): ReportTable {
  const total = cellOf(index.find('validResults', {}), 'value', 'integer');
  const worstFirst = [...VALID_RISK_LEVELS].reverse();
  return {
    kind: 'table',
    name: '表2 等级分布',
    title: `${place.name}学生心理健康测评有效结果等级分布表`,
    headerLine: { left: '', center: '', right: '计量单位：人、%' },
    columns: [{ header: ['等级'], width: 24 }, { header: ['人数'], width: 16 }, { header: ['占有效结果'], width: 16 }],
    codeRow: ['甲', '1', '2'],
    totals: [label('有效结果'), total, total.kind === 'figure' ? { kind: 'figure', value: 1, format: 'percent' } : total],
    rows: worstFirst.map((riskLevel) => {
      const figure = index.find('riskDistribution', { riskLevel });
      return [label(shownLevel(levels, riskLevel).label), cellOf(figure, 'numerator', 'integer'), cellOf(figure, 'value', 'percent')];
    }),
    footerLine: [],
    notes: [NOT_A_DIAGNOSIS, `等级叫法：${levels.title}。`],
    onPortraitPage: true,
  };
}

export const assessmentLetter: LetterKind = {
  id: 'assessment',
  subject: ({ name }) => `${name}学生心理健康测评工作情况`,
  word: '通报',
  purpose: ({ bureau, members }) => `为规范开展学生心理健康测评，及时发现、干预和转介需要帮助的学生，${bureau}对${members}测评工作开展情况进行了统计`,
  closing: '特此通报。',
  addressedTo: ({ recipients }) => recipients,
  parts: [
    { heading: '测评开展情况', indicators: ['schoolAssessmentRate', 'assessmentCompletion', 'consentShare'], source: '心理测评结果和测评组织情况' },
    { heading: '测评结果情况', indicators: ['validResults'], source: '心理测评结果', more: levelSentence },
    { heading: '跟进工作情况', indicators: ['followUpCases', 'interviewedShare', 'interviewedInTimeShare', 'guardianInformedShare', 'treatedShare', 'closedShare'], source: '学生跟进情况' },
  ],
  tabled: ['riskDistribution'],
  cityOnly: ['validResults', 'assessmentCompletion'],
  requests: [
    schoolsShortRequest('schoolAssessmentRate', (short, due) => `做到应测尽测。尚未开展测评的${short}所学校，要在${due}前完成本学年测评，做到每学年至少一次。`),
    shareRequest('assessmentCompletion', (due) => `补测缺测学生。对因请假等原因没有参加测评的学生，各学校要在${due}前组织补测，确不能参加的登记原因。`),
    shareRequest('consentShare', () => '落实知情同意。开展测评前须征得学生监护人同意，测评结果严格保密，不得公布、排名，不得与评优、升学挂钩。'),
    shareRequest('interviewedInTimeShare', (due) => `按时访谈跟进。对测评发现需要重点关注的学生，要按规定时限完成访谈，目前仍未访谈的须在${due}前完成，并做好告知监护人、干预、转介和随访工作。`),
    shareRequest('closedShare', () => '坚持闭环管理。对已纳入跟进的学生“一生一策”，做到有人负责、有记录、有结果，未结案的继续跟进，不得中断。'),
  ],
  tables: (input) => [
    attachedTable(input, input.index, {
      name: '表1 测评开展',
      title: `${eachOf(input)}学生心理健康测评开展情况统计表`,
      unitOfMeasure: '所、人、%',
      columns: [
        column(['学校开展情况', '学校数'], 'schoolAssessmentRate', 'denominator'),
        column(['学校开展情况', '开展测评学校数'], 'schoolAssessmentRate', 'numerator'),
        column(['学生参加情况', '应测人数'], 'assessmentCompletion', 'denominator'),
        column(['学生参加情况', '实测人数'], 'assessmentCompletion', 'numerator'),
        column(['学生参加情况', '完成率'], 'assessmentCompletion'),
        column(['学生参加情况', '知情同意率'], 'consentShare'),
      ],
      notes: [`本表只反映测评是否开展、参加了多少学生，不反映测评结果。“—”表示未上报或不能计算，${zeroMeans(input.index.rounding)}。`],
    }),
    levelsTable(input),
  ],
  charts: (input) => [
    { kind: 'chart', name: '图1', title: `${eachOf(input)}学生心理健康测评完成率`, form: 'bars', table: '表1 测评开展', categories: 0, withTotals: true, series: [{ column: FINISHED_COLUMN, label: '完成率', colour: CHART_COLOUR }], axis: { title: '完成率', format: 'percent' } },
  ],
};
