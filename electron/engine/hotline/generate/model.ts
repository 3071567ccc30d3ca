/**
 * The rota as a mixed-integer model: one 0/1 column per person and slot, hard rules as rows. Rest, which forbids pairs of
 * slots, is written as the cliques of an interval graph (one row for all slots that reach into one start): far
 * fewer rows, and a relaxation that is nearly always whole already.
 *
 * To explain what is impossible, single rules can be loosened, or given slack that costs 1 per duty.
 */
import { type Term, LinearModel } from './linear-model';
import type { Problem, ProblemPerson, ProblemSlot } from './problem';
import type { RuleName } from './types';

/** With `isSpread` one duty of slack costs more than the largest concession can. */
export const LARGEST_CONCESSION = 999;

export type SlackRule = 'required' | 'monthlyMaximum' | 'monthlyMinimum' | 'availability';

export interface ModelOptions {
  readonly restHours?: number;
  readonly maximumNightsInARow?: number;
  /** Rules that may give way, each at its cost per duty. */
  readonly slack?: Partial<Record<SlackRule, number>>;
  /** Among equally small totals prefer many small concessions to a few large ones. */
  readonly isSpread?: boolean;
  /** Volunteers to add who can come at any time and owe no least number of shifts. */
  readonly extraPeople?: number;
  /** Other numbers of people per slot, by slot. */
  readonly required?: readonly number[];
  readonly ignoreMinimum?: boolean;
  /** Cost of giving a person a slot. */
  readonly costOf?: (person: number, slot: number) => number;
}

export interface SlackColumn {
  readonly rule: SlackRule;
  readonly column: number;
  readonly slot?: number;
  readonly person?: number;
  readonly month?: string;
}

export interface RotaModel {
  readonly model: LinearModel;
  /** By person and slot: column, or undefined where the person cannot take it. */
  readonly assignments: readonly (readonly (number | undefined)[])[];
  readonly slacks: readonly SlackColumn[];
  /** By row: the rule that made it, and the slot or person it is about. */
  readonly origins: readonly { readonly rule: RuleName; readonly slot?: number; readonly person?: number }[];
}

/** Maximal sets of slots of which one person can take only one. Slots are in order of start. */
export function restCliques(slots: readonly ProblemSlot[], restMinutes: number): readonly (readonly number[])[] {
  const cliques: number[][] = [];
  slots.forEach((slot, index) => {
    const reaching = Array.from({ length: index + 1 }, (_, earlier) => earlier).filter((earlier) => slot.start < (slots[earlier]?.end ?? 0) + restMinutes);
    const previous = cliques.at(-1);
    // The clique before lies within this one when none of its members has dropped out.
    if (previous?.every((member) => reaching.includes(member))) cliques.pop();
    cliques.push(reaching);
  });
  return cliques.filter((clique) => clique.length > 1);
}

/** Whether duties of the rota before leave a person free for a slot. */
export function isFreeAfter(person: ProblemPerson, slot: ProblemSlot, restMinutes: number): boolean {
  return person.before.every((duty) => (slot.start >= duty.end + restMinutes || duty.start >= slot.end + restMinutes) && (slot.night === undefined || duty.night !== slot.night));
}

function newcomer(problem: Problem): ProblemPerson {
  return { person: { id: '', name: '', county: '' }, maximum: problem.rules.monthlyMaximum, minimum: 0, wishes: [], before: [], refusals: problem.slots.map(() => undefined) };
}

