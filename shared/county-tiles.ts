/**
 * A schematic map of Heze: one tile an area, in its place among its neighbours, all of one size. It is no map of boundaries (none is
 * shipped) and says so; a bureau may load its own (county-boundaries.ts).
 */
import { COUNTIES } from './regions';

export interface AreaTile {
  readonly code: string;
  /** In tiles from the north-west corner. */
  readonly column: number;
  readonly row: number;
  /** 1, or ½ for 市直 and the zones, which have no place of their own among the counties. */
  readonly height: number;
}

/** 鄄城 and 郓城 in the north, 东明 in the west, 牡丹 in the middle, 巨野 in the east, 曹县 and 单县 in the south. */
const PLACES: Readonly<Record<string, readonly [column: number, row: number, height?: number]>> = {
  '371726': [1, 0],
  '371725': [2, 0],
  '371728': [0, 1],
  '371702': [1, 1],
  '371724': [2, 1],
  '371703': [1, 2],
  '371723': [2, 2],
  '371721': [1, 3],
  '371722': [2, 3],
  '371700': [0, 2.25, 0.5],
  '371790': [0, 2.75, 0.5],
  '371771': [0, 2.75, 0.5],
  '371772': [0, 3.25, 0.5],
};

export const TILE_COLUMNS = 3;
export const TILE_ROWS = 4;

export const AREA_TILES: readonly AreaTile[] = COUNTIES.flatMap(({ code }) => {
  const place = PLACES[code];
  return place === undefined ? [] : [{ code, column: place[0], row: place[1], height: place[2] ?? 1 }];
});
