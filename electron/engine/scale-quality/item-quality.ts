/** How each question worked: spread, and what it does to the reliability of the sum it belongs to. */
import { hiddenParts } from '../../../shared/hidden-parts';
import type { ItemQuality } from '../../../shared/scale-quality';
import type { KeyedScale } from '../../../shared/scales';
import { analyseItems, completeCases, type ItemStatistics } from '../statistics';
import { isSmall } from '../privacy/small-counts';

const NOTHING: Readonly<Record<keyof ItemStatistics, null>> = { mean: null, standardDeviation: null, itemTotalCorrelation: null, alphaIfDeleted: null, floor: null, ceiling: null };

export interface ItemFigures {
  readonly items: readonly ItemQuality[];
  /** Why there are none, in words; empty otherwise. */
  readonly reason: string;
}

/**
 * Of the items that count, against the sum of all of them; of a scale without a total against those of the same subscale.
 *
 * @param values one column per item after reversal, NaN for missing
 * @param sampled whether they are of some of the valid sheets only
 */
export function itemsOf(scale: KeyedScale, values: readonly Float64Array[], sampled: boolean, minimum: number): ItemFigures {
  const columnsOf = (items: readonly number[]): Float64Array[] => items.map((item) => values[item - 1] ?? new Float64Array());
  const groups = scale.totalScores.length > 0 ? [scale.totalScores[0]?.items ?? []] : scale.subscales.map(({ items }) => items);
  const sheets = groups.map((group) => completeCases(columnsOf(group)));
  if (sheets.some(({ persons }) => persons < minimum)) return { items: [], reason: `完整作答少于 ${minimum} 份，不显示各题情况。` };
  // The mean score of all sheets less the means of the items would be the scores of the few who left answers out.
  if (!sampled && sheets.some(({ excluded }) => isSmall(excluded, minimum))) return { items: [], reason: `不完整的作答少于 ${minimum} 份，由各题平均分能推算出这几人的得分，不显示各题情况。` };
  const hidden = hiddenItems(scale, groups.flatMap((group, index) => group.map((item, place) => ({ item, values: sheets[index]?.columns[place] ?? new Float64Array() }))), minimum);
  const range: readonly [number, number] = [scale.coding.minimum, scale.coding.maximum];
  const items = groups.flatMap((group, index) => {
    const analysis = analyseItems(sheets[index]?.columns ?? [], range);
    return group.map((item, place): ItemQuality => {
      const statistics = analysis.items[place];
      if (statistics === undefined) throw new Error(`no statistics of item ${item}`);
      const subscale = scale.subscales.filter((each) => each.items.includes(item)).map(({ name }) => name).join('、');
      return { item, subscale, reversed: scale.reverse.includes(item), hidden: hidden.has(item), ...(hidden.has(item) ? NOTHING : statistics) };
    });
  });
  return { items: items.sort((a, b) => a.item - b.item), reason: '' };
}

/**
 * Mean, standard deviation and the shares of both ends of a question with four answers give back how many ticked each. So
 * a question is told only where every answer was ticked by nobody or by enough; and as the mean of a score is the sum
 * of those of its questions, never all but one of a score.
 */
function hiddenItems(scale: KeyedScale, columns: readonly { readonly item: number; readonly values: Float64Array }[], minimum: number): ReadonlySet<number> {
  const counted = columns.map(({ values }) => countsOf(values));
  const few = counted.flatMap((counts, place) => ([...counts.values()].some((count) => isSmall(count, minimum)) ? [place] : []));
  const aboveLeast = counted.map((counts) => [...counts].reduce((sum, [value, count]) => sum + (value > scale.coding.minimum ? count : 0), 0));
  const lines = [...scale.totalScores, ...scale.subscales].map(({ items }) => columns.flatMap(({ item }, place) => (items.includes(item) ? [place] : [])));
  return new Set([...hiddenParts(aboveLeast, few, lines, minimum)].map((place) => columns[place]?.item ?? 0));
}

function countsOf(values: Float64Array): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
