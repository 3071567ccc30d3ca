/** Which counts must be kept back with those that are hidden, so that no sum gives a hidden one away. */

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

/** Rows and columns of a table whose cells are listed row by row. */
export function linesOfGrid(rows: number, columns: number): readonly (readonly number[])[] {
  const range = (length: number): readonly number[] => Array.from({ length }, (_, index) => index);
  return [...range(rows).map((row) => range(columns).map((column) => row * columns + column)), ...range(columns).map((column) => range(rows).map((row) => row * columns + column))];
}
