/**
 * One pupil's sheet of PHQ-9. Behind the nine answers stands one latent factor (a graded response model), so that they hang together
 * as real ones do; the pupil's level in the other test of the year says where on it the pupil is. What the sheet makes of the pupil is
 * worked out here, by the published key and without the engine's code, and is never worse than that level: the levels that
 * count stay those of the results.
 */
import type { RiskLevel } from '../../../shared/risk';
import type { Random } from './random';

const QUESTIONS = 9;
/** The question that alone is a reason for concern. */
const CRITICAL = 9;
const MOST = 3;

export interface AnswerSheet {
  /** Answers 0–3, null where one was left out. */
  readonly answers: readonly (number | null)[];
  readonly seconds: number;
}

/** By question: how sharply it tells pupils apart, and from where on the factor one answers 1, 2 and 3. */
const ITEMS: readonly { readonly slope: number; readonly from: readonly [one: number, two: number, three: number] }[] = [
  { slope: 2.6, from: [0.3, 1.3, 2.0] },
  { slope: 2.8, from: [0.5, 1.4, 2.1] },
  { slope: 2.1, from: [0.2, 1.2, 1.8] },
  { slope: 2.4, from: [0.1, 1.1, 1.8] },
  { slope: 2.0, from: [0.6, 1.5, 2.2] },
  { slope: 2.7, from: [0.6, 1.4, 2.0] },
  { slope: 2.2, from: [0.4, 1.3, 1.9] },
  { slope: 2.1, from: [1.0, 1.8, 2.4] },
  { slope: 2.6, from: [1.7, 2.3, 2.8] },
];

type Tested = '0' | '1' | '2' | '3';
/** Where pupils of a level stand on the factor; the levels overlap, as two tests do. */
const PLACES: Readonly<Record<Tested, { readonly mean: number; readonly low: number; readonly high: number }>> = {
  '0': { mean: -0.1, low: -9, high: 1.1 },
  '1': { mean: 0.5, low: 0.6, high: 1.8 },
  '2': { mean: 1.1, low: 1.2, high: 2.4 },
  '3': { mean: 1.7, low: 1.6, high: 3.5 },
};

const SHARES = { straight: 0.012, tooFast: 0.012, fewMissing: 0.02, manyMissing: 0.006 } as const;
/** A sheet with more unanswered questions is invalid. */
const MOST_MISSING = 2;

export function isTested(level: RiskLevel): level is Tested {
  return level in PLACES;
}

/** @param isUnreadable whether an answer, by place from 0, cannot be read from the file */
export function answerSheet(level: Tested, random: Random, isUnreadable: (place: number) => boolean): AnswerSheet {
  for (;;) {
    const sheet = drawnSheet(level, random);
    const found = levelOfSheet({ ...sheet, answers: sheet.answers.map((answer, place) => (isUnreadable(place) ? null : answer)) });
    if (found === 'X' || found <= level) return sheet;
  }
}

function drawnSheet(level: Tested, random: Random): AnswerSheet {
  const kind = random.weighted(['honest', ...(Object.keys(SHARES) as (keyof typeof SHARES)[])], [1, ...Object.values(SHARES)]);
  const seconds = kind === 'tooFast' ? random.integer(2, 5) : random.integer(25, 180);
  if (kind === 'straight') {
    const same = random.integer(0, MOST);
    // Some look up for the last question.
    const last = random.chance(0.5) ? 0 : same;
    return { answers: ITEMS.map((_, place) => (place === CRITICAL - 1 ? last : same)), seconds };
  }
  if (kind === 'tooFast') return { answers: ITEMS.map(() => random.integer(0, MOST)), seconds };
  const place = placeOf(level, random);
  const answers: (number | null)[] = ITEMS.map(({ slope, from }) => {
    const noise = logistic(random) / slope;
    return from.filter((threshold) => place + noise > threshold).length;
  });
  const missing = kind === 'fewMissing' ? random.integer(1, MOST_MISSING) : kind === 'manyMissing' ? random.integer(MOST_MISSING + 1, QUESTIONS - 2) : 0;
  // Whoever stops leaves the end of the sheet empty.
  for (let question = 0; question < missing; question += 1) answers[QUESTIONS - 1 - question] = null;
  return { answers, seconds };
}

function placeOf(level: Tested, random: Random): number {
  const { mean, low, high } = PLACES[level];
  for (;;) {
    const place = mean + normal(random);
    if (place >= low && place <= high) return place;
  }
}

function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}

function logistic(random: Random): number {
  const share = Math.min(Math.max(random.next(), 1e-9), 1 - 1e-9);
  return Math.log(share / (1 - share));
}

/** What the published key and the default rules make of a sheet (0–3, X); unanswered questions count as the mean of the others. */
export function levelOfSheet({ answers, seconds }: AnswerSheet): Tested | 'X' {
  const given = answers.filter((answer) => answer !== null);
  const isCritical = (answers[CRITICAL - 1] ?? 0) >= 1;
  if (answers.length - given.length > MOST_MISSING || seconds < given.length) return isCritical ? '2' : 'X';
  const total = (given.reduce((sum, answer) => sum + answer, 0) / given.length) * QUESTIONS;
  if (total >= 20 && isCritical) return '3';
  if (total >= 15 || isCritical) return '2';
  return total >= 10 ? '1' : '0';
}
