import type { SampleArea } from './areas';

/** The same figures for the city and for each county that has any, by six-digit code. */
export interface AreaCounts<Counts> {
  readonly city: Counts;
  readonly byCounty: Readonly<Record<string, Counts>>;
}

/** Groups once and counts each group and the whole. */
export function countAreas<Row, Counts>(rows: readonly Row[], areaOf: (row: Row) => SampleArea, count: (rows: readonly Row[]) => Counts): AreaCounts<Counts> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const { code } = areaOf(row);
    const group = groups.get(code);
    if (group === undefined) groups.set(code, [row]);
    else group.push(row);
  }
  return { city: count(rows), byCounty: Object.fromEntries([...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, own]) => [code, count(own)])) };
}

export function sumOf<Row>(rows: readonly Row[], value: (row: Row) => number): number {
  // Hours and areas have halves and tenths: cents keep their sums exact.
  return Math.round(rows.reduce((sum, row) => sum + value(row) * 100, 0)) / 100;
}

/** How many rows have each key; keys in alphabetical order. */
export function countBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}
