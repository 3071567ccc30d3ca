import { describe, expect, it } from 'vitest';
import { MOST_BOUNDARY_BYTES, readBoundaries } from '../../shared/county-boundaries';
import { SETTINGS } from '../../shared/settings';

const square = (west: number, south: number, size = 0.5): number[][] => [[west, south], [west + size, south], [west + size, south + size], [west, south + size], [west, south]];
const feature = (properties: Record<string, unknown>, geometry: unknown) => ({ type: 'Feature', properties, geometry });
const polygon = (west: number, south: number) => ({ type: 'Polygon', coordinates: [square(west, south)] });
const file = (...features: unknown[]): string => JSON.stringify({ type: 'FeatureCollection', features });
const read = (text: string, bytes = text.length) => readBoundaries(text, '菏泽.geojson', bytes);

describe('boundaries of counties', () => {
  it('are matched by code, by the twelve digits of the statistical bureau, or by name, and what is missing or foreign is told', () => {
    const outcome = read(file(
      feature({ adcode: 371721, name: 'x' }, polygon(115.2, 34.6)),
      feature({ gb: '371722000000' }, { type: 'MultiPolygon', coordinates: [[square(116, 34.6)], [square(116.6, 34.6, 0.1)]] }),
      feature({ level: 'district', NAME: '菏泽市牡丹区' }, polygon(115.3, 35.1)),
      feature({ name: '兰考县', adcode: 410225 }, polygon(114.8, 34.8)),
      feature({}, polygon(114, 34)),
    ));
    if (!outcome.ok) throw new Error(outcome.problem);
    expect(outcome.boundaries.areas.map(({ code, rings }) => [code, rings.length])).toEqual([['371702', 1], ['371721', 1], ['371722', 2]]);
    expect(outcome.missing).toEqual(['定陶区', '成武县', '巨野县', '郓城县', '鄄城县', '东明县']);
    expect(outcome.unknown).toEqual(['兰考县', '第 5 个要素']);
    // As a setting it is kept, and told in words.
    expect(SETTINGS.countyBoundaries.schema.safeParse(outcome.boundaries).success).toBe(true);
    expect(SETTINGS.countyBoundaries.describe(outcome.boundaries)).toBe('“菏泽.geojson”，3 个县区（缺定陶区、成武县、巨野县、郓城县、鄄城县、东明县）');
  });

  it('are thinned out to what a screen shows, stay closed, and keep their corners', () => {
    const many = Array.from({ length: 4000 }, (_, index) => [115 + index / 8000, 34.5]);
    const outcome = read(file(feature({ name: '曹县' }, { type: 'Polygon', coordinates: [[...many, [115.5, 35], [115, 35], [115, 34.5]]] })));
    if (!outcome.ok) throw new Error(outcome.problem);
    const [ring = []] = outcome.boundaries.areas[0]?.rings ?? [];
    expect(ring.length).toBeLessThan(1600);
    expect(ring.length).toBeGreaterThan(500);
    expect(ring.at(-1)).toEqual(ring[0]);
    for (const corner of [[115.5, 35], [115, 35], [115, 34.5]]) expect(ring).toContainEqual(corner);
  });

  it.each([
    ['a file that is too large', file(), '超过 5 MB', MOST_BOUNDARY_BYTES + 1],
    ['what is no JSON', 'shape', '不是 GeoJSON', 5],
    ['another kind of GeoJSON', JSON.stringify(polygon(115, 35)), '没有要素集合', 5],
    ['no feature at all', file(), '没有要素集合', 5],
    ['features of nowhere', file(feature({ name: '兰考县' }, polygon(115, 35))), '没有一个要素能对应到本市的县区', 5],
    ['a line', file(feature({ name: '曹县' }, { type: 'LineString', coordinates: square(115, 35) })), '“曹县”的图形不是完整的面', 5],
    ['coordinates in metres', file(feature({ name: '曹县' }, { type: 'Polygon', coordinates: [square(39_500_000, 3_880_000, 10_000)] })), '请用 WGS84 经纬度导出', 5],
    ['a ring of three points', file(feature({ name: '曹县' }, { type: 'Polygon', coordinates: [[[115, 35], [116, 35], [115, 35]]] })), '不是完整的面', 5],
    ['a place that is a text', file(feature({ name: '曹县' }, { type: 'Polygon', coordinates: [[['115', '35'], [116, 35], [116, 36], [115, 35]]] })), '不是完整的面', 5],
  ])('refuse %s and say what to do', (_, text, words, bytes) => {
    const outcome = read(text, bytes);
    expect(outcome.ok ? '' : outcome.problem).toContain(words);
  });

  it('are refused as a setting where they are of nowhere, twice the same, or no places', () => {
    const refused = (value: unknown): string => SETTINGS.countyBoundaries.schema.safeParse(value).error?.issues.map(({ message }) => message).join() ?? '';
    const area = (code: string, ring: unknown = square(115, 35)) => ({ code, rings: [ring] });
    expect(refused({ fileName: 'a', areas: [area('410225')] })).toContain('不认识的县区');
    expect(refused({ fileName: 'a', areas: [area('371721'), area('371721')] })).toContain('出现了两次');
    expect(refused({ fileName: 'a', areas: [area('371721', square(500, 35))] })).not.toBe('');
    expect(refused({ fileName: 'a', areas: [] })).toContain('没有县区');
    expect(refused(null)).toBe('');
  });
});
