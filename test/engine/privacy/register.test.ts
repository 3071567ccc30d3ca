import { describe, expect, it } from 'vitest';
import type { Telling } from '../../../shared/audience';
import { forcedBy, type IssuedGroup } from '../../../electron/engine/privacy/register';
import { type Group, groupKey } from '../../../electron/engine/privacy/suppression/tables';

const TELLING: Telling = { minimum: 10, rounding: null };
const key = groupKey(['county'], { county: 'a' });
const issued = (report: string, parts: readonly number[], told: boolean, own = key): IssuedGroup => ({ report, population: 'valid', schoolYear: '2025-2026', dimensions: 'county', key: own, parts, told, rounding: null });
const now = (parts: readonly number[]): ReadonlyMap<string, Group> => new Map([[key, { values: { county: 'a' }, parts, isSmall: false }]]);
const forced = (parts: readonly number[], ...groups: IssuedGroup[]) => forcedBy({ id: 'x', groups }, 'county', now(parts), TELLING);

describe('what issued reports force upon a table', () => {
  it('is nothing where there were none, or only of other tables', () => {
    expect(forcedBy(undefined, 'county', now([50, 5]), TELLING).hide.size).toBe(0);
    expect(forced([50, 5], { ...issued('r', [50, 4], true), dimensions: 'stage' }).hide.size).toBe(0);
  });

  it('takes what was told as it is now for known', () => {
    const { hide, known } = forced([50, 5], issued('r', [50, 5], true));
    expect([[...hide], [...known]]).toEqual([[], [key]]);
  });

  it('hides a group of which a few were told otherwise, and says how many more of which level', () => {
    const { hide, because, rises } = forced([51, 7], issued('r', [50, 5], true));
    expect([...hide]).toEqual([key]);
    expect(because.get(key)).toEqual(['r']);
    expect(rises.get(key)).toEqual([1, 2]);
  });

  it('hides a group in which a few only changed their level, but not one to which enough came', () => {
    expect(forced([49, 6], issued('r', [50, 5], true)).hide.has(key)).toBe(true);
    expect(forced([60, 5], issued('r', [50, 5], true)).hide.has(key)).toBe(false);
  });

  it('takes what was told rounded, and rounds to the same, for told, however it has changed; rounded otherwise, it goes by what has changed', () => {
    const rounding = 10;
    const forcedRounded = (parts: readonly number[], ...groups: IssuedGroup[]) => forcedBy({ id: 'x', groups }, 'county', now(parts), { ...TELLING, rounding });
    const rounded = { ...issued('r', [50, 5], true), rounding } as const;
    const same = forcedRounded([52, 6], rounded);
    expect([[...same.hide], [...same.known], [...same.rounded]]).toEqual([[], [], [key]]);
    expect([...forcedRounded([47, 3], rounded).hide]).toEqual([key]);
    expect(forcedRounded([80, 5], rounded).hide.size).toBe(0);
    // Exactly, those who came would be told by what is between the two.
    expect([...forced([52, 6], rounded).hide]).toEqual([key]);
    // To those who are told exactly, a rounded report of the same pupils says nothing new.
    const exactly = forced([50, 5], rounded);
    expect([[...exactly.hide], [...exactly.known], [...exactly.rounded]]).toEqual([[], [], []]);
    // And what another report has told exactly is known.
    const both = forcedRounded([52, 6], rounded, issued('s', [52, 6], true));
    expect([[...both.known], [...both.rounded]]).toEqual([[key], []]);
  });

  it('goes on hiding what was hidden for the sake of a group that is too small still', () => {
    const other = groupKey(['county'], { county: 'b' });
    expect(forced([50, 5], issued('r', [50, 5], false), issued('r', [6, 1], false, other)).hide.has(key)).toBe(true);
    // By a lower threshold nothing in that report was too small.
    expect(forced([50, 5], issued('r', [50, 5], false), issued('r', [14, 1], false, other)).hide.has(key)).toBe(false);
  });

  it('does not hide what another report has told as it is', () => {
    const other = groupKey(['county'], { county: 'b' });
    expect(forced([50, 5], issued('r', [50, 5], false), issued('r', [6, 1], false, other), issued('s', [50, 5], true)).hide.has(key)).toBe(false);
  });
});
