import type { Applicability } from './types';

/** Pupils of grade 1 are 6 when the school year begins and 7 when it ends (义务教育法: 年满六周岁). */
const AGE_ON_ENTRY = 6;
const LAST_GRADE = 12;

/**
 * The grades a scale was made for: as it states them, else those in which pupils of the usual age can be of its ages.
 * @returns null where it states neither, or every grade is within.
 */
export function gradeLimits({ grades, ages }: Applicability): readonly [number, number] | null {
  if (grades !== undefined) return grades;
  if (ages === undefined) return null;
  const first = Math.max(1, ages[0] - AGE_ON_ENTRY);
  const last = Math.min(LAST_GRADE, ages[1] - AGE_ON_ENTRY + 1);
  return first <= 1 && last >= LAST_GRADE ? null : [first, last];
}
