/** Totals of a scale: percentiles by stage and gender, and published figures beside them. */
import type { DuckDBConnection } from '@duckdb/node-api';
import type { ScaleScores } from '../../../shared/scale-quality';
import type { PlaceFilter } from '../school-checks/place-filter';
import { percentileGroups } from './percentile-table';
import { meanComparisons, shareComparisons } from './published';
import { readTotals } from './totals';

/** @throws EngineFailure BAD_REQUEST, NO_DATA: see readTotals */
export async function scaleScores(connection: DuckDBConnection, id: string, schoolYear: string, filter: PlaceFilter, minimum: number): Promise<ScaleScores> {
  const { scale, source, counts } = await readTotals(connection, id, schoolYear, filter);
  const percentiles = percentileGroups(counts, minimum);
  return {
    schoolYear,
    scale: scale.id,
    label: scale.label,
    source,
    persons: percentiles[0]?.persons ?? null,
    minimum,
    percentiles,
    means: meanComparisons(scale, counts, percentiles, minimum),
    shares: shareComparisons(scale, counts, minimum),
  };
}
