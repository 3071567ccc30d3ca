/** The made-up counselors and the schools they serve. */
import { People, type Person } from './people';
import { type Random, randomFor } from './random';
import type { SampleSchool } from './school-plan';

export interface Post {
  readonly person: Person;
  readonly school: SampleSchool;
  readonly employment: 'fullTime' | 'partTime';
  /** The person serves another school as well. */
  readonly shared: boolean;
  /** The roster gives the ID number with a wrong check digit. */
  readonly wrongIdNumber: boolean;
}

const SCHOOLS_WITHOUT = 0.045;
const SHARED_POSTS = 0.05;
const WRONG_ID_NUMBERS = 0.03;
const PUPILS_PER_COUNSELOR = 700;

export function planCounselors(seed: number, schools: readonly SampleSchool[], startYear: number): Post[] {
  const random = randomFor(seed, 'counselors');
  const people = new People(random);
  const inScope = schools.filter((school) => school.inScope);
  const bare = new Set<SampleSchool>();
  while (bare.size < Math.round(inScope.length * SCHOOLS_WITHOUT)) bare.add(random.pick(inScope));
  const served = schools.filter((school) => !bare.has(school));
  const described = new Set<string>();
  return served.flatMap((school, index) =>
    Array.from({ length: school.inScope ? postsOf(random, school) : 1 }, () => {
      const person = people.make(school.area.code, startYear - random.integer(25, 57));
      const employment = random.chance(fullTimeShare(school)) ? 'fullTime' : 'partTime';
      const second = random.chance(SHARED_POSTS) ? secondSchool(random, served, school, index) : undefined;
      // Without a usable number a person is told by name, sex and birth month, which must then be unique.
      const description = `${person.name}|${person.gender}|${person.birth.year}-${person.birth.month}`;
      const wrongIdNumber = second === undefined && !described.has(description) && random.chance(WRONG_ID_NUMBERS);
      described.add(description);
      const first: Post = { person, school, employment, shared: second !== undefined, wrongIdNumber };
      return second === undefined ? [first] : [first, { ...first, school: second, employment: random.chance(0.2) ? employment : 'partTime' } satisfies Post];
    }).flat(),
  );
}

function postsOf(random: Random, school: SampleSchool): number {
  return Math.min(6, 1 + Math.floor(school.students / PUPILS_PER_COUNSELOR) + (random.chance(0.15) ? 1 : 0));
}

function fullTimeShare(school: SampleSchool): number {
  return school.kind.grades[1] > 9 ? 0.25 : school.kind.grades[1] > 6 ? 0.13 : 0.07;
}

/** Mostly a neighbour in the same county; now and then a school of another one. */
function secondSchool(random: Random, served: readonly SampleSchool[], school: SampleSchool, index: number): SampleSchool | undefined {
  const neighbour = random.chance(0.15) ? random.pick(served) : served[index + 1];
  return neighbour !== undefined && neighbour !== school && neighbour.inScope && school.inScope ? neighbour : undefined;
}
