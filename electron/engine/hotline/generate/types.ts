/** Request and result of the rota's generator. All of it can be cloned to and from a worker thread. */
import type { RotaCheck } from '../check';
import type { Duty, PlannedDuty, RotaPerson, RotaRules } from '../types';

/** Weights of the soft goals, whole numbers; 0 leaves a goal out. */
export interface FairnessWeights {
  readonly shifts: number;
  readonly nights: number;
  readonly weekends: number;
  readonly holidays: number;
}

export interface RotaRequest {
  readonly rules: RotaRules;
  readonly people: readonly RotaPerson[];
  /** Duties of the rota before (or around) this one, kept as they are: rest, nights in a row and monthly numbers see them. */
  readonly before?: readonly Duty[];
  readonly weights?: FairnessWeights;
  /** Seconds of solving in all, 30 when absent. Reading, writing and checking come on top. */
  readonly timeLimitSeconds?: number;
}

/** How good the rota is known to be. Cost: see objective.ts. */
export interface Quality {
  /** No rota that keeps the hard rules costs less. */
  readonly provenOptimal: boolean;
  readonly cost: number;
  /** No rota costs less than this. */
  readonly lowerBound: number;
  /** (cost − lowerBound) ÷ max(1, cost). */
  readonly gap: number;
  readonly unmetWishes: number;
  /** False when the clock ended the search: another computer may find another rota. */
  readonly reproducible: boolean;
  /** Chinese, one sentence. */
  readonly statement: string;
}

export type RuleName = 'required' | 'availability' | 'rest' | 'nightsInARow' | 'monthlyMaximum' | 'monthlyMinimum' | 'people';

/** Shifts that cannot all be filled: together they need `needed` duties and at most `possible` can be had. */
export interface Conflict {
  readonly shifts: readonly { readonly date: string; readonly shift: string }[];
  /** Set where the conflict is about the least number of shifts of these people. */
  readonly personIds: readonly string[];
  readonly needed: number;
  readonly possible: number;
  readonly message: string;
}

/** The smallest change of one rule (or of numbers asked for) that makes a rota possible; verified by solving again. */
export interface Remedy {
  /** `combined`: no rule alone is enough. */
  readonly rule: RuleName | 'combined';
  /** Duties, people, hours or nights by which the rule must give way. Remedies are ordered by it. */
  readonly amount: number;
  /** False when the time limit ended the search for a smaller one. */
  readonly smallest: boolean;
  readonly message: string;
}

export type RotaResult =
  | { readonly kind: 'rota'; readonly duties: readonly PlannedDuty[]; readonly check: RotaCheck; readonly quality: Quality }
  /** Proven: no rota keeps all hard rules. The first remedy is the smallest. */
  | { readonly kind: 'infeasible'; readonly message: string; readonly conflicts: readonly Conflict[]; readonly remedies: readonly Remedy[] }
  /** Neither a rota nor a proof within the time. */
  | { readonly kind: 'undecided'; readonly message: string };
