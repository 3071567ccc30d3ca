/** Colours of series: levels of risk have their own, everything else takes the next one. */
import type { RiskScheme } from '../../../../shared/risk-labels';
import { DIMENSION_LABELS } from '../../../../shared/visual-query';
import type { TableColumn } from '../../../../shared/visual-table';
import { ACCENT, TARGET, WARNING } from '../../../theme';
import type { Display } from './display';

export interface Colours {
  readonly series: readonly string[];
  readonly scheme: RiskScheme;
}

const soft = (color: string): string => `color-mix(in srgb, ${color} 45%, var(--paper))`;

/** Neighbours differ in lightness as well, for grey print. */
export const SERIES_COLOURS: readonly string[] = [ACCENT, 'var(--second-mark)', WARNING, 'var(--third-mark)', TARGET, soft(WARNING), 'var(--muted)', soft(TARGET)];

/** @returns undefined where the columns are not cut by level alone */
export function levelColour({ table }: Pick<Display, 'table'>, column: TableColumn, { scheme }: Colours): string | undefined {
  if (table.columnHeads.length !== 1 || table.columnHeads[0] !== DIMENSION_LABELS.riskLevel) return undefined;
  return scheme.levels.find(({ level }) => level === column.path[0]?.key)?.color;
}
