/**
 * One risk level brought out in all charts of a page. Levels are parts of the valid results: filtered by one, its share would be
 * a share of itself. So nothing is narrowed; the level stands out, and groups are ordered by its share.
 */
import { useCallback } from 'react';
import type { RiskLevel } from '../shared/risk';
import { usePageFilter } from './address';
import type { RiskGroup } from './groups';

export interface LevelFocus {
  /** Null: all levels alike. */
  readonly level: RiskLevel | null;
  /** Brings a level out; the one that stands out already, no more. */
  readonly onFocus: (level: RiskLevel) => void;
}

export function useLevelFocus(): LevelFocus {
  const [filter, change] = usePageFilter();
  const onFocus = useCallback((level: RiskLevel) => change((before) => ({ level: before.level === level ? null : level })), [change]);
  return { level: filter.level, onFocus };
}

export function isBehind(focus: Pick<LevelFocus, 'level'> | undefined, level: RiskLevel): boolean {
  return focus !== undefined && focus.level !== null && focus.level !== level;
}

/** The largest share first; groups without a figure that may be told stay at the end, in their order. */
export function byFocus(groups: readonly RiskGroup[], level: RiskLevel | null): readonly RiskGroup[] {
  if (level === null) return groups;
  const share = ({ levels }: RiskGroup): number => levels[level]?.value ?? -1;
  return [...groups].sort((one, other) => share(other) - share(one));
}
