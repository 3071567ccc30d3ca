/** A click on a mark filters the other charts by it; the chart that was clicked shows it among the others. */
import { useCallback, useMemo } from 'react';
import type { DimensionId } from '../shared/indicators';
import { type FilterId, FILTERS, type PageFilter, usePageFilter } from './address';
import { cutOf } from './components/cut-choice';
import { useDrill } from './use-drill';
import { useHeld } from './use-held';

export interface Picking {
  /** Keys of the groups that are filtered by; empty: all of them count. */
  readonly chosen: readonly string[];
  /** @param more adds the group to those chosen, or takes it out; else it is chosen alone, or no more. */
  readonly onPick: (key: string, more: boolean) => void;
  /** One step down, into a group that has parts. */
  readonly onDrill?: ((key: string) => void) | undefined;
}

/** Groups that have parts to go into. */
const INTO: readonly DimensionId[] = ['county', 'school'];

export function picked(chosen: readonly string[], key: string, more: boolean): readonly string[] {
  const others = chosen.filter((each) => each !== key);
  if (!chosen.includes(key)) return more ? [...chosen, key] : [key];
  return more || others.length === 0 ? others : [key];
}

/** The page stays cut as it was: going down is another act than choosing. */
export function pickChange(filter: PageFilter, dimension: DimensionId, key: string, more: boolean): Partial<PageFilter> {
  const name = FILTERS.find((id) => id === dimension);
  if (name === undefined) return {};
  return chosenChange(filter, name, picked(filter[name], key, more));
}

function chosenChange(filter: PageFilter, name: FilterId, next: readonly string[]): Partial<PageFilter> {
  return { [name]: next, ...(INTO.includes(name) && cutOf(filter) === name ? { cut: next.length === 0 ? null : name } : {}) };
}

const NONE: readonly string[] = [];

/** @param waits the chart's answer to the filters in force is still to come: what is chosen is shown together with it */
export function usePick(dimension: DimensionId, waits = false): Picking {
  const [filter, change] = usePageFilter();
  const drill = useDrill(dimension);
  const name = FILTERS.find((id) => id === dimension);
  const onPick = useCallback((key: string, more: boolean) => change((before) => pickChange(before, dimension, key, more)), [change, dimension]);
  const chosen = useHeld(name === undefined ? NONE : filter[name], waits);
  return useMemo(() => ({ chosen, onPick, onDrill: INTO.includes(dimension) ? drill : undefined }), [chosen, onPick, dimension, drill]);
}

/** Marks of two dimensions at once, such as a cell of county and grade. */
export interface PairPicking {
  readonly rows: Picking;
  readonly columns: Picking;
  readonly onCell: (row: string, column: string, more: boolean) => void;
}

/** Both dimensions of a cell are chosen, or, where they are already, no more. @param more joins them to what is chosen, or takes them out of it */
export function cellChange(filter: PageFilter, [one, key]: readonly [FilterId, string], [other, otherKey]: readonly [FilterId, string], more: boolean): Partial<PageFilter> {
  const isChosen = filter[one].includes(key) && filter[other].includes(otherKey);
  const next = (name: FilterId, own: string): readonly string[] => {
    const others = filter[name].filter((each) => each !== own);
    if (isChosen) return more ? others : filter[one].length + filter[other].length === 2 ? [] : [own];
    return more ? [...others, own] : [own];
  };
  return { ...chosenChange(filter, one, next(one, key)), ...chosenChange(filter, other, next(other, otherKey)) };
}

/** @param waits as of usePick */
export function usePickPair(one: FilterId, other: FilterId, waits = false): PairPicking {
  const [, change] = usePageFilter();
  const rows = usePick(one, waits);
  const columns = usePick(other, waits);
  const onCell = useCallback((row: string, column: string, more: boolean) => change((before) => cellChange(before, [one, row], [other, column], more)), [change, one, other]);
  return { rows, columns, onCell };
}

/** Groups that the filters leave, of those that a chart shows. */
export function chosenOf<G extends { readonly key: string }>(groups: readonly G[], { chosen }: Pick<Picking, 'chosen'>): readonly G[] {
  return chosen.length === 0 ? groups : groups.filter(({ key }) => chosen.includes(key));
}
