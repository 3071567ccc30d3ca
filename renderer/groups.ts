/** Indicator rows gathered by one dimension: what a chart draws and a table lists. */
import { DIMENSION_IDS, DIMENSIONS, type DimensionId } from '../shared/indicators';
import { COUNTIES } from '../shared/regions';
import { RISK_LEVELS, VALID_RISK_LEVELS, type RiskLevel } from '../shared/risk';
import type { IndicatorRow } from './indicator-table';

export interface Group {
  readonly key: string;
  readonly label: string;
  /** For axes: never longer than four characters for counties. */
  readonly shortLabel: string;
  /** By indicator id. */
  readonly cells: ReadonlyMap<string, IndicatorRow>;
}

const orders = new Map<DimensionId, ReadonlyMap<string, number>>(DIMENSION_IDS.map((dimension) => [dimension, new Map((DIMENSIONS[dimension].values ?? []).map(({ id }, index) => [id, index]))]));
orders.set('county', new Map(COUNTIES.map((county, index) => [county.code, index])));
const shortCounty = new Map(COUNTIES.filter((county) => county.label.length > 4).map((county) => [county.code, county.aliases[0] ?? county.label]));

function orderOf(dimension: DimensionId, key: string): number {
  const order = orders.get(dimension);
  return order === undefined || order.size === 0 ? 0 : (order.get(key) ?? order.size);
}

/** Areas and what has a list of values in their order, schools as the engine sent them. */
export function groupRows(rows: readonly IndicatorRow[], dimension: DimensionId): readonly Group[] {
  const groups = new Map<string, { label: string; cells: Map<string, IndicatorRow> }>();
  for (const row of rows) {
    const key = row.keys[dimension];
    if (key === undefined) continue;
    const group = groups.get(key) ?? { label: row.labels[dimension] ?? key, cells: new Map<string, IndicatorRow>() };
    group.cells.set(row.indicator, row);
    groups.set(key, group);
  }
  return [...groups]
    .map(([key, group]) => ({ key, ...group, shortLabel: (dimension === 'county' ? shortCounty.get(key) : undefined) ?? group.label }))
    .sort((one, other) => orderOf(dimension, one.key) - orderOf(dimension, other.key));
}

export type RiskState = 'known' | 'suppressed' | 'missing';

export interface RiskGroup {
  readonly key: string;
  readonly label: string;
  readonly shortLabel: string;
  readonly levels: Readonly<Partial<Record<RiskLevel, IndicatorRow>>>;
  readonly state: RiskState;
  /** The base of the shares; null when suppressed or missing. */
  readonly validResults: number | null;
}

export function riskGroup(key: string, label: string, shortLabel: string, rows: readonly IndicatorRow[]): RiskGroup {
  const levels: Partial<Record<RiskLevel, IndicatorRow>> = {};
  for (const level of RISK_LEVELS) {
    const row = rows.find((candidate) => candidate.keys.riskLevel === level);
    if (row !== undefined) levels[level] = row;
  }
  const valid = VALID_RISK_LEVELS.map((level) => levels[level]).filter((row) => row !== undefined);
  const known = valid.find((row) => row.value !== null);
  const state = valid.some((row) => row.suppressed) ? 'suppressed' : known === undefined ? 'missing' : 'known';
  return { key, label, shortLabel, levels, state, validResults: known?.denominator ?? null };
}

/** @param groups all groups that should be listed, also those without any result. */
export function riskGroups(rows: readonly IndicatorRow[], dimension: DimensionId, groups: readonly Group[]): readonly RiskGroup[] {
  const byKey = new Map<string, IndicatorRow[]>();
  for (const row of rows) {
    const key = row.keys[dimension];
    if (key === undefined) continue;
    const own = byKey.get(key);
    if (own === undefined) byKey.set(key, [row]);
    else own.push(row);
  }
  const listed = new Set(groups.map((group) => group.key));
  const others = groupRows(rows, dimension).filter((group) => !listed.has(group.key));
  return [...groups, ...others].map((group) => riskGroup(group.key, group.label, group.shortLabel, byKey.get(group.key) ?? []));
}
