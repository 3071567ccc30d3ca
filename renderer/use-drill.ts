import { useCallback } from 'react';
import type { DimensionId } from '../shared/indicators';
import { FILTERS, usePageFilter } from './address';

/** One step down: into the group of a dimension that was chosen in a chart or table. */
export function useDrill(dimension: DimensionId): (key: string) => void {
  const [, change] = usePageFilter();
  return useCallback(
    (key: string) => {
      const name = FILTERS.find((id) => id === dimension);
      if (name !== undefined) change({ [name]: [key], cut: null });
    },
    [change, dimension],
  );
}
