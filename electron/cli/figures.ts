/** Figures of indicators as the command line prints them. */
import { AREA_BASES } from '../../shared/area-basis';
import type { IndicatorResult } from '../../shared/contract';
import { chanceWords, formatChange, formatFigure, formatInterval, formatRank } from '../../shared/format';
import { DIMENSIONS, type DimensionId, findIndicator, type IndicatorUnit } from '../../shared/indicators';
import { rowsOfArrow } from './arrow-rows';
import { formatCsv, formatTable, type OutputFormat, type OutputRow, printJson, printLine } from './output';

type Figures = Pick<IndicatorResult, 'rows' | 'dimensions' | 'areaBasis' | 'privacyNote'> & Partial<Pick<IndicatorResult, 'schoolYear'>>;

/** @param withBasis says of every row by which basis its areas are. */
export function printFigures(format: OutputFormat, result: Figures, withBasis: boolean): void {
  const { columns, rows } = rowsOfArrow(result.rows);
  // Rows keep the columns they always had, unless a basis was asked for.
  const basis: OutputRow = withBasis ? { areaBasis: result.areaBasis } : {};
  if (format === 'json') printJson(rows.map((row) => ({ ...withoutForeignDimensions(row, result.dimensions), ...basis })));
  else if (format === 'csv') printLine(formatCsv([...columns.filter((column) => !isEmptyExtra(column, rows)), ...Object.keys(basis)], rows.map((row) => ({ ...row, ...basis }))));
  else {
    printLine(`${result.schoolYear === undefined ? '' : `学年：${result.schoolYear}    `}县区：${AREA_BASES[result.areaBasis].label}`);
    printLine(figureTable(rows, result.dimensions));
    if (result.privacyNote !== '') printLine(result.privacyNote);
  }
}

/** Columns beside the figures that say nothing of any row are left out of tables of fixed columns. */
function isEmptyExtra(column: string, rows: readonly OutputRow[]): boolean {
  return ['low', 'high', 'standardError', 'toTarget', 'schoolsToTarget'].includes(column) && rows.every((row) => row[column] === null);
}

/** An indicator asked for together with others has only its own dimensions. */
function withoutForeignDimensions(row: OutputRow, dimensions: readonly string[]): OutputRow {
  const foreign = new Set(dimensions.filter((dimension) => row[dimension] === null).flatMap((dimension) => [dimension, `${dimension}Label`]));
  return Object.fromEntries(Object.entries(row).filter(([name]) => !foreign.has(name)));
}

interface TableColumn {
  readonly title: string;
  readonly text: (row: OutputRow) => string;
  /** Left out where every row is without it. */
  readonly optional?: true;
}

const unitOf = (row: OutputRow): IndicatorUnit => findIndicator(String(row['indicator']))?.unit ?? 'person';
const figure = (row: OutputRow, name: string, suppressed: OutputRow[string] | undefined, unit: IndicatorUnit): string =>
  formatFigure({ value: typeof row[name] === 'number' ? row[name] : null, suppressed: suppressed === true }, unit);
const ifNumber = (value: OutputRow[string] | undefined, text: (value: number) => string): string => (typeof value === 'number' ? text(value) : '');

const besideColumns: readonly TableColumn[] = [
  { title: '95% 置信区间', optional: true, text: (row) => ifNumber(row['low'], (low) => ifNumber(row['high'], (high) => formatInterval(low, high))) },
  { title: '名次', optional: true, text: (row) => ifNumber(row['rank'], (rank) => formatRank(rank, row['tied'] === true)) },
  { title: '距目标', optional: true, text: (row) => ifNumber(row['toTarget'], (gap) => formatChange(gap, unitOf(row))) },
  { title: '还差（所）', optional: true, text: (row) => ifNumber(row['schoolsToTarget'], String) },
  { title: '对照学年', optional: true, text: (row) => (row['changeUnit'] === undefined ? '' : figure(row, 'previousValue', row['previousSuppressed'], unitOf(row))) },
  { title: '变化', optional: true, text: (row) => ifNumber(row['change'], (change) => formatChange(change, unitOf(row))) },
  { title: '检验', optional: true, text: (row) => chanceWords(typeof row['beyondChance'] === 'boolean' ? row['beyondChance'] : null) },
];

function figureTable(rows: readonly OutputRow[], dimensions: readonly string[]): string {
  const columns: readonly TableColumn[] = [
    { title: '学年', optional: true, text: (row) => String(row['schoolYear'] ?? '') },
    { title: '指标', text: (row) => findIndicator(String(row['indicator']))?.label ?? String(row['indicator']) },
    ...dimensions.map((id) => ({ title: DIMENSIONS[id as DimensionId].label, text: (row: OutputRow) => String(row[`${id}Label`] ?? '') })),
    { title: '数值', text: (row) => figure(row, 'value', row['suppressed'], unitOf(row)) },
    { title: '分子', text: (row) => figure(row, 'numerator', row['suppressed'], 'person') },
    { title: '分母', text: (row) => (findIndicator(String(row['indicator']))?.denominator === undefined ? '' : figure(row, 'denominator', row['suppressed'], 'person')) },
    ...besideColumns,
  ];
  const shown = columns.filter(({ optional, text }) => optional !== true || rows.some((row) => text(row) !== ''));
  return formatTable(shown.map(({ title }) => title), rows.map((row) => shown.map(({ text }) => text(row))));
}
