/** 表1 and 表2 of the annual report: what stands in each column, and where its figure comes from. */
import { schoolYearLabel } from '../../../shared/school-year';
import { COUNTIES, UNKNOWN_COUNTY } from '../../../shared/regions';
import { riskLevelDefinition, type RiskLevel } from '../../../shared/risk';
import type { AnnualReportInput } from './annual';
import { cellOf, type FigureIndex, totalCell } from './figures';
import type { FigureFormat, ReportCell, ReportFormula, ReportTable } from './model';

interface ColumnSource {
  readonly header: readonly [string, string];
  readonly width: number;
  readonly indicator: string;
  readonly part: 'value' | 'numerator' | 'denominator';
  readonly format: FigureFormat;
  readonly riskLevel?: RiskLevel;
  /** Live formula by column index of the table (0 is 县区). */
  readonly formula?: ReportFormula;
}

const quotient = (numerator: number, denominator: number): ReportFormula => ({ kind: 'quotient', numerator, denominator });

const staffingColumns: readonly ColumnSource[] = [
  { header: ['学校配备情况', '学校数'], width: 10, indicator: 'counselorCoverage', part: 'denominator', format: 'integer' },
  { header: ['学校配备情况', '已配备学校数'], width: 12, indicator: 'counselorCoverage', part: 'numerator', format: 'integer' },
  { header: ['学校配备情况', '配备率'], width: 11, indicator: 'counselorCoverage', part: 'value', format: 'percent', formula: quotient(2, 1) },
  { header: ['学校配备情况', '未配备学校数'], width: 12, indicator: 'counselorCoverage', part: 'denominator', format: 'integer', formula: { kind: 'difference', minuend: 1, subtrahend: 2 } },
  { header: ['心理健康教师（人）', '合计'], width: 10, indicator: 'counselorCount', part: 'value', format: 'integer' },
  { header: ['心理健康教师（人）', '专职'], width: 10, indicator: 'fullTimeCounselorCount', part: 'value', format: 'integer' },
  { header: ['心理健康教师（人）', '兼职'], width: 10, indicator: 'partTimeCounselorCount', part: 'value', format: 'integer' },
  { header: ['学生', '在校生数'], width: 13, indicator: 'studentsToAssess', part: 'value', format: 'integer' },
  { header: ['学生', '生师比'], width: 11, indicator: 'studentsPerCounselor', part: 'value', format: 'decimal', formula: quotient(8, 5) },
];

function levelColumns(level: RiskLevel, column: number): ColumnSource[] {
  const { label } = riskLevelDefinition(level);
  return [
    { header: [label, '人数'], width: 9, indicator: 'riskDistribution', part: 'numerator', format: 'integer', riskLevel: level },
    { header: [label, '占比'], width: 9, indicator: 'riskDistribution', part: 'value', format: 'percent', riskLevel: level, formula: quotient(column, 6) },
  ];
}

const assessmentColumns: readonly ColumnSource[] = [
  { header: ['测评开展情况', '学校数'], width: 9, indicator: 'schoolAssessmentRate', part: 'denominator', format: 'integer' },
  { header: ['测评开展情况', '开展测评学校数'], width: 15, indicator: 'schoolAssessmentRate', part: 'numerator', format: 'integer' },
  { header: ['测评开展情况', '应测人数'], width: 11, indicator: 'assessmentCompletion', part: 'denominator', format: 'integer' },
  { header: ['测评开展情况', '实测人数'], width: 11, indicator: 'assessmentCompletion', part: 'numerator', format: 'integer' },
  { header: ['测评开展情况', '完成率'], width: 9, indicator: 'assessmentCompletion', part: 'value', format: 'percent', formula: quotient(4, 3) },
  { header: ['有效结果数', '有效结果数'], width: 11, indicator: 'validResults', part: 'value', format: 'integer' },
  ...levelColumns('3', 7),
  ...levelColumns('2', 9),
  ...levelColumns('1', 11),
  ...levelColumns('0', 13),
  { header: ['其他', '无效'], width: 8, indicator: 'riskDistribution', part: 'numerator', format: 'integer', riskLevel: 'X' },
  { header: ['其他', '未测'], width: 8, indicator: 'riskDistribution', part: 'numerator', format: 'integer', riskLevel: 'N' },
];

