import { useEffect, useState } from 'react';
import type { GridColumn } from './grid-source';
import type { Block } from './selection';
import { type SelectionStatistics, statisticsOf } from './selection-statistics';

/** How long one part may take before the page gets its turn. */
const SLICE_MS = 8;

/** @returns null until all has been added up; a selection that changes meanwhile begins anew. */
export function useStatistics(columns: readonly GridColumn[], block: Block | null): SelectionStatistics | null {
  const [found, setFound] = useState<{ readonly columns: readonly GridColumn[]; readonly block: Block; readonly statistics: SelectionStatistics } | null>(null);
  useEffect(() => {
    if (block === null) return undefined;
    const parts = statisticsOf(columns, block);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const work = (): void => {
      const end = performance.now() + SLICE_MS;
      for (;;) {
        const part = parts.next();
        if (part.done === true) return setFound({ columns, block, statistics: part.value });
        if (performance.now() > end) break;
      }
      timer = setTimeout(work);
    };
    timer = setTimeout(work);
    return () => clearTimeout(timer);
  }, [columns, block]);
  return found !== null && found.columns === columns && found.block === block ? found.statistics : null;
}
