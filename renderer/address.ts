/** Filters live in the address (hash query), so that back, forward and reload keep them. A drill is a filter. */
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { AREA_BASIS_IDS, type AreaBasis, DEFAULT_AREA_BASIS } from '../shared/area-basis';
import type { Filter } from '../shared/contract';

/** As `indicator.query` calls it. */
const COMPARED = 'previous';

export interface PageFilter {
  /** Null: the latest year with data. */
  readonly schoolYear: string | null;
  /** By which 口径 schools are put under counties. */
  readonly areaBasis: AreaBasis;
  /** Six-digit codes. */
  readonly county: readonly string[];
  readonly stage: readonly string[];
  readonly school: readonly string[];
  /** With the school year before beside. */
  readonly compare: boolean;
}

export function readFilter(parameters: URLSearchParams): PageFilter {
  return {
    schoolYear: parameters.get('schoolYear'),
    areaBasis: AREA_BASIS_IDS.find((id) => id === parameters.get('areaBasis')) ?? DEFAULT_AREA_BASIS,
    county: parameters.getAll('county'),
    stage: parameters.getAll('stage'),
    school: parameters.getAll('school'),
    compare: parameters.get('compare') === COMPARED,
  };
}

export function writeFilter(filter: PageFilter): URLSearchParams {
  const parameters = new URLSearchParams();
  if (filter.schoolYear !== null) parameters.set('schoolYear', filter.schoolYear);
  if (filter.areaBasis !== DEFAULT_AREA_BASIS) parameters.set('areaBasis', filter.areaBasis);
  for (const name of ['county', 'stage', 'school'] as const) {
    for (const value of filter[name]) parameters.append(name, value);
  }
  if (filter.compare) parameters.set('compare', COMPARED);
  return parameters;
}

/** A school belongs to its county: choosing other counties leaves the school. */
export function changeFilter(filter: PageFilter, change: Partial<PageFilter>): PageFilter {
  const leavesSchool = change.county !== undefined && change.school === undefined;
  return { ...filter, ...(leavesSchool ? { school: [] } : {}), ...change };
}

export function engineFilter(filter: PageFilter): Filter {
  return {
    ...(filter.county.length > 0 ? { county: [...filter.county] } : {}),
    ...(filter.stage.length > 0 ? { stage: [...filter.stage] } : {}),
    ...(filter.school.length > 0 ? { school: [...filter.school] } : {}),
  };
}

export function usePageFilter(): readonly [PageFilter, (change: Partial<PageFilter>) => void] {
  const [parameters, setParameters] = useSearchParams();
  const filter = useMemo(() => readFilter(parameters), [parameters]);
  const change = useCallback(
    (part: Partial<PageFilter>) => setParameters((before) => writeFilter(changeFilter(readFilter(before), part))),
    [setParameters],
  );
  return [filter, change];
}

/** How deep the filters have drilled: the whole city (or several counties), one county, one school. */
export type DrillLevel = 'city' | 'county' | 'school';

export function drillLevel(filter: PageFilter): DrillLevel {
  if (filter.school.length === 1) return 'school';
  return filter.county.length === 1 ? 'county' : 'city';
}
