/**
 * Boundaries of counties that a bureau has loaded: GeoJSON (RFC 7946), read once, checked, thinned out to what a screen shows, and kept
 * as a setting. Nothing of it is shipped, since boundaries on maps are subject to approval.
 */
import { COUNTIES, findCounty, isCounty } from './regions';

/** Longitude and latitude in degrees. */
export type Position = readonly [longitude: number, latitude: number];

export interface AreaBoundary {
  readonly code: string;
  /** Outlines and holes of all its parts; which is which is told by the even-odd rule. */
  readonly rings: readonly (readonly Position[])[];
}

export interface CountyBoundaries {
  readonly fileName: string;
  readonly areas: readonly AreaBoundary[];
}

export const MOST_BOUNDARY_BYTES = 5 * 1024 * 1024;
/** Points nearer to each other than this part of the whole map's extent are one on a screen. */
const FINENESS = 1 / 1500;
/** As many decimals of a degree as about ten metres. */
const DECIMALS = 4;
const FEWEST_POINTS = 4;

export type ReadBoundaries =
  | { readonly ok: true; readonly boundaries: CountyBoundaries; /** Names of counties without a boundary. */ readonly missing: readonly string[]; /** Features that are none of the areas, by a property of theirs. */ readonly unknown: readonly string[] }
  | { readonly ok: false; readonly problem: string };

const refuse = (problem: string): ReadBoundaries => ({ ok: false, problem });
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);
const textOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '');

function positionOf(value: unknown): Position | null {
  if (!Array.isArray(value)) return null;
  const [longitude, latitude] = value as readonly unknown[];
  const inRange = typeof longitude === 'number' && typeof latitude === 'number' && Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;
  return inRange ? [longitude, latitude] : null;
}

/** Rings of a Polygon or MultiPolygon; null where it is neither, or a point is none. */
function ringsOf(geometry: unknown): readonly (readonly Position[])[] | null {
  if (!isRecord(geometry) || !Array.isArray(geometry['coordinates'])) return null;
  const { type, coordinates } = geometry;
  const rings: readonly unknown[] | null = type === 'Polygon' ? (coordinates as unknown[]) : type === 'MultiPolygon' ? (coordinates as unknown[]).flat(1) : null;
  if (rings === null || rings.length === 0) return null;
  const read = rings.map((ring) => (Array.isArray(ring) ? ring.map(positionOf) : [null]));
  return read.some((ring) => ring.length < FEWEST_POINTS || ring.includes(null)) ? null : (read as Position[][]);
}

/** The area that one of the properties names, by code or name. */
function areaOf(properties: unknown): string | null {
  if (!isRecord(properties)) return null;
  for (const value of Object.values(properties)) {
    // 371721000000, as the twelve digits of the statistical bureau are written, is 371721.
    const text = textOf(value).replace(/^(\d{6})0{6}$/, '$1');
    const found = text === '' ? undefined : findCounty(text);
    if (found !== undefined) return found.code;
  }
  return null;
}

/** @param bytes size of the file */
export function readBoundaries(text: string, fileName: string, bytes: number): ReadBoundaries {
  if (bytes > MOST_BOUNDARY_BYTES) return refuse(`文件超过 ${MOST_BOUNDARY_BYTES / 1024 / 1024} MB。请用制图软件简化边界后再载入。`);
  let read: unknown;
  try {
    read = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return refuse('文件不是 GeoJSON（不是有效的 JSON）。请选择扩展名为 .geojson 或 .json 的边界文件。');
  }
  const features: unknown = isRecord(read) && read['type'] === 'FeatureCollection' ? read['features'] : null;
  if (!Array.isArray(features) || features.length === 0) return refuse('文件中没有要素集合（FeatureCollection）。请导出为 GeoJSON，每个县区一个要素。');
  const rings = new Map<string, (readonly Position[])[]>();
  const unknown: string[] = [];
  for (const [index, feature] of (features as readonly unknown[]).entries()) {
    const properties = isRecord(feature) ? feature['properties'] : null;
    const code = areaOf(properties);
    const own = isRecord(feature) ? ringsOf(feature['geometry']) : null;
    if (code === null) unknown.push(nameOf(properties) || `第 ${index + 1} 个要素`);
    else if (own === null) return refuse(`“${COUNTIES.find((county) => county.code === code)?.label ?? code}”的图形不是完整的面（Polygon 或 MultiPolygon），或坐标不是经纬度。请用 WGS84 经纬度导出。`);
    else rings.set(code, [...(rings.get(code) ?? []), ...own]);
  }
  if (rings.size === 0) return refuse('没有一个要素能对应到本市的县区。要素的属性中要有县区名称或六位区划代码。');
  const tolerance = extentOf([...rings.values()].flat(2)) * FINENESS;
  const areas = COUNTIES.flatMap(({ code }) => {
    const own = rings.get(code);
    return own === undefined ? [] : [{ code, rings: own.map((ring) => thinned(ring, tolerance)).filter((ring) => ring.length >= FEWEST_POINTS) }];
  }).filter((area) => area.rings.length > 0);
  return { ok: true, boundaries: { fileName, areas }, missing: missingFrom(areas), unknown };
}

/** Names of administrative counties without a boundary. */
export function missingFrom(areas: readonly AreaBoundary[]): readonly string[] {
  return COUNTIES.filter(({ code }) => isCounty(code) && !areas.some((area) => area.code === code)).map(({ label }) => label);
}

function nameOf(properties: unknown): string {
  return isRecord(properties) ? (['name', 'NAME', '名称'].map((key) => textOf(properties[key])).find((text) => text !== '') ?? '') : '';
}

function extentOf(points: readonly Position[]): number {
  let [west, east, south, north] = [180, -180, 90, -90];
  for (const [longitude, latitude] of points) {
    west = Math.min(west, longitude);
    east = Math.max(east, longitude);
    south = Math.min(south, latitude);
    north = Math.max(north, latitude);
  }
  return Math.max(east - west, north - south);
}

/** Leaves out points that lie nearer than `tolerance` degrees to the one kept before; the ring stays closed. */
function thinned(ring: readonly Position[], tolerance: number): readonly Position[] {
  const round = (value: number): number => Number(value.toFixed(DECIMALS));
  const kept: Position[] = [];
  for (const [longitude, latitude] of ring.slice(0, -1)) {
    const last = kept.at(-1);
    if (last === undefined || Math.hypot(longitude - last[0], latitude - last[1]) >= tolerance) kept.push([round(longitude), round(latitude)]);
  }
  const first = kept[0];
  return first === undefined ? kept : [...kept, first];
}
