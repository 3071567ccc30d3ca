import { dayLabel } from '../../../shared/as-of';
import { AREA_BASES } from '../../../shared/area-basis';
import type { Filter } from '../../../shared/contract';
import { formatFigure } from '../../../shared/format';
import { DIMENSION_IDS, DIMENSIONS, type DimensionId, findDimensionValue, findIndicator, INDICATORS, type IndicatorUnit, TARGET_VERDICTS, targetsAsOf, UNIT_LABELS, verdictOf } from '../../../shared/indicators';
import { findCounty } from '../../../shared/regions';
import { riskScheme, schemeInWords } from '../../../shared/risk-labels';
import { scopeWords } from '../../../shared/scope';
import { AREA_BASIS_USAGE, areaBasisOption } from '../area-basis';
import { parseArguments } from '../arguments';
import { rowsOfArrow } from '../arrow-rows';
import { CommandRefused, EXIT, unwrap } from '../failure';
import { formatCsv, formatTable, type OutputFormat, type OutputRow, printJson, printLine } from '../output';
import { SCOPE_USAGE, scopeOption } from '../scope';
import { withWorkspace, WORKSPACE_OPTIONS, WORKSPACE_USAGE } from '../with-workspace';
import { schoolYearOption } from './import';

export const INDICATORS_USAGE = 'yuxin indicators [--json]';
export const INDICATOR_USAGE = `yuxin indicator <指标>... [--by county,stage,school,…] [--where county=371721] [--school-year 2025-2026] ${AREA_BASIS_USAGE} ${SCOPE_USAGE} [--as-of 2026-08-31] [--format table|json|csv] ${WORKSPACE_USAGE}`;

export async function indicatorsCommand(argv: readonly string[]): Promise<number> {
  const options = parseArguments(argv, { json: 'flag' }, INDICATORS_USAGE);
  if (options.flag('json')) {
    // The SQL of an indicator is the program's business; everything else is for everybody.
    const internal = new Set(['numerator', 'denominator', 'denominatorByRiskLevel']);
    printJson(INDICATORS.map((indicator) => Object.fromEntries(Object.entries(indicator).filter(([key]) => !internal.has(key)))));
  } else {
    printLine(formatTable(['指标', '名称', '单位', '可用维度', '口径'], INDICATORS.map((indicator) => [indicator.id, indicator.label, UNIT_LABELS[indicator.unit], indicator.dimensions.join(','), indicator.definition])));
  }
  return EXIT.done;
}

function dimensionsOf(text: string | undefined): DimensionId[] {
  if (text === undefined || text === '') return [];
  return text.split(',').map((name) => {
    const dimension = DIMENSION_IDS.find((id) => id === name.trim());
    if (dimension === undefined) throw new CommandRefused(`没有维度“${name}”。可用：${DIMENSION_IDS.map((id) => `${id}（${DIMENSIONS[id].label}）`).join('、')}。`);
    return dimension;
  });
}

/** county=371721 or county=曹县; several conditions as several --where, several values separated by commas. */
function filterOf(conditions: readonly string[]): Filter {
  const filter: Record<string, string[]> = {};
  for (const condition of conditions) {
    const [name, values] = condition.split(/=(.*)/s);
    const dimension = dimensionsOf(name)[0];
    if (dimension === undefined || values === undefined || values === '') throw new CommandRefused(`--where 应写成 county=371721 这样的条件，收到“${condition}”。`);
    (filter[dimension] ??= []).push(...values.split(',').map((value) => codeOf(dimension, value.trim())));
  }
  return filter;
}

function codeOf(dimension: DimensionId, value: string): string {
  if (dimension === 'county') return findCounty(value)?.code ?? value;
  return findDimensionValue(dimension, value)?.id ?? value;
}

