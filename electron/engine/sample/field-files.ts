/** Files of the datasets beside directory, roster and results, and what must be found in them. */
import type { SampleArea } from './areas';
import { addAnswerCounts, type AnswerCounts, answerFile, countAnswers, planAnswers } from './answer-files';
import { activityFiles, planActivities } from './activity-files';
import { callFiles } from './call-files';
import { countCalls, planCalls } from './call-plan';
import { courseFiles, planCourses } from './course-files';
import type { Duties } from './counselor-duties';
import type { Post } from './counselor-plan';
import type { WritingContext } from './directory-files';
import type { FieldTruth } from './field-truth';
import { spreadFlaws } from './flaws';
import { followUpFiles } from './follow-up-files';
import { type Case, caseOf, CaseTally, closingDay, DEADLINES } from './follow-up-plan';
import type { WrittenFile } from './form';
import { planRota, rotaTruth } from './hotline-plan';
import { managementFiles, planManagement } from './management-files';
import { organisationFiles } from './organisation-files';
import { countReturns, type OrganisationRow, schoolReturn, type StatedDifferently } from './organisation-plan';
import type { Person } from './people';
import { randomFor } from './random';
import { codesOf, type Reporting } from './reporting';
import type { SchoolOutcome } from './result-files';
import { planCountyRota, rotaGridFile } from './rota-grid-file';
import { planRooms, roomFiles } from './room-files';
import { rosterCounts } from './roster-truth';
import type { SampleSchool } from './school-plan';
import { shiftFiles } from './shift-files';
import { countAreas } from './tally';
import { planTeacherSystem, teacherSystemFile, teacherSystemTruth } from './teacher-system-file';
import { planTrainings, trainingFiles } from './training-files';

const unreportedOf = ({ unreported, late }: Reporting) => ({ unreported: codesOf(unreported), late: codesOf(late) });

export class FieldFiles {
  private readonly startYear: number;
  private readonly returns: OrganisationRow[] = [];
  private readonly differing: StatedDifferently[] = [];
  private readonly withoutLedger: string[] = [];
  private readonly cases = new CaseTally();
  private readonly answers: (AnswerCounts & { readonly area: SampleArea })[] = [];
  private openArea: SampleArea | null = null;
  private areaReturns: OrganisationRow[] = [];
  private areaCases: Case[] = [];
  private readonly plans;

  constructor(
    private readonly context: WritingContext,
    private readonly schools: readonly SampleSchool[],
    posts: readonly Post[],
    duties: ReadonlyMap<Person, Duties>,
  ) {
    const { seed } = context;
    this.startYear = Number(context.schoolYear.slice(0, 4));
    const shifts = planRota(seed, posts, duties, this.startYear);
    this.plans = {
      roster: rosterCounts(posts, duties),
      trainings: planTrainings(seed, posts, this.startYear),
      activities: planActivities(seed, schools, posts, duties, this.startYear),
      courses: planCourses(seed, schools),
      management: planManagement(seed, schools),
      rooms: planRooms(seed, schools, posts, this.startYear),
      shifts,
      // A county's own rota goes on where the city's ends.
      countyShifts: shifts.length === 0 ? [] : planCountyRota(posts, duties, this.startYear),
      calls: planCalls(seed, schools.length, shifts),
      teacherSystem: planTeacherSystem(seed, posts, this.startYear),
    };
  }

  /** What does not depend on results. */
  async *independent(): AsyncGenerator<WrittenFile> {
    const { context, plans } = this;
    yield* trainingFiles(plans.trainings, context);
    yield* activityFiles(plans.activities, context);
    yield* courseFiles(plans.courses, context);
    yield* managementFiles(plans.management, context);
    yield* roomFiles(plans.rooms, context);
    yield* shiftFiles(plans.shifts, context);
    yield* rotaGridFile(plans.countyShifts, context);
    yield* callFiles(plans.calls, context);
    yield* teacherSystemFile(plans.teacherSystem, context);
  }

  /** Takes a school's results; schools come county by county, and a county's files when the next one begins. */
  async *after(outcome: SchoolOutcome): AsyncGenerator<WrittenFile> {
    const { school } = outcome;
    if (this.openArea !== school.area) {
      yield* this.end();
      this.openArea = school.area;
      for (const other of this.schools.filter((each) => each.inScope && each.area === school.area && each.listed === 0)) this.takeReturn(other, new Map(), []);
    }
    const random = randomFor(this.context.seed, 'follow-ups', school.code);
    const cases = outcome.concerned.flatMap((concerned) => caseOf(concerned, school, outcome.toldBy, random, this.startYear) ?? []);
    this.takeReturn(school, outcome.byGrade, cases);
    if (cases.length > 0 && random.chance(0.05)) this.withoutLedger.push(school.code);
    else this.areaCases.push(...cases);
    const answers = planAnswers(this.context.seed, school, outcome.settled);
    const file = await answerFile(answers, outcome.toldBy, this.context);
    if (file === null) return;
    this.answers.push({ area: school.area, ...countAnswers(answers) });
    yield file;
  }

  /** The files of the last county. */
  async *end(): AsyncGenerator<WrittenFile> {
    if (this.openArea === null) return;
    const flaws = spreadFlaws(this.areaReturns.length, ['valid'] as const, randomFor(this.context.seed, 'organisation flaws', this.openArea.code));
    const returns = this.areaReturns.map((row, index): OrganisationRow => ({ ...row, flaw: flaws.get(index) }));
    this.returns.push(...returns);
    yield* organisationFiles(this.openArea, returns, this.context);
    yield* followUpFiles(this.openArea, this.areaCases, this.cases, this.context);
    this.areaReturns = [];
    this.areaCases = [];
  }

  truth(): FieldTruth {
    const { plans, startYear } = this;
    const calls = countAreas(plans.calls.filter(({ talk }) => talk !== null), ({ talk }) => talk?.area as SampleArea, countCalls);
    return {
      counselors: plans.roster,
      trainings: plans.trainings.counts,
      activities: { ...plans.activities.counts, neverVisited: plans.activities.neverVisited },
      courses: { ...plans.courses.counts, ...unreportedOf(plans.courses.reporting) },
      dailyManagement: { ...plans.management.counts, ...unreportedOf(plans.management.reporting) },
      counselingRooms: { ...plans.rooms.counts, ...unreportedOf(plans.rooms.reporting) },
      assessmentOrganisation: { ...countAreas(this.returns, ({ school }) => school.area, countReturns), unreported: this.withoutReturn(), late: [], differing: this.differing },
      assessmentAnswers: countAreas(this.answers, ({ area }) => area, addAnswerCounts),
      followUps: { ...this.cases.counts(), unreported: this.withoutLedger, late: [], asOf: closingDay(startYear), deadlines: DEADLINES },
      hotlineShifts: rotaTruth([...plans.shifts, ...plans.countyShifts]),
      hotlineCalls: { ...calls, city: countCalls(plans.calls) },
      teacherSystem: teacherSystemTruth(plans.teacherSystem),
    };
  }

  /** Also the schools of counties in which nobody was assessed. */
  private withoutReturn(): readonly string[] {
    const reported = new Set(this.returns.map(({ school }) => school));
    return codesOf(this.schools.filter((school) => school.inScope && !reported.has(school)));
  }

  private takeReturn(school: SampleSchool, byGrade: SchoolOutcome['byGrade'], cases: readonly Case[]): void {
    const given = schoolReturn(this.context.seed, school, byGrade, cases, this.startYear);
    if (given === null) return;
    this.areaReturns.push(...given.rows);
    if (given.differing !== null) this.differing.push(given.differing);
  }
}
