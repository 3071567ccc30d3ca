/**
 * The same tables part by part. Levels add up on their own, and a group of pupils is as uncertain as its levels are together: where one level
 * alone leaves an attacker as far off as is wanted, the others need not be asked. A slice holds one part of every group and gives the
 * attacker all the others: what is safe in a slice is safe, in programmes a fifth the size.
 */
import { type Attacker, type Count, EXACTLY, type Goal, isKnown, narrower, type Span, type TableSet } from './table-set';

export interface Slice {
  /** The same units, one count each. */
  readonly set: TableSet;
  /** In the order of those of the whole. Who knows whole groups and not their parts is asked nothing: with all other parts given, no part would be open. */
  readonly attackers: readonly Attacker[];
  /** The count of the slice for a goal of the whole that this attacker has; undefined: the slice says nothing of it. */
  readonly countOf: (goal: Goal, attacker: number) => number | undefined;
}

/** @returns those with goals, parts that nobody may be sure of first; none where counts have no parts */
export function slicesOf(set: TableSet, attackers: readonly Attacker[]): readonly Slice[] {
  const layers = [...new Set(set.counts.flatMap(({ layer }) => (layer === null ? [] : [layer])))];
  if (layers.length < 2) return [];
  return layers.map((layer) => sliceOf(set, attackers, layer, layer === 0)).filter(({ set: own }) => own.goals.length > 0).reverse();
}

/** @param carriesWholes whether the goals of whole groups are asked of this part */
function sliceOf(set: TableSet, attackers: readonly Attacker[], layer: number, carriesWholes: boolean): Slice {
  const inside = set.counts.flatMap((count, place) => (count.layer === layer ? [place] : []));
  const at = new Map(inside.map((place, index) => [place, index]));
  const wholeOf = new Map<number, number>();
  set.counts.forEach(({ unit, layer: own }, place) => own === null && wholeOf.set(unit, place));
  const ofUnit = new Map(inside.map((place, index) => [set.counts[place]?.unit, index]));
  const placeOf = ({ kind, count }: Goal): number | undefined => (kind === 'floor' ? at.get(count) : carriesWholes ? ofUnit.get(set.counts[count]?.unit) : undefined);
  const wholeAt = (place: number): number => wholeOf.get(set.counts[place]?.unit ?? -1) ?? place;
  const isSilent = attackers.map((attacker) => inside.some((place) => !isKnown(attacker, place) && isKnown(attacker, wholeAt(place))));
  // With all other parts given, the group goes as far as this part of it, and no farther than it may itself.
  const ofBoth = (spanOf: (place: number) => Span | undefined, place: number): Span => narrower(spanOf(place) ?? EXACTLY, spanOf(wholeAt(place)) ?? EXACTLY);
  return {
    countOf: (goal, attacker) => (isSilent[attacker] === true ? undefined : placeOf(goal)),
    set: {
      units: set.units,
      counts: inside.map((place) => ({ ...(set.counts[place] as Count), told: ofBoth((each) => set.counts[each]?.told, place) })),
      relations: set.relations.flatMap((relation) => (relation.every(([place]) => at.has(place)) ? [relation.map(([place, coefficient]) => [at.get(place) as number, coefficient] as const)] : [])),
      goals: set.goals.flatMap((goal) => {
        const count = placeOf(goal);
        return count === undefined ? [] : [{ ...goal, count }];
      }),
    },
    attackers: attackers.map((attacker, index) => ({
      ...attacker,
      goals: isSilent[index] === true ? [] : attacker.goals,
      open: inside.map((place) => ofBoth((each) => attacker.open[each], place)),
    })),
  };
}
