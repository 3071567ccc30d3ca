/** What counselors do besides: of each person, whichever school's row says it. */
import type { Post } from './counselor-plan';
import type { Person } from './people';
import { randomFor } from './random';

export interface Duties {
  readonly researcher: boolean;
  readonly headTeacher: boolean;
  /** Would join the core team. */
  readonly willing: boolean;
  /** One of the hundred (fewer in a small city): certified, three years and more in post, willing, in service. */
  readonly coreTeam: boolean;
  readonly hotlineVolunteer: boolean;
  readonly inService: boolean;
}

const CORE_TEAM = 100;
const CORE_TEAM_SHARE = 0.15;
const VOLUNTEER_SHARE = 0.3;
/** Fewer people than this all take part, so that the day can be covered at all. */
const SMALL_CITY = 40;

export function planDuties(seed: number, posts: readonly Post[]): ReadonlyMap<Person, Duties> {
  const random = randomFor(seed, 'duties');
  const inScope = posts.filter(({ school }) => school.inScope);
  const persons = new Map(inScope.map((post) => [post.person, post.employment]));
  const namesakes = new Set<string>();
  const duties = new Map<Person, Duties>();
  const seats = Math.min(CORE_TEAM, Math.max(3, Math.round(persons.size * CORE_TEAM_SHARE)));
  let chosen = 0;
  for (const [person, employment] of persons) {
    const inService = random.chance(0.98);
    const willing = random.chance(0.45);
    // Activities and rotas name people without a number: no two of these may share a name.
    const isOnlyOne = !namesakes.has(person.name);
    const coreTeam = inService && willing && isOnlyOne && chosen < seats && random.chance(0.6);
    const hotlineVolunteer = inService && isOnlyOne && (coreTeam || random.chance(persons.size < SMALL_CITY ? 1 : VOLUNTEER_SHARE));
    if (coreTeam) chosen += 1;
    if (hotlineVolunteer) namesakes.add(person.name);
    duties.set(person, { researcher: random.chance(0.04), headTeacher: employment === 'partTime' && random.chance(0.35), willing, coreTeam, hotlineVolunteer, inService });
  }
  for (const { person } of posts) if (!duties.has(person)) duties.set(person, { researcher: false, headTeacher: false, willing: false, coreTeam: false, hotlineVolunteer: false, inService: true });
  return duties;
}
