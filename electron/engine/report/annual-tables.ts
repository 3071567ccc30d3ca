/** 表1 and 表2 of the annual report, filled from released figures. */
import { schoolYearLabel } from '../../../shared/school-year';
import { dayLabel } from '../../../shared/as-of';
import { AREA_BASES } from '../../../shared/area-basis';
import { COUNTIES, UNDETERMINED_COUNTY, UNKNOWN_COUNTY } from '../../../shared/regions';
import { headlineCoverage, scopeWords } from '../../../shared/scope';
import { schemeInWords } from '../../../shared/risk-labels';
import type { AnnualReportInput } from './annual';
import { ASSESSMENT_CHECKS, assessmentColumns, type ColumnSource, staffingChecks, staffingColumns, targetOf } from './annual-columns';
import { cellOf, type FigureIndex, shortfallCell, totalCell, type TotalBasis } from './figures';
import type { ReportCell, ReportTable } from './model';
import { chineseDate } from './official-form';

const STATES = '“—”表示未上报或不能计算，“0”表示确为零';

/** The nine counties and districts are always listed; the others where they have figures. */
function listedCounties(index: FigureIndex): { readonly code: string; readonly label: string }[] {
  const present = index.valuesOf('county');
  return [...COUNTIES.filter(({ kind, code }) => kind === 'county' || present.has(code)), ...[UNDETERMINED_COUNTY, UNKNOWN_COUNTY].filter(({ code }) => present.has(code))];
}

function rowOf(index: FigureIndex, columns: readonly ColumnSource[], county: string | null, asOf: string): ReportCell[] {
  return columns.map(({ indicator, part, format, riskLevel, formula }) => {
    const figure = index.find(indicator, { ...(county === null ? {} : { county }), ...(riskLevel === undefined ? {} : { riskLevel }) });
    if (part !== 'shortfall') return cellOf(figure, part, format, formula);
    if (formula === undefined) throw new Error(`shortfall of ${indicator} without a formula`);
    const target = targetOf(indicator, asOf);
    return target === undefined ? { kind: 'missing' } : shortfallCell(figure, target.target.value, formula);
  });
}

/** What the total of a column is, where it is not the sum that readers expect. */
function totalNotes(bases: readonly TotalBasis[]): string[] {
  const codes = (wanted: TotalBasis): string => bases.flatMap((basis, column) => (basis === wanted ? [column + 1] : [])).join('、');
  const hidden = codes('hiddenRow');
  const apart = codes('countedApart');
  return [
    ...(hidden === '' ? [] : [`第${hidden}栏有县区因样本过小未显示，全市合计按全市全部结果计算，不等于所列各县区之和。`]),
    ...(apart === '' ? [] : [`第${apart}栏的全市合计按全市单独计算，不等于各县区之和：同一人在几个县区登记的，各县区都计，全市只计1人。`]),
  ];
}

interface TableDefinition {
  readonly name: string;
  readonly title: string;
  readonly unitOfMeasure: string;
  readonly columns: readonly ColumnSource[];
  readonly notes: readonly string[];
}

function table(input: AnnualReportInput, index: FigureIndex, definition: TableDefinition): ReportTable {
  const { columns } = definition;
  const counties = listedCounties(index);
  const rows = counties.map((county) => rowOf(index, columns, county.code, input.asOf));
  const bases: TotalBasis[] = [];
  const totals = rowOf(index, columns, null, input.asOf).map((city, column) => {
    const ownFormula = city.kind === 'figure' && city.formula !== undefined;
    const isRatio = columns[column]?.part === 'value' && columns[column]?.formula !== undefined;
    if (ownFormula || isRatio) {
      bases.push('sum');
      return city;
    }
    const { cell, basis } = totalCell(city, rows.flatMap((row) => row[column] ?? []));
    bases.push(basis);
    return cell;
  });
  const year = schoolYearLabel(input.schoolYear);
  return {
    kind: 'table',
    name: definition.name,
    title: `${year}${definition.title}`,
    headerLine: { left: `填报单位（盖章）：${input.unit}`, center: year, right: `内部工作用表  计量单位：${definition.unitOfMeasure}` },
    columns: [{ header: ['县区', '县区'], width: 14 }, ...columns.map(({ header, width }) => ({ header, width }))],
    codeRow: ['甲', ...columns.map((_, column) => String(column + 1))],
    totals: [{ kind: 'text', text: '全市合计' }, ...totals],
    rows: counties.map((county, position) => [{ kind: 'text', text: county.label }, ...(rows[position] ?? [])]),
    footerLine: ['单位负责人：', '统计负责人：', `填表人：${input.preparedBy}`, '联系电话：', `报出日期：${chineseDate(input.issuedOn)}`],
    notes: [...definition.notes, `县区按${AREA_BASES[input.areaBasis].label}。口径：${scopeWords(input.scope)}。${input.scopeNote}`, ...totalNotes(bases)],
  };
}

function shortfallWords({ scope, asOf }: AnnualReportInput): string {
  const target = targetOf(headlineCoverage(scope), asOf);
  return target === undefined ? `${dayLabel(asOf)}没有有效的目标，不计` : `按${target.label}还需配备的学校数`;
}

export function staffingTable(input: AnnualReportInput, index: FigureIndex): ReportTable {
  return table(input, index, {
    name: '表1 师资覆盖',
    title: '心理健康教育师资覆盖情况统计表',
    unitOfMeasure: '所、人、%',
    columns: staffingColumns(input.scope),
    notes: [
      `审核关系：${staffingChecks(input.scope, input.asOf)}。达标差距：${shortfallWords(input)}。生师比：每名专兼职心理健康教师对应的在校生数。`,
      `学校数含中职和特教，不含幼儿园。教师按人计：同一人在几所学校任教，全市计1人。${STATES}。`,
    ],
  });
}

export function assessmentTable(input: AnnualReportInput, index: FigureIndex): ReportTable {
  return table(input, index, {
    name: '表2 测评与风险',
    title: '学生心理健康测评与风险等级统计表',
    unitOfMeasure: '所、人、%',
    columns: assessmentColumns(input.levels),
    notes: [
      `审核关系：${ASSESSMENT_CHECKS}（“样本过小”“—”的单元格除外）。`,
      schemeInWords(input.levels),
      `各等级占比以有效结果数为分母。有效结果少于 ${input.minimumValidResults} 人的单元格、能由合计推算出它们的单元格不显示，写“样本过小”；${STATES}。`,
      '筛查结果不作为诊断依据；检出率供研判使用，不对县区和学校排名。心理援助热线：12356（全国）、6885885（菏泽，24小时）。',
    ],
  });
}
