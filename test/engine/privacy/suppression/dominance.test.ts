import { describe, expect, it } from 'vitest';
import { seenThrough } from '../../../../electron/engine/privacy/suppression/dominance';
import { type Group, groupKey } from '../../../../electron/engine/privacy/suppression/tables';

const MINIMUM = 10;
const school = (name: string, county: string, stage: string, ...parts: readonly number[]): Group => ({ values: { school: name, county, stage }, parts, isSmall: false });
const counties = (...schools: readonly Group[]): string[] => [...seenThrough(schools, ['county'], MINIMUM)];
const key = (county: string): string => groupKey(['county'], { county });

describe('a group that one school can see through', () => {
  it('has from one to fewer than the threshold besides the pupils of one of its schools', () => {
    expect(counties(school('a', 'x', 's', 40, 2), school('b', 'x', 's', 3, 1))).toEqual([key('x')]);
    expect(counties(school('a', 'x', 's', 40), school('b', 'x', 's', 9))).toEqual([key('x')]);
    expect(counties(school('a', 'x', 's', 40), school('b', 'x', 's', 10))).toEqual([]);
  });

  it('is none where others hide those few among them, or where there are no others', () => {
    expect(counties(school('a', 'x', 's', 40), school('b', 'x', 's', 5), school('c', 'x', 's', 5))).toEqual([]);
    expect(counties(school('a', 'x', 's', 40), school('b', 'x', 's', 0))).toEqual([]);
    expect(counties(school('a', 'x', 's', 40))).toEqual([]);
  });

  it('is told by all pupils of a school in it, wherever they stand, and group by group', () => {
    expect(counties(school('a', 'x', 's', 8), school('a', 'x', 't', 30), school('b', 'x', 's', 6), school('b', 'y', 's', 50))).toEqual([key('x')]);
    expect([...seenThrough([school('a', 'x', 's', 20), school('b', 'x', 't', 20), school('c', 'x', 't', 4)], ['stage'], MINIMUM)]).toEqual([groupKey(['stage'], { stage: 't' })]);
    expect([...seenThrough([school('a', 'x', 's', 20), school('b', 'x', 't', 4)], [], MINIMUM)]).toEqual([groupKey([], {})]);
  });
});
