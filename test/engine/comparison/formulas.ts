/** Intervals and tests in plain code, written from the textbooks and apart from the program's. */

/** Wilson 1927, with the 0.975 quantile of the normal distribution as printed in tables. */
export function wilson(count: number, base: number): readonly [number, number] {
  const z = 1.959963984540054;
  const centre = (count + (z * z) / 2) / (base + z * z);
  const half = (z / (base + z * z)) * Math.sqrt((count * (base - count)) / base + (z * z) / 4);
  return [centre - half, centre + half];
}

/** Two-sided p of the pooled z-test of two proportions; the normal tail by the trapezoidal rule. */
export function twoProportionP(count: number, base: number, otherCount: number, otherBase: number): number {
  const pooled = (count + otherCount) / (base + otherBase);
  const z = Math.abs(count / base - otherCount / otherBase) / Math.sqrt(pooled * (1 - pooled) * (1 / base + 1 / otherBase));
  const steps = 200_000;
  const width = z / steps;
  let area = 0;
  for (let step = 0; step <= steps; step += 1) area += (step === 0 || step === steps ? 0.5 : 1) * Math.exp(-((step * width) ** 2) / 2) * width;
  return 1 - (2 * area) / Math.sqrt(2 * Math.PI);
}

/** Holm 1979, by its definition: the k-th smallest of m times m − k + 1, never less than one before it. */
export function holmAdjusted(p: readonly number[]): readonly number[] {
  return p.map((own) => Math.min(1, Math.max(...p.filter((other) => other <= own).map((other) => other * (p.length - p.filter((smaller) => smaller < other).length)))));
}
