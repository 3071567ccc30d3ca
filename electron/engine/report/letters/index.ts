import { findIndicator } from '../../../../shared/indicators';
import type { LetterKindId } from '../../../../shared/letters';
import { annualWorkLetter } from './annual-work';
import { assessmentLetter } from './assessment';
import { coursesLetter } from './courses';
import { staffingLetter } from './staffing';
import type { LetterPlace } from './place';
import type { LetterKind } from './types';

export { composeLetter } from './compose';
export { letterPlace } from './place';
export type { LetterInput, LetterKind } from './types';

const KINDS: Readonly<Record<LetterKindId, LetterKind>> = { staffing: staffingLetter, assessment: assessmentLetter, annualWork: annualWorkLetter, courses: coursesLetter };

export function letterKind(id: LetterKindId): LetterKind {
  return KINDS[id];
}

/** Indicators whose figures a kind needs, each once; of one county those that can be told of it. */
export function indicatorsOf({ parts, tabled, notOfCounty = [] }: LetterKind, { county }: Pick<LetterPlace, 'county'> = { county: null }): readonly string[] {
  const all = [...new Set([...parts.flatMap(({ indicators }) => indicators), ...tabled])];
  return county === null ? all : all.filter((id) => !notOfCounty.includes(id) && findIndicator(id)?.dimensions.includes('county') === true);
}
