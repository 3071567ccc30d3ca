/** Where areas are drawn: tiles, or boundaries that a bureau has loaded, in one form. */
import type { AreaBoundary, CountyBoundaries, Position } from '../../shared/county-boundaries';
import { AREA_TILES, TILE_COLUMNS, TILE_ROWS } from '../../shared/county-tiles';

export interface AreaShape {
  readonly key: string;
  /** Of an SVG path. */
  readonly path: string;
  /** Where name and figure are written. */
  readonly centre: readonly [x: number, y: number];
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  /** Name and figure beside each other: there is no room below. */
  readonly oneLine: boolean;
}

export interface AreaSheet {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly AreaShape[];
}

const TILE = { width: 150, height: 62, gap: 4 } as const;

function tileShape(key: string, box: AreaShape['box'], oneLine: boolean): AreaShape {
  return { key, path: `M${box.x} ${box.y}h${box.width}v${box.height}h${-box.width}Z`, centre: [box.x + box.width / 2, box.y + box.height / 2], box, oneLine };
}

/** @param codes areas that exist in the year shown */
export function tileSheet(codes: ReadonlySet<string>): AreaSheet {
  const shapes = AREA_TILES.filter(({ code }) => codes.has(code)).map(({ code, column, row, height }) =>
    tileShape(code, { x: column * TILE.width + TILE.gap / 2, y: row * TILE.height + TILE.gap / 2, width: TILE.width - TILE.gap, height: height * TILE.height - TILE.gap }, height < 1),
  );
  return { width: TILE_COLUMNS * TILE.width, height: TILE_ROWS * TILE.height, shapes };
}

const MAP = { width: 450, most: 420, rest: 34, perLine: 3 } as const;

/**
 * Boundaries in an equirectangular projection, true to shape in the middle of the city; areas without one stand as tiles below.
 *
 * @param codes areas that exist in the year shown
 */
export function boundarySheet({ areas }: CountyBoundaries, codes: ReadonlySet<string>): AreaSheet {
  const drawn = areas.filter(({ code }) => codes.has(code));
  const { project, height } = projection(drawn.flatMap(({ rings }) => rings.flat()));
  const rest = AREA_TILES.filter(({ code }) => codes.has(code) && !drawn.some((area) => area.code === code));
  const wide = MAP.width / MAP.perLine;
  return {
    width: MAP.width,
    height: height + Math.ceil(rest.length / MAP.perLine) * MAP.rest,
    shapes: [
      ...drawn.map((area) => outline(area, project)),
      ...rest.map(({ code }, index) => tileShape(code, { x: (index % MAP.perLine) * wide + TILE.gap / 2, y: height + Math.floor(index / MAP.perLine) * MAP.rest + TILE.gap / 2, width: wide - TILE.gap, height: MAP.rest - TILE.gap }, true)),
    ],
  };
}

function projection(points: readonly Position[]): { readonly project: (at: Position) => readonly [number, number]; readonly height: number } {
  const longitudes = points.map(([longitude]) => longitude);
  const latitudes = points.map(([, latitude]) => latitude);
  const range = (values: readonly number[]): readonly [number, number] => values.reduce(([least, most], value) => [Math.min(least, value), Math.max(most, value)] as const, [Infinity, -Infinity] as const);
  const [[west, east], [south, north]] = [range(longitudes), range(latitudes)];
  if (points.length === 0) return { project: () => [0, 0], height: 0 };
  // A degree of longitude is shorter than one of latitude by the cosine of the latitude.
  const narrow = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = Math.min(MAP.width / ((east - west) * narrow || 1), MAP.most / (north - south || 1));
  const left = (MAP.width - (east - west) * narrow * scale) / 2;
  return { project: ([longitude, latitude]) => [left + (longitude - west) * narrow * scale, (north - latitude) * scale], height: (north - south) * scale };
}

function outline({ code, rings }: AreaBoundary, project: (at: Position) => readonly [number, number]): AreaShape {
  const drawn = rings.map((ring) => ring.map(project));
  const path = drawn.map((ring) => `M${ring.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z`).join('');
  const all = drawn.flat();
  const [xs, ys] = [all.map(([x]) => x), all.map(([, y]) => y)];
  const box = { x: Math.min(...xs), y: Math.min(...ys), width: Math.max(...xs) - Math.min(...xs), height: Math.max(...ys) - Math.min(...ys) };
  const largest = drawn.reduce((one, other) => (Math.abs(signedArea(other)) > Math.abs(signedArea(one)) ? other : one), drawn[0] ?? []);
  return { key: code, path, centre: centroid(largest), box, oneLine: false };
}

type Point = readonly [x: number, y: number];

function signedArea(ring: readonly Point[]): number {
  return ring.slice(1).reduce((sum, [x, y], index) => sum + ((ring[index]?.[0] ?? 0) * y - x * (ring[index]?.[1] ?? 0)), 0) / 2;
}

/** Centre of gravity of a closed ring. */
export function centroid(ring: readonly Point[]): Point {
  const area = signedArea(ring);
  if (area === 0) return ring[0] ?? [0, 0];
  const [x, y] = ring.slice(1).reduce(
    ([sumX, sumY], [toX, toY], index) => {
      const [fromX, fromY] = ring[index] ?? [0, 0];
      const cross = fromX * toY - toX * fromY;
      return [sumX + (fromX + toX) * cross, sumY + (fromY + toY) * cross];
    },
    [0, 0] as Point,
  );
  return [x / (6 * area), y / (6 * area)];
}
