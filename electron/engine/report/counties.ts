import { DIMENSIONS } from '../../../shared/indicators';
import { COUNTIES, UNDETERMINED_COUNTY, UNKNOWN_COUNTY } from '../../../shared/regions';
import type { FigureIndex } from './figures';

/** In code order: the nine counties and districts always; city schools, zones and what has no county where they have figures. */
export function listedCounties(index: FigureIndex): { readonly code: string; readonly label: string }[] {
  const present = index.valuesOf('county');
  return [...COUNTIES.filter(({ kind, code }) => kind === 'county' || present.has(code)), ...[UNDETERMINED_COUNTY, UNKNOWN_COUNTY].filter(({ code }) => present.has(code))];
}

/** Stages that have figures, from kindergarten on. */
export function listedStages(index: FigureIndex): { readonly code: string; readonly label: string }[] {
  const present = index.valuesOf('stage');
  return (DIMENSIONS.stage.values ?? []).filter(({ id }) => present.has(id)).map(({ id, label }) => ({ code: id, label }));
}
