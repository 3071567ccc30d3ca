/** 表1 and 表2 of the annual report, filled from released figures. */
import type { Rounding } from '../../../shared/audience';
import { schoolYearLabel } from '../../../shared/school-year';
import { dayLabel } from '../../../shared/as-of';
import { formatInteger, formatPercent } from '../../../shared/format';
import { isKnownArea } from '../../../shared/regions';
import { countsPupils, findIndicator } from '../../../shared/indicators';
import { AREA_BASES } from '../../../shared/area-basis';
import { headlineCoverage, scopeWords } from '../../../shared/scope';
import { schemeInWords } from '../../../shared/risk-labels';
import type { AnnualReportInput } from './annual';
import { ASSESSMENT_CHECKS, assessmentColumns, type ColumnSource, staffingChecks, staffingColumns, targetOf } from './annual-columns';
import { type ReportCheck, checksText } from './checks';
import { listedCounties, listedStages } from './counties';
import { cellOf, type FigureIndex, shortfallCell, totalCell, type TotalBasis } from './figures';
import type { ReportCell, ReportColumn, ReportTable } from './model';
import { codeRow, formFrame, label } from './official-form';
import { zeroMeans } from './words/zero-means';

export const STAFFING_TABLE = '表1 师资覆盖';
const states = (rounding: Rounding): string => `“—”表示未上报或不能计算，${zeroMeans(rounding)}`;

function rowOf(index: FigureIndex, columns: readonly ColumnSource[], place: Readonly<Record<string, string>>, asOf: string): ReportCell[] {
  return columns.map(({ indicator, part, format, riskLevel, formula }) => {
    const figure = index.find(indicator, { ...place, ...(riskLevel === undefined ? {} : { riskLevel }) });
    if (part !== 'shortfall') return cellOf(figure, part, format, formula);
    if (formula === undefined) throw new Error(`shortfall of ${indicator} without a formula`);
    const target = targetOf(indicator, asOf);
    return target === undefined ? { kind: 'missing' } : shortfallCell(figure, target.target.value, formula);
  });
}

/** 其中 by 学段. Left out where a cell would be hidden: the totals less the other parts would tell it. */
function stageRows(index: FigureIndex, columns: readonly ColumnSource[], asOf: string): readonly (readonly ReportCell[])[] {
  const rows = listedStages(index).map(({ code, label: stage }, position): ReportCell[] => [label(`${position === 0 ? '其中：' : '\u3000\u3000\u3000'}${stage}`), ...rowOf(index, columns, { stage: code }, asOf)]);
  return rows.some((row) => row.some(({ kind }) => kind === 'suppressed')) ? [] : rows;
}

/** The line that figures of a column must reach, for marking those that do not. */
function targetOfColumn({ indicator, part, format, riskLevel }: ColumnSource, asOf: string): Pick<ReportColumn, 'target'> {
  const target = part === 'value' && format !== 'integer' && riskLevel === undefined ? targetOf(indicator, asOf) : undefined;
  return target === undefined ? {} : { target: { value: target.target.value, atLeast: findIndicator(indicator)?.direction === 'higher' } };
}

/** Rounded columns need not add up, which is said of the whole report. */
function countsPupilsOf(column: ColumnSource | undefined): boolean {
  const indicator = column === undefined ? undefined : findIndicator(column.indicator);
  return indicator !== undefined && countsPupils(indicator);
}

/** What the total of a column is, where it is not the sum that readers expect. */
function totalNotes(bases: readonly TotalBasis[], isRounded: (column: number) => boolean, whole: string, word: string): string[] {
  const codes = (wanted: TotalBasis): string => bases.flatMap((basis, column) => (basis === wanted && (wanted === 'hiddenRow' || !isRounded(column)) ? [column + 1] : [])).join('、');
  const hidden = codes('hiddenRow');
  const apart = codes('countedApart');
  return [
    ...(hidden === '' ? [] : [`第${hidden}栏有${word}因样本过小未显示，${whole}合计按${whole}全部结果计算，不等于所列各${word}之和。`]),
    ...(apart === '' ? [] : [`第${apart}栏的${whole}合计按${whole}单独计算，不等于各${word}之和：同一人在几个${word}登记的，各${word}都计，${whole}只计1人。`]),
  ];
}

/** What a table has a row for: counties of the city, or stages of one county. */
export interface TablePlace {
  /** 全市, 全县. */
  readonly whole: string;
  readonly parts: { readonly dimension: 'county' | 'stage'; readonly word: string };
}

const CITY_BY_COUNTY: TablePlace = { whole: '全市', parts: { dimension: 'county', word: '县区' } };

/** What a table by county says of itself besides its figures. */
export interface CountyTableInput extends Pick<AnnualReportInput, 'schoolYear' | 'areaBasis' | 'scope' | 'scopeNote' | 'asOf' | 'unit' | 'preparedBy' | 'issuedOn'> {
  /** Absent: the city by its counties. */
  readonly place?: TablePlace;
}

export interface CountyTableDefinition {
  readonly name: string;
  readonly title: string;
  readonly unitOfMeasure: string;
  readonly columns: readonly ColumnSource[];
  readonly checks?: readonly ReportCheck[];
  readonly notes: readonly string[];
}

