/** Figures by one dimension, as charts show them. */
import type { DimensionId } from '../shared/indicators';
import { type PageFilter, withoutOwn } from './address';
import { type Group, groupRows, type RiskGroup, riskGroups } from './groups';
import { type IndicatorAnswer, useIndicators } from './use-indicators';

export interface GroupAnswer extends IndicatorAnswer {
  /** By what the rows are cut: while the page asks anew, still as they were, so that the old picture stays. */
  readonly dimension: DimensionId;
  readonly groups: readonly Group[];
}

export function useGroups(indicators: readonly string[], dimension: DimensionId, filter: PageFilter, asked = true): GroupAnswer {
  const answer = useIndicators(indicators, [dimension], withoutOwn(filter, dimension), asked);
  const shown = answer.by[0] ?? dimension;
  return { ...answer, dimension: shown, groups: groupRows(answer.rows ?? [], shown) };
}

export interface RiskAnswer extends IndicatorAnswer {
  readonly dimension: DimensionId;
  readonly groups: readonly RiskGroup[];
}

/** @param listed groups that should be there even without any result */
export function useRiskGroups(dimension: DimensionId, filter: PageFilter, listed: Pick<GroupAnswer, 'dimension' | 'groups'>): RiskAnswer {
  const answer = useIndicators(['riskDistribution'], [dimension, 'riskLevel'], withoutOwn(filter, dimension));
  const shown = answer.by[0] ?? dimension;
  return { ...answer, dimension: shown, groups: riskGroups(answer.rows ?? [], shown, listed.dimension === shown ? listed.groups : []) };
}
