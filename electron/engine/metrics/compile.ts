/**
 * Compiles an indicator × dimensions × filters into one SELECT. Only names from the catalogue reach the text;
 * every value of a filter is a bound parameter.
 */
import type { AreaBasis } from '../../../shared/area-basis';
import type { Filter } from '../../../shared/contract';
import { EngineFailure } from '../../../shared/contract';
import { DIMENSIONS, type DimensionId, type FactView, type IndicatorDefinition, PLACE, VALID } from '../../../shared/indicators';
import { RISK_LEVELS } from '../../../shared/risk';
import { DEFAULT_SCOPE, type Scope, scopeSwitch } from '../../../shared/scope';
import { factsInScope } from '../warehouse/scope-sql';
import type { BoundValues } from './bound-values';

/** How figures are cut, filtered and counted. */
export interface Cut {
  readonly by: readonly DimensionId[];
  readonly where: Filter;
  readonly schoolYear: string;
  readonly areaBasis: AreaBasis;
  readonly scope: Scope;
}

export interface CompiledIndicator {
  readonly sql: string;
  /** Dimensions of the rows, in order; includes those the indicator always has. */
  readonly dimensions: readonly DimensionId[];
}

/** Dimensions that fact_school knows, so that schools and counties without a single fact are still listed. */
const directoryDimensions: readonly DimensionId[] = PLACE;
/** Filters that choose a place, not some of the pupils of a place: what they leave out is no remainder that anybody would take off. */
const PLACES_OF_THEIR_OWN: ReadonlySet<DimensionId> = new Set(['county', 'school']);
/** Facts of the whole city, which no area has a part of. */
const WITHOUT_AREAS: ReadonlySet<FactView> = new Set(['fact_hotline_day']);

/**
 * @param bound where the values of the filters go, which may belong to other indicators too
 * @throws EngineFailure UNKNOWN_DIMENSION when the indicator cannot be cut or filtered that way.
 */
export function compileIndicator(indicator: IndicatorDefinition, { by, where, schoolYear, areaBasis, scope }: Cut, bound: BoundValues): CompiledIndicator {
  const filters = Object.entries(where).filter((entry): entry is [DimensionId, string[]] => entry[1] !== undefined);
  for (const dimension of [...by, ...filters.map(([name]) => name)]) {
    if (!indicator.dimensions.includes(dimension)) {
      throw new EngineFailure('UNKNOWN_DIMENSION', `“${indicator.label}”不能按${DIMENSIONS[dimension].label}统计或筛选，可用：${indicator.dimensions.map((id) => DIMENSIONS[id].label).join('、')}。`, {
        indicator: indicator.id,
        dimension,
      });
    }
  }
  const alwaysBy = indicator.numerator.alwaysBy ?? [];
  const dimensions = [...new Set([...by, ...alwaysBy])];
  /** Grouping of the denominator: levels are shares of their group, so they are left out. */
  const groupDimensions = dimensions.filter((dimension) => !alwaysBy.includes(dimension));
  const builder = new Parameters(bound, schoolYear, (view, chosen = scope) => (WITHOUT_AREAS.has(view) ? view : factsInScope(view, areaBasis, chosen, (id) => scopeSwitch(id).touches(indicator))));

  const parts = [`numerators AS (${grouped(builder, indicator.numerator.view, dimensions, filters, [[indicator.numerator.aggregate, 'numerator']])})`];
  const groupFilters = filters.filter(([name]) => !alwaysBy.includes(name));
  const denominators: [string, string][] = [];
  const denominator = indicator.denominator;
  if (denominator !== undefined) {
    denominators.push([denominator.aggregate, 'denominator']);
    for (const [level, measure] of Object.entries(indicator.denominatorByRiskLevel ?? {})) denominators.push([measure.aggregate, `denominator${level}`]);
    parts.push(`denominators AS (${grouped(builder, denominator.view, groupDimensions, groupFilters, denominators)})`);
  }
  const health = indicator.suppression === 'health';
  const base = indicator.base ?? VALID;
  if (health) {
    parts.push(`bases AS (${grouped(builder, base.view, groupDimensions, groupFilters, [[base.aggregate, 'validResults']])})`);
    const ofPlace = groupFilters.filter(([name]) => PLACES_OF_THEIR_OWN.has(name));
    parts.push(`wholes AS (${grouped(builder, base.view, groupDimensions, ofPlace, [[base.aggregate, 'validResults']], DEFAULT_SCOPE)})`);
  }

  parts.push(`cells AS (${cells(builder, indicator, dimensions, groupDimensions, groupFilters, filters)})`);

  const onCell = (table: string, keys: readonly DimensionId[]): string => (keys.length === 0 ? 'true' : keys.map((key) => `${table}.${key} = cells.${key}`).join(' AND '));
  const perLevel = Object.keys(indicator.denominatorByRiskLevel ?? {});
  const denominatorSql =
    denominator === undefined
      ? 'NULL'
      : perLevel.length === 0
        ? 'denominators.denominator'
        : `CASE cells.riskLevel ${perLevel.map((level) => `WHEN '${level}' THEN denominators.denominator${level}`).join(' ')} ELSE denominators.denominator END`;
  const sql = `WITH ${parts.join(',\n')}
SELECT ${[...dimensions.map((dimension) => `cells.${dimension} AS ${dimension}`), 'coalesce(numerators.numerator, 0) AS numerator', `${denominatorSql} AS denominator`, ...(health ? ['coalesce(bases.validResults, 0) AS validResults', 'coalesce(wholes.validResults, 0) - coalesce(bases.validResults, 0) AS validLeftOut'] : ['NULL AS validResults', 'NULL AS validLeftOut'])].join(', ')}
FROM cells
LEFT JOIN numerators ON ${onCell('numerators', dimensions)}
${denominator === undefined ? '' : `LEFT JOIN denominators ON ${onCell('denominators', groupDimensions)}`}
${health ? `LEFT JOIN bases ON ${onCell('bases', groupDimensions)} LEFT JOIN wholes ON ${onCell('wholes', groupDimensions)}` : ''}`;
  return { sql, dimensions };
}

