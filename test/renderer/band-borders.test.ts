import { expect, it } from 'vitest';
import { bandBorders, rangeOf } from '../../renderer/charts/band-borders';
import type { ScoreBin } from '../../shared/scale-quality';

const bin = (from: number, to: number, severity: ScoreBin['severity'], persons: number | null = 20): ScoreBin => ({ from, to, persons, severity });

it('draws a line where a band begins, also where the bar there is hidden, and none before the first', () => {
  const bins = [bin(0, 1, 0), bin(2, 4, 0), bin(5, 9, 1, null), bin(10, 14, 2), bin(15, 27, 3)];
  expect(bandBorders(bins)).toEqual([{ bin: 2, label: '轻度 ≥5' }, { bin: 3, label: '中度 ≥10' }, { bin: 4, label: '重度 ≥15' }]);
  // WHO-5: low is bad.
  expect(bandBorders([bin(0, 12, 2), bin(13, 25, 0)])).toEqual([{ bin: 1, label: '正常 ≥13' }]);
  expect(bandBorders([bin(0, 12, null), bin(13, 25, null)])).toEqual([]);
  expect(bandBorders([bin(1, 1.85, 0), bin(1.85, 2, 1)])).toEqual([{ bin: 1, label: '轻度 ≥1.85' }]);
});

it('writes a bin by both ends, or by its only score', () => {
  expect([rangeOf({ from: 24, to: 26 }), rangeOf({ from: 7, to: 7 }), rangeOf({ from: 1.75, to: 1.85 })]).toEqual(['24—26', '7', '1.75—1.85']);
});
