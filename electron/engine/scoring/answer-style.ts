/** How one sheet was filled in, whatever was answered: flat, in a pattern, in long runs. */
import { INVALID, NOTICE } from './marks';
import { REVERSED, type Scorer, STRAIGHT } from './scorer';

/** A pattern has to be repeated this often before chance is ruled out. */
const REPETITIONS = 4;
const BOTH = STRAIGHT | REVERSED;

/** Answers in range of one person, NaN for all others, with what scoring found on the way. */
export interface Sheet {
  readonly answers: Float64Array;
  /** In the key's coding, after reversal. */
  readonly values: Float64Array;
  answered: number;
}

export interface AnswerStyle {
  /** Bits of marks.ts. */
  marks: number;
  longestRun: number;
}

/** Scratch space, one place per possible answer. */
export interface AnswerTally {
  readonly counts: Int32Array;
  /** Which kinds of items got this answer: straight ones, reversed ones or both. */
  readonly kinds: Uint8Array;
}

export function answerTally({ coding }: Scorer): AnswerTally {
  const options = coding.maximum - coding.minimum + 1;
  return { counts: new Int32Array(options), kinds: new Uint8Array(options) };
}

/** Fills `style` with the marks and the longest run of one sheet. Missing answers break no run. */
export function answerStyle(scorer: Scorer, sheet: Sheet, { counts, kinds }: AnswerTally, style: AnswerStyle): void {
  const { scale, coding, itemKinds, validity, healthyAnswer } = scorer;
  const { answers } = sheet;
  const { minimum } = coding;
  counts.fill(0);
  kinds.fill(0);
  let run = 0;
  let runKinds = 0;
  let longest = 0;
  let longestBoth = 0;
  let last = Number.NaN;
  let common = 0;
  let most = 0;
  for (let index = 0; index < answers.length; index += 1) {
    const answer = answers[index] ?? Number.NaN;
    if (answer !== answer) continue;
    const kind = itemKinds[index] ?? 0;
    if (answer === last) {
      run += 1;
      runKinds |= kind;
    } else {
      run = 1;
      runKinds = kind;
    }
    last = answer;
    if (run > longest) longest = run;
    if (runKinds === BOTH && run > longestBoth) longestBoth = run;
    const place = answer - minimum;
    const count = (counts[place] ?? 0) + 1;
    counts[place] = count;
    kinds[place] = (kinds[place] ?? 0) | kind;
    if (count > most) {
      most = count;
      common = place;
    }
  }
  style.longestRun = longest;
  style.marks = 0;
  const bothWays = scale.reverse.length > 0;
  if (sheet.answered < 2 || (!bothWays && scale.items < validity.longScale)) return;
  if (most >= validity.flatShare * sheet.answered) {
    if (kinds[common] === BOTH) style.marks = INVALID.flat;
    else if (scale.items >= validity.longScale) style.marks = common + minimum === healthyAnswer ? NOTICE.uniformlyLow : INVALID.flat;
  } else if (isPattern(sheet, 2) || isPattern(sheet, 4)) {
    style.marks = INVALID.pattern;
  }
  if (longestBoth >= validity.runShare * scale.items) style.marks |= INVALID.longRun;
}

/**
 * Whether the answers repeat with this period throughout. Not where they all mean the same: a pupil without symptoms
 * answers 0, 0, 0, 3 over and over where every fourth item is reversed.
 */
function isPattern({ answers, values }: Sheet, period: number): boolean {
  let compared = 0;
  for (let index = period; index < answers.length; index += 1) {
    const answer = answers[index] ?? Number.NaN;
    const before = answers[index - period] ?? Number.NaN;
    if (answer !== answer || before !== before) continue;
    if (answer !== before) return false;
    compared += 1;
  }
  if (compared < period * REPETITIONS) return false;
  const present = values.filter((value) => value === value);
  return present.some((value) => value !== present[0]);
}
