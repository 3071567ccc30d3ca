/** 年度心理健康教育统计报表: cover, tables, charts, definitions, sources. */
import type { Rounding } from '../../../shared/audience';
import { AS_OF_RULE, dayLabel } from '../../../shared/as-of';
import { AREA_BASES, type AreaBasis } from '../../../shared/area-basis';
import type { BatchRecord, SchoolYearSummary } from '../../../shared/contract';
import type { RiskScheme } from '../../../shared/risk-labels';
import { choiceOf, type Scope, SCOPE_SWITCH_IDS, scopeSwitch } from '../../../shared/scope';
import { schoolYearLabel } from '../../../shared/school-year';
import type { ReleasedFigures } from '../privacy/released';
import type { LackingSchools } from '../school-checks/read-lacking';
import { annualCharts } from './annual-charts';
import { definitionsSheet, sourcesSheet } from './annual-definitions';
import { pupilsTable } from './annual-pupils';
import { assessmentTable, staffingTable } from './annual-tables';
import { yearsTable } from './annual-years';
import { FigureIndex } from './figures';
import { lackingTables } from './lacking-schools';
import type { ReportModel, ReportTable, ReportTextSheet } from './model';
import { chineseDate, type FormIssuer, formFrame, natureOf, scopeNotes } from './official-form';

export interface AnnualReportInput extends FormIssuer {
  readonly schoolYear: string;
  /** By which the figures were put under counties. */
  readonly areaBasis: AreaBasis;
  readonly scope: Scope;
  /** How many schools the 口径 leaves out. */
  readonly scopeNote: string;
  /** ISO date by whose targets the figures are judged. */
  readonly asOf: string;
  readonly appVersion: string;
  /** Of this year, cut as ANNUAL_CUTS and PUPIL_CUTS say. Stages and pupils may be left out. */
  readonly figures: readonly ReleasedFigures[];
  /** City figures of YEAR_INDICATORS in earlier years, the earliest first. */
  readonly earlier: readonly ReleasedFigures[];
  /** Batches of the school year, and of changes and areas, which belong to none. */
  readonly batches: readonly BatchRecord[];
  readonly summary: SchoolYearSummary | null;
  readonly minimumValidResults: number;
  /** Number of the bureau's own hotline. */
  readonly hotline: string;
  /** Schools without a counselor or an assessment; absent: not asked for. */
  readonly lacking?: LackingSchools;
  /** What levels are called. */
  readonly levels: RiskScheme;
  /** By which rules answers became levels, and by which bands; empty where the year has no scored answers. */
  readonly grading: readonly { readonly label: string; readonly text: string }[];
}

export function annualReport(input: AnnualReportInput): ReportModel {
  const index = new FigureIndex(...input.figures);
  const year = schoolYearLabel(input.schoolYear);
  const city = input.figures.find(({ dimensions }) => dimensions.every((dimension) => dimension === 'riskLevel'));
  const tables = [
    staffingTable(input, index),
    assessmentTable(input, index),
    ...yearsTable([...input.earlier, ...(city === undefined ? [] : [city])], formFrame(input, `截至${year}`, '%'), '心理健康教育历年情况统计表'),
    ...pupilsTable(index, formFrame(input, year, '人'), `${year}心理健康测评学生构成统计表`),
  ];
  return {
    title: `${year}心理健康教育统计报表`,
    fileName: '年度心理健康教育统计报表.xlsx',
    sections: [cover(input, index.rounding, hiddenCells(tables)), ...tables, ...listsOf(input), ...annualCharts(tables, index, input), definitionsSheet(input), sourcesSheet(input)],
  };
}

/** Who it is that the shares lack, school by school; a list without schools says nothing more than they do. */
function listsOf({ lacking, ...input }: AnnualReportInput): readonly ReportTable[] {
  if (lacking === undefined) return [];
  const year = schoolYearLabel(input.schoolYear);
  return lackingTables(formFrame(input, year, '个、人'), `${year}学校名单`, lacking, scopeNotes({ ...input, where: '' })).filter(({ rows }) => rows.length > 0);
}

function hiddenCells(tables: readonly ReportTable[]): number {
  return tables.flatMap(({ totals, rows, parts = [] }) => [totals, ...rows, ...parts].flat()).filter(({ kind }) => kind === 'suppressed').length;
}

/** @param hidden cells of its tables that are hidden */
function cover(input: AnnualReportInput, rounding: Rounding, hidden: number): ReportTextSheet {
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
          { label: '目标判断日期', text: `${dayLabel(input.asOf)}。${AS_OF_RULE}` },
          { label: '填表人', text: input.preparedBy },
          { label: '报出日期', text: chineseDate(input.issuedOn) },
          { label: '表的性质', text: natureOf(input) },
          { label: '生成程序', text: `育心数据台 ${input.appVersion}，离线生成` },
        ],
      },
      { kind: 'paragraphs', heading: '二、数据保护与使用', texts: protection(input, rounding, hidden) },
    ],
  };
}

function protection({ minimumValidResults, summary, hotline }: AnnualReportInput, rounding: Rounding, hidden: number): string[] {
  const unmatched = summary === null || (summary.unmatchedCounselors === 0 && summary.unmatchedStudents === 0)
    ? []
    : [`有 ${summary.unmatchedCounselors} 条教师记录、${summary.unmatchedStudents} 名学生的学校不在本学年学校名录中：已计入县区和全市的人数，不计入配备率和开展测评学校率的分子。`];
  return [
    `有效结果少于 ${minimumValidResults} 人的单元格、能由合计推算出它们的单元格不显示，写“样本过小”；没有上报或不能计算的写“—”；${rounding === null ? '确为零的' : '为零或取整为零的'}写“0”。三者含义不同。${hidden === 0 ? '' : `各表共有 ${hidden} 个单元格因此不显示。`}`,
    '学生姓名、身份证号、学籍号在读取文件时即转换为不可还原的代码，不进入数据文件，也不出现在本报表中。',
    '筛查结果不作为诊断依据；检出率供研判使用，不对学校排名。',
    `心理援助热线：全国统一 12356；本地 ${hotline}（24小时）。`,
    ...unmatched,
  ];
}
