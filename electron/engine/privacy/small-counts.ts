/** Counts of pupils that must not be told, and those that must be kept back with them so that no sum gives them away. */
import { hiddenParts } from '../../../shared/hidden-parts';

/** How many are too few to be told: from 1 to below it. Zero says nothing about anybody. */
export function isSmall(persons: number, minimum: number): boolean {
  return persons > 0 && persons < minimum;
}

export function safeCount(persons: number, minimum: number): number | null {
  return isSmall(persons, minimum) ? null : persons;
}

/** Counts that are the parts of sums told elsewhere. @param lines see hiddenParts; all parts of one sum when left out */
export function safeParts(counts: readonly number[], minimum: number, lines: readonly (readonly number[])[] = [counts.map((_, index) => index)]): (number | null)[] {
  const small = counts.flatMap((count, index) => (isSmall(count, minimum) ? [index] : []));
  const hidden = hiddenParts(counts, small, lines, minimum);
  return counts.map((count, index) => (hidden.has(index) ? null : count));
}

/** Counts that overlap: where one of them must not be told, only those of nobody are. */
export function allOrNone(counts: readonly number[], minimum: number, tell = true): (number | null)[] {
  const told = tell && !counts.some((count) => isSmall(count, minimum));
  return counts.map((count) => (told || count === 0 ? count : null));
}
