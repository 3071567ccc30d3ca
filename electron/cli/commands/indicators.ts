import type { EngineApi, Filter } from '../../../shared/contract';
import { DIMENSION_IDS, DIMENSIONS, type DimensionId, findDimensionValue, INDICATORS, UNIT_LABELS } from '../../../shared/indicators';
import { findCounty } from '../../../shared/regions';
import { type RiskScheme, riskScheme } from '../../../shared/risk-labels';
import { AREA_BASIS_USAGE, areaBasisOption } from '../area-basis';
import { parseArguments, type ParsedArguments } from '../arguments';
import { CommandRefused, EXIT, unwrap } from '../failure';
import { type AskedByName, printFigures } from '../figures';
import { formatTable, type OutputFormat, printJson, printLine } from '../output';
import { SCOPE_USAGE, scopeOption } from '../scope';
import { withWorkspace, WORKSPACE_OPTIONS, WORKSPACE_USAGE } from '../with-workspace';
import { schoolYearOption } from './import';

export const INDICATORS_USAGE = 'yuxin indicators [--json]';
export const FIGURES_USAGE = `${AREA_BASIS_USAGE} ${SCOPE_USAGE} [--as-of 2026-08-31] [--format table|json|csv] ${WORKSPACE_USAGE}`;
export const INDICATOR_USAGE = `yuxin indicator <指标>... [--by county,stage,school,…] [--where county=371721] [--school-year 2025-2026] [--compare-with previous|2024-2025] [--rank] ${FIGURES_USAGE}`;
export const TREND_USAGE = `yuxin trend <指标>... [--by county] [--where county=371721] [--school-year 2025-2026] ${FIGURES_USAGE}`;

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

export const FIGURE_OPTIONS = { ...WORKSPACE_OPTIONS, where: 'texts', 'school-year': 'text', 'area-basis': 'text', scope: 'texts', 'as-of': 'text', format: 'text', json: 'flag' } as const;

export function askedFigures(options: ParsedArguments, usage: string) {
  if (options.positionals.length === 0) throw new CommandRefused(`请指定指标（用 yuxin indicators 查看）。\n用法：${usage}`);
  const byName: AskedByName = { areaBasis: options.text('area-basis') !== undefined, scope: options.texts('scope').length > 0 };
  return {
    format: formatOption<OutputFormat>(options.flag('json') ? 'json' : options.text('format'), ['table', 'json', 'csv'], 'table'),
    byName,
    request: {
      indicators: [...options.positionals],
      where: filterOf(options.texts('where')),
      schoolYear: schoolYearOption(options.text('school-year')),
      areaBasis: areaBasisOption(options.text('area-basis')),
      scope: scopeOption(options.texts('scope')),
      asOf: options.text('as-of'),
    },
  };
}

async function levelsOf(engine: EngineApi): Promise<RiskScheme> {
  return riskScheme(unwrap(await engine.call('settings.get', {})).settings.riskLabels.value);
}

export async function indicatorCommand(argv: readonly string[]): Promise<number> {
  const options = parseArguments(argv, { ...FIGURE_OPTIONS, by: 'text', 'compare-with': 'text', rank: 'flag' }, INDICATOR_USAGE);
  const { format, byName, request } = askedFigures(options, INDICATOR_USAGE);
  const by = dimensionsOf(options.text('by'));
  const earlier = options.text('compare-with');
  const compareWith = earlier === 'previous' ? earlier : schoolYearOption(earlier);
  const rank = options.flag('rank') ? request.indicators : [];
  const { result, levels } = await withWorkspace(options, 'open', async (engine) => ({
    result: unwrap(await engine.call('indicator.query', { ...request, by, rank, ...(compareWith === undefined ? {} : { compareWith }) })),
    levels: await levelsOf(engine),
  }));
  printFigures(format, result, byName, levels);
  return EXIT.done;
}

export async function trendCommand(argv: readonly string[]): Promise<number> {
  const options = parseArguments(argv, { ...FIGURE_OPTIONS, by: 'text' }, TREND_USAGE);
  const { format, byName, request } = askedFigures(options, TREND_USAGE);
  const asked = options.text('by');
  if (asked !== undefined && asked !== 'county') throw new CommandRefused(`历年变化只能按 county（县区）分组，收到“${asked}”。`);
  const by = asked === undefined ? [] : (['county'] as const);
  const { result, levels } = await withWorkspace(options, 'open', async (engine) => ({
    result: unwrap(await engine.call('indicator.trend', { ...request, by: [...by] })),
    levels: await levelsOf(engine),
  }));
  printFigures(format, result, byName, levels);
  return EXIT.done;
}
