/** Figures by two dimensions as a table of cells, with those hidden that the sums of rows and columns would give away. */
import { formatFigure, SUPPRESSED_TEXT } from '../shared/format';
import { hiddenParts, linesOfGrid } from '../shared/hidden-parts';
import type { DimensionId, IndicatorDefinition } from '../shared/indicators';
import type { RiskLevel } from '../shared/risk';
import { groupRows } from './groups';
import type { IndicatorRow } from './indicator-table';

export type CellState = 'known' | 'suppressed' | 'missing';

export interface CrossCell {
  readonly state: CellState;
  /** Null unless known. */
  readonly value: number | null;
  /** Persons (or schools) behind the value; null where that is not told. */
  readonly base: number | null;
  readonly text: string;
}

export interface CrossGrid {
  readonly rows: readonly { readonly key: string; readonly label: string }[];
  readonly columns: readonly { readonly key: string; readonly label: string }[];
  /** `cells[row][column]` */
  readonly cells: readonly (readonly CrossCell[])[];
}

/** What a table shows: an indicator, or the sum of some risk levels of one that comes by level. */
export interface CrossMeasure {
  readonly id: string;
  readonly definition: IndicatorDefinition;
  readonly label: string;
  readonly levels: readonly RiskLevel[];
}

function measured(rows: readonly IndicatorRow[], { definition, levels }: CrossMeasure): Omit<CrossCell, 'text'> {
  const own = rows.filter((row) => row.indicator === definition.id && (levels.length === 0 || levels.some((level) => level === row.keys.riskLevel)));
  if (own.some(({ suppressed }) => suppressed)) return { state: 'suppressed', value: null, base: null };
  const known = own.filter((row) => row.value !== null);
  if (known.length === 0) return { state: 'missing', value: null, base: null };
  const first = known[0] as IndicatorRow;
  // The levels of one cell have one denominator.
  return { state: 'known', value: known.reduce((sum, row) => sum + (row.value ?? 0), 0), base: first.denominator ?? first.value };
}

/**
 * @param rows by both dimensions (and by risk level, where the measure sums levels)
 * @param minimum persons below which a count must not be told
 */
export function crossGrid(rows: readonly IndicatorRow[], [by, across]: readonly [DimensionId, DimensionId], measure: CrossMeasure, minimum: number): CrossGrid {
  const byCell = new Map<string, IndicatorRow[]>();
  for (const row of rows) {
    const key = `${row.keys[by]} ${row.keys[across]}`;
    byCell.set(key, [...(byCell.get(key) ?? []), row]);
  }
  const [down, right] = [groupRows(rows, by), groupRows(rows, across)];
  const cells = down.flatMap((one) => right.map((other) => measured(byCell.get(`${one.key} ${other.key}`) ?? [], measure)));
  const hidden = isOfPupils(measure.definition) ? hiddenWith(cells, down.length, right.length, minimum) : new Set<number>();
  const told = cells.map((cell, index): CrossCell => (hidden.has(index) ? { state: 'suppressed', value: null, base: null, text: SUPPRESSED_TEXT } : { ...cell, text: formatFigure({ value: cell.value, suppressed: false }, measure.definition.unit) }));
  return { rows: down, columns: right, cells: down.map((_, row) => told.slice(row * right.length, (row + 1) * right.length)) };
}

const isOfPupils = ({ suppression }: IndicatorDefinition): boolean => suppression === 'health';

/** How many stand behind a hidden cell is not known here: one at least. */
function hiddenWith(cells: readonly Omit<CrossCell, 'text'>[], rows: number, columns: number, minimum: number): ReadonlySet<number> {
  const sizes = cells.map(({ state, base }) => (state === 'suppressed' ? 1 : (base ?? 0)));
  const first = cells.flatMap(({ state }, index) => (state === 'suppressed' ? [index] : []));
  return hiddenParts(sizes, first, linesOfGrid(rows, columns), minimum);
}

/** Sums of the gravest levels first, then single ones; an indicator that does not come by level as it is. */
export function crossMeasures(definitions: readonly IndicatorDefinition[], levelName: (level: RiskLevel) => string): readonly CrossMeasure[] {
  return definitions.flatMap((definition): CrossMeasure[] => {
    if (definition.numerator.alwaysBy?.includes('riskLevel') !== true) return [{ id: definition.id, definition, label: definition.label, levels: [] }];
    return GRAVE_SUMS.map((levels) => ({ id: `${definition.id}-${levels.join('')}`, definition, label: `${levels.map(levelName).join('＋')}占比`, levels }));
  });
}

const GRAVE_SUMS: readonly (readonly RiskLevel[])[] = [['2', '3'], ['3'], ['2'], ['1']];

/** By what a measure is cut beside the county: by grade where it knows grades. */
export function secondDimension({ definition }: CrossMeasure): 'grade' | 'stage' {
  return definition.dimensions.includes('grade') ? 'grade' : 'stage';
}

/** All definitions of the themes that know counties. */
export function cuttable(definitions: readonly IndicatorDefinition[], themes: readonly IndicatorDefinition['theme'][]): readonly IndicatorDefinition[] {
  return definitions.filter(({ theme, dimensions }) => themes.includes(theme) && dimensions.includes('county'));
}
