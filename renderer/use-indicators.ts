import { useMemo } from 'react';
import type { EngineError, IndicatorResult, RequestOf } from '../shared/contract';
import { type DimensionId, findIndicator, rankRefusal } from '../shared/indicators';
import { engineFilter, passedOver, type PageFilter, scopeAsked } from './address';
import { useCalls } from './engine-client';
import { decodeIndicatorRows, type IndicatorRow } from './indicator-table';
import { useComparing } from './use-comparing';

export interface IndicatorAnswer {
  /** Null until the first answer. */
  readonly rows: readonly IndicatorRow[] | null;
  /** By what the rows are cut: as asked, or while a newer question is under way as asked before. */
  readonly by: readonly DimensionId[];
  readonly privacyNote: string;
  /** How many schools the 口径 leaves out. */
  readonly scopeNote: string;
  /** How the year before was compared; empty when it was not asked for. */
  readonly comparisonNote: string;
  readonly error: EngineError | null;
  readonly loading: boolean;
}

const decoded = new WeakMap<IndicatorResult, readonly IndicatorRow[]>();

/** Decoded once, when the answer comes: the page draws sooner when the last one is there. */
function rowsOf(result: IndicatorResult): readonly IndicatorRow[] {
  const rows = decoded.get(result) ?? decodeIndicatorRows(result);
  decoded.set(result, rows);
  return rows;
}

function isRanked(id: string): boolean {
  const definition = findIndicator(id);
  return definition !== undefined && rankRefusal(definition) === null;
}

/** Indicators by the filters of pupils that they cannot follow; those are left out of the question and said of the figure. */
export function byPassedOver(indicators: readonly string[], filter: PageFilter): readonly { readonly left: readonly DimensionId[]; readonly ids: readonly string[] }[] {
  const groups = new Map<string, { left: readonly DimensionId[]; ids: string[] }>();
  for (const id of indicators) {
    const left = passedOver(filter, findIndicator(id)?.dimensions ?? []);
    const group = groups.get(left.join()) ?? { left, ids: [] };
    group.ids.push(id);
    groups.set(left.join(), group);
  }
  return [...groups.values()];
}

/** @param by empty: one row per indicator for everything the filter leaves. */
export function useIndicators(indicators: readonly string[], by: readonly DimensionId[], filter: PageFilter, asked = true): IndicatorAnswer {
  const comparing = useComparing(filter);
  const requests = byPassedOver(indicators, filter).map(
    ({ left, ids }): RequestOf<'indicator.query'> => ({
      indicators: [...ids],
      by: [...by],
      where: engineFilter(filter, (name) => !left.includes(name)),
      areaBasis: filter.areaBasis,
      ...scopeAsked(filter),
      ...(filter.asOf === null ? {} : { asOf: filter.asOf }),
      ...(filter.schoolYear === null ? {} : { schoolYear: filter.schoolYear }),
      ...(comparing.on ? { compareWith: 'previous' as const } : {}),
      ...(by.join() === 'county' ? { rank: ids.filter(isRanked) } : {}),
    }),
  );
  const { result, answered, error, loading } = useCalls('indicator.query', asked ? requests : null, rowsOf);
  const rows = useMemo(() => (result === null ? null : result.flatMap(rowsOf)), [result]);
  return {
    rows,
    by: answered?.[0]?.by ?? by,
    privacyNote: together(result?.map(({ privacyNote }) => privacyNote)),
    scopeNote: together(result?.map(({ scopeNote }) => scopeNote)),
    comparisonNote: together(result?.map(({ comparison }) => comparison?.note ?? '')),
    error,
    loading,
  };
}

/** Notes of several answers as one, no sentence twice. */
export function together(notes: readonly string[] = []): string {
  return [...new Set(notes.flatMap((note) => note.split(/(?<=。)/)))].filter((sentence) => sentence !== '').join('');
}
