/** Whatever the rows say: every listed school that counts is in exactly one area per basis, none is lost without a note, and chains end. */
import { describe, expect, it } from 'vitest';
import { resolveDirectory } from '../../../electron/engine/areas/directory';
import { crosswalkIn, placeOf } from '../../../electron/engine/areas/places';
import { follow, inForce, inOrder } from '../../../electron/engine/areas/succession';
import type { ChangeType, CrosswalkEntry, ListedSchool, SchoolChange } from '../../../electron/engine/areas/types';
import { areasOf } from '../../../shared/area-basis';
import { areaInYear, COUNTIES, existsIn, isCounty, UNDETERMINED_COUNTY, UNKNOWN_COUNTY } from '../../../shared/regions';
import { firstSchoolYearFrom, referenceDay } from '../../../shared/school-year';

/** Mulberry32: the same numbers in every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const YEARS = ['2019-2020', '2021-2022', '2022-2023', '2025-2026'] as const;
const TYPES: readonly ChangeType[] = ['renamed', 'merged', 'closed', 'founded', 'transferred'];
const TOWNSHIPS = [null, '佃户屯街道', '丹阳街道', '北城街道', '半堤镇', '曹城街道'];

function world(seed: number, schoolYear: string) {
  const next = numbers(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;
  const names = Array.from({ length: 8 }, (_, index) => `学校${index}`);
  const codes = Array.from({ length: 6 }, (_, index) => `213700000${index}`);
  const county = (): string | null => (next() < 0.1 ? null : areaInYear(pick(COUNTIES).code, schoolYear));
  const identity = () => ({ code: next() < 0.5 ? pick(codes) : null, nameKey: pick(names), county: next() < 0.7 ? '371721' : county() });
  const day = (): string => `${2018 + Math.floor(next() * 9)}-${String(1 + Math.floor(next() * 12)).padStart(2, '0')}-15`;
  const listed = new Map<string, ListedSchool>();
  for (let index = 0; index < 10; index++) {
    const each = identity();
    const school = each.code ?? `${each.county ?? ''}:${each.nameKey}`;
    listed.set(school, { ...each, school, schoolYear, name: each.nameKey, township: pick(TOWNSHIPS) });
  }
  const changes = inOrder(Array.from({ length: 9 }, (): SchoolChange => {
    const effectiveOn = day();
    const newCounty = next() < 0.2 ? county() : null;
    return { type: pick(TYPES), old: identity(), new: { ...identity(), county: newCounty ?? '371721' }, oldName: '原', newName: '现', effectiveOn, firstYear: firstSchoolYearFrom(effectiveOn), newCounty, document: null };
  }));
  const crosswalk = Array.from({ length: 6 }, (): CrosswalkEntry => ({
    ...(next() < 0.5 ? identity() : { code: null, nameKey: null }), county: pick(COUNTIES).code, township: pick(TOWNSHIPS), administrativeCounty: pick(COUNTIES.filter(({ kind }) => kind === 'county')).code, validFrom: next() < 0.5 ? day() : null, validTo: next() < 0.3 ? day() : null,
  }));
  return { listed: [...listed.values()], changes, crosswalk };
}

describe.each(YEARS)('in %s', (schoolYear) => {
  it('every school counts once or is noted, under one area of each basis that exists', () => {
    for (let seed = 1; seed <= 300; seed++) {
      const { listed, changes, crosswalk } = world(seed, schoolYear);
      const { counted, notes, former } = resolveDirectory(listed, changes, schoolYear);
      const keys = counted.map(({ school }) => school);
      expect(new Set(keys).size).toBe(keys.length);
      const noted = new Set(notes.map(({ school }) => school));
      for (const { school } of listed) expect([seed, school, keys.includes(school) || noted.has(school)]).toEqual([seed, school, true]);
      for (const { school } of former) expect(keys).toContain(school);
      const entries = crosswalkIn(crosswalk, schoolYear);
      for (const school of counted) {
        const { county, administrativeCounty } = placeOf(school, schoolYear, entries, inForce(changes, schoolYear));
        const area = COUNTIES.find(({ code }) => code === county);
        expect([seed, county, county === UNKNOWN_COUNTY.code || area !== undefined]).toEqual([seed, county, true]);
        // A zone that is no more never has a school; one that is not yet only where a row says so.
        if (area?.validTo !== undefined) expect(existsIn(area, schoolYear)).toBe(true);
        expect(isCounty(administrativeCounty) || new Set<string>([UNDETERMINED_COUNTY.code, UNKNOWN_COUNTY.code]).has(administrativeCounty)).toBe(true);
      }
    }
  });

  it('a chain of changes takes none twice and goes forward in time', () => {
    for (let seed = 1; seed <= 300; seed++) {
      const { listed, changes } = world(seed, schoolYear);
      for (const school of listed) {
        const { path, end } = follow(school, changes);
        expect(new Set(path).size).toBe(path.length);
        expect(path.map(({ effectiveOn }) => effectiveOn)).toEqual(path.map(({ effectiveOn }) => effectiveOn).sort());
        expect(end === null).toBe(path.at(-1)?.type === 'closed');
      }
    }
  });
});

describe('areas in time', () => {
  it('show both development zones until 鲁西新区 took them over', () => {
    const labels = (schoolYear: string): string[] => areasOf('managed', schoolYear).map(({ label }) => label);
    expect(labels('2019-2020').slice(-2)).toEqual(['菏泽经济技术开发区', '菏泽高新技术产业开发区']);
    expect(labels('2021-2022')).toHaveLength(12);
    expect(labels('2022-2023').slice(-2)).toEqual(['东明县', '鲁西新区']);
    expect(areasOf('administrative', '2025-2026').map(({ code }) => code)).toEqual(['371702', '371703', '371721', '371722', '371723', '371724', '371725', '371726', '371728']);
    expect([areaInYear('371771', '2021-2022'), areaInYear('371771', '2022-2023'), areaInYear('371702', '2025-2026')]).toEqual(['371771', '371790', '371702']);
  });

  it.each([['2025-09-30', '2025-2026'], ['2025-10-01', '2026-2027'], ['2025-01-15', '2025-2026'], ['2022-09-02', '2022-2023']])('a change of %s is in force from %s on', (day, year) => {
    expect(firstSchoolYearFrom(day)).toBe(year);
    expect(day <= referenceDay(year)).toBe(true);
  });
});
