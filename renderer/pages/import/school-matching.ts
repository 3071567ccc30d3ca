/** Which school of the directory each unknown name is taken for, before it is confirmed. */
import type { SchoolQuestion } from '../../../shared/contract';

/** Above this the likeliest school can be confirmed together with others; below, a person looks at it alone. */
export const LIKELY = 0.9;

export function questionKey({ schoolYear, schoolRef }: SchoolQuestion): string {
  return `${schoolYear} ${schoolRef}`;
}

/** The picked school, else the likeliest; undefined when there is none. @param picked by `questionKey` */
export function pickedSchool(question: SchoolQuestion, picked: ReadonlyMap<string, string>): string | undefined {
  return picked.get(questionKey(question)) ?? question.candidates[0]?.school;
}

/** Questions whose likeliest school is near certain and stands alone. */
export function likelyQuestions(questions: readonly SchoolQuestion[]): readonly SchoolQuestion[] {
  return questions.filter(({ candidates: [first, second] }) => first !== undefined && first.score >= LIKELY && (second === undefined || second.score < first.score));
}
