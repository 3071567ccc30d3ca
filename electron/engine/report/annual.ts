/** 年度心理健康教育统计报表: cover with definitions and sources, 表1 and 表2. */
import { AS_OF_RULE, dayLabel } from '../../../shared/as-of';
import { AREA_BASES, type AreaBasis } from '../../../shared/area-basis';
import type { BatchRecord, SchoolYearSummary } from '../../../shared/contract';
import { getDataset } from '../../../shared/datasets';
import { formatInteger } from '../../../shared/format';
import { findIndicator, type IndicatorDefinition, targetsAsOf } from '../../../shared/indicators';
import { citation } from '../../../shared/policies';
import type { RiskScheme } from '../../../shared/risk-labels';
import { choiceOf, type Scope, SCOPE_SWITCH_IDS, scopeSwitch } from '../../../shared/scope';
import { schoolYearLabel } from '../../../shared/school-year';
import type { ReleasedFigures } from '../privacy/released';
import { assessmentTable, staffingTable } from './annual-tables';
import { FigureIndex } from './figures';
import type { ReportModel, ReportTextSheet } from './model';
import { chineseDate } from './official-form';

export interface AnnualReportInput {
  readonly schoolYear: string;
  /** By which the figures were put under counties. */
  readonly areaBasis: AreaBasis;
  readonly scope: Scope;
  /** How many schools the 口径 leaves out. */
  readonly scopeNote: string;
  /** ISO date by whose targets the figures are judged. */
  readonly asOf: string;
  /** 填报单位. */
  readonly unit: string;
  /** 填表人; may be empty, to be signed by hand. */
  readonly preparedBy: string;
  readonly issuedOn: Date;
  readonly appVersion: string;
  /** City and county figures of ANNUAL_INDICATORS. */
  readonly figures: readonly ReleasedFigures[];
  /** Batches of the school year, and of changes and areas, which belong to none. */
  readonly batches: readonly BatchRecord[];
  readonly summary: SchoolYearSummary | null;
  readonly minimumValidResults: number;
  /** What levels are called. */
  readonly levels: RiskScheme;
  /** By which rules answers became levels, and by which bands; empty where the year has no scored answers. */
  readonly grading: readonly { readonly label: string; readonly text: string }[];
}

export const ANNUAL_INDICATORS = [
  'counselorCoverage',
  'fullTimeCoverage',
  'counselorCount',
  'fullTimeCounselorCount',
  'partTimeCounselorCount',
  'studentCount',
  'studentsPerCounselor',
  'schoolAssessmentRate',
  'assessmentCompletion',
  'validResults',
  'riskDistribution',
] as const;

export function annualReport(input: AnnualReportInput): ReportModel {
  const index = new FigureIndex(...input.figures);
  return {
    title: '年度心理健康教育统计报表',
    fileName: '年度心理健康教育统计报表.xlsx',
    sections: [cover(input), staffingTable(input, index), assessmentTable(input, index)],
  };
}

function cover(input: AnnualReportInput): ReportTextSheet {
  const hidden = input.figures.map((figures) => figures.note).filter((note) => note !== '');
  return {
    kind: 'text',
    name: '封面说明',
    title: `${input.unit}${schoolYearLabel(input.schoolYear)}心理健康教育统计报表`,
    blocks: [
      {
        kind: 'facts',
        heading: '一、基本信息',
        facts: [
          { label: '填报单位', text: input.unit },
          { label: '统计学年', text: `${schoolYearLabel(input.schoolYear)}（9月1日至次年8月31日）` },
          { label: '县区口径', text: `${AREA_BASES[input.areaBasis].label}：${AREA_BASES[input.areaBasis].definition}` },
          ...SCOPE_SWITCH_IDS.map((id) => ({ label: scopeSwitch(id).label, text: `${choiceOf(input.scope, id).label}：${choiceOf(input.scope, id).definition}` })),
          ...(input.scopeNote === '' ? [] : [{ label: '未计入', text: input.scopeNote }]),
          ...input.grading,
          { label: '目标判断日期', text: `${dayLabel(input.asOf)}。${AS_OF_RULE}` },
          { label: '填表人', text: input.preparedBy },
          { label: '报出日期', text: chineseDate(input.issuedOn) },
          { label: '表的性质', text: '内部工作用表' },
          { label: '生成程序', text: `育心数据台 ${input.appVersion}，离线生成` },
        ],
      },
      {
        kind: 'list',
        heading: '二、指标口径',
        header: ['指标', '口径', '公式', '目标', '依据'],
        rows: ANNUAL_INDICATORS.flatMap((id) => {
          const indicator = findIndicator(id);
          return indicator === undefined ? [] : [[indicator.label, indicator.definition, indicator.formula, targetsText(indicator, input.asOf), indicator.policy]];
        }),
      },
      {
        kind: 'list',
        heading: `三、风险等级（${input.levels.title}；各地叫法不同，以本表为准）`,
        header: ['代码', '名称', '含义'],
        rows: input.levels.levels.map(({ level, label, explanation }) => [level, label, explanation]),
      },
      { kind: 'paragraphs', heading: '四、数据保护与使用', texts: [...protection(input), ...new Set(hidden)] },
      {
        kind: 'list',
        heading: '五、数据来源',
        header: ['数据', '文件', '工作表', '导入行数', '导入时间', '文件校验值（SHA-256）'],
        rows: [...input.batches]
          .sort((a, b) => a.batch - b.batch)
          .map((batch) => [getDataset(batch.dataset).label, batch.fileName, batch.sheet, formatInteger(batch.rowsLoaded), batch.loadedAt.slice(0, 16), batch.sha256]),
      },
    ],
  };
}

/** Every target with its document; those that have run out are told as such, those not begun are left out. */
function targetsText(indicator: IndicatorDefinition, asOf: string): string {
  const told = targetsAsOf(indicator, asOf).filter(({ state }) => state !== 'notYet');
  return told.map(({ label, policy }) => `${label}：${citation(policy)}`).join('；') || '—';
}

function protection({ minimumValidResults, summary }: AnnualReportInput): string[] {
  const unmatched = summary === null || (summary.unmatchedCounselors === 0 && summary.unmatchedStudents === 0)
    ? []
    : [`有 ${summary.unmatchedCounselors} 条教师记录、${summary.unmatchedStudents} 名学生的学校不在本学年学校名录中：已计入县区和全市的人数，不计入配备率和开展测评学校率的分子。`];
  return [
    `有效结果少于 ${minimumValidResults} 人的单元格、能由合计推算出它们的单元格不显示，写“样本过小”；没有上报或不能计算的写“—”；确为零的写“0”。三者含义不同。`,
    '学生姓名、身份证号、学籍号在读取文件时即转换为不可还原的代码，不进入数据文件，也不出现在本报表中。',
    '筛查结果不作为诊断依据；检出率供研判使用，不对学校排名。',
    '心理援助热线：全国统一 12356；菏泽市 6885885（24小时）。',
    ...unmatched,
  ];
}
