/**
 * Compiles indicators × dimensions × filters into as few SELECTs as their groups allow. Only names from the catalogue reach the text;
 * every value of a filter is a bound parameter.
 */
import type { AreaBasis } from '../../../shared/area-basis';
import type { Filter } from '../../../shared/contract';
import { EngineFailure } from '../../../shared/contract';
import { DIMENSIONS, type DimensionId, type FactView, type IndicatorDefinition, type Measure, PLACE, VALID } from '../../../shared/indicators';
import { RISK_LEVELS } from '../../../shared/risk';
import { DEFAULT_SCOPE, type Scope, scopeSwitch } from '../../../shared/scope';
import { factsInScope, leastFacts } from '../warehouse/scope-sql';
import type { BoundValues } from './bound-values';
import { type Filters, type ScanOf, type Scans, ScansInUse } from './scans';

/** Columns of an indicator in the rows of its statement. */
export interface IndicatorColumns {
  readonly indicator: IndicatorDefinition;
  readonly numerator: string;
  readonly denominator: string;
  readonly validResults: string;
  readonly validLeftOut: string;
}

/** Figures of the same groups. */
export interface CompiledPart {
  /** Reads the expressions of the question's scans. */
  readonly sql: string;
  /** Dimensions of the rows, in order; includes those the indicators always have. */
  readonly dimensions: readonly DimensionId[];
  readonly indicators: readonly IndicatorColumns[];
}

/** How figures are cut, filtered and counted. */
export interface Cut {
  readonly by: readonly DimensionId[];
  readonly where: Filter;
  readonly schoolYear: string;
  readonly areaBasis: AreaBasis;
  readonly scope: Scope;
}

/** Dimensions that fact_school knows, so that schools and counties without a single fact are still listed. */
const directoryDimensions: readonly DimensionId[] = PLACE;
/** Filters that choose a place, not some of the pupils of a place: what they leave out is no remainder that anybody would take off. */
const PLACES_OF_THEIR_OWN: ReadonlySet<DimensionId> = new Set(['county', 'school']);
/** Facts of the whole city, which no area has a part of. */
const WITHOUT_AREAS: ReadonlySet<FactView> = new Set(['fact_hotline_day']);

/** How one indicator is cut, and the rows that its answer has. */
interface Shape {
  readonly indicator: IndicatorDefinition;
  readonly dimensions: readonly DimensionId[];
  /** Grouping of the denominator: levels are shares of their group, so they are left out. */
  readonly groupDimensions: readonly DimensionId[];
  readonly filters: Filters;
  readonly groupFilters: Filters;
  /** Whose groups the answer lists. */
  readonly listed: readonly ScanOf[];
}

/**
 * @param scans of the question, to which these are added
 * @param bound where values go
 * @throws EngineFailure UNKNOWN_DIMENSION when an indicator cannot be cut or filtered that way.
 */
export function compileIndicators(indicators: readonly IndicatorDefinition[], cut: Cut, scans: Scans, bound: BoundValues): readonly CompiledPart[] {
  const together = new Map<string, Shape[]>();
  for (const indicator of indicators) {
    const shape = shapeOf(indicator, cut);
    const key = JSON.stringify([shape.dimensions, shape.groupDimensions, shape.listed]);
    const group = together.get(key);
    if (group === undefined) together.set(key, [shape]);
    else group.push(shape);
  }
  return [...together.values()].map((shapes) => part(shapes, cut, new ScansInUse(scans), bound));
}

function shapeOf(indicator: IndicatorDefinition, cut: Cut): Shape {
  const filters = Object.entries(cut.where).filter((entry): entry is [DimensionId, string[]] => entry[1] !== undefined);
  for (const dimension of [...cut.by, ...filters.map(([name]) => name)]) {
    if (!indicator.dimensions.includes(dimension)) {
      throw new EngineFailure('UNKNOWN_DIMENSION', `“${indicator.label}”不能按${DIMENSIONS[dimension].label}统计或筛选，可用：${indicator.dimensions.map((id) => DIMENSIONS[id].label).join('、')}。`, {
        indicator: indicator.id,
        dimension,
      });
    }
  }
  const alwaysBy = indicator.numerator.alwaysBy ?? [];
  const dimensions = [...new Set([...cut.by, ...alwaysBy])];
  const groupDimensions = dimensions.filter((dimension) => !alwaysBy.includes(dimension));
  const groupFilters = filters.filter(([name]) => !alwaysBy.includes(name));
  const views = new Set<FactView>([indicator.numerator.view, ...(indicator.denominator === undefined ? [] : [indicator.denominator.view])]);
  const fromDirectory = groupDimensions.every((dimension) => directoryDimensions.includes(dimension)) && groupFilters.every(([name]) => directoryDimensions.includes(name));
  if (fromDirectory) views.add('fact_school');
  const listed = groupDimensions.length === 0 ? [] : [...views].sort().map((view) => scanOf(view, indicator, cut, groupDimensions, groupFilters));
  return { indicator, dimensions, groupDimensions, filters, groupFilters, listed };
}

