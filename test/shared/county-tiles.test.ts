import { describe, expect, it } from 'vitest';
import { AREA_BASIS_IDS, areasOf } from '../../shared/area-basis';
import { AREA_TILES, TILE_COLUMNS, TILE_ROWS } from '../../shared/county-tiles';
import { COUNTIES } from '../../shared/regions';

const SCHOOL_YEARS = ['2021-2022', '2025-2026'];

const tile = (label: string) => {
  const found = AREA_TILES.find(({ code }) => COUNTIES.find((county) => county.code === code)?.label === label);
  if (found === undefined) throw new Error(`no tile of ${label}`);
  return found;
};

describe('the schematic map', () => {
  it('has a tile for every area that figures are cut by', () => {
    expect(AREA_TILES.map(({ code }) => code).sort()).toEqual(COUNTIES.map(({ code }) => code).sort());
  });

  it.each(SCHOOL_YEARS)('lays no tile over another, nor beyond the sheet, in %s', (schoolYear) => {
    for (const basis of AREA_BASIS_IDS) {
      const codes = areasOf(basis, schoolYear).map(({ code }) => code);
      const tiles = AREA_TILES.filter(({ code }) => codes.includes(code));
      for (const [index, one] of tiles.entries()) {
        expect(one.column >= 0 && one.column < TILE_COLUMNS && one.row >= 0 && one.row + one.height <= TILE_ROWS).toBe(true);
        for (const other of tiles.slice(index + 1)) expect(one.column === other.column && one.row < other.row + other.height && other.row < one.row + one.height, `${one.code} ${other.code}`).toBe(false);
      }
    }
  });

  it('keeps the counties where they lie: seats by latitude and longitude (degrees, rounded to hundredths)', () => {
    const seats = { 郓城县: [35.6, 115.94], 鄄城县: [35.56, 115.51], 牡丹区: [35.25, 115.42], 东明县: [35.29, 115.09], 巨野县: [35.4, 116.09], 定陶区: [35.07, 115.57], 成武县: [34.95, 115.89], 曹县: [34.83, 115.54], 单县: [34.79, 116.09] } as const;
    const named = Object.entries(seats).map(([label, [north, east]]) => ({ label, north, east, ...tile(label) }));
    // Whoever lies clearly further north or east is not drawn further south or west.
    for (const one of named) {
      for (const other of named) {
        if (one.north - other.north > 0.15) expect(one.row, `${one.label} north of ${other.label}`).toBeLessThanOrEqual(other.row);
        if (one.east - other.east > 0.25) expect(one.column, `${one.label} east of ${other.label}`).toBeGreaterThanOrEqual(other.column);
      }
    }
  });
});
