/** Where areas are drawn: tiles, or boundaries that a bureau has loaded, in one form. */
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

/** @param codes areas that exist in the year shown */
export function tileSheet(codes: ReadonlySet<string>): AreaSheet {
  const shapes = AREA_TILES.filter(({ code }) => codes.has(code)).map(({ code, column, row, height }): AreaShape => {
    const box = { x: column * TILE.width + TILE.gap / 2, y: row * TILE.height + TILE.gap / 2, width: TILE.width - TILE.gap, height: height * TILE.height - TILE.gap };
    return { key: code, path: `M${box.x} ${box.y}h${box.width}v${box.height}h${-box.width}Z`, centre: [box.x + box.width / 2, box.y + box.height / 2], box, oneLine: height < 1 };
  });
  return { width: TILE_COLUMNS * TILE.width, height: TILE_ROWS * TILE.height, shapes };
}