export function rotaModel(problem: Problem, options: ModelOptions = {}): RotaModel {
  const { slots, rules } = problem;
  const slack = options.slack ?? {};
  const restMinutes = (options.restHours ?? rules.restHours) * 60;
  const maximumNights = options.maximumNightsInARow ?? rules.maximumNightsInARow;
  const requiredOf = (slot: number) => options.required?.[slot] ?? slots[slot]?.required ?? 0;
  const extras = Array.from({ length: options.extraPeople ?? 0 }, () => newcomer(problem));
  const people = [...problem.people, ...extras];
  const model = new LinearModel();
  const slacks: SlackColumn[] = [];
  const origins: RotaModel['origins'][number][] = [];
  const row = (origin: RotaModel['origins'][number], lower: number, upper: number, terms: readonly Term[]) => {
    model.row(lower, upper, terms);
    origins.push(origin);
  };
  const slackColumn = (entry: Omit<SlackColumn, 'column'>, upper: number): number | undefined => {
    const cost = slack[entry.rule];
    if (cost === undefined) return undefined;
    const column = model.column('integer', upper, options.isSpread === true ? cost * (LARGEST_CONCESSION + 1) : cost);
    slacks.push({ ...entry, column });
    return column;
  };

  const assignments = people.map((person, index) =>
    slots.map((slot, number) => {
      if (requiredOf(number) === 0 || !isFreeAfter(person, slot, restMinutes)) return undefined;
      if (person.refusals[number] !== undefined) return slackColumn({ rule: 'availability', slot: number, person: index }, 1);
      return model.column('integer', 1, options.costOf?.(index, number) ?? 0);
    }),
  );
  const termsOf = (person: number, wanted: readonly number[]): Term[] =>
    wanted.flatMap((slot) => {
      const column = assignments[person]?.[slot];
      return column === undefined ? [] : [[column, 1] as const];
    });

  slots.forEach((_, slot) => {
    const terms = people.flatMap((__, person) => termsOf(person, [slot]));
    const missing = slackColumn({ rule: 'required', slot }, requiredOf(slot));
    row({ rule: 'required', slot }, requiredOf(slot), requiredOf(slot), missing === undefined ? terms : [...terms, [missing, 1]]);
  });

  const cliques = restCliques(slots, restMinutes);
  const nights = new Map<number, number[]>();
  slots.forEach(({ night }, slot) => {
    if (night !== undefined) nights.set(night, [...(nights.get(night) ?? []), slot]);
  });
  const slotsOfMonth = new Map(problem.months.map((month) => [month, slots.flatMap((slot, number) => (slot.month === month ? [number] : []))]));

  people.forEach((entry, person) => {
    for (const clique of cliques) {
      const terms = termsOf(person, clique);
      if (terms.length > 1) row({ rule: 'rest', person }, 0, 1, terms);
    }
    const earlierNights = new Set(entry.before.flatMap(({ night }) => (night === undefined ? [] : [night])));
    for (const sameNight of nights.values()) {
      const terms = termsOf(person, sameNight);
      if (terms.length > 1) row({ rule: 'rest', person }, 0, 1, terms);
    }
    for (const window of nightWindows([...nights.keys()], maximumNights)) {
      const allowed = maximumNights - window.filter((night) => earlierNights.has(night)).length;
      const terms = window.flatMap((night) => termsOf(person, nights.get(night) ?? []));
      if (terms.length > allowed) row({ rule: 'nightsInARow', person }, 0, Math.max(0, allowed), terms);
    }
    for (const [month, ofMonth] of slotsOfMonth) {
      const terms = termsOf(person, ofMonth);
      const done = entry.before.filter(({ duty }) => duty.startsAt.startsWith(month)).length;
      const maximum = Math.max(0, entry.maximum - done);
      if (terms.length > maximum) {
        const above = slackColumn({ rule: 'monthlyMaximum', person, month }, terms.length);
        row({ rule: 'monthlyMaximum', person }, Number.NEGATIVE_INFINITY, maximum, above === undefined ? terms : [...terms, [above, -1]]);
      }
      const minimum = problem.wholeMonths.includes(month) && options.ignoreMinimum !== true ? entry.minimum - done : 0;
      if (minimum <= 0) continue;
      const below = slackColumn({ rule: 'monthlyMinimum', person, month }, minimum);
      row({ rule: 'monthlyMinimum', person }, minimum, Number.POSITIVE_INFINITY, below === undefined ? terms : [...terms, [below, 1]]);
    }
  });
  if (options.isSpread === true && slacks.length > 0) {
    const largest = model.column('integer', LARGEST_CONCESSION, 1);
    for (const { column } of slacks) model.row(Number.NEGATIVE_INFINITY, 0, [[column, 1], [largest, -1]]);
  }
  return { model, assignments, slacks, origins };
}

/** All runs of `maximum` + 1 nights that touch the given ones. */
function nightWindows(nights: readonly number[], maximum: number): readonly (readonly number[])[] {
  if (nights.length === 0) return [];
  const first = Math.min(...nights) - maximum;
  const last = Math.max(...nights);
  return Array.from({ length: last - first + 1 }, (_, index) => Array.from({ length: maximum + 1 }, (__, offset) => first + index + offset));
}
