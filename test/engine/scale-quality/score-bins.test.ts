import { expect, it } from 'vitest';
import { binsOf } from '../../../electron/engine/scale-quality/score-bins';
import { isWhole, type KeyedScale, reachableRange, SCALES } from '../../../shared/scales';

const MINIMUM = 10;
const keyed = SCALES.filter((scale): scale is KeyedScale => scale.kind === 'keyed');
const cases = keyed.flatMap((scale) => [null, ...scale.bandSets].flatMap((set) => [...scale.totalScores, ...scale.subscales].map((score) => [`${scale.id} ${set?.id ?? '无分级'} ${score.id}`, scale, set, score] as const)));

it.each(cases)('%s: bars reach from end to end, none crosses the border of a band', (_, scale, set, score) => {
  const [least, most] = reachableRange(score, scale.coding);
  const bins = binsOf(score, scale, set, [], MINIMUM);
  expect(bins[0]?.from).toBe(least);
  expect(bins.at(-1)?.to).toBeCloseTo(most, 6);
  expect(bins.length).toBeLessThanOrEqual(26);
  const bands = set?.bands[score.id] ?? [];
  for (const [index, bin] of bins.entries()) {
    const next = bins[index + 1];
    // What lies between two bars belongs to the lower one, and to the same band.
    const end = next === undefined ? most : next.from;
    expect(end).toBeGreaterThanOrEqual(bin.to);
    expect(bands.filter(({ from }) => from > bin.from + 1e-6 && from < end - 1e-6 && !(isWhole(score) && from > bin.to))).toEqual([]);
    expect(bin.severity).toBe(bands.findLast(({ from }) => from <= bin.from + 1e-6)?.severity ?? null);
  }
});

it.each(cases)('%s: every pupil stands in one bar, where the score lies', (_, scale, set, score) => {
  const [least, most] = reachableRange(score, scale.coding);
  const steps = 40;
  for (let step = 0; step <= steps; step += 1) {
    const value = least + ((most - least) * step) / steps;
    const bins = binsOf(score, scale, set, [{ score: value, count: 30 }], MINIMUM);
    const own = bins.flatMap((bin, index) => (bin.persons === 30 ? [index] : []));
    expect(own).toHaveLength(1);
    const place = own[0] ?? 0;
    expect(value).toBeGreaterThanOrEqual((bins[place]?.from ?? 0) - 1e-6);
    expect(value).toBeLessThanOrEqual((bins[place + 1]?.from ?? most) + 1e-6);
  }
});
