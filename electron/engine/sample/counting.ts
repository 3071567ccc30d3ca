import { RISK_LEVELS, type RiskLevel } from '../../../shared/risk';
import type { Post } from './counselor-plan';
import type { SampleSchool } from './school-plan';
import type { SampleCounts } from './truth';

export type LevelCounts = Readonly<Record<RiskLevel, number>>;

/** Keeps the truth of every school and adds it up by group. */
export class Counting {
  private readonly levels = new Map<SampleSchool, LevelCounts>();
  private readonly postsBySchool = new Map<SampleSchool, Post[]>();
  private readonly schools: readonly SampleSchool[];

  constructor(schools: readonly SampleSchool[], posts: readonly Post[]) {
    this.schools = schools.filter((school) => school.inScope);
    for (const post of posts) this.postsBySchool.set(post.school, [...(this.postsBySchool.get(post.school) ?? []), post]);
  }

  addResults(school: SampleSchool, levels: LevelCounts): void {
    this.levels.set(school, levels);
  }

  city(): SampleCounts {
    return this.count(this.schools);
  }

  by(keyOf: (school: SampleSchool) => string): Record<string, SampleCounts> {
    const groups = new Map<string, SampleSchool[]>();
    for (const school of this.schools) {
      const group = groups.get(keyOf(school));
      if (group === undefined) groups.set(keyOf(school), [school]);
      else group.push(school);
    }
    return Object.fromEntries([...groups].map(([key, schools]) => [key, this.count(schools)]));
  }

  private count(schools: readonly SampleSchool[]): SampleCounts {
    const posts = schools.flatMap((school) => this.postsBySchool.get(school) ?? []);
    const persons = new Set(posts.map((post) => post.person));
    const fullTime = new Set(posts.filter((post) => post.employment === 'fullTime').map((post) => post.person));
    const results = schools.map((school) => this.levels.get(school)).filter((levels) => levels !== undefined);
    const riskLevels = Object.fromEntries(RISK_LEVELS.map((level) => [level, results.reduce((sum, levels) => sum + levels[level], 0)])) as Record<RiskLevel, number>;
    return {
      schoolCount: schools.length,
      schoolsWithCounselor: new Set(posts.map((post) => post.school)).size,
      counselorCount: persons.size,
      fullTime: fullTime.size,
      partTime: persons.size - fullTime.size,
      studentsToAssess: schools.reduce((sum, school) => sum + school.students, 0),
      assessedStudents: results.reduce((sum, levels) => sum + assessed(levels), 0),
      schoolsAssessed: results.filter((levels) => assessed(levels) > 0).length,
      riskLevels,
    };
  }
}

function assessed(levels: LevelCounts): number {
  return levels['0'] + levels['1'] + levels['2'] + levels['3'] + levels.X;
}
