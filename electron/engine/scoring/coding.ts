/**
 * Which numbers stand for which answers. A file that uses 1–4 where the key says 0–3 gives every pupil nine points too
 * many, so a coding is either stated or proved by the answers, never assumed.
 */
import { EngineFailure } from '../../../shared/contract';
import type { Coding, KeyedScale } from '../../../shared/scales';

/** How often each answer occurs. NaN is a missing answer and is not counted. */
export type AnswerCounts = ReadonlyMap<number, number>;

/** Answers below this are counted in an array: files have a hundred million of them. */
const SMALL = 16;

/** @param answers any number of answers in any order, NaN for missing. */
export function countAnswers(answers: Float64Array): AnswerCounts {
  const small = new Float64Array(SMALL);
  const others = new Map<number, number>();
  for (const answer of answers) {
    if (answer >= 0 && answer < SMALL && (answer | 0) === answer) small[answer] = (small[answer] ?? 0) + 1;
    else if (answer === answer) others.set(answer, (others.get(answer) ?? 0) + 1);
  }
  return new Map([...[...small.entries()].filter(([, count]) => count > 0), ...others]);
}

export function fitsCoding(answer: number, { minimum, maximum }: Coding): boolean {
  return Number.isInteger(answer) && answer >= minimum && answer <= maximum;
}

export function codingsOf(scale: KeyedScale): readonly Coding[] {
  return [scale.coding, ...scale.otherCodings];
}

/**
 * @param stated id of a coding of the scale, as chosen by a person; it has to fit every answer.
 * @returns the stated coding, or the only one that all answers fit.
 * @throws EngineFailure BAD_REQUEST in Chinese: the stated coding does not fit, none fits, or several fit and one has to be stated.
 */
export function resolveCoding(scale: KeyedScale, counts: AnswerCounts, stated?: string): Coding {
  const codings = codingsOf(scale);
  if (stated !== undefined) {
    const coding = codingNamed(scale, stated);
    refuseStrangers(scale, counts, coding);
    return coding;
  }
  const fitting = codings.filter((coding) => [...counts.keys()].every((answer) => fitsCoding(answer, coding)));
  const [only, ...others] = fitting;
  if (only === undefined) {
    throw new EngineFailure('BAD_REQUEST', `${scale.label}的作答与已知的记分方式都不符：出现了 ${sample([...counts.keys()])}。已知的记分方式为${choices(codings)}。请核对量表和题目列，改正后再记分。`, { scale: scale.id });
  }
  if (others.length > 0) {
    throw new EngineFailure('BAD_REQUEST', `仅凭作答无法判断${scale.label}的记分方式：${choices(fitting)}都说得通。请注明本批作答用的是哪一种。`, { scale: scale.id, codings: fitting.map(({ id }) => id).join(',') });
  }
  return only;
}

/** @throws EngineFailure BAD_REQUEST when the scale has no coding of this id. */
export function codingNamed(scale: KeyedScale, id: string): Coding {
  const coding = codingsOf(scale).find((each) => each.id === id);
  if (coding !== undefined) return coding;
  throw new EngineFailure('BAD_REQUEST', `${scale.label}没有“${id}”这种记分方式。可选：${choices(codingsOf(scale))}。`, { scale: scale.id, coding: id });
}

function refuseStrangers(scale: KeyedScale, counts: AnswerCounts, coding: Coding): void {
  const strangers = [...counts].filter(([answer]) => !fitsCoding(answer, coding));
  if (strangers.length === 0) return;
  const times = strangers.reduce((sum, [, count]) => sum + count, 0);
  throw new EngineFailure('BAD_REQUEST', `${scale.label}按“${coding.label}”记分，却有 ${times} 个作答不在 ${coding.minimum}–${coding.maximum} 之内（${sample(strangers.map(([answer]) => answer))}）。请核对记分方式，或改正这些作答。`, { scale: scale.id, coding: coding.id, answers: times });
}

function sample(answers: readonly number[]): string {
  const sorted = [...answers].sort((a, b) => a - b);
  return sorted.length > 8 ? `${sorted.slice(0, 8).join('、')} 等` : sorted.join('、');
}

function choices(codings: readonly Coding[]): string {
  return codings.map(({ id, label }) => `${id}（${label}）`).join('、');
}
