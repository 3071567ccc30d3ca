import { expect, it } from 'vitest';
import { funnelRows } from '../../renderer/charts/funnel-rows';

const step = (id: string, persons: number, isAside = false) => ({ id, label: id, persons, isAside });

it('measures every step against the first and against the one before on the way', () => {
  const rows = funnelRows([step('cases', 200), step('retested', 150), step('informed', 40, true), step('interviewed', 165), step('closed', 33)]);
  expect(rows.map(({ ofFirst }) => ofFirst)).toEqual([1, 0.75, 0.2, 0.825, 0.165]);
  // Interviews against retests, not against who was informed; some were interviewed without a retest.
  expect(rows.map(({ ofPrevious }) => ofPrevious)).toEqual([null, 0.75, 40 / 150, 1.1, 0.2]);
});

it('has no rates of nobody', () => {
  expect(funnelRows([step('cases', 0), step('retested', 0), step('closed', 0)]).map(({ ofFirst, ofPrevious }) => [ofFirst, ofPrevious])).toEqual([[null, null], [null, null], [null, null]]);
});
