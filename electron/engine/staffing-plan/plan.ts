/**
 * How many posts each county must add to reach a target, and at which schools first. Pure: the same schools in any order give
 * the same plan.
 */
import type { CountyNeed, SchoolNeed, SchoolStaff, StaffingPlan, StaffingTarget } from '../../../shared/staffing';

/** Benchmarks for who comes first: schools this large, or boarding, are named by other provinces' rules (Shaanxi, ≥1000 students or boarding). */
const LARGE_SCHOOL = 1000;

/** Posts that the target asks of a school; null where what it is worked out from was not reported. */
function required(target: StaffingTarget, school: SchoolStaff): number | null {
  if (target.per === 'school') return 1;
  const size = target.per === 'classes' ? school.classes : school.students;
  return size === null ? null : Math.max(1, Math.ceil(size / target.size));
}

interface Assessed {
  readonly school: SchoolStaff;
  readonly required: number;
  readonly present: number;
}

/** @param share of the schools of each county that is to meet the target, 0–1. */
export function staffingPlan(schools: readonly SchoolStaff[], target: StaffingTarget, share: number): StaffingPlan {
  const byCounty = new Map<string, SchoolStaff[]>();
  for (const school of schools) byCounty.set(school.county, [...(byCounty.get(school.county) ?? []), school]);
  const counties: CountyNeed[] = [];
  const chosen: Assessed[] = [];
  for (const [county, own] of [...byCounty].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const assessed = own.flatMap((school): Assessed[] => {
      const posts = required(target, school);
      return posts === null ? [] : [{ school, required: posts, present: target.counts === 'any' ? school.fullTime + school.partTime : school.fullTime }];
    });
    const short = assessed.filter((each) => each.present < each.required).sort(compare);
    const meeting = assessed.length - short.length;
    // A hair of binary fractions must not ask for one school more.
    const schoolsToReach = Math.max(0, Math.ceil(share * assessed.length - 1e-9) - meeting);
    const first = short.slice(0, schoolsToReach);
    chosen.push(...first);
    counties.push({
      county,
      schools: assessed.length,
      meeting,
      schoolsToReach,
      posts: sum(first, missingOf),
      postsForAll: sum(short, missingOf),
      convertible: target.counts === 'fullTime' ? sum(first, convertibleOf) : 0,
      unknown: own.length - assessed.length,
    });
  }
  return { counties, schools: chosen.sort(compare).map((each, index) => needOf(each, target, index + 1)) };
}

function missingOf({ required: asked, present }: Assessed): number {
  return asked - present;
}

function convertibleOf(each: Assessed): number {
  return Math.min(missingOf(each), each.school.partTime);
}

function sum(schools: readonly Assessed[], of: (each: Assessed) => number): number {
  return schools.reduce((total, each) => total + of(each), 0);
}

function isUrgent({ boarding, students }: SchoolStaff): boolean {
  return boarding === true || (students ?? 0) >= LARGE_SCHOOL;
}

/** Nobody at all; then boarding or large; then the more missing; then the more pupils; the code decides what is left. */
function compare(a: Assessed, b: Assessed): number {
  const nobody = (each: Assessed): number => Number(each.school.fullTime + each.school.partTime === 0);
  return (
    nobody(b) - nobody(a) ||
    Number(isUrgent(b.school)) - Number(isUrgent(a.school)) ||
    missingOf(b) - missingOf(a) ||
    (b.school.students ?? 0) - (a.school.students ?? 0) ||
    (a.school.school < b.school.school ? -1 : 1)
  );
}

function needOf(each: Assessed, target: StaffingTarget, rank: number): SchoolNeed {
  const { school, required: asked, present } = each;
  const reasons = [
    ...(school.fullTime + school.partTime === 0 ? ['没有任何心理健康教师'] : []),
    ...(school.boarding === true ? ['寄宿制学校'] : []),
    ...((school.students ?? 0) >= LARGE_SCHOOL ? [`在校生 ${school.students} 人`] : []),
    ...(asked - present > 1 ? [`还差 ${asked - present} 人`] : []),
  ];
  return { ...school, required: asked, present, missing: asked - present, convertible: target.counts === 'fullTime' ? convertibleOf(each) : 0, rank, reasons };
}
