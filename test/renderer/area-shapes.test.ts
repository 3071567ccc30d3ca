import { describe, expect, it } from 'vitest';
import { boundarySheet, centroid, tileSheet } from '../../renderer/charts/area-shapes';
import { areaClass, areaFill, MET_FILL, MISSED_FILL } from '../../renderer/charts/area-look';
import { HATCH_FILL } from '../../renderer/charts/hatch';
import { decodeIndicatorRows } from '../../renderer/indicator-table';
import { areasOf } from '../../shared/area-basis';
import { indicatorResult, type RowSpec } from './support/arrow-rows';

const codes = new Set(areasOf('managed', '2025-2026').map(({ code }) => code));
const numbersOf = (path: string): number[] => [...path.matchAll(/-?\d+(?:\.\d+)?/g)].map(([text]) => Number(text));

describe('tiles', () => {
  it('are drawn for the areas of the year, inside the sheet', () => {
    const { shapes, width, height } = tileSheet(codes);
    expect(new Set(shapes.map(({ key }) => key))).toEqual(codes);
    for (const { box, centre } of shapes) {
      expect(box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height).toBe(true);
      expect(centre).toEqual([box.x + box.width / 2, box.y + box.height / 2]);
    }
  });
});

describe('loaded boundaries', () => {
  // A square of half a degree at 35° north, and one of the same size east of it.
  const ring = (west: number) => [[west, 34.75], [west + 0.5, 34.75], [west + 0.5, 35.25], [west, 35.25], [west, 34.75]] as const;
  const sheet = boundarySheet({ fileName: 'a', areas: [{ code: '371721', rings: [ring(115)] }, { code: '371722', rings: [ring(115.5)] }] }, codes);
  const shape = (key: string) => sheet.shapes.find((each) => each.key === key)!;

  it('keep shapes: a degree of longitude is as long as the cosine of the latitude has it, north is up, east is right', () => {
    const { box } = shape('371721');
    expect(box.width / box.height).toBeCloseTo(Math.cos((35 * Math.PI) / 180), 2);
    expect(shape('371722').box.x).toBeCloseTo(box.x + box.width, 0);
    const [, firstY = 0] = numbersOf(shape('371721').path);
    expect(firstY).toBeCloseTo(box.y + box.height, 0);
  });

  it('leave areas without one as tiles below the map, none twice', () => {
    const below = sheet.shapes.filter(({ oneLine }) => oneLine);
    expect(below).toHaveLength(codes.size - 2);
    expect(new Set(sheet.shapes.map(({ key }) => key))).toEqual(codes);
    const mapEnd = Math.max(...sheet.shapes.filter(({ oneLine }) => !oneLine).map(({ box }) => box.y + box.height));
    for (const { box } of below) expect(box.y >= mapEnd && box.y + box.height <= sheet.height && box.x + box.width <= sheet.width).toBe(true);
  });

  it('write names at the centre of gravity', () => {
    const { box, centre } = shape('371721');
    expect(centre[0]).toBeCloseTo(box.x + box.width / 2, 6);
    expect(centre[1]).toBeCloseTo(box.y + box.height / 2, 6);
    // An L of three unit squares: the mean of their centres.
    expect(centroid([[0, 0], [2, 0], [2, 1], [1, 1], [1, 2], [0, 2], [0, 0]]).map((value) => value.toFixed(6))).toEqual([(2.5 / 3).toFixed(6), (2.5 / 3).toFixed(6)]);
  });
});

it('colours an area by its target, or by its place between least and most, and tells hidden from missing', () => {
  const row = (indicator: string, value: number | null, more: Partial<RowSpec> = {}) => decodeIndicatorRows(indicatorResult([], [{ indicator, value, ...more }]))[0];
  expect(areaFill(row('counselorCoverage', 1), [0, 1])).toBe(MET_FILL);
  expect(areaFill(row('counselorCoverage', 0.9), [0, 1])).toBe(MISSED_FILL);
  expect([areaClass(row('counselorCoverage', null)), areaClass(row('counselorCoverage', null, { suppressed: true })), areaClass(undefined)]).toEqual(['missing', 'suppressed', 'missing']);
  expect(areaFill(row('counselorCoverage', null, { suppressed: true }), [0, 1])).toBe(HATCH_FILL);
  // No target: the share of the darkest colour grows from 12 to 100 %.
  const plain = [200, 300, 400].map((value) => /(\d+)%/.exec(areaFill(row('certifiedShare', value / 400), [0.5, 1]))?.[1]);
  expect(plain).toEqual(['12', '56', '100']);
});