/** The rows of a fact view, with `county` as the basis of areas has it, as the 口径 of the request or another has them. */
function scanOf(view: FactView, indicator: IndicatorDefinition, { areaBasis, scope }: Pick<Cut, 'areaBasis' | 'scope'>, dimensions: readonly DimensionId[], filters: Filters): ScanOf {
  const least = leastFacts(view, [...dimensions, ...filters.map(([dimension]) => dimension)]);
  return { rows: WITHOUT_AREAS.has(view) ? view : factsInScope(least, areaBasis, scope, (id) => scopeSwitch(id).touches(indicator)), dimensions, filters };
}

/** @param shapes of equal rows */
function part(shapes: readonly Shape[], cut: Cut, scans: ScansInUse, bound: BoundValues): CompiledPart {
  const selected = shapes.map((shape, index) => columnsOf(shape, index, scans, cut));
  const [first] = shapes as [Shape, ...Shape[]];
  const { dimensions } = first;
  const sql = `SELECT ${[...dimensions.map((dimension) => `cells.${dimension} AS ${dimension}`), ...selected.flatMap(({ sql: columns }) => columns)].join(', ')}
FROM (${cellsOf(first, scans, bound)}) AS cells
${scans.joins()}`;
  return { sql, dimensions, indicators: selected.map(({ names }) => names) };
}

function columnsOf({ indicator, dimensions, groupDimensions, filters, groupFilters }: Shape, index: number, scans: ScansInUse, cut: Cut): { readonly names: IndicatorColumns; readonly sql: readonly string[] } {
  const names: IndicatorColumns = { indicator, numerator: `n${index}`, denominator: `d${index}`, validResults: `v${index}`, validLeftOut: `l${index}` };
  const measured = ({ view, aggregate }: Measure, by: readonly DimensionId[], where: Filters, scope = cut.scope): string =>
    scans.aggregate(scanOf(view, indicator, { areaBasis: cut.areaBasis, scope }, by, where), aggregate);
  const ofGroup = (measure: Measure): string => measured(measure, groupDimensions, groupFilters);

  const numerator = `coalesce(${measured(indicator.numerator, dimensions, filters)}, 0)`;
  let denominator = indicator.denominator === undefined ? 'NULL' : ofGroup(indicator.denominator);
  const perLevel = Object.entries(indicator.denominatorByRiskLevel ?? {});
  if (perLevel.length > 0) denominator = `CASE cells.riskLevel ${perLevel.map(([level, measure]) => `WHEN '${level}' THEN ${ofGroup(measure)}`).join(' ')} ELSE ${denominator} END`;
  let [valid, leftOut] = ['NULL', 'NULL'];
  if (indicator.suppression === 'health') {
    const base = indicator.base ?? VALID;
    const whole = measured(base, groupDimensions, groupFilters.filter(([name]) => PLACES_OF_THEIR_OWN.has(name)), DEFAULT_SCOPE);
    valid = `coalesce(${ofGroup(base)}, 0)`;
    leftOut = `coalesce(${whole}, 0) - ${valid}`;
  }
  return { names, sql: [`${numerator} AS ${names.numerator}`, `${denominator} AS ${names.denominator}`, `${valid} AS ${names.validResults}`, `${leftOut} AS ${names.validLeftOut}`] };
}

/** The rows of the answer: every group of the directory or the facts, times every level where levels are asked for. */
function cellsOf({ dimensions, groupDimensions, filters, listed }: Shape, scans: ScansInUse, bound: BoundValues): string {
  const levels = dimensions.includes('riskLevel') && !groupDimensions.includes('riskLevel');
  const chosen = filters.find(([name]) => name === 'riskLevel')?.[1] ?? RISK_LEVELS;
  const levelTable = (): string => `(VALUES ${chosen.map((level) => `(${bound.add(level)})`).join(', ')}) AS levels(riskLevel)`;
  if (groupDimensions.length === 0) return levels ? `SELECT riskLevel FROM ${levelTable()}` : 'SELECT 1 AS whole';
  const groups = listed.map((of) => scans.groups(of)).join(' UNION ');
  return levels ? `SELECT * FROM (${groups}) CROSS JOIN ${levelTable()}` : groups;
}
