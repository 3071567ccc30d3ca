/**
 * Whole numbers in proportion to `weights` that add up to `total` exactly (largest remainder; ties go to the
 * earlier one). `atLeast` each; the total must allow it.
 */
export function apportion(total: number, weights: readonly number[], atLeast = 0): number[] {
  const free = total - atLeast * weights.length;
  if (free < 0) throw new RangeError(`${total} cannot give ${weights.length} parts of at least ${atLeast}`);
  const sum = weights.reduce((running, weight) => running + weight, 0);
  const exact = weights.map((weight) => (sum === 0 ? 0 : (free * weight) / sum));
  const parts = exact.map((value) => Math.floor(value));
  const left = free - parts.reduce((running, part) => running + part, 0);
  const largest = exact.map((value, index) => [value - Math.floor(value), index] as const).sort((a, b) => b[0] - a[0] || a[1] - b[1]);
  const raised = new Set(largest.slice(0, left).map(([, index]) => index));
  return parts.map((part, index) => part + atLeast + (raised.has(index) ? 1 : 0));
}