/** The nine counties and districts are always listed; the others where they have figures. */
function listedCounties(index: FigureIndex): { readonly code: string; readonly label: string }[] {
  const present = index.valuesOf('county');
  const always = (code: string): boolean => code > '371700' && code < '371770';
  return [...COUNTIES.filter((county) => always(county.code) || present.has(county.code)), ...(present.has(UNKNOWN_COUNTY.code) ? [UNKNOWN_COUNTY] : [])];
}

function rowOf(index: FigureIndex, columns: readonly ColumnSource[], county: string | null): ReportCell[] {
  return columns.map(({ indicator, part, format, riskLevel, formula }) => {
    const group = { ...(county === null ? {} : { county }), ...(riskLevel === undefined ? {} : { riskLevel }) };
    const figure = index.find(indicator, group);
    if (formula?.kind !== 'difference') return cellOf(figure, part, format, formula);
    const { numerator, denominator } = figure ?? { numerator: null, denominator: null };
    return numerator === null || denominator === null ? { kind: 'missing' } : { kind: 'figure', value: denominator - numerator, format, formula };
  });
}

function table(input: AnnualReportInput, index: FigureIndex, sheet: { readonly name: string; readonly title: string; readonly unitOfMeasure: string; readonly columns: readonly ColumnSource[]; readonly notes: readonly string[] }): ReportTable {
  const counties = listedCounties(index);
  const rows = counties.map((county) => rowOf(index, sheet.columns, county.code));
  const differing: string[] = [];
  const totals = rowOf(index, sheet.columns, null).map((cell, column) => {
    if (cell.kind === 'figure' && cell.formula !== undefined) return cell;
    const { cell: total, addsUp } = totalCell(cell, rows.flatMap((row) => row[column] ?? []));
    if (!addsUp) differing.push(sheet.columns[column]?.header.join('·') ?? '');
    return total;
  });
  const differenceNote = differing.length === 0 ? [] : [`全市合计不等于各县区之和的栏：${differing.join('、')}。同一人在几个县区任教或有单元格因样本过小未显示时会这样，合计按全市单独计算。`];
  return {
    kind: 'table',
    name: sheet.name,
    title: `${schoolYearLabel(input.schoolYear)}${sheet.title}`,
    headerLine: { left: `填报单位（盖章）：${input.unit}`, center: schoolYearLabel(input.schoolYear), right: `计量单位：${sheet.unitOfMeasure}` },
    columns: [{ header: ['县区', '县区'], width: 22 }, ...sheet.columns.map(({ header, width }) => ({ header, width }))],
    codeRow: ['甲', ...sheet.columns.map((_, column) => String(column + 1))],
    totals: [{ kind: 'text', text: '全市合计' }, ...totals],
    rows: counties.map((county, position) => [{ kind: 'text', text: county.label }, ...(rows[position] ?? [])]),
    footerLine: ['单位负责人：', '统计负责人：', `填表人：${input.preparedBy}`, '联系电话：', `报出日期：${chineseDate(input.issuedOn)}`],
    notes: [...sheet.notes, ...differenceNote],
  };
}

export function chineseDate(date: Date): string {
  return `${date.getFullYear()}年${date.getMonth() + 1}月${date.getDate()}日`;
}

export function staffingTable(input: AnnualReportInput, index: FigureIndex): ReportTable {
  return table(input, index, {
    name: '表1 师资覆盖',
    title: '心理健康教育师资覆盖情况统计表',
    unitOfMeasure: '所、人、%',
    columns: staffingColumns,
    notes: ['审核关系：3＝2÷1；4＝1－2；2≤1；5＝6＋7；9＝8÷5。', '学校数含教学点、中职和特教，不含幼儿园。教师按人计：同一人在几所学校任教，全市计1人。“—”表示未上报或不能计算，“0”表示确为零。'],
  });
}

export function assessmentTable(input: AnnualReportInput, index: FigureIndex): ReportTable {
  return table(input, index, {
    name: '表2 测评与风险',
    title: '学生心理健康测评与风险等级统计表',
    unitOfMeasure: '所、人、%',
    columns: assessmentColumns,
    notes: [
      '审核关系：5＝4÷3；2≤1；6＝7＋9＋11＋13；8＝7÷6；10＝9÷6；12＝11÷6；14＝13÷6；4＝6＋15。',
      `各等级占比以有效结果数为分母。有效结果少于 ${input.minimumValidResults} 人的单元格不显示，写“样本过小”；“—”表示未上报或不能计算；“0”表示确为零。筛查结果不作为诊断依据，检出率不作排名。`,
    ],
  });
}
