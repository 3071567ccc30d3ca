/** Corrections for many tests at once. Both give adjusted p-values in the order of the input, to be compared with the usual level. */

function ranked(p: readonly number[]): readonly { readonly value: number; readonly index: number }[] {
  if (p.some((value) => !(value >= 0 && value <= 1))) throw new RangeError('p-values lie between 0 and 1');
  return p.map((value, index) => ({ value, index })).sort((a, b) => a.value - b.value);
}

/**
 * Holm: the chance of any false alarm among all tests stays below the level. For few tests that single schools are named by.
 * @throws RangeError for values that are no p-values.
 */
export function holm(p: readonly number[]): readonly number[] {
  const adjusted = p.map(() => 1);
  let largest = 0;
  ranked(p).forEach(({ value, index }, rank) => {
    largest = Math.max(largest, Math.min(1, value * (p.length - rank)));
    adjusted[index] = largest;
  });
  return adjusted;
}

/**
 * Benjamini–Hochberg: the share of false alarms among the alarms stays below the level. For long lists that are looked through.
 * @throws RangeError for values that are no p-values.
 */
export function benjaminiHochberg(p: readonly number[]): readonly number[] {
  const adjusted = p.map(() => 1);
  let least = 1;
  [...ranked(p).entries()].reverse().forEach(([rank, { value, index }]) => {
    least = Math.min(least, (value * p.length) / (rank + 1));
    adjusted[index] = least;
  });
  return adjusted;
}
