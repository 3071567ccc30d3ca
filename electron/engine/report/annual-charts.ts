/** The charts of the annual report, each of a table of its own. */
import { DIMENSIONS, findIndicator } from '../../../shared/indicators';
import { type RiskScheme, shownLevel } from '../../../shared/risk-labels';
import { headlineCoverage, type Scope } from '../../../shared/scope';
import { assessmentColumns, staffingColumns, targetOf } from './annual-columns';
import { gendersOf, PUPILS_TABLE } from './annual-pupils';
import { YEAR_INDICATORS, YEARS_TABLE } from './annual-years';
import type { ReportChart } from './chart-model';
import type { FigureIndex } from './figures';
import type { ReportTable } from './model';

const ACCENT = '1F5FA8';
/** As in the program's own pyramid. */
const GENDER_COLOURS: Readonly<Record<string, string>> = { male: '0072B2', female: 'D55E00' };

export interface ChartsInput {
  readonly scope: Scope;
  readonly asOf: string;
  readonly levels: RiskScheme;
}

type Unnumbered = Omit<ReportChart, 'kind' | 'name'>;

/** Charts of the tables that are there and hold figures, numbered in order. */
export function annualCharts(tables: readonly ReportTable[], index: FigureIndex, input: ChartsInput): readonly ReportChart[] {
  const drawn = [coverage(tables, input), distribution(tables, input), years(tables), pyramid(tables, index)].flatMap((chart) => chart ?? []);
  return drawn.map((chart, position) => ({ kind: 'chart', name: `图${position + 1}`, ...chart }));
}

/** The table, if any of its cells in these columns is a figure. */
function withFigures(tables: readonly ReportTable[], matches: (name: string) => boolean, columns: readonly number[]): ReportTable | undefined {
  return tables.find(({ name, totals, rows }) => matches(name) && [totals, ...rows].some((row) => columns.some((column) => row[column]?.kind === 'figure')));
}

function coverage(tables: readonly ReportTable[], { scope, asOf }: ChartsInput): Unnumbered | undefined {
  const column = staffingColumns(scope).findIndex(({ indicator, part }) => indicator === headlineCoverage(scope) && part === 'value') + 1;
  const table = withFigures(tables, (name) => name.startsWith('表1'), [column]);
  if (table === undefined) return undefined;
  const label = findIndicator(headlineCoverage(scope))?.label ?? '';
  const target = targetOf(headlineCoverage(scope), asOf);
  return {
    title: `各县区${label}${target === undefined ? '' : '与目标'}`,
    form: 'bars',
    table: table.name,
    categories: 0,
    series: [{ column, label, colour: ACCENT }],
    withTotals: true,
    axis: { title: label, format: 'percent' },
    ...(target === undefined ? {} : { target: { value: target.target.value, label: target.label } }),
  };
}

function distribution(tables: readonly ReportTable[], { levels }: ChartsInput): Unnumbered | undefined {
  const shares = assessmentColumns(levels).flatMap(({ part, riskLevel }, position) => (part === 'value' && riskLevel !== undefined ? [{ column: position + 1, level: shownLevel(levels, riskLevel) }] : []));
  const table = withFigures(tables, (name) => name.startsWith('表2'), shares.map(({ column }) => column));
  if (table === undefined) return undefined;
  return {
    title: '各县区风险等级构成（以有效结果为100%）',
    form: 'stackedShares',
    table: table.name,
    categories: 0,
    series: shares.map(({ column, level }) => ({ column, label: level.label, colour: level.color.slice(1).toUpperCase() })),
    withTotals: true,
    axis: { title: '占有效结果', format: 'percent' },
  };
}

function years(tables: readonly ReportTable[]): Unnumbered | undefined {
  const table = withFigures(tables, (name) => name === YEARS_TABLE, YEAR_INDICATORS.map((_, position) => position + 1));
  if (table === undefined) return undefined;
  return {
    title: '全市历年情况',
    form: 'lines',
    table: table.name,
    categories: 0,
    series: YEAR_INDICATORS.map(({ id, colour }, position) => ({ column: position + 1, label: findIndicator(id)?.label ?? id, colour })),
    withTotals: false,
    axis: { title: '比率', format: 'percent' },
  };
}

function pyramid(tables: readonly ReportTable[], index: FigureIndex): Unnumbered | undefined {
  const sides = gendersOf(index).filter(({ id }) => GENDER_COLOURS[id] !== undefined);
  const table = withFigures(tables, (name) => name === PUPILS_TABLE, sides.map(({ column }) => column));
  if (table === undefined || sides.length !== 2) return undefined;
  return {
    title: `各${DIMENSIONS.grade.label}实测学生（${sides.map(({ label }) => label).join('、')}）`,
    form: 'pyramid',
    table: table.name,
    categories: 0,
    series: sides.map(({ id, label, column }) => ({ column, label, colour: GENDER_COLOURS[id] ?? ACCENT })),
    withTotals: false,
    axis: { title: '实测学生数（人）', format: 'integer' },
  };
}
