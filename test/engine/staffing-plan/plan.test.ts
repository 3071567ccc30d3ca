import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { staffingPlan } from '../../../electron/engine/staffing-plan/plan';
import { type SchoolStaff, STAFFING_TARGETS, staffingTarget } from '../../../shared/staffing';

const school = (code: string, more: Partial<SchoolStaff> = {}): SchoolStaff => ({ school: code, name: `${code}校`, county: '371721', stage: 'primary', classes: 12, students: 500, boarding: false, fullTime: 0, partTime: 0, ...more });

describe('the plan', () => {
  it('counts part-time teachers only where the target does', () => {
    const schools = [school('1', { partTime: 1 }), school('2', { fullTime: 1 }), school('3')];
    expect(staffingPlan(schools, staffingTarget('anyCounselor'), 1).counties).toMatchObject([{ schools: 3, meeting: 2, schoolsToReach: 1, posts: 1, convertible: 0 }]);
    expect(staffingPlan(schools, staffingTarget('fullTime'), 1).counties).toMatchObject([{ meeting: 1, schoolsToReach: 2, posts: 2, convertible: 1 }]);
  });

  it('asks for a post for every ten classes begun', () => {
    const need = (classes: number | null, fullTime = 0) => staffingPlan([school('1', { classes, fullTime })], staffingTarget('perTenClasses'), 1);
    expect([1, 10, 11, 36].map((classes) => need(classes).schools[0]?.required)).toEqual([1, 1, 2, 4]);
    expect(need(36, 1).counties).toMatchObject([{ posts: 3 }]);
    expect(need(null).counties).toMatchObject([{ schools: 0, unknown: 1, posts: 0 }]);
  });

  it('puts schools with nobody first, then boarding and large ones', () => {
    const schools = [school('1', { students: 1500, partTime: 1 }), school('2', { students: 300 }), school('3', { boarding: true, students: 200 }), school('4', { students: 900, partTime: 2 })];
    const { schools: ranked } = staffingPlan(schools, staffingTarget('fullTime'), 1);
    expect(ranked.map(({ school: code, rank }) => [code, rank])).toEqual([['3', 1], ['2', 2], ['1', 3], ['4', 4]]);
    expect(ranked[0]?.reasons).toEqual(['没有任何心理健康教师', '寄宿制学校']);
    expect(ranked[2]?.reasons).toEqual(['在校生 1500 人']);
  });

  it('stops at the share that is asked for', () => {
    const schools = Array.from({ length: 20 }, (_, index) => school(String(10 + index), { fullTime: index < 15 ? 1 : 0 }));
    expect(staffingPlan(schools, staffingTarget('fullTime'), 0.95).counties).toMatchObject([{ meeting: 15, schoolsToReach: 4, posts: 4, postsForAll: 5 }]);
    expect(staffingPlan(schools, staffingTarget('fullTime'), 0.7).schools).toEqual([]);
  });
});

const staff = fc.record({
  school: fc.integer({ min: 1, max: 99_999 }).map(String),
  name: fc.constant('校'),
  county: fc.constantFrom('371702', '371721', '371722'),
  stage: fc.constant('junior'),
  classes: fc.option(fc.integer({ min: 0, max: 90 }), { nil: null }),
  students: fc.option(fc.integer({ min: 0, max: 6000 }), { nil: null }),
  boarding: fc.option(fc.boolean(), { nil: null }),
  fullTime: fc.integer({ min: 0, max: 4 }),
  partTime: fc.integer({ min: 0, max: 4 }),
});

it('reaches the target when it is carried out, and is the same in any order', () => {
  fc.assert(
    fc.property(fc.uniqueArray(staff, { selector: (each) => each.school, maxLength: 40 }), fc.constantFrom(...STAFFING_TARGETS), fc.double({ min: 0, max: 1, noNaN: true }), (schools, target, share) => {
      const plan = staffingPlan(schools, target, share);
      expect(staffingPlan([...schools].reverse(), target, share)).toEqual(plan);
      const added = new Map(plan.schools.map((need) => [need.school, need.missing]));
      const after = schools.map((each) => ({ ...each, fullTime: each.fullTime + (added.get(each.school) ?? 0) }));
      expect(staffingPlan(after, target, share).schools).toEqual([]);
      expect(plan.counties.reduce((sum, { posts }) => sum + posts, 0)).toBe(plan.schools.reduce((sum, { missing }) => sum + missing, 0));
    }),
  );
});
