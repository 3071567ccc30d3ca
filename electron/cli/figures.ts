/** Figures of indicators as the command line prints them. */
import { AREA_BASES } from '../../shared/area-basis';
import { dayLabel } from '../../shared/as-of';
import type { IndicatorResult } from '../../shared/contract';
import { chanceWords, formatChange, formatFigure, formatInterval, formatRank } from '../../shared/format';
import { DIMENSIONS, type DimensionId, findIndicator, type IndicatorUnit, TARGET_VERDICTS, targetsAsOf, verdictOf } from '../../shared/indicators';
import { type RiskScheme, schemeInWords } from '../../shared/risk-labels';
import { scopeWords } from '../../shared/scope';
import { rowsOfArrow } from './arrow-rows';
import { formatCsv, formatTable, type OutputFormat, type OutputRow, printJson, printLine } from './output';

type Figures = Pick<IndicatorResult, 'rows' | 'dimensions' | 'areaBasis' | 'scope' | 'asOf' | 'scopeNote' | 'privacyNote'> & Partial<Pick<IndicatorResult, 'schoolYear' | 'comparison'>>;

/** What was asked for by name, and is therefore said of every row. */
export interface AskedByName {
  readonly areaBasis: boolean;
  readonly scope: boolean;
}

/** @param levels what risk levels are called, said under a table that has them. */
export function printFigures(format: OutputFormat, result: Figures, asked: AskedByName, levels: RiskScheme): void {
  const { columns, rows } = rowsOfArrow(result.rows);
  // Rows keep the columns they always had, unless a basis or 口径 was asked for.
  const basis: OutputRow = {
    ...(asked.areaBasis ? { areaBasis: result.areaBasis } : {}),
    ...(asked.scope ? { scope: scopeWords(result.scope), scopeNote: result.scopeNote } : {}),
  };
  if (format === 'json') printJson(rows.map((row) => ({ ...withoutForeignDimensions(row, result.dimensions), ...basis })));
  else if (format === 'csv') printLine(formatCsv([...columns.filter((column) => !isEmptyExtra(column, rows)), ...Object.keys(basis)], rows.map((row) => ({ ...row, ...basis }))));
  else {
    printLine(`${result.schoolYear === undefined ? '' : `学年：${result.schoolYear}    `}县区：${AREA_BASES[result.areaBasis].label}    ${scopeWords(result.scope)}；目标按${dayLabel(result.asOf)}`);
    printLine(figureTable(rows, result.dimensions, result.asOf));
    if (result.dimensions.includes('riskLevel')) printLine(schemeInWords(levels));
    for (const note of [result.scopeNote, result.privacyNote, result.comparison?.note ?? '']) if (note !== '') printLine(note);
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

/** Every target that is or was in force, with what the figure makes of it. */
function againstTargets(row: OutputRow, asOf: string): string {
  const indicator = findIndicator(String(row['indicator']));
  const value = typeof row['value'] === 'number' ? row['value'] : null;
  if (indicator === undefined || value === null) return '';
  return targetsAsOf(indicator, asOf)
    .filter(({ state }) => state !== 'notYet')
    .map(({ label, target }) => `${label} ${TARGET_VERDICTS[verdictOf(indicator.direction, value, target.value)]}`)
    .join('；');
}

function figureTable(rows: readonly OutputRow[], dimensions: readonly string[], asOf: string): string {
  const columns: readonly TableColumn[] = [
    { title: '学年', optional: true, text: (row) => String(row['schoolYear'] ?? '') },
    { title: '指标', text: (row) => findIndicator(String(row['indicator']))?.label ?? String(row['indicator']) },
    ...dimensions.map((id) => ({ title: DIMENSIONS[id as DimensionId].label, text: (row: OutputRow) => String(row[`${id}Label`] ?? '') })),
    { title: '数值', text: (row) => figure(row, 'value', row['suppressed'], unitOf(row)) },
    { title: '分子', text: (row) => figure(row, 'numerator', row['suppressed'], 'person') },
    { title: '分母', text: (row) => (findIndicator(String(row['indicator']))?.denominator === undefined ? '' : figure(row, 'denominator', row['suppressed'], 'person')) },
    { title: '对照目标', text: (row) => againstTargets(row, asOf) },
    ...besideColumns,
  ];
  const shown = columns.filter(({ optional, text }) => optional !== true || rows.some((row) => text(row) !== ''));
  return formatTable(shown.map(({ title }) => title), rows.map((row) => shown.map(({ text }) => text(row))));
}
