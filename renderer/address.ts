/** Filters live in the address (hash query), so that back, forward and reload keep them. A drill is a filter. */
import { useCallback, useMemo } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { AREA_BASIS_IDS, type AreaBasis, DEFAULT_AREA_BASIS } from '../shared/area-basis';
import type { Filter } from '../shared/contract';
import { DIMENSION_IDS, DIMENSIONS, type DimensionId } from '../shared/indicators';
import { type RiskLevel, VALID_RISK_LEVELS } from '../shared/risk';
import { DEFAULT_SCOPE, type Scope, SCOPE_SWITCH_IDS, scopeSwitch, type ScopeSwitchId, switchesTurned } from '../shared/scope';

/** As `indicator.query` calls it. */
const COMPARED = 'previous';

/** Dimensions that pages filter by, in the order in which they are said. */
export const FILTERS = ['county', 'stage', 'schoolType', 'urbanRural', 'ownership', 'school', 'grade', 'gender'] as const satisfies readonly DimensionId[];
export type FilterId = (typeof FILTERS)[number];

export interface PageFilter extends Readonly<Record<FilterId, readonly string[]>> {
  /** Null: the latest year with data. */
  readonly schoolYear: string | null;
  /** By which 口径 schools are put under counties. */
  readonly areaBasis: AreaBasis;
  /** What is counted. */
  readonly scope: Scope;
  /** Day by whose targets figures are judged; null: by the rule of as-of.ts. */
  readonly asOf: string | null;
  /** By what the page cuts its figures; null: by the next step below what is chosen. `county`, `school`: still by them, though one is chosen. */
  readonly cut: DimensionId | null;
  /** With the school year before beside. */
  readonly compare: boolean;
  /** Code of a county whose figures stand beside; null: none. */
  readonly beside: string | null;
  /** The risk level that charts bring out; it narrows nothing. */
  readonly level: RiskLevel | null;
}

/** @param texts `switch:choice`; what is not known stands at its default */
function readScope(texts: readonly string[]): Scope {
  const chosen: Partial<Record<ScopeSwitchId, string>> = {};
  for (const id of SCOPE_SWITCH_IDS) chosen[id] = scopeSwitch(id).choices.find((choice) => texts.includes(`${id}:${choice.id}`))?.id ?? DEFAULT_SCOPE[id];
  return chosen as Scope;
}

export function readFilter(parameters: URLSearchParams): PageFilter {
  const values = Object.fromEntries(FILTERS.map((name) => [name, parameters.getAll(name)])) as unknown as Record<FilterId, readonly string[]>;
  return {
    ...values,
    schoolYear: parameters.get('schoolYear'),
    areaBasis: AREA_BASIS_IDS.find((id) => id === parameters.get('areaBasis')) ?? DEFAULT_AREA_BASIS,
    scope: readScope(parameters.getAll('scope')),
    asOf: /^\d{4}-\d{2}-\d{2}$/.test(parameters.get('asOf') ?? '') ? parameters.get('asOf') : null,
    cut: DIMENSION_IDS.find((id) => id === parameters.get('cut')) ?? null,
    compare: parameters.get('compare') === COMPARED,
    beside: parameters.get('beside'),
    level: VALID_RISK_LEVELS.find((id) => id === parameters.get('level')) ?? null,
  };
}

export function writeFilter(filter: PageFilter): URLSearchParams {
  const parameters = new URLSearchParams();
  if (filter.schoolYear !== null) parameters.set('schoolYear', filter.schoolYear);
  if (filter.areaBasis !== DEFAULT_AREA_BASIS) parameters.set('areaBasis', filter.areaBasis);
  for (const id of switchesTurned(filter.scope)) parameters.append('scope', `${id}:${filter.scope[id]}`);
  if (filter.asOf !== null) parameters.set('asOf', filter.asOf);
  if (filter.cut !== null) parameters.set('cut', filter.cut);
  for (const name of FILTERS) {
    for (const value of filter[name]) parameters.append(name, value);
  }
  if (filter.compare) parameters.set('compare', COMPARED);
  if (filter.beside !== null) parameters.set('beside', filter.beside);
  if (filter.level !== null) parameters.set('level', filter.level);
  return parameters;
}