/** One row a county, the city first; of one county one row a stage. */
export function countyFiguresTable(input: CountyTableInput, index: FigureIndex, definition: CountyTableDefinition): ReportTable {
  const { columns, checks = [] } = definition;
  const { whole, parts: { dimension, word } } = input.place ?? CITY_BY_COUNTY;
  const listed = (dimension === 'county' ? listedCounties(index) : listedStages(index)).map((place) => ({ ...place, cells: rowOf(index, columns, { [dimension]: place.code }, input.asOf) }));
  // What is known of no county in particular may be calls alone, which stand in none of these tables.
  const places = listed.filter(({ code, cells }) => isKnownArea(code) || cells.some(({ kind }) => kind !== 'missing'));
  const rows = places.map(({ cells }) => cells);
  const bases: TotalBasis[] = [];
  const totals = rowOf(index, columns, {}, input.asOf).map((city, column) => {
    const ownFormula = city.kind === 'figure' && city.formula !== undefined;
    const source = columns[column];
    const isRatio = source?.part === 'value' && findIndicator(source.indicator)?.denominator !== undefined;
    if (ownFormula || isRatio) {
      bases.push('sum');
      return city;
    }
    const { cell, basis } = totalCell(city, rows.flatMap((row) => row[column] ?? []));
    bases.push(basis);
    return cell;
  });
  const year = schoolYearLabel(input.schoolYear);
  const codes = codeRow(1, columns.length);
  const parts = dimension === 'county' ? stageRows(index, columns, input.asOf) : [];
  const marked = columns.map((column) => targetOfColumn(column, input.asOf));
  return {
    ...formFrame(input, year, definition.unitOfMeasure),
    name: definition.name,
    title: `${year}${definition.title}`,
    columns: [{ header: [word, word], width: 14 }, ...columns.map(({ header, width }, column) => ({ header, width, ...marked[column] }))],
    codeRow: codes,
    totals: [label(`${whole}合计`), ...totals],
    rows: places.map(({ label: name, cells }) => [label(name), ...cells]),
    parts,
    checks,
    notes: [
      ...(checks.length === 0 ? [] : [`审核关系：${checksText(checks, { codeRow: codes })}（“样本过小”“—”的单元格不审核）。`]),
      ...definition.notes,
      ...markNotes(columns, marked),
      `${dimension === 'county' ? '县区' : '学校'}按${AREA_BASES[input.areaBasis].label}。口径：${scopeWords(input.scope)}。${input.scopeNote}`,
      ...(parts.length === 0 ? [] : ['“其中”各行按学校的学段；同一教师在几个学段的学校任教，各学段都计。']),
      ...totalNotes(bases, (column) => index.rounding !== null && countsPupilsOf(columns[column]), whole, word),
    ],
  };
}

function markNotes(columns: readonly ColumnSource[], marked: readonly Pick<ReportColumn, 'target'>[]): string[] {
  const words = columns.flatMap(({ format }, column) => {
    const target = marked[column]?.target;
    if (target === undefined) return [];
    return [`第${column + 1}栏${target.atLeast ? '低' : '高'}于${format === 'percent' ? formatPercent(target.value) : formatInteger(target.value)}`];
  });
  return words.length === 0 ? [] : [`标色并加粗的为未达到目标：${words.join('，')}。`];
}

function shortfallWords({ scope, asOf }: CountyTableInput): string {
  const target = targetOf(headlineCoverage(scope), asOf);
  return target === undefined ? `${dayLabel(asOf)}没有有效的目标，不计` : `按${target.label}还需配备的学校数`;
}

export function staffingTable(input: CountyTableInput, index: FigureIndex): ReportTable {
  return countyFiguresTable(input, index, {
    name: STAFFING_TABLE,
    title: '心理健康教育师资覆盖情况统计表',
    unitOfMeasure: '所、人、%',
    columns: staffingColumns(input.scope),
    checks: staffingChecks(input.scope, input.asOf),
    notes: [
      `达标差距：${shortfallWords(input)}。生师比：每名专兼职心理健康教师对应的在校生数。`,
      `学校数含中职和特教，不含幼儿园。教师按人计：同一人在几所学校任教，合计只计1人。${states(null)}。`,
    ],
  });
}

export function assessmentTable(input: AnnualReportInput, index: FigureIndex): ReportTable {
  return countyFiguresTable(input, index, {
    name: '表2 测评与风险',
    title: '学生心理健康测评与风险等级统计表',
    unitOfMeasure: '所、人、%',
    columns: assessmentColumns(input.levels),
    checks: ASSESSMENT_CHECKS,
    notes: [
      schemeInWords(input.levels),
      `各等级占比以有效结果数为分母。有效结果少于 ${input.minimumValidResults} 人的单元格、能由合计推算出它们的单元格不显示，写“样本过小”；${states(index.rounding)}。`,
      `筛查结果不作为诊断依据；检出率供研判使用，不对县区和学校排名。心理援助热线：12356（全国）、${input.hotline}（本地，24小时）。`,
    ],
  });
}
