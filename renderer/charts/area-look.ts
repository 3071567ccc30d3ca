/** How an area of the map looks: by its target where there is one, else darker for more. */
import { judge } from '../judge';
import type { IndicatorRow } from '../indicator-table';
import { ACCENT, WARNING } from '../theme';
import { HATCH_FILL } from './hatch';

export type AreaClass = 'met' | 'missed' | 'plain' | 'suppressed' | 'missing';

export function areaClass(row: IndicatorRow | undefined): AreaClass {
  if (row?.suppressed === true) return 'suppressed';
  if (row === undefined || row.value === null) return 'missing';
  const verdict = judge(row);
  return verdict === 'unjudged' ? 'plain' : verdict;
}

/** Faint, so that names and figures are read on them in any theme. */
export const MET_FILL = `color-mix(in srgb, ${ACCENT} 28%, var(--paper))`;
export const MISSED_FILL = `color-mix(in srgb, ${WARNING} 34%, var(--paper))`;
export const MISSING_FILL = 'var(--inset-deep)';
const FAINTEST = 12;

/** @param span least and greatest figure of those shown */
export function areaFill(row: IndicatorRow | undefined, [least, most]: readonly [number, number]): string {
  switch (areaClass(row)) {
    case 'met':
      return MET_FILL;
    case 'missed':
      return MISSED_FILL;
    case 'suppressed':
      return HATCH_FILL;
    case 'missing':
      return MISSING_FILL;
    case 'plain': {
      const place = most === least ? 1 : ((row?.value ?? 0) - least) / (most - least);
      return `color-mix(in srgb, var(--heat) ${Math.round(FAINTEST + place * (100 - FAINTEST))}%, var(--paper))`;
    }
  }
}
