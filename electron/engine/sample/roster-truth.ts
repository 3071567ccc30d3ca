import type { Duties } from './counselor-duties';
import type { Post } from './counselor-plan';
import type { Person } from './people';
import { type AreaCounts, countAreas } from './tally';

/** Distinct persons at schools in scope. */
export interface RosterCounts {
  readonly researchers: number;
  readonly headTeachers: number;
  readonly willing: number;
  readonly coreTeam: number;
  readonly hotlineVolunteers: number;
  readonly inService: number;
}

export function rosterCounts(posts: readonly Post[], duties: ReadonlyMap<Person, Duties>): AreaCounts<RosterCounts> {
  return countAreas(
    posts.filter(({ school }) => school.inScope),
    ({ school }) => school.area,
    (own) => {
      const persons = [...new Set(own.map(({ person }) => person))].flatMap((person) => duties.get(person) ?? []);
      const having = (key: keyof Duties): number => persons.filter((each) => each[key]).length;
      return { researchers: having('researcher'), headTeachers: having('headTeacher'), willing: having('willing'), coreTeam: having('coreTeam'), hotlineVolunteers: having('hotlineVolunteer'), inService: having('inService') };
    },
  );
}
