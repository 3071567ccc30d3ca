/**
 * The soft goals as costs, all whole numbers. A wish that is not met costs its weight. For each measure (all shifts,
 * nights, weekends, holidays) the even share is what everyone would have if the duties were dealt evenly among those
 * who can take any; the k-th duty above or below it costs k × the measure's weight (from the fourth on always 4 ×),
 * so that one person far off costs more than several a little off.
 */
import type { Term } from './linear-model';
import { type RotaModel, rotaModel } from './model';
import type { Problem, ProblemPerson, ProblemSlot } from './problem';
import type { Wish } from '../types';
import type { FairnessWeights } from './types';
import { dateOf } from '../calendar';

const DEFAULT_WISH_WEIGHT = 3;
/** From here on the cost per duty grows no more. */
const STEEPEST = 4;

const MEASURES: readonly { readonly measure: keyof FairnessWeights; readonly counts: (slot: ProblemSlot) => boolean }[] = [
  { measure: 'shifts', counts: () => true },
  { measure: 'nights', counts: ({ night }) => night !== undefined },
  { measure: 'weekends', counts: ({ dayKind }) => dayKind === 'weekend' },
  { measure: 'holidays', counts: ({ dayKind }) => dayKind === 'holiday' },
];

function isMeant(wish: Wish, slot: ProblemSlot): boolean {
  return wish.date === dateOf(slot.day) && (wish.shift === undefined || wish.shift === slot.template.id);
}

function weightOf(wish: Wish): number {
  return wish.weight ?? DEFAULT_WISH_WEIGHT;
}

interface EvenShare {
  readonly weight: number;
  readonly slots: readonly number[];
  readonly people: readonly number[];
  readonly floor: number;
  readonly ceiling: number;
}

function evenShares(problem: Problem, canTake: (person: number, slot: number) => boolean): readonly EvenShare[] {
  return MEASURES.flatMap(({ measure, counts }) => {
    const slots = problem.slots.flatMap((slot, number) => (counts(slot) ? [number] : []));
    const people = problem.people.flatMap((_, person) => (slots.some((slot) => canTake(person, slot)) ? [person] : []));
    const total = slots.reduce((sum, slot) => sum + (problem.slots[slot]?.required ?? 0), 0);
    const weight = problem.weights[measure];
    if (weight === 0 || total === 0 || people.length === 0) return [];
    return [{ weight, slots, people, floor: Math.floor(total / people.length), ceiling: Math.ceil(total / people.length) }];
  });
}

/** The model with its hard rules and the soft goals as objective. */
export function modelWithGoals(problem: Problem): RotaModel {
  const costOf = (person: number, slot: number) => unwantedCost(problem.people[person], problem.slots[slot]);
  const rota = rotaModel(problem, { costOf });
  const { model, assignments } = rota;
  problem.people.forEach(({ wishes }, person) => {
    for (const wish of wishes) {
      if (wish.kind !== 'wanted') continue;
      const terms = problem.slots.flatMap((slot, number): Term[] => {
        const column = assignments[person]?.[number];
        return column !== undefined && isMeant(wish, slot) ? [[column, 1]] : [];
      });
      model.row(1, Number.POSITIVE_INFINITY, [...terms, [model.column('continuous', 1, weightOf(wish)), 1]]);
    }
  });
  for (const share of evenShares(problem, (person, slot) => assignments[person]?.[slot] !== undefined)) {
    for (const person of share.people) {
      const terms = share.slots.flatMap((slot): Term[] => {
        const column = assignments[person]?.[slot];
        return column === undefined ? [] : [[column, 1]];
      });
      for (let step = 1; step <= STEEPEST; step += 1) {
        const [above, below] = [terms.length - share.ceiling - step + 1, share.floor - step + 1];
        if (above > 0) terms.push([model.column('continuous', step < STEEPEST ? 1 : above, step * share.weight), -1]);
        if (below > 0) terms.push([model.column('continuous', step < STEEPEST ? 1 : below, step * share.weight), 1]);
      }
      model.row(share.floor, share.ceiling, terms);
    }
  }
  return rota;
}

function unwantedCost(person: ProblemPerson | undefined, slot: ProblemSlot | undefined): number {
  if (!person || !slot) return 0;
  return person.wishes.reduce((sum, wish) => sum + (wish.kind === 'unwanted' && isMeant(wish, slot) ? weightOf(wish) : 0), 0);
}

/** 1 + 2 + 3 + 4 + 4 + … for `count` duties off the even share. */
function costOff(count: number): number {
  const growing = Math.min(count, STEEPEST);
  return (growing * (growing + 1)) / 2 + Math.max(0, count - STEEPEST) * STEEPEST;
}

/**
 * The cost of a given rota, counted from its duties and not from the solver.
 * @param taken by person: numbers of the slots they have
 * @param canTake as in the model
 */
export function costOfRota(problem: Problem, taken: readonly (readonly number[])[], canTake: (person: number, slot: number) => boolean): { readonly cost: number; readonly unmetWishes: number } {
  let cost = 0;
  let unmetWishes = 0;
  problem.people.forEach(({ wishes }, person) => {
    for (const wish of wishes) {
      const met = (taken[person] ?? []).filter((slot) => isMeant(wish, problem.slots[slot] as ProblemSlot)).length;
      const misses = wish.kind === 'wanted' ? Number(met === 0) : met;
      cost += misses * weightOf(wish);
      unmetWishes += Math.min(1, misses);
    }
  });
  for (const share of evenShares(problem, canTake)) {
    const counted = new Set(share.slots);
    for (const person of share.people) {
      const count = (taken[person] ?? []).filter((slot) => counted.has(slot)).length;
      cost += share.weight * costOff(Math.max(share.floor - count, count - share.ceiling, 0));
    }
  }
  return { cost, unmetWishes };
}