/** A school belongs to its county: choosing other counties leaves the school. A cut is held only as long as something of it is chosen. */
export function changeFilter(filter: PageFilter, change: Partial<PageFilter>): PageFilter {
  const leavesSchool = change.county !== undefined && change.school === undefined;
  const changed = { ...filter, ...(leavesSchool ? { school: [] } : {}), ...change };
  return (changed.cut === 'county' || changed.cut === 'school') && changed[changed.cut].length === 0 ? { ...changed, cut: null } : changed;
}

/** What a chart by this dimension asks: all groups, so that those not chosen stay in sight beside those that are. */
export function withoutOwn(filter: PageFilter, dimension: DimensionId): PageFilter {
  const name = FILTERS.find((id) => id === dimension);
  return name === undefined ? filter : { ...filter, [name]: [] };
}

/** How a request says what is counted; nothing where all stands at its default. */
export function scopeAsked({ scope }: PageFilter): { readonly scope?: Scope } {
  return switchesTurned(scope).length === 0 ? {} : { scope };
}

/** Filters in force. */
export function filtersInForce(filter: PageFilter): readonly FilterId[] {
  return FILTERS.filter((name) => filter[name].length > 0);
}

/** Filters of pupils, by which figures of schools and teachers cannot be narrowed. */
const PUPIL_FILTERS: readonly FilterId[] = ['grade', 'gender'];

/** @param asked the filters that are wanted of those in force */
export function engineFilter(filter: PageFilter, asked: (name: FilterId) => boolean = () => true): Filter {
  return Object.fromEntries(filtersInForce(filter).filter(asked).map((name) => [name, [...filter[name]]]));
}

/** Which schools the filters leave. */
export function placeFilter(filter: PageFilter): Filter {
  return engineFilter(filter, (name) => !PUPIL_FILTERS.includes(name));
}

/** Filters of pupils in force that an indicator knows nothing of: it is shown for all pupils of the place, and says so. */
export function passedOver(filter: PageFilter, dimensions: readonly DimensionId[]): readonly FilterId[] {
  return filtersInForce(filter).filter((name) => PUPIL_FILTERS.includes(name) && !dimensions.includes(name));
}

/** 不随年级、性别筛选; '' where every filter in force is followed. */
export function passedOverText(names: readonly DimensionId[]): string {
  return names.length === 0 ? '' : `不随${names.map((name) => DIMENSIONS[name].label).join('、')}筛选`;
}

export const NO_FILTERS = Object.fromEntries(FILTERS.map((name) => [name, []])) as unknown as Readonly<Record<FilterId, readonly string[]>>;

/** What changes, or how it follows from the filters as they are. */
export type FilterChange = Partial<PageFilter> | ((before: PageFilter) => Partial<PageFilter>);

/** As the address bar has it: the page that was drawn may be behind, since the router lets charts be drawn first. */
export function searchNow(): string {
  return window.location.hash.split('?')[1] ?? '';
}

/** The filters as they were last read: parts that stay the same are the same objects, so that nothing is drawn anew because of them. */
let known: { readonly search: string; readonly filter: PageFilter } = { search: '', filter: readFilter(new URLSearchParams()) };

function filterOf(search: string): PageFilter {
  if (known.search !== search) known = { search, filter: keepingSame(known.filter, readFilter(new URLSearchParams(search))) };
  return known.filter;
}

function keepingSame(before: PageFilter, after: PageFilter): PageFilter {
  const kept = (Object.keys(after) as (keyof PageFilter)[]).filter((name) => JSON.stringify(before[name]) === JSON.stringify(after[name]));
  return { ...after, ...Object.fromEntries(kept.map((name) => [name, before[name]])) };
}

export function usePageFilter(): readonly [PageFilter, (change: FilterChange) => void] {
  const { search } = useLocation();
  // Unlike the router's own setter of parameters it stays the same from change to change.
  const navigate = useNavigate();
  const change = useCallback(
    (part: FilterChange) => {
      const before = readFilter(new URLSearchParams(searchNow()));
      void navigate({ search: `?${writeFilter(changeFilter(before, typeof part === 'function' ? part(before) : part)).toString()}` });
    },
    [navigate],
  );
  return [useMemo(() => filterOf(search), [search]), change];
}

/** How deep the filters have drilled: the whole city (or several counties), one county, one school. */
export type DrillLevel = 'city' | 'county' | 'school';

export function drillLevel(filter: PageFilter): DrillLevel {
  if (filter.school.length === 1) return 'school';
  return filter.county.length === 1 ? 'county' : 'city';
}
