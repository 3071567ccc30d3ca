/** Counts of pupils that must not be told, and those that must be kept back with them so that no sum gives them away. */

/** How many are too few to be told: from 1 to below it. Zero says nothing about anybody. */
export function isSmall(persons: number, minimum: number): boolean {
  return persons > 0 && persons < minimum;
}

export function safeCount(persons: number, minimum: number): number | null {
  return isSmall(persons, minimum) ? null : persons;
}

/**
 * Adds to what is hidden until no line gives a hidden part away: of every line, whose sum is taken to be known, either nothing
 * is hidden or at least two parts of together `minimum` or more. The smallest parts follow first; parts of nobody stay.
 *
 * @param sizes persons behind each part
 * @param lines places in `sizes` that a known sum is made of: the parts of a total, rows and columns of a table
 * @returns places in `sizes`
 */
export function hiddenParts(sizes: readonly number[], hidden: Iterable<number>, lines: readonly (readonly number[])[], minimum: number): ReadonlySet<number> {
  const all = new Set(hidden);
  const sizeOf = (part: number): number => sizes[part] ?? 0;
  for (let before = -1; before !== all.size; ) {
    before = all.size;
    for (const line of lines) {
      const rest = line.filter((part) => !all.has(part) && sizeOf(part) > 0).sort((a, b) => sizeOf(a) - sizeOf(b));
      const own = line.filter((part) => all.has(part));
      let sum = own.reduce((total, part) => total + sizeOf(part), 0);
      for (let count = own.length; count > 0 && (count < 2 || sum < minimum) && rest.length > 0; count += 1) {
        const next = rest.shift() as number;
        all.add(next);
        sum += sizeOf(next);
      }
    }
  }
  return all;
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
