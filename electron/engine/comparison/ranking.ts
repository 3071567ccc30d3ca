/** Counties in the order of an indicator, the best first. */
import { EngineFailure } from '../../../shared/contract';
import { type IndicatorDefinition, rankRefusal } from '../../../shared/indicators';
import { isKnownArea } from '../../../shared/regions';
import type { IndicatorQuery } from '../metrics/figures';
import { indicatorsOf } from '../metrics/figures';
import type { ReleasedFigure } from '../privacy/released';

export interface Place {
  /** From 1; equal figures share one, and the next is as many further on (1, 1, 3). */
  readonly rank: number;
  readonly tied: boolean;
}

/** @throws EngineFailure NO_RANKING for what is not ranked: pupils' results, what has no direction, anything but counties. */
export function checkRanking({ by, indicators }: IndicatorQuery, rank: readonly string[]): void {
  for (const definition of indicatorsOf(rank)) {
    const refusal = rankRefusal(definition);
    if (refusal !== null) throw new EngineFailure('NO_RANKING', refusal, { indicator: definition.id });
    if (!indicators.includes(definition.id)) throw new EngineFailure('BAD_REQUEST', `“${definition.label}”要排名，须同时查询该指标。`, { indicator: definition.id });
  }
  if (rank.length > 0 && by.join() !== 'county') throw new EngineFailure('NO_RANKING', '只对县区排名，不对学校等排名。请只按县区（county）统计。', { by: by.join() });
}

/** @returns in the order of `figures`, all of one indicator; null for figures that are hidden or missing, and for areas that are none. */
export function placesOf(figures: readonly ReleasedFigure[], direction: IndicatorDefinition['direction']): readonly (Place | null)[] {
  const ranked = (figure: ReleasedFigure): number | null => (isKnownArea(figure.group['county'] ?? '') ? figure.value : null);
  const values = figures.map(ranked).filter((value) => value !== null);
  return figures.map((figure): Place | null => {
    const own = ranked(figure);
    if (own === null) return null;
    const better = values.filter((value) => (direction === 'lower' ? value < own : value > own)).length;
    return { rank: better + 1, tied: values.filter((value) => value === own).length > 1 };
  });
}
