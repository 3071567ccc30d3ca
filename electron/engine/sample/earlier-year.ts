/** The school year before: the same city with fewer counselors and lower completion, and with the schools that have since been renamed, merged, founded or closed. */
import type { PlannedChange } from './area-files';
import type { Duties } from './counselor-duties';
import type { Post } from './counselor-plan';
import { Counting } from './counting';
import { directoryFiles, type WritingContext } from './directory-files';
import type { WrittenFile } from './form';
import type { Person } from './people';
import { type Random, randomFor } from './random';
import { resultFiles } from './result-files';
import { rosterFiles } from './roster-files';
import { SCHOOL_KINDS, type SchoolKind } from './school-kinds';
import type { SampleSchool } from './school-plan';
import type { EarlierTruth, SampleFileTruth } from './truth';

/** Schools that have counselors now and had none. */
const NOT_YET_STAFFED = 0.15;
/** Of the other posts, those that were there already. */
const STAYED = 0.93;
/** Of the pupils of a school that took another in, those who were at the other. */
const MERGED_IN = 0.25;
const PUPILS_OF_CLOSED = 24;
/** Another stream of numbers than that of the later year, so that its pupils do not answer the same again. */
const EARLIER_SEED = 104_729;

interface EarlierYear {
  readonly schools: readonly SampleSchool[];
  readonly posts: readonly Post[];
}

function planEarlierYear(seed: number, schools: readonly SampleSchool[], posts: readonly Post[], changes: readonly PlannedChange[]): EarlierYear {
  const random = randomFor(seed, 'earlier year');
  // The first of a school's predecessors is the one that its counselors served.
  const asTheyWere = new Map(schools.map((school) => [school, predecessors(school, changes.find((change) => change.school === school), random)]));
  const closed = changes.filter(({ type }) => type === '撤销').flatMap((change) => closedSchool(change, schools) ?? []);
  const bare = new Set(schools.filter((school) => school.inScope && random.chance(NOT_YET_STAFFED)));
  return {
    schools: [...schools.flatMap((school) => asTheyWere.get(school) ?? []), ...closed],
    posts: posts.flatMap((post): Post[] => {
      const school = asTheyWere.get(post.school)?.[0];
      return school === undefined || bare.has(post.school) || !random.chance(STAYED) ? [] : [{ ...post, school }];
    }),
  };
}

function predecessors(school: SampleSchool, change: PlannedChange | undefined, random: Random): readonly SampleSchool[] {
  const listed = Math.round(school.listed * (0.8 + random.next() * 0.15));
  const students = Math.max(listed, Math.round(school.students * (0.97 + random.next() * 0.06)));
  const own: SampleSchool = { ...school, listed, students };
  switch (change?.type) {
    case '新建':
      return [];
    case '更名':
      return [{ ...own, name: change.formerName }];
    case '合并': {
      const [pupils, rows] = [Math.floor(students * MERGED_IN), Math.floor(listed * MERGED_IN)];
      return [
        { ...own, students: students - pupils, listed: listed - rows },
        { ...own, name: change.formerName, code: change.formerCode, students: pupils, listed: rows, boards: false },
      ];
    }
    default:
      return [own];
  }
}

function closedSchool(change: PlannedChange, schools: readonly SampleSchool[]): SampleSchool | undefined {
  const neighbour = schools.find(({ area }) => area.label === change.county);
  return neighbour && { ...neighbour, kind: SCHOOL_KINDS[0] as SchoolKind, name: change.formerName, code: change.formerCode, students: PUPILS_OF_CLOSED, listed: 0, boards: false, inScope: true };
}

/** Directory, rosters and results in a folder of the year's own. @returns its truth. */
export async function* earlierYearFiles(
  { seed, schoolYear }: WritingContext,
  schools: readonly SampleSchool[],
  posts: readonly Post[],
  duties: ReadonlyMap<Person, Duties>,
  changes: readonly PlannedChange[],
): AsyncGenerator<WrittenFile, EarlierTruth, undefined> {
  const plan = planEarlierYear(seed, schools, posts, changes);
  const context: WritingContext = { seed: (seed + EARLIER_SEED) % 2_147_483_648, schoolYear };
  const counting = new Counting(plan.schools, plan.posts);
  const files: SampleFileTruth[] = [];
  const inFolder = ({ bytes, truths }: WrittenFile): WrittenFile => {
    const moved = truths.map((truth) => ({ ...truth, relativePath: `${schoolYear}学年/${truth.relativePath}` }));
    files.push(...moved);
    return { bytes, truths: moved };
  };
  for await (const file of directoryFiles(plan.schools, context)) yield inFolder(file);
  for await (const file of rosterFiles(plan.posts, duties, context)) yield inFolder(file);
  for await (const file of resultFiles(plan.schools, context)) {
    yield inFolder(file);
    if (file.results !== undefined) counting.addResults(file.results.school, file.results.levels);
  }
  return {
    schoolYear,
    city: counting.city(),
    byCounty: counting.by((school) => school.area.code),
    byStage: counting.by((school) => school.kind.stage),
    bySchool: counting.by((school) => school.code),
    files,
  };
}
