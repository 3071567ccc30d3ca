import { hiddenParts } from '../../../shared/hidden-parts';
import { describe, expect, it } from 'vitest';
import { safeComparison } from '../../../electron/engine/scale-quality/compare-levels';
import { allOrNone, safeParts } from '../../../electron/engine/privacy/small-counts';
import { randomOf } from '../support/random';

const MINIMUM = 10;
const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

describe('parts of a known sum', () => {
  it('hides a second part where one alone could be worked out from the others', () => {
    expect(safeParts([40, 12, 3, 0], MINIMUM)).toEqual([40, null, null, 0]);
    expect(safeParts([40, 12, 0], MINIMUM)).toEqual([40, 12, 0]);
    expect(safeParts([3], MINIMUM)).toEqual([null]);
  });

  it('goes on until what is hidden is as much as the threshold: three hidden pupils in three levels are one in each', () => {
    expect(safeParts([57, 1, 1, 1], MINIMUM)).toEqual([null, null, null, null]);
    expect(safeParts([40, 5, 3, 0], MINIMUM)).toEqual([null, null, null, 0]);
    expect(safeParts([200, 14, 1, 1], MINIMUM)).toEqual([200, null, null, null]);
  });

  it('never leaves a small part, a single hidden one, or a hidden sum below the threshold, whatever the counts', () => {
    const random = randomOf(11);
    for (let round = 0; round < 2000; round += 1) {
      const counts = Array.from({ length: 2 + Math.floor(random() * 6) }, () => Math.floor(random() ** 3 * 80));
      const parts = safeParts(counts, MINIMUM);
      const hidden = counts.filter((_, index) => parts[index] === null);
      parts.forEach((part, index) => expect(part === null || (part === counts[index] && (part === 0 || part >= MINIMUM)), String(counts)).toBe(true));
      const everybody = hidden.length === counts.filter((count) => count > 0).length;
      expect(hidden.length === 0 || everybody || (hidden.length >= 2 && sumOf(hidden) >= MINIMUM), `${counts.join()} → ${parts.join()}`).toBe(true);
    }
  });

  it('follows what one line hides into the others that it belongs to', () => {
    // Rows 0 1 | 2 3, columns 0 2 | 1 3: one small cell needs all four.
    expect([...hiddenParts([3, 50, 60, 70], [0], [[0, 1], [2, 3], [0, 2], [1, 3]], MINIMUM)].sort()).toEqual([0, 1, 2, 3]);
  });

  it('tells counts that overlap together or not at all', () => {
    expect(allOrNone([12, 0, 30], MINIMUM)).toEqual([12, 0, 30]);
    expect(allOrNone([12, 0, 3], MINIMUM)).toEqual([null, 0, null]);
    expect(allOrNone([12, 0, 30], MINIMUM, false)).toEqual([null, 0, null]);
  });
});

describe('levels of a platform against recomputed ones', () => {
  const cell = (reported: string, recomputed: string, persons: number) => ({ reported, recomputed, persons });

  it('says nothing of fewer pupils than the threshold, not even that there are none', () => {
    expect(safeComparison([cell('0', '0', 3)], MINIMUM)).toEqual({ persons: null, agreement: null, cells: [] });
  });

  it('keeps a share back that says how few agree or differ', () => {
    expect(safeComparison([cell('0', '0', 97), cell('0', '2', 3)], MINIMUM)).toMatchObject({ persons: 100, agreement: null, cells: [{ persons: null }, { persons: null }] });
  });

  it('leaves no cell that its row, its column, or the share of agreement gives back', () => {
    const random = randomOf(5);
    const levels = ['0', '1', '2', '3'];
    for (let round = 0; round < 500; round += 1) {
      const cells = levels.flatMap((reported) => levels.map((recomputed) => cell(reported, recomputed, Math.floor(random() ** 3 * 90)))).filter(({ persons }) => persons > 0);
      const told = safeComparison(cells, MINIMUM).cells;
      const lines = [
        ...levels.flatMap((level) => [(each: { reported: string }) => each.reported === level, (each: { recomputed: string }) => each.recomputed === level]),
        (each: { reported: string; recomputed: string }) => each.reported === each.recomputed,
      ];
      for (const holds of lines) {
        const line = cells.flatMap((each, index) => (holds(each) ? [{ persons: each.persons, told: told[index]?.persons ?? null }] : []));
        const hidden = line.filter((each) => each.told === null);
        const enough = hidden.length >= 2 && sumOf(hidden.map(({ persons }) => persons)) >= MINIMUM;
        expect(hidden.length === 0 || enough || hidden.length === line.length, JSON.stringify(line)).toBe(true);
      }
    }
  });
});
