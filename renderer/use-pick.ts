/** A click on a mark filters the other charts by it; the chart that was clicked shows it among the others. */
import { useCallback, useMemo } from 'react';
import type { DimensionId } from '../shared/indicators';
import { FILTERS, type PageFilter, usePageFilter } from './address';
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
  const next = picked(filter[name], key, more);
  return { [name]: next, ...(INTO.includes(dimension) && cutOf(filter) === dimension ? { cut: next.length === 0 ? null : dimension } : {}) };
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

/** Groups that the filters leave, of those that a chart shows. */
export function chosenOf<G extends { readonly key: string }>(groups: readonly G[], { chosen }: Pick<Picking, 'chosen'>): readonly G[] {
  return chosen.length === 0 ? groups : groups.filter(({ key }) => chosen.includes(key));
}