export function formatOption<F extends string>(value: string | undefined, allowed: readonly F[], fallback: F): F {
  const format = allowed.find((name) => name === (value ?? fallback));
  if (format === undefined) throw new CommandRefused(`--format 只能是 ${allowed.join('、')}，收到“${value ?? ''}”。`);
  return format;
}

export async function indicatorCommand(argv: readonly string[]): Promise<number> {
  const options = parseArguments(argv, { ...WORKSPACE_OPTIONS, by: 'text', where: 'texts', 'school-year': 'text', 'area-basis': 'text', scope: 'texts', 'as-of': 'text', format: 'text' }, INDICATOR_USAGE);
  if (options.positionals.length === 0) throw new CommandRefused(`请指定指标（用 yuxin indicators 查看）。\n用法：${INDICATOR_USAGE}`);
  const format = formatOption<OutputFormat>(options.text('format'), ['table', 'json', 'csv'], 'table');
  const request = {
    indicators: [...options.positionals],
    by: dimensionsOf(options.text('by')),
    where: filterOf(options.texts('where')),
    schoolYear: schoolYearOption(options.text('school-year')),
    areaBasis: areaBasisOption(options.text('area-basis')),
    scope: scopeOption(options.texts('scope')),
    asOf: options.text('as-of'),
  };
  const { result, levels } = await withWorkspace(options, 'open', async (engine) => ({
    result: unwrap(await engine.call('indicator.query', request)),
    levels: riskScheme(unwrap(await engine.call('settings.get', {})).settings.riskLabels.value),
  }));
  const { columns, rows } = rowsOfArrow(result.rows);
  // Rows keep the columns they always had, unless a basis or 口径 was asked for.
  const basis: OutputRow = {
    ...(options.text('area-basis') === undefined ? {} : { areaBasis: result.areaBasis }),
    ...(options.texts('scope').length === 0 ? {} : { scope: scopeWords(result.scope), scopeNote: result.scopeNote }),
  };
  if (format === 'json') printJson(rows.map((row) => ({ ...withoutForeignDimensions(row, result.dimensions), ...basis })));
  else if (format === 'csv') printLine(formatCsv([...columns, ...Object.keys(basis)], rows.map((row) => ({ ...row, ...basis }))));
  else {
    printLine(`学年：${result.schoolYear}    县区：${AREA_BASES[result.areaBasis].label}    ${scopeWords(result.scope)}；目标按${dayLabel(result.asOf)}`);
    printLine(formatTable(['指标', ...result.dimensions.map((id) => DIMENSIONS[id as DimensionId].label), '数值', '分子', '分母', '对照目标'], rows.map((row) => [...tableRow(row, result.dimensions), againstTargets(row, result.asOf)])));
    if (result.dimensions.includes('riskLevel')) printLine(schemeInWords(levels));
    for (const note of [result.scopeNote, result.privacyNote]) if (note !== '') printLine(note);
  }
  return EXIT.done;
}

/** An indicator asked for together with others has only its own dimensions. */
function withoutForeignDimensions(row: OutputRow, dimensions: readonly string[]): OutputRow {
  const foreign = new Set(dimensions.filter((dimension) => row[dimension] === null).flatMap((dimension) => [dimension, `${dimension}Label`]));
  return Object.fromEntries(Object.entries(row).filter(([name]) => !foreign.has(name)));
}

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

function tableRow(row: OutputRow, dimensions: readonly string[]): string[] {
  const indicator = findIndicator(String(row['indicator']));
  const suppressed = row['suppressed'] === true;
  const figure = (value: OutputRow[string] | undefined, unit: IndicatorUnit): string => formatFigure({ value: typeof value === 'number' ? value : null, suppressed }, unit);
  return [
    indicator?.label ?? String(row['indicator']),
    ...dimensions.map((dimension) => String(row[`${dimension}Label`] ?? '')),
    figure(row['value'], indicator?.unit ?? 'person'),
    figure(row['numerator'], 'person'),
    indicator?.denominator === undefined ? '' : figure(row['denominator'], 'person'),
  ];
}
