import { useCallback } from 'react';
import { drillLevel, usePageFilter } from './address';

/** One step down: from the city into a county, from a county into a school. */
export function useDrill(): (key: string) => void {
  const [filter, change] = usePageFilter();
  const level = drillLevel(filter);
  return useCallback((key: string) => change(level === 'city' ? { county: [key] } : { school: [key] }), [change, level]);
}
