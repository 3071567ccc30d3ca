/** Spread and reliability of the scores of a scale. */
import { hiddenParts } from '../../../shared/hidden-parts';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { ScoreQuality } from '../../../shared/scale-quality';
import { type BandSet, type KeyedScale, reachableRange, type ScoreDefinition } from '../../../shared/scales';
import { cronbachAlpha, describeFrequencies, type Distribution, mcdonaldOmega, type ScoreFrequency } from '../statistics';
import { number, rows } from '../warehouse/sql';
import { VALID_SHEET } from './sheets';
import { binsOf } from './score-bins';
import { isSmall, safeCount } from '../privacy/small-counts';

/** ω is fitted by iteration; a whole questionnaire of a hundred questions is no single factor anyway. */
const MOST_ITEMS_OF_OMEGA = 60;

/** By place in scored_answer.scores, from 1: how often valid sheets have which score, ascending. Sheets without the score are in none. */
export async function frequenciesOf(connection: DuckDBConnection, sheets: string, parameters: readonly string[]): Promise<ReadonlyMap<number, readonly ScoreFrequency[]>> {
  const found = await rows(
    connection,
    `SELECT place, score, count(*) AS persons FROM (SELECT unnest(scores) AS score, generate_subscripts(scores, 1) AS place FROM (${sheets}) WHERE ${VALID_SHEET})
     WHERE score IS NOT NULL AND NOT isnan(score) GROUP BY place, score ORDER BY place, score`,
    parameters,
  );
  const places = new Map<number, ScoreFrequency[]>();
  for (const row of found) {
    const place = number(row['place']);
    const own = places.get(place) ?? [];
    own.push({ score: number(row['score']), count: number(row['persons']) });
    places.set(place, own);
  }
  return places;
}

/**
 * Totals first, then subscales.
 *
 * @param frequencies by place, in the same order from 1
 * @param items one column per item of the scale, of the sample, NaN for missing
 */
export function scoresOf(scale: KeyedScale, bandSet: BandSet | null, frequencies: ReadonlyMap<number, readonly ScoreFrequency[]>, items: readonly Float64Array[], minimum: number): ScoreQuality[] {
  const definitions = [...scale.totalScores.map((score) => ({ score, role: 'total' as const })), ...scale.subscales.map((score) => ({ score, role: 'subscale' as const }))];
  const own = definitions.map((_, index) => frequencies.get(index + 1) ?? []);
  const told = toldScores(scale, definitions.map(({ score }) => score), own, minimum);
  return definitions.map(({ score, role }, index) => {
    const spread = told.has(index) ? describeFrequencies(own[index] ?? []) : null;
    const reliability = reliabilityOf(score.items.map((item) => items[item - 1] ?? new Float64Array()), minimum);
    return {
      id: score.id,
      name: score.name,
      role,
      items: score.items.length,
      ...spreadOf(spread),
      ...reliability,
      reason: [spread === null ? `有此得分，或与最低、最高分不同的少于 ${minimum} 人，不显示得分情况。` : '', reliability.reason].filter((part) => part !== '').join(''),
      bins: spread === null ? [] : binsOf(score, scale, bandSet, own[index] ?? [], minimum),
    };
  });
}

function spreadOf(spread: Distribution | null): Pick<ScoreQuality, 'mean' | 'standardDeviation' | 'median'> {
  return { mean: spread?.mean ?? null, standardDeviation: spread?.standardDeviation ?? null, median: spread?.quantiles.median ?? null };
}

/**
 * Places of the scores whose spread is told. The mean of a score that few pupils have, or in which few differ from the least or the
 * greatest, is as good as a count of those few; and subscales make up a total, which would give a single hidden one back.
 */
function toldScores(scale: KeyedScale, scores: readonly ScoreDefinition[], frequencies: readonly (readonly ScoreFrequency[])[], minimum: number): ReadonlySet<number> {
  const counts = scores.map((score, index) => {
    const [least, most] = reachableRange(score, scale.coding);
    const personsWith = (holds: (value: number) => boolean): number => (frequencies[index] ?? []).reduce((sum, each) => sum + (holds(each.score) ? each.count : 0), 0);
    return { all: personsWith(() => true), aboveLeast: personsWith((value) => value > least), belowMost: personsWith((value) => value < most) };
  });
  const few = counts.flatMap(({ all, aboveLeast, belowMost }, index) => (all < minimum || isSmall(aboveLeast, minimum) || isSmall(belowMost, minimum) ? [index] : []));
  const subscales = scores.flatMap((_, index) => (index < scale.totalScores.length ? [] : [index]));
  const hidden = hiddenParts(counts.map(({ aboveLeast }) => aboveLeast), few, [subscales], minimum);
  return new Set(scores.flatMap((_, index) => (hidden.has(index) ? [] : [index])));
}

/** Of persons with an answer to every item of the score. */
export function reliabilityOf(own: readonly Float64Array[], minimum: number): Pick<ScoreQuality, 'complete' | 'alpha' | 'omega' | 'reason'> {
  const { alpha, persons } = cronbachAlpha(own);
  const complete = safeCount(persons, minimum);
  if (persons < minimum) return { complete, alpha: null, omega: null, reason: `完整作答少于 ${minimum} 份，不计算信度。` };
  if (alpha === null) return { complete, alpha, omega: null, reason: '题目过少，或各人总分相同，无法计算信度。' };
  if (own.length > MOST_ITEMS_OF_OMEGA) return { complete, alpha, omega: null, reason: `多于 ${MOST_ITEMS_OF_OMEGA} 题，不按单因子计算 ω。` };
  const { omegaTotal, reason } = mcdonaldOmega(own);
  return { complete, alpha, omega: omegaTotal, reason: reason ?? '' };
}
