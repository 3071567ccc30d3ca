/** Risk by stage of every county, each county a small chart of its own. */
import type { DimensionId } from '../../shared/indicators';
import { VALID_RISK_LEVELS } from '../../shared/risk';
import { type CellState, crossGrid, type CrossMeasure } from '../cross-grid';
import type { IndicatorRow } from '../indicator-table';

export interface SmallBar {
  readonly key: string;
  readonly label: string;
  readonly state: CellState;
  /** Of VALID_RISK_LEVELS, 0–1; empty unless known. */
  readonly shares: readonly number[];
  /** Valid results; null unless known. */
  readonly base: number | null;
}

export interface SmallChart {
  readonly key: string;
  readonly label: string;
  readonly bars: readonly SmallBar[];
}

/**
 * @param rows by county, the second dimension and risk level
 * @param measure the indicator by level; its cells are hidden with those that sums would give away
 */
export function smallCharts(rows: readonly IndicatorRow[], by: DimensionId, measure: CrossMeasure, minimum: number): readonly SmallChart[] {
  const grid = crossGrid(rows, ['county', by], measure, minimum);
  const shares = new Map(rows.map((row) => [`${row.keys.county} ${row.keys[by]} ${row.keys.riskLevel}`, row.value ?? 0]));
  return grid.rows.map(({ key: county, label }, row) => ({
    key: county,
    label,
    bars: grid.columns.map(({ key, label: name }, column) => {
      const { state = 'missing', base = null } = grid.cells[row]?.[column] ?? {};
      return { key, label: name, state, base, shares: state === 'known' ? VALID_RISK_LEVELS.map((level) => shares.get(`${county} ${key} ${level}`) ?? 0) : [] };
    }),
  }));
}
