/** Answers of many persons -> scores, validity, bands, levels. */
import { EngineFailure } from '../../../shared/contract';
import { PersonScoring } from './person-scoring';
import { type PersonFacts, type PersonMarks, personMarks } from './person-marks';
import { emptyResult, type ScoredAnswers } from './result';
import type { Scorer } from './scorer';

/** Persons that are gathered from columns at a time: their answers stay in the processor's cache. */
const GATHERED = 512;

/**
 * @param answers one person after the other, `scale.items` answers each in the order of the items, in the coding the
 *   scorer was made for; NaN for a missing answer.
 * @throws EngineFailure BAD_REQUEST when the lengths do not fit together.
 */
export function scoreAnswers(scorer: Scorer, answers: Float64Array, facts: PersonFacts = {}): ScoredAnswers {
  const { items } = scorer.scale;
  if (answers.length % items !== 0) throw new EngineFailure('BAD_REQUEST', `${scorer.scale.label}每人应有 ${items} 个作答，收到的作答个数 ${answers.length} 不是它的倍数。请核对题目列。`, { scale: scorer.scale.id, answers: answers.length });
  const result = emptyResult(scorer, answers.length / items);
  checkFacts(facts, result.persons);
  const scoring = new PersonScoring(scorer, result);
  const marks: PersonMarks = { marks: 0, seconds: Number.NaN };
  for (let person = 0; person < result.persons; person += 1) scoring.score(answers, person * items, person, personMarks(scorer, facts, person, marks));
  return result;
}

/**
 * @param columns one column per item in the order of the items, one place per person; otherwise as scoreAnswers.
 * @throws EngineFailure BAD_REQUEST when the lengths do not fit together.
 */
export function scoreColumns(scorer: Scorer, columns: readonly Float64Array[], facts: PersonFacts = {}): ScoredAnswers {
  const { items, label, id } = scorer.scale;
  if (columns.length !== items) throw new EngineFailure('BAD_REQUEST', `${label}应有 ${items} 道题，收到 ${columns.length} 列。请核对题目列。`, { scale: id, columns: columns.length });
  const persons = columns[0]?.length ?? 0;
  if (columns.some((column) => column.length !== persons)) throw new EngineFailure('BAD_REQUEST', `${label}各题的人数不一致。请核对题目列。`, { scale: id });
  checkFacts(facts, persons);
  const result = emptyResult(scorer, persons);
  const scoring = new PersonScoring(scorer, result);
  const marks: PersonMarks = { marks: 0, seconds: Number.NaN };
  const gathered = new Float64Array(GATHERED * items);
  for (let first = 0; first < persons; first += GATHERED) {
    const count = Math.min(GATHERED, persons - first);
    columns.forEach((column, item) => {
      for (let row = 0; row < count; row += 1) gathered[row * items + item] = column[first + row] ?? Number.NaN;
    });
    for (let row = 0; row < count; row += 1) scoring.score(gathered, row * items, first + row, personMarks(scorer, facts, first + row, marks));
  }
  return result;
}

/**
 * Values as they are counted, for statistics of items: in the key's coding, after reversal.
 * @param answers as for scoreAnswers.
 * @returns one column per item; NaN for answers that are missing or out of range.
 */
export function itemValues(scorer: Scorer, answers: Float64Array): readonly Float64Array[] {
  const { items } = scorer.scale;
  const { minimum, maximum } = scorer.coding;
  const persons = Math.floor(answers.length / items);
  return Array.from({ length: items }, (_, item) => {
    const slope = scorer.slope[item] ?? 0;
    const shift = scorer.shift[item] ?? 0;
    const values = new Float64Array(persons).fill(Number.NaN);
    for (let person = 0; person < persons; person += 1) {
      const answer = answers[person * items + item] ?? Number.NaN;
      if (answer >= minimum && answer <= maximum && (answer | 0) === answer) values[person] = answer * slope + shift;
    }
    return values;
  });
}

function checkFacts(facts: PersonFacts, persons: number): void {
  for (const column of Object.values(facts) as ({ readonly length: number } | undefined)[]) {
    if (column !== undefined && column.length !== persons) throw new EngineFailure('BAD_REQUEST', `作答有 ${persons} 人，年龄、年级、学段或用时却有 ${column.length} 人。请核对数据。`, { persons, facts: column.length });
  }
}
