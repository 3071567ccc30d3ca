/** The one rule for missing answers in statistics of items: a person with any answer missing is left out (listwise). */

export interface CompleteCases {
  /** One column per item, complete persons only. */
  readonly columns: readonly Float64Array[];
  readonly persons: number;
  readonly excluded: number;
}

/**
 * @param columns one column per item, one place per person, NaN for missing.
 * @throws RangeError when the columns differ in length.
 */
export function completeCases(columns: readonly Float64Array[]): CompleteCases {
  const all = columns[0]?.length ?? 0;
  if (columns.some((column) => column.length !== all)) throw new RangeError('columns of different lengths');
  const kept = new Uint8Array(all).fill(1);
  for (const column of columns) {
    for (let person = 0; person < all; person += 1) {
      const value = column[person] ?? Number.NaN;
      if (value !== value) kept[person] = 0;
    }
  }
  const persons = kept.reduce((sum, each) => sum + each, 0);
  return { columns: persons === all ? columns : columns.map((column) => column.filter((_, person) => kept[person] === 1)), persons, excluded: all - persons };
}

export function meanOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

/** Sample covariance (n − 1). NaN for fewer than two. */
export function covarianceOf(first: Float64Array, second: Float64Array): number {
  const firstMean = meanOf(first);
  const secondMean = meanOf(second);
  let sum = 0;
  for (let index = 0; index < first.length; index += 1) sum += ((first[index] ?? Number.NaN) - firstMean) * ((second[index] ?? Number.NaN) - secondMean);
  return first.length < 2 ? Number.NaN : sum / (first.length - 1);
}

export function rowSums(columns: readonly Float64Array[], persons: number): Float64Array {
  const sums = new Float64Array(persons);
  for (const column of columns) {
    for (let person = 0; person < persons; person += 1) sums[person] = (sums[person] ?? 0) + (column[person] ?? Number.NaN);
  }
  return sums;
}
