/** Reliability of a scale's total in each county, stage or band of grades: a key that works in senior schools need not work with young children. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { EngineFailure } from '../../../shared/contract';
import { GROUP_FEWEST, type GroupReliability, type ReliabilityGrouping, type ScaleReliability } from '../../../shared/scale-quality';
import { formedScore, type KeyedScale, type ScoreDefinition } from '../../../shared/scales';
import type { PlaceFilter } from '../school-checks/place-filter';
import { completeCases, describeScores, rowSums } from '../statistics';
import { keyedScale } from './quality';
import { readItems } from './read-items';
import { grouped } from './score-groups';
import { reliabilityOf } from './score-quality';
import { safeCount, safeParts } from '../privacy/small-counts';

/** Enough that a county with a twentieth of the pupils still has some thousand. */
const GROUP_SAMPLE = 30_000;

/** @throws EngineFailure BAD_REQUEST for a scale without key, NO_DATA without answers */
export async function scaleReliability(connection: DuckDBConnection, id: string, schoolYear: string, filter: PlaceFilter, by: ReliabilityGrouping, minimum: number): Promise<ScaleReliability> {
  const scale = await keyedScale(connection, id);
  const { values, places } = await readItems(connection, scale, schoolYear, filter, GROUP_SAMPLE);
  if (places.length === 0) throw new EngineFailure('NO_DATA', `${schoolYear}学年在所选范围内没有${scale.label}的有效逐题作答。`, { scale: id, schoolYear });
  const groups = grouped(places.map((place, sheet) => ({ ...place, sheet })), by);
  return {
    schoolYear,
    scale: id,
    label: scale.label,
    by,
    sampled: places.length === GROUP_SAMPLE,
    groups: scoresOf(scale).flatMap((score) => {
      const columns = score.items.map((item) => values[item - 1] ?? new Float64Array());
      const ofGroups = groups.map(({ id: group, label, members }) => ({ id: group, label, columns: columns.map((column) => Float64Array.from(members, ({ sheet }) => column[sheet] ?? Number.NaN)) }));
      const complete = safeParts(ofGroups.map((group) => completeCases(group.columns).persons), minimum);
      return [groupOf(score, { id: 'all', label: '全部', columns }, safeCount(completeCases(columns).persons, minimum), minimum), ...ofGroups.map((group, index) => groupOf(score, group, complete[index] ?? null, minimum))];
    }),
  };
}

function scoresOf({ totalScores, subscales }: KeyedScale): readonly ScoreDefinition[] {
  // A count of answers has no spread of its items behind it.
  const total = totalScores.find(({ form }) => form.kind !== 'count');
  return total === undefined ? subscales : [total];
}

interface Group {
  readonly id: string;
  readonly label: string;
  readonly columns: readonly Float64Array[];
}

/** @param complete null where the number of complete sheets must not be told */
function groupOf(score: ScoreDefinition, { id, label, columns }: Group, complete: number | null, minimum: number): GroupReliability {
  const head = { id, label, score: score.name, complete };
  if (complete === null || complete < Math.max(GROUP_FEWEST, minimum)) return { ...head, alpha: null, omega: null, standardError: null, reason: `完整作答少于 ${Math.max(GROUP_FEWEST, minimum)} 份，或为防推算，不显示。` };
  const { alpha, omega, reason } = reliabilityOf(columns, minimum);
  return { ...head, alpha, omega, standardError: alpha === null ? null : spreadOf(score, columns) * Math.sqrt(1 - alpha), reason };
}

/** Standard deviation of the score of complete sheets. */
function spreadOf(score: ScoreDefinition, columns: readonly Float64Array[]): number {
  const { columns: complete, persons } = completeCases(columns);
  const sums = rowSums(complete, persons);
  return describeScores(sums.map((sum) => formedScore(score, sum)))?.standardDeviation ?? 0;
}
