import { useMemo } from 'react';
import type { EngineError, RequestOf } from '../shared/contract';
import { type DimensionId, findIndicator, rankRefusal } from '../shared/indicators';
import { engineFilter, type PageFilter } from './address';
import { useCall } from './engine-client';
import { decodeIndicatorRows, type IndicatorRow } from './indicator-table';
import { useComparing } from './use-comparing';

export interface IndicatorAnswer {
  /** Null until the first answer. */
  readonly rows: readonly IndicatorRow[] | null;
  readonly privacyNote: string;
  /** How the year before was compared; empty when it was not asked for. */
  readonly comparisonNote: string;
  readonly error: EngineError | null;
  readonly loading: boolean;
}

function isRanked(id: string): boolean {
  const definition = findIndicator(id);
  return definition !== undefined && rankRefusal(definition) === null;
}

/** @param by empty: one row per indicator for everything the filter leaves. */
export function useIndicators(indicators: readonly string[], by: readonly DimensionId[], filter: PageFilter, asked = true): IndicatorAnswer {
  const comparing = useComparing(filter);
  const request: RequestOf<'indicator.query'> | null = asked
    ? {
        indicators: [...indicators],
        by: [...by],
        where: engineFilter(filter),
        areaBasis: filter.areaBasis,
        ...(filter.schoolYear === null ? {} : { schoolYear: filter.schoolYear }),
        ...(comparing.on ? { compareWith: 'previous' as const } : {}),
        ...(by.join() === 'county' ? { rank: indicators.filter(isRanked) } : {}),
      }
    : null;
  const { result, error, loading } = useCall('indicator.query', request);
  const rows = useMemo(() => (result === null ? null : decodeIndicatorRows(result)), [result]);
  return { rows, privacyNote: result?.privacyNote ?? '', comparisonNote: result?.comparison?.note ?? '', error, loading };
}
