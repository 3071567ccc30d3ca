/** How the totals of a scale are spread in each county, stage or band of grades: quartiles, and the 5th and 95th percentile instead of extremes, which are single pupils. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { hiddenParts } from '../../../shared/hidden-parts';
import { type GroupSpread, type ReliabilityGrouping, type ScaleSpread, SPREAD_POINTS } from '../../../shared/scale-quality';
import { reachableRange } from '../../../shared/scales';
import type { PlaceFilter } from '../school-checks/place-filter';
import { percentilePoints } from './percentile-points';
import { grouped } from './score-groups';
import { isSmall } from '../privacy/small-counts';
import { frequenciesAmong, type PlacedCount, readTotals, type Totals } from './totals';

/** @throws EngineFailure BAD_REQUEST, NO_DATA: see readTotals */
export async function scaleSpread(connection: DuckDBConnection, id: string, schoolYear: string, filter: PlaceFilter, by: ReliabilityGrouping, minimum: number): Promise<ScaleSpread> {
  const { scale, source, counts } = await readTotals(connection, id, schoolYear, filter);
  return { schoolYear, scale: scale.id, label: scale.label, source, by, minimum, range: rangeOf(scale), groups: spreadGroups(counts, by, minimum) };
}

/** Least and greatest total that the scale can give; null where only reported totals are known of it. */
function rangeOf(scale: Totals['scale']): readonly [number, number] | null {
  const total = scale.kind === 'keyed' ? scale.totalScores[0] : undefined;
  return scale.kind !== 'keyed' || total === undefined ? null : reachableRange(total, scale.coding);
}

/** All pupils first. Small groups are hidden, and others with them, so that the whole less the rest does not give them away. */
export function spreadGroups(counts: readonly PlacedCount[], by: ReliabilityGrouping, minimum: number): readonly GroupSpread[] {
  const groups = grouped(counts, by);
  const sizes = groups.map(({ members }) => personsOf(members));
  const hidden = hiddenParts(sizes, sizes.flatMap((size, index) => (isSmall(size, minimum) ? [index] : [])), [sizes.map((_, index) => index)], minimum);
  return [spreadOf('all', '全部', counts, personsOf(counts) < minimum, minimum), ...groups.map(({ id, label, members }, index) => spreadOf(id, label, members, hidden.has(index), minimum))];
}

function personsOf(counts: readonly PlacedCount[]): number {
  return counts.reduce((sum, { persons }) => sum + persons, 0);
}

function spreadOf(id: string, label: string, counts: readonly PlacedCount[], hidden: boolean, minimum: number): GroupSpread {
  return { id, label, persons: hidden ? null : personsOf(counts), points: percentilePoints(frequenciesAmong(counts, () => true), SPREAD_POINTS, hidden, minimum) };
}