class Parameters {
  /** @param rowsOf the rows of a fact view, with `county` as the basis of areas has it, as the 口径 of the request or another has them */
  constructor(
    private readonly bound: BoundValues,
    private readonly schoolYear: string,
    readonly rowsOf: (view: FactView, scope?: Scope) => string,
  ) {}

  add(value: string): string {
    return this.bound.add(value);
  }

  conditions(filters: readonly (readonly [DimensionId, readonly string[]])[]): string {
    const clauses = [`schoolYear = ${this.add(this.schoolYear)}`];
    for (const [dimension, values] of filters) clauses.push(values.length === 0 ? 'false' : `${dimension} IN (${values.map((value) => this.add(value)).join(', ')})`);
    return clauses.join(' AND ');
  }
}

type Filters = readonly (readonly [DimensionId, readonly string[]])[];

function grouped(parameters: Parameters, view: FactView, dimensions: readonly DimensionId[], filters: Filters, aggregates: readonly (readonly [string, string])[], scope?: Scope): string {
  const select = [...dimensions, ...aggregates.map(([aggregate, name]) => `${aggregate} AS ${name}`)].join(', ');
  const groupBy = dimensions.length === 0 ? '' : ` GROUP BY ${dimensions.join(', ')}`;
  return `SELECT ${select} FROM ${parameters.rowsOf(view, scope)} WHERE ${parameters.conditions(filters)}${groupBy}`;
}

/** The rows of the answer: every group of the directory or the facts, times every level where levels are asked for. */
function cells(
  parameters: Parameters,
  indicator: IndicatorDefinition,
  dimensions: readonly DimensionId[],
  groupDimensions: readonly DimensionId[],
  groupFilters: Filters,
  filters: Filters,
): string {
  const levels = dimensions.includes('riskLevel') && !groupDimensions.includes('riskLevel');
  const chosen = filters.find(([name]) => name === 'riskLevel')?.[1] ?? RISK_LEVELS;
  const levelTable = (): string => `(VALUES ${chosen.map((level) => `(${parameters.add(level)})`).join(', ')}) AS levels(riskLevel)`;
  if (groupDimensions.length === 0) return levels ? `SELECT riskLevel FROM ${levelTable()}` : 'SELECT 1 AS whole';

  const list = groupDimensions.join(', ');
  const views = new Set<FactView>([indicator.numerator.view, ...(indicator.denominator === undefined ? [] : [indicator.denominator.view])]);
  const fromDirectory = groupDimensions.every((dimension) => directoryDimensions.includes(dimension)) && groupFilters.every(([name]) => directoryDimensions.includes(name));
  if (fromDirectory) views.add('fact_school');
  const groups = [...views].map((view) => `SELECT ${list} FROM ${parameters.rowsOf(view)} WHERE ${parameters.conditions(groupFilters)}`).join(' UNION ');
  const distinct = `SELECT DISTINCT ${list} FROM (${groups})`;
  return levels ? `SELECT * FROM (${distinct}) CROSS JOIN ${levelTable()}` : distinct;
}
