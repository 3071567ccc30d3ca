import type { CityPlan, Level, PlannedSchool } from './city-plan';
import type { SampleCounts } from './truth';

/** Counts of a group of schools, straight from the plan. */
export function countGroup(plan: CityPlan, schools: readonly PlannedSchool[], levels: ReadonlyMap<PlannedSchool, Readonly<Record<Level, number>>>): SampleCounts {
  const inScope = new Set(schools.filter((school) => school.stage !== 'kindergarten'));
  const posts = plan.posts.filter((post) => inScope.has(post.school));
  const persons = new Set(posts.map((post) => post.person));
  const fullTime = new Set(posts.filter((post) => post.employment === 'fullTime').map((post) => post.person));
  const counts: SampleCounts = {
    schoolCount: inScope.size,
    schoolsWithCounselor: new Set(posts.map((post) => post.school)).size,
    counselorCount: persons.size,
    fullTime: fullTime.size,
    partTime: persons.size - fullTime.size,
    studentsToAssess: 0,
    assessedStudents: 0,
    schoolsAssessed: 0,
    riskLevels: { '0': 0, '1': 0, '2': 0, '3': 0, X: 0, N: 0 },
  };
  for (const school of inScope) {
    counts.studentsToAssess += school.students;
    const own = levels.get(school);
    if (own === undefined) continue;
    const assessed = own['0'] + own['1'] + own['2'] + own['3'] + own.X;
    counts.assessedStudents += assessed;
    if (assessed > 0) counts.schoolsAssessed++;
    for (const level of Object.keys(counts.riskLevels) as Level[]) counts.riskLevels[level] += own[level];
  }
  return counts;
}

export function countBy(plan: CityPlan, levels: ReadonlyMap<PlannedSchool, Readonly<Record<Level, number>>>, key: (school: PlannedSchool) => string): Record<string, SampleCounts> {
  const groups = new Map<string, PlannedSchool[]>();
  for (const school of plan.schools) {
    if (school.stage === 'kindergarten') continue;
    groups.set(key(school), [...(groups.get(key(school)) ?? []), school]);
  }
  return Object.fromEntries([...groups].sort(([a], [b]) => a.localeCompare(b)).map(([name, schools]) => [name, countGroup(plan, schools, levels)]));
}
