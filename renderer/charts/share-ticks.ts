/** Percent between two lines of the grid. */
const STEPS = [1, 2, 5, 10, 20, 25];
const MOST_STEPS = 5;

/** Lines at round shares from below the lowest to above the highest figure, so that small changes can be seen. @param values 0–1 */
export function shareTicks(values: readonly number[]): readonly number[] {
  const [lowest, highest] = [Math.min(...values) * 100, Math.max(...values) * 100];
  const step = STEPS.find((own) => Math.ceil(highest / own) - Math.floor(lowest / own) <= MOST_STEPS) ?? 25;
  const from = Math.floor(lowest / step);
  const to = Math.max(from + 1, Math.ceil(highest / step));
  return Array.from({ length: to - from + 1 }, (_, index) => ((from + index) * step) / 100);
}
