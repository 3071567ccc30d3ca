import type { LetterKindId } from '../../../../shared/letters';
import { annualWorkLetter } from './annual-work';
import { assessmentLetter } from './assessment';
import { coursesLetter } from './courses';
import { staffingLetter } from './staffing';
import type { LetterKind } from './types';

export { composeLetter } from './compose';
export type { LetterInput, LetterKind } from './types';

const KINDS: Readonly<Record<LetterKindId, LetterKind>> = { staffing: staffingLetter, assessment: assessmentLetter, annualWork: annualWorkLetter, courses: coursesLetter };

export function letterKind(id: LetterKindId): LetterKind {
  return KINDS[id];
}

/** Indicators whose figures a kind needs, each once. */
export function indicatorsOf({ parts, tabled }: LetterKind): readonly string[] {
  return [...new Set([...parts.flatMap(({ indicators }) => indicators), ...tabled])];
}
