import { useMemo } from 'react';
import type { SchoolItem } from '../shared/contract';
import type { PageFilter } from './address';
import { useCall } from './engine-client';

/** The schools the filter's county has, by the key that filters and rows carry. */
export function useSchools(filter: PageFilter, asked: boolean): ReadonlyMap<string, SchoolItem> {
  const county = filter.county.length === 1 ? filter.county[0] : undefined;
  const request = asked
    ? { areaBasis: filter.areaBasis, ...(filter.schoolYear === null ? {} : { schoolYear: filter.schoolYear }), ...(county === undefined ? {} : { county }) }
    : null;
  const { result } = useCall('data.schools', request);
  return useMemo(() => new Map((result?.schools ?? []).map((item) => [item.school, item])), [result]);
}
